/**
 * Records as rows of numbers. Each distinct text is made comparable once; a row holds for each field the number of its
 * value, or NOT_GIVEN. Everything is in shared memory, so that threads look at one copy.
 */
import { comparisonOf } from './comparisons/index.ts'
import type { ComparisonKind } from './comparisons/comparison.ts'
import type { Frequencies } from './model.ts'
import type { Field } from './record.ts'
import type { Variants } from './names/variants.ts'
import type { List, Values } from './values.ts'

export const NOT_GIVEN = -1

export type Table = { size: number; fields: readonly Field[]; rows: Int32Array; values: Values[] }

export const sharedInts = (length: number): Int32Array => new Int32Array(new SharedArrayBuffer(length * 4))
const sharedFloats = (length: number): Float64Array => new Float64Array(new SharedArrayBuffer(length * 8))

/** Takes records one by one; `finish` gives the table. */
export class TableBuilder {
  readonly fields: readonly Field[]
  /** The distinct texts of each field, in the order in which they came. */
  readonly texts: string[][]
  size = 0
  private readonly kinds: ComparisonKind[]
  private readonly idOfText: Map<string, number>[]
  private readonly idOfRaw: Map<string, number>[]
  private readonly strings = new Map<string, number>([['', 0]])
  private rows: Int32Array

  constructor(fields: readonly Field[], variants?: Variants, records = 1024) {
    this.fields = fields
    this.kinds = fields.map(({ kind }) => comparisonOf(kind, variants))
    this.texts = fields.map(() => [])
    this.idOfText = fields.map(() => new Map())
    this.idOfRaw = fields.map(() => new Map())
    this.rows = sharedInts(records * fields.length)
  }

  /** A record's cells, in the order of the fields. */
  add(cells: readonly (string | null | undefined)[]): void {
    const width = this.fields.length
    if ((this.size + 1) * width > this.rows.length) {
      const longer = sharedInts(this.rows.length * 2)
      longer.set(this.rows)
      this.rows = longer
    }
    for (let field = 0; field < width; field++) this.rows[this.size * width + field] = this.idOf(field, cells[field])
    this.size++
  }

  private idOf(field: number, raw: string | null | undefined): number {
    if (!raw) return NOT_GIVEN
    const known = this.idOfRaw[field]!.get(raw)
    if (known !== undefined) return known
    const text = this.kinds[field]!.normal(raw.trim()).slice(0, LETTERS_MAX)
    let id = text === '' ? NOT_GIVEN : this.idOfText[field]!.get(text)
    if (id === undefined) {
      id = this.texts[field]!.length
      this.idOfText[field]!.set(text, id)
      this.texts[field]!.push(text)
    }
    this.idOfRaw[field]!.set(raw, id)
    return id
  }

  finish(): Table {
    const values = this.texts.map((texts, field) => this.valuesOf(texts, this.kinds[field]!))
    this.idOfRaw.length = 0
    this.idOfText.length = 0
    this.strings.clear()
    const rows = this.rows.subarray(0, this.size * this.fields.length)
    return { size: this.size, fields: this.fields, rows, values }
  }

  private valuesOf(texts: readonly string[], kind: ComparisonKind): Values {
    const size = texts.length
    const letters = texts.reduce((sum, text) => sum + text.length, 0)
    const units = new Uint16Array(new SharedArrayBuffer(letters * 2))
    const starts = new Uint32Array(new SharedArrayBuffer((size + 1) * 4))
    const facets = kind.columns.facets.map(() => sharedInts(size))
    const lists = kind.columns.lists.map(() => ({
      starts: new Uint32Array(new SharedArrayBuffer((size + 1) * 4)),
      items: [] as number[],
    }))
    let at = 0
    for (let id = 0; id < size; id++) {
      const text = texts[id]!
      for (let letter = 0; letter < text.length; letter++) units[at++] = text.charCodeAt(letter)
      starts[id + 1] = at
      const facts = kind.facts(text)
      facets.forEach((facet, place) => (facet[id] = this.number(facts.facets?.[place] ?? 0)))
      lists.forEach((list, place) => {
        for (const item of facts.lists?.[place] ?? []) list.items.push(this.number(item))
        list.starts[id + 1] = list.items.length
      })
    }
    return {
      size,
      units,
      starts,
      facets,
      lists: lists.map(shared),
      counts: sharedFloats(size),
      frequencies: sharedFloats(size),
    }
  }

  /** Equal texts get equal numbers, whatever field they are in: names can then be found exchanged. */
  private number(fact: string | number): number {
    if (typeof fact === 'number') return fact
    const known = this.strings.get(fact)
    if (known !== undefined) return known
    this.strings.set(fact, this.strings.size)
    return this.strings.size - 1
  }
}

/** Longer texts are compared by their beginning. */
const LETTERS_MAX = 255

function shared({ starts, items }: { starts: Uint32Array; items: number[] }): List {
  const copy = sharedInts(items.length)
  copy.set(items)
  return { starts, items: copy }
}

/** Works out anew what a field's values are forms of, once more forms of names are known. */
export function setForms(table: Table, texts: readonly string[], field: number, variants: Variants): void {
  const kind = comparisonOf(table.fields[field]!.kind, variants)
  const old = table.values[field]!
  const root = kind.columns.facets.indexOf('_root_sound')
  const numbers = new Map<string, number>([['', 0]])
  const number = (text: string): number => {
    if (!numbers.has(text)) numbers.set(text, numbers.size)
    return numbers.get(text)!
  }
  const facets = [...old.facets]
  facets[root] = sharedInts(old.size)
  const list = { starts: new Uint32Array(new SharedArrayBuffer((old.size + 1) * 4)), items: [] as number[] }
  texts.forEach((text, id) => {
    const facts = kind.facts(text)
    facets[root]![id] = number(String(facts.facets?.[root] ?? ''))
    for (const item of facts.lists?.[0] ?? []) list.items.push(number(item))
    list.starts[id + 1] = list.items.length
  })
  table.values[field] = { ...old, facets, lists: [shared(list), ...old.lists.slice(1)] }
}

/** Sets how common each value is among the people that the model was trained on. */
export function setFrequencies(
  table: Table,
  texts: readonly string[][],
  frequencies: Record<string, Frequencies>,
): void {
  table.values.forEach((values, field) => {
    const known = frequencies[table.fields[field]!.name]
    texts[field]!.forEach((text, id) => {
      const count = known && Object.hasOwn(known.values, text) ? known.values[text]! : (known?.rest ?? 1)
      values.counts[id] = count
      values.frequencies[id] = Math.min(1, count / Math.max(1, known?.records ?? 1))
    })
  })
}

/** How often each value of a field stands in the table. */
export function countsOf(table: Table, field: number): Int32Array {
  const counts = new Int32Array(table.values[field]!.size)
  const width = table.fields.length
  for (let at = field; at < table.rows.length; at += width) if (table.rows[at]! >= 0) counts[table.rows[at]!]!++
  return counts
}
