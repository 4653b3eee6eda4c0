/** The figures of a linkage against its truth, of three ways to link the same records. */
import { measured } from '../../src/linkage/files/truth.ts'
import type { Field } from '../../src/linkage/index.ts'
import type { Linked } from '../../src/linkage/link.ts'
import { setFrequencies, TableBuilder } from '../../src/linkage/table.ts'
import { linkOnThreads } from '../../src/linkage/threads.ts'
import { trainOn } from '../../src/linkage/train.ts'
import type { PopulationRecord } from './population-chance.ts'

export type Labelled = {
  name: string
  fields: Field[]
  rows: string[][]
  truth: string[]
  people: PopulationRecord[] | undefined
}

const share = (one: number, of: number) => (of === 0 ? 'none' : `${((100 * one) / of).toFixed(3)} %`)
const four = (value: number) => value.toFixed(4)

export async function compared(set: Labelled): Promise<string[]> {
  const lines = [`${set.name}: ${set.rows.length} records`]
  for (const plain of [false, true]) {
    const begun = performance.now()
    const linked = await linkedBy(set, plain)
    const seconds = (performance.now() - begun) / 1000
    lines.push(...figuresOf(plain ? 'plain Fellegi–Sunter' : 'waymark', set, linked, seconds))
  }
  lines.push(...figuresOf('rule: same names and date of birth', set, byRule(set), 0))
  return [
    ...lines,
    `memory at most ${Math.round(process.resourceUsage().maxRSS / 1024)} MB, with the benchmark's own copies`,
  ]
}

async function linkedBy({ fields, rows }: Labelled, plain: boolean): Promise<Linked> {
  const builder = new TableBuilder(fields)
  for (const row of rows) builder.add(row)
  const table = builder.finish()
  const model = trainOn(table, builder.texts, { plain })
  setFrequencies(table, builder.texts, model.frequencies)
  return linkOnThreads(table, model)
}

function byRule({ fields, rows }: Labelled): Linked {
  const at = ['given_name', 'family_name', 'date_of_birth'].map((kind) =>
    fields.findIndex((field) => field.kind === kind),
  )
  const firstOf = new Map<string, number>()
  const clusterOf = Int32Array.from(rows, (row, number) => {
    const cells = at.map((column) => row[column]?.toLowerCase() ?? '')
    if (cells.includes('')) return number
    const key = cells.join('|')
    if (!firstOf.has(key)) firstOf.set(key, number)
    return firstOf.get(key)!
  })
  return { clusterOf, pairs: { count: 0, left: new Int32Array(), right: new Int32Array(), weight: new Float32Array() } }
}

function figuresOf(name: string, set: Labelled, linked: Linked, seconds: number): string[] {
  const { clusters, pairs } = measured(linked, set.truth, {})
  const head = `  ${name}: cluster F1 ${four(clusters.f1)} (precision ${four(clusters.precision)}, recall ${four(clusters.recall)})`
  const called =
    linked.pairs.count > 0
      ? `, precision of "same" ${four(pairs.precision)}, train and link ${seconds.toFixed(1)} s`
      : ''
  return [head + called, ...(set.people ? [ofPeople(set.people, linked.clusterOf)] : [])]
}

/** Twins, other people of one household, missing and doubtful dates of birth. */
function ofPeople(people: readonly PopulationRecord[], clusterOf: Int32Array): string {
  const homes = Map.groupBy(people.keys(), (at) => people[at]!.household)
  const found = { twins: [0, 0], others: [0, 0], missing: [0, 0], yearOff: [0, 0] }
  for (const rows of homes.values())
    for (const [at, i] of rows.entries())
      for (const j of rows.slice(at + 1)) {
        const kind = kindOf(people[i]!, people[j]!)
        if (!kind) continue
        found[kind][1]!++
        if (clusterOf[i] === clusterOf[j]) found[kind][0]!++
      }
  const told = ([one, of]: number[]) => `${share(one!, of!)} of ${of}`
  return `    twins joined ${told(found.twins)}; others at home joined ${told(found.others)}; recall with a date of birth missing ${told(found.missing)}, a year off ${told(found.yearOff)}`
}

function kindOf(a: PopulationRecord, b: PopulationRecord): 'twins' | 'others' | 'missing' | 'yearOff' | undefined {
  if (a.person === b.person) {
    if (a.date_of_birth === '' || b.date_of_birth === '') return 'missing'
    const isSameDay = a.date_of_birth.length === 10 && a.date_of_birth.slice(4) === b.date_of_birth.slice(4)
    return isSameDay && Math.abs(Number(a.date_of_birth.slice(0, 4)) - Number(b.date_of_birth.slice(0, 4))) === 1
      ? 'yearOff'
      : undefined
  }
  const isWhole = (one: PopulationRecord) => one.isClean && one.given_name && one.family_name && one.date_of_birth
  if (!isWhole(a) || !isWhole(b)) return undefined
  return a.isTwin && b.isTwin && a.date_of_birth === b.date_of_birth ? 'twins' : 'others'
}
