/** The same release told more coarsely, table by table, so that less of it needs hiding. Pure. */
import { dimensions, type Dimension } from '../../measures/index.ts'
import type { Recipe, RecipeItem } from '../release/recipe.ts'
import { itemAt, putItem, type Place } from './editing.ts'
import { itemTitle } from './item-words.ts'

type Table = Extract<RecipeItem, { kind: 'table' }>

/** A table told otherwise. `offer` completes "Try …". */
export type Alternative = { id: string; place: Place; table: string; offer: string; item: Table }

const coarser: Partial<Record<Dimension, Dimension>> = { month: 'quarter', quarter: 'year' }

/** The tables of a recipe by their places, in the document's order. */
export const tablesIn = ({ sections }: Recipe): { place: Place; item: Table }[] =>
  sections.flatMap(({ items }, section) =>
    items.flatMap((item, at) => (item.kind === 'table' ? [{ place: { section, item: at }, item }] : [])),
  )

/** What could be tried with a table, the change that keeps most of it first. */
export function alternativesFor(place: Place, item: Table): Alternative[] {
  const one = (id: string, offer: string, changes: Partial<Table>): Alternative => ({
    id: `${place.section + 1}-${place.item + 1}-${id}`,
    place,
    table: itemTitle(item),
    offer,
    // A name that somebody gave it may say "by month", and would no longer be true.
    item: { ...item, ...changes, title: changes.by ? undefined : item.title },
  })
  const named = (dimension: Dimension) => lower(dimensions[dimension])
  const times = item.by.flatMap((dimension, at) => {
    const longer = coarser[dimension]
    if (!longer || item.by.includes(longer)) return []
    return [one(longer, `by ${named(longer)} instead of ${named(dimension)}`, { by: item.by.with(at, longer) })]
  })
  const [rows, columns] = item.by as [Dimension, Dimension?]
  const plain = columns
    ? [
        one('rows', `by ${named(rows)} alone`, { by: [rows] }),
        one('columns', `by ${named(columns)} alone`, { by: [columns], chart: 'none' }),
      ]
    : []
  const alone = item.compared ? [one('alone', 'without the period compared with', { compared: false })] : []
  return [...times, ...plain, ...alone]
}

/** The recipe with an alternative in the place of the table. */
export function tried(recipe: Recipe, { place, item }: Alternative): Recipe {
  const put = itemAt(recipe, place) && putItem(place, item)(recipe)
  return put?.ok ? put.value : recipe
}

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)
