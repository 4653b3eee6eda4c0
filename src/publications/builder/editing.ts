/** What an analyst does to a recipe: sections and items added, changed, moved and removed. Pure; places count from 0. */
import { ok, refuse, type Result } from '../../platform/result.ts'
import type { Recipe, RecipeItem } from '../release/recipe.ts'

export const SECTIONS_MAX = 40
export const ITEMS_MAX = 60

export type Place = { section: number; item: number }
export type Direction = 'up' | 'down'
export type EditRefusal =
  | { kind: 'nothing_there' }
  | { kind: 'sections_full' }
  | { kind: 'items_full'; heading: string }
  | { kind: 'last_section' }

export type Edit = (recipe: Recipe) => Result<Recipe, EditRefusal>

export const editText: { [K in EditRefusal['kind']]: (refusal: Extract<EditRefusal, { kind: K }>) => string } = {
  nothing_there: () => 'What you changed is no longer in the release: somebody removed it',
  sections_full: () => `A release has ${SECTIONS_MAX} sections at most. Remove one, or put this into one of them`,
  items_full: ({ heading }) => `“${heading}” has ${ITEMS_MAX} parts, as many as there may be. Begin another section`,
  last_section: () => 'A release has at least one section. Change this one, or add another before you remove it',
}

export const editSentence = (refusal: EditRefusal): string =>
  (editText[refusal.kind] as (one: EditRefusal) => string)(refusal)

export const itemAt = ({ sections }: Recipe, { section, item }: Place): RecipeItem | undefined =>
  sections[section]?.items[item]

/** Adds a section at the end, empty. */
export const addSection =
  (heading: string): Edit =>
  (recipe) =>
    recipe.sections.length >= SECTIONS_MAX
      ? refuse({ kind: 'sections_full' })
      : ok({ ...recipe, sections: [...recipe.sections, { heading, items: [] }] })

export const renameSection =
  (at: number, heading: string): Edit =>
  (recipe) =>
    withSection(recipe, at, (section) => ({ ...section, heading }))

export const moveSection =
  (at: number, direction: Direction): Edit =>
  (recipe) => {
    const sections = moved(recipe.sections, at, direction)
    return sections ? ok({ ...recipe, sections }) : refuse({ kind: 'nothing_there' })
  }

/** Removes a section with everything in it. */
export const removeSection =
  (at: number): Edit =>
  (recipe) => {
    if (!recipe.sections[at]) return refuse({ kind: 'nothing_there' })
    if (recipe.sections.length === 1) return refuse({ kind: 'last_section' })
    return ok({ ...recipe, sections: recipe.sections.toSpliced(at, 1) })
  }

/** Puts an item in the place of another or, where there is none at that place, at the end of the section. */
export const putItem =
  ({ section, item }: Place, put: RecipeItem): Edit =>
  (recipe) => {
    const there = recipe.sections[section]
    if (!there) return refuse({ kind: 'nothing_there' })
    const isNew = item >= there.items.length
    if (isNew && there.items.length >= ITEMS_MAX) return refuse({ kind: 'items_full', heading: there.heading })
    return withSection(recipe, section, ({ heading, items }) => ({
      heading,
      items: isNew ? [...items, put] : items.with(item, put),
    }))
  }

export const removeItem =
  ({ section, item }: Place): Edit =>
  (recipe) =>
    itemAt(recipe, { section, item })
      ? withSection(recipe, section, ({ heading, items }) => ({ heading, items: items.toSpliced(item, 1) }))
      : refuse({ kind: 'nothing_there' })

/** Moves an item within its section; past its first or last place, into the section before or after. */
export const moveItem =
  ({ section, item }: Place, direction: Direction): Edit =>
  (recipe) => {
    const moving = itemAt(recipe, { section, item })
    if (!moving) return refuse({ kind: 'nothing_there' })
    const within = moved(recipe.sections[section]!.items, item, direction)
    if (within) return withSection(recipe, section, ({ heading }) => ({ heading, items: within }))
    const other = section + (direction === 'up' ? -1 : 1)
    const next = recipe.sections[other]
    if (!next) return refuse({ kind: 'nothing_there' })
    if (next.items.length >= ITEMS_MAX) return refuse({ kind: 'items_full', heading: next.heading })
    return ok({
      ...recipe,
      sections: recipe.sections.map(({ heading, items }, at) => {
        if (at === section) return { heading, items: items.toSpliced(item, 1) }
        if (at === other) return { heading, items: direction === 'up' ? [...items, moving] : [moving, ...items] }
        return { heading, items }
      }),
    })
  }

type Section = Recipe['sections'][number]

function withSection(recipe: Recipe, at: number, change: (section: Section) => Section): Result<Recipe, EditRefusal> {
  const section = recipe.sections[at]
  if (!section) return refuse({ kind: 'nothing_there' })
  return ok({ ...recipe, sections: recipe.sections.with(at, change(section)) })
}

/** The list with one of it a place further; undefined where it is not there or has no further place. */
export function moved<T>(list: readonly T[], at: number, direction: Direction): T[] | undefined {
  const to = at + (direction === 'up' ? -1 : 1)
  const [one, other] = [list[at], list[to]]
  if (one === undefined || other === undefined) return undefined
  return list.with(at, other).with(to, one)
}
