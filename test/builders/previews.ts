/** Previews of releases by a plain composer: it counts, hides 1 to 4, and of a table with one such row the next smallest. */
import type { Actor } from '../../src/access/index.ts'
import { partnershipOf } from '../../src/agencies/index.ts'
import { dimensions, figuresWithin, measureOf, type Dimension, type Figure } from '../../src/measures/index.ts'
import { inTransaction, nowFor, type Database, type Tx } from '../../src/platform/database/index.ts'
import { periodInWords } from '../../src/platform/pages/index.ts'
import { mustBeOk, ok } from '../../src/platform/result.ts'
import { referenceOf, type Reference } from '../../src/reference/index.ts'
import {
  wireBuilder,
  type HiddenCount,
  type Preview,
  type PreviewRelease,
} from '../../src/publications/builder/parts.ts'
import { cellName } from '../../src/publications/compose/cell-name.ts'
import type { Cell, Item, ReleaseContent, ReleaseTable } from '../../src/publications/release/document.ts'
import type { Recipe, RecipeItem } from '../../src/publications/release/recipe.ts'
import { authoritiesOfForce } from '../../src/reference/index.ts'

type Asked = { tx: Tx; reference: Reference; recipe: Recipe }

/** Crossings are told by their rows alone: what is tried here is the builder, and not the composer. */
export const plainPreview: PreviewRelease = async (database: Database, actor: Actor, recipe: Recipe, options = {}) => {
  const reference = await referenceOf(database)
  const made = await inTransaction(
    database,
    actor,
    async (tx) => ok(await composed({ tx, reference, recipe }, options.knownAt ?? nowFor(actor))),
    'count',
  )
  return ok(mustBeOk(made))
}

export const wirePlainPreview = (): void => wireBuilder({ preview: plainPreview })

async function composed({ tx, reference, recipe }: Asked, knownAt: ReturnType<typeof nowFor>): Promise<Preview> {
  const { name, policeForce } = await partnershipOf(tx)
  const force = authoritiesOfForce(reference, policeForce).map(({ gssCode }) => gssCode)
  const cells: HiddenCount[] = []
  const figures: ReleaseContent['figures'][number][] = []
  const tables: ReleaseTable[] = []
  const inside: ReleaseTable[] = []
  const sections: ReleaseContent['sections'][number][] = []
  for (const [at, section] of recipe.sections.entries()) {
    const items: Item[] = []
    for (const item of section.items) items.push(...(await itemOf(item)))
    sections.push({ id: `section-${at + 1}`, heading: section.heading, items })
  }
  const content = (told: readonly ReleaseTable[]): ReleaseContent => ({
    format: 1,
    title: recipe.title,
    subtitle: periodInWords(recipe.period),
    audience: recipe.audience,
    partnership: name,
    policeForce,
    place: { name: 'Everywhere', authorities: recipe.authorities },
    period: recipe.period,
    knownAt,
    madeBy: 'Waymark',
    policy: { name: recipe.policy, version: 1, sentence: 'Counts of 1 to 4 are hidden.' },
    statement: [],
    sections,
    figures,
    tables: told,
    measures: [],
    quality: [],
    revisions: [],
    contact: recipe.contact,
  })
  const hidden = new Map(cells.map((cell) => [cell.name, cell]))
  const primary = [...hidden.values()].filter(({ isPrimary }) => isPrimary).length
  return {
    content: content(tables),
    internal: content(inside),
    protection: {
      policy: recipe.policy,
      primary,
      secondary: hidden.size - primary,
      cells: [...hidden.values()],
      proved: false,
      gap: 0.25,
    },
  }

  async function figureOf(item: Extract<RecipeItem, { kind: 'table' | 'figures' }>, id: string, by: Dimension[]) {
    const counted = mustBeOk(
      await figuresWithin(tx, reference, {
        period: recipe.period,
        compare: undefined,
        authorities: item.area === 'force' ? [] : recipe.authorities,
        measures: [id as never],
        by,
        knownAt,
      }),
    )
    return counted.figures[0] as Figure
  }

  async function itemOf(item: RecipeItem): Promise<Item[]> {
    if (item.kind === 'text') return [{ kind: 'text', paragraphs: [[[item.text]]] }]
    if (item.kind === 'explanations') return []
    const place = { name: 'Everywhere', authorities: item.area === 'force' ? [] : recipe.authorities }
    if (item.kind === 'figures') {
      const ids = []
      for (const measure of item.measures) {
        const { value } = await figureOf(item, measure, [])
        const { title, unit } = measureOf(measure)
        ids.push(`f-${figures.length}`)
        figures.push({ id: ids.at(-1)!, title, measure, unit: unit.many, place, period: recipe.period, value })
      }
      return [{ kind: 'figures', ids }]
    }
    const [by] = item.by as [Dimension]
    const { measure, parts } = await figureOf(item, item.measure, [by])
    const rows = parts.get(by) ?? []
    const area = place.authorities.length === 0 ? force : place.authorities
    const small = rows.filter(({ value }) => value > 0 && value < 5)
    const others = rows.filter(({ value }) => value >= 5).toSorted((a, b) => a.value - b.value)
    const secret = new Map([
      ...small.map(({ key }) => [key, true] as const),
      ...(small.length === 1 ? others.slice(0, 1).map(({ key }) => [key, false] as const) : []),
    ])
    for (const [key, isPrimary] of secret)
      cells.push({
        name: cellName({ measure: `${measure.id}@${measure.version}`, area, period: recipe.period }, { [by]: key }),
        lower: 1,
        upper: 9,
        isPrimary,
      })
    const id = `t-${tables.length}`
    const table = (cellOf: (key: string, value: number) => Cell): ReleaseTable => ({
      id,
      title: item.title ?? `${measure.title} by ${dimensions[by].toLowerCase()}`,
      measure: measure.id,
      unit: measure.unit.many,
      place,
      period: recipe.period,
      rowsTitle: dimensions[by],
      columns: [{ key: 'value', title: 'Count', unit: measure.unit.many, decimals: 0 }],
      rows: rows.map(({ key, value }) => ({ key, label: key, isTotal: false, cells: [cellOf(key, value)] })),
      notes: [],
    })
    inside.push(table((_, value) => value))
    tables.push(table((key, value) => (secret.has(key) ? '[c]' : value)))
    return [{ kind: 'table', id }]
  }
}
