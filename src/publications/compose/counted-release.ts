/** Everything that a recipe asks for, counted in one transaction, with a name in the document for each figure and table. */
import { ok, type Result } from '../../platform/result.ts'
import { listAnnotations, measureOf, type Annotation, type MeasureId } from '../../measures/index.ts'
import { countBeside, type CountedBeside, type Published } from './beside.ts'
import type { Recipe, RecipeItem } from '../release/recipe.ts'
import {
  countFigures,
  countTable,
  extentsOf,
  type ComposeRefusal,
  type Counting,
  type Extent,
  type Extents,
  type NamedFigure,
  type NamedTable,
  type Partnership,
} from './counted.ts'

export type CountedItem =
  | { kind: 'text'; text: string }
  | { kind: 'figures'; figures: readonly NamedFigure[] }
  | { kind: 'table'; table: NamedTable }
  | { kind: 'explanations'; explanations: readonly Annotation[]; extent: Extent }

export type CountedRelease = {
  recipe: Recipe
  knownAt: Counting['knownAt']
  partnership: Partnership
  /** What the release itself is of. */
  extent: Extent
  sections: readonly { heading: string; items: readonly CountedItem[] }[]
  beside: CountedBeside
}

export async function countRelease(
  counting: Counting,
  published: readonly Published[] = [],
): Promise<Result<CountedRelease, ComposeRefusal>> {
  const { recipe, knownAt } = counting
  const extents = await extentsOf(counting)
  const names = new Set<string>()
  const counted: { heading: string; items: CountedItem[] }[] = []
  for (const { heading, items } of recipe.sections) {
    const done: CountedItem[] = []
    for (const item of items) {
      const made = await countItem(counting, extents, item, names)
      if (!made.ok) return made
      done.push(made.value)
    }
    counted.push({ heading, items: done })
  }
  const own = extents.of({ area: 'asked', over: 'release' })
  if (!own.ok) return own
  const release = { recipe, knownAt, partnership: extents.partnership, extent: own.value, sections: counted }
  return ok({ ...release, beside: await countBeside(counting, figuresOf(release), tablesOf(release), published) })
}

async function countItem(
  counting: Counting,
  extents: Extents,
  item: RecipeItem,
  names: Set<string>,
): Promise<Result<CountedItem, ComposeRefusal>> {
  if (item.kind === 'text') return ok(item)
  const extent = extents.of({ area: item.area, over: 'over' in item ? item.over : 'release' })
  if (!extent.ok) return extent
  if (item.kind === 'explanations') {
    const explanations = await explanationsOf(counting, extent.value, item.measures)
    return ok({ kind: 'explanations', explanations, extent: extent.value })
  }
  const where = [item.over === 'programme' ? 'programme' : '', item.area === 'force' ? 'force' : '']
  if (item.kind === 'figures') {
    const figures = await countFigures(counting, extent.value, item.measures.map(measureOf))
    if (!figures.ok) return figures
    return ok({
      kind: 'figures',
      figures: figures.value.map((figure) => ({ ...figure, id: nameFor(names, [figure.measure.id, ...where]) })),
    })
  }
  const table = await countTable(counting, extent.value, item)
  if (!table.ok) return table
  const id = nameFor(names, [item.measure, 'by', ...item.by, ...where])
  return ok({ kind: 'table', table: { ...table.value, id, item } })
}

/** Of the release's period and of the one compared with, as known at its moment. */
function explanationsOf({ tx, knownAt }: Counting, extent: Extent, measures: readonly MeasureId[]) {
  const { period, compare, place } = extent
  return listAnnotations(tx, {
    period: { from: compare && compare.from < period.from ? compare.from : period.from, to: period.to },
    authorities: place.authorities,
    knownAt,
    measures,
  })
}

/** "contacts-received-by-month", with a number where the document has one of that name already. */
function nameFor(names: Set<string>, words: readonly string[]): string {
  const plain = words
    .filter((word) => word !== '')
    .join('-')
    .replaceAll('_', '-')
  let name = plain
  for (let count = 2; names.has(name); count += 1) name = `${plain}-${count}`
  names.add(name)
  return name
}

/** Every figure and table of a release, in its order. */
export const figuresOf = ({ sections }: Pick<CountedRelease, 'sections'>): NamedFigure[] =>
  sections.flatMap(({ items }) => items.flatMap((item) => (item.kind === 'figures' ? item.figures : [])))
export const tablesOf = ({ sections }: Pick<CountedRelease, 'sections'>): NamedTable[] =>
  sections.flatMap(({ items }) => items.flatMap((item) => (item.kind === 'table' ? [item.table] : [])))
