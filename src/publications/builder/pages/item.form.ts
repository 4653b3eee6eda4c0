/** What is typed for a part of a release, and the item that it makes. Pure. */
import { isDimension, isMeasureId, type Dimension, type MeasureId } from '../../../measures/index.ts'
import type { FieldError } from '../../../platform/pages/index.ts'
import { RecipeItem, type Recipe } from '../../release/recipe.ts'
import { measureNamed, titleOf } from '../catalogue.ts'
import { faultsOf } from '../checking.ts'
import { moved, type Direction } from '../editing.ts'
import { chartWords } from '../item-words.ts'
import { many, one, type Fields } from './frame.ts'

export const kinds = ['text', 'figures', 'table', 'explanations'] as const
export type Kind = RecipeItem['kind']
export const isKind = (text: string): text is Kind => (kinds as readonly string[]).includes(text)

export const TEXT_CHARACTERS_MAX = 10_000
export const TITLE_CHARACTERS_MAX = 200
export const MEASURES_MAX = 40

/** The answers that show an item in its form. */
export function fieldsOfItem(item: RecipeItem): Record<string, string | string[]> {
  switch (item.kind) {
    case 'text':
      return { kind: item.kind, text: item.text }
    case 'figures':
      return { kind: item.kind, chosen: [...item.measures], area: item.area, over: item.over }
    case 'explanations':
      return { kind: item.kind, chosen: [...item.measures], area: item.area }
    case 'table':
      return {
        kind: item.kind,
        measure: item.measure,
        rows: item.by[0]!,
        columns: item.by[1] ?? '',
        area: item.area,
        over: item.over,
        compared: item.compared ? 'yes' : '',
        rate: item.rate ? 'yes' : '',
        chart: item.chart,
        title: item.title ?? '',
      }
  }
}

/** The measures chosen so far, in their order, those just ticked last; what is no measure is left out. */
export const chosenIn = (fields: Fields): MeasureId[] => [
  ...new Set([...many(fields, 'chosen'), ...many(fields, 'add')].filter(isMeasureId)),
]

/** The fields after a press of up, down or take away beside a chosen measure. */
export function rearranged(fields: Fields, does: string): MeasureId[] {
  const chosen = chosenIn(fields)
  const [verb, id] = does.split(':')
  const at = chosen.indexOf(id as MeasureId)
  if (verb === 'drop') return chosen.filter((one) => one !== id)
  return (verb === 'up' || verb === 'down' ? moved(chosen, at, verb as Direction) : undefined) ?? chosen
}

export type ReadItem = { ok: true; item: RecipeItem } | { ok: false; errors: FieldError[] }

/** The item, or what is wrong with it by field. */
export function readItem(kind: Kind, fields: Fields, recipe: Pick<Recipe, 'compare'>): ReadItem {
  const errors: FieldError[] = []
  const made =
    kind === 'text' ? textIn(fields, errors) : kind === 'table' ? tableIn(fields, errors) : listIn(kind, fields, errors)
  if (errors.length > 0) return { ok: false, errors }
  const parsed = RecipeItem.safeParse(made)
  if (!parsed.success) return { ok: false, errors: [{ field: '', text: 'Choose from what the form offers' }] }
  const faults = faultsOf(parsed.data, recipe)
  return faults.length > 0 ? { ok: false, errors: faults } : { ok: true, item: parsed.data }
}

function textIn(fields: Fields, errors: FieldError[]) {
  const text = one(fields, 'text').replaceAll('\r\n', '\n').trim()
  if (text === '') errors.push({ field: 'text', text: 'Enter the commentary' })
  if (text.length > TEXT_CHARACTERS_MAX)
    errors.push({
      field: 'text',
      text: `Commentary must be 10,000 characters or fewer: this has ${text.length.toLocaleString('en-GB')}. Put the rest into another part`,
    })
  return { kind: 'text', text }
}

function listIn(kind: 'figures' | 'explanations', fields: Fields, errors: FieldError[]) {
  const named = [...many(fields, 'chosen'), ...many(fields, 'add')]
  const unknown = named.find((id) => !isMeasureId(id))
  const measures = chosenIn(fields)
  if (unknown !== undefined)
    errors.push({
      field: 'add',
      text: `There is no measure ${JSON.stringify(unknown.slice(0, 60))}. Select from the list`,
    })
  else if (measures.length === 0) errors.push({ field: 'add', text: 'Select at least one measure' })
  else if (measures.length > MEASURES_MAX)
    errors.push({ field: 'add', text: `Select ${MEASURES_MAX} measures at most: put the others into another part` })
  return { kind, measures, ...extentIn(kind, fields, errors) }
}

function extentIn(kind: Kind, fields: Fields, errors: FieldError[]) {
  const [area, over] = [one(fields, 'area'), one(fields, 'over')]
  if (area !== 'asked' && area !== 'force') errors.push({ field: 'area', text: 'Select the area' })
  if (kind === 'explanations') return { area }
  if (over !== 'release' && over !== 'programme') errors.push({ field: 'over', text: 'Select over which time' })
  return { area, over }
}

function tableIn(fields: Fields, errors: FieldError[]) {
  const measure = measureNamed(one(fields, 'measure'))
  if (!measure) errors.push({ field: 'measure', text: 'Select what the table counts' })
  const [rows, columns] = [one(fields, 'rows'), one(fields, 'columns')]
  if (!isDimension(rows)) errors.push({ field: 'rows', text: 'Select what the rows are' })
  if (columns !== '' && !isDimension(columns))
    errors.push({ field: 'columns', text: 'Select what the columns are, or none' })
  const chart = one(fields, 'chart') || 'none'
  if (!Object.hasOwn(chartWords, chart)) errors.push({ field: 'chart', text: 'Select a chart, or none' })
  const title = one(fields, 'title').trim()
  if (title.length > TITLE_CHARACTERS_MAX)
    errors.push({
      field: 'title',
      text: `The title must be ${TITLE_CHARACTERS_MAX} characters or fewer: it is ${title.length}`,
    })
  return {
    kind: 'table',
    measure: measure?.id,
    by: columns === '' ? [rows] : [rows, columns],
    ...extentIn('table', fields, errors),
    compared: one(fields, 'compared') === 'yes',
    rate: one(fields, 'rate') === 'yes',
    chart,
    ...(title === '' ? {} : { title }),
  }
}

/** What no longer goes with a measure that was chosen instead of another, in a sentence; and the fields without it. */
export function withMeasure(fields: Fields, offered: readonly Dimension[]): { fields: Fields; lost: string[] } {
  const lost = (['rows', 'columns'] as const).filter((field) => {
    const typed = one(fields, field)
    return typed !== '' && !(offered as readonly string[]).includes(typed)
  })
  return {
    lost,
    fields: { ...fields, ...Object.fromEntries(lost.map((field) => [field, ''])) },
  }
}

/** "Contacts received" for a known id. */
export const measureTitle = (id: string): string => (isMeasureId(id) ? titleOf(id) : id)
