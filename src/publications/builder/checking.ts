/** What a recipe asks that no composer can answer, said where it is and with what would be right. Pure. */
import { dimensions, dimensionsOf, isTime as isTimeDimension, measureOf, type Dimension } from '../../measures/index.ts'
import { listInWords, type FieldError } from '../../platform/pages/index.ts'
import { NO_POLICY } from '../compose/index.ts'
import type { Recipe, RecipeItem } from '../release/recipe.ts'

const isTime = (dimension: Dimension | undefined) => dimension !== undefined && isTimeDimension(dimension)

/** The faults of one item, each by the field of its form. */
export function faultsOf(item: RecipeItem, recipe: Pick<Recipe, 'compare'>): FieldError[] {
  if (item.kind === 'figures' || item.kind === 'explanations') return repeated(item.measures)
  return item.kind === 'table' ? tableFaults(item, recipe) : []
}

function repeated(measures: readonly string[]): FieldError[] {
  const twice = measures.find((id, at) => measures.indexOf(id) !== at)
  return twice === undefined
    ? []
    : [{ field: 'measures', text: `${measureOf(twice as never).title} stands here twice. Remove one of them` }]
}

type Table = Extract<RecipeItem, { kind: 'table' }>

function tableFaults(
  { measure, by, compared, rate, chart, over }: Table,
  { compare }: Pick<Recipe, 'compare'>,
): FieldError[] {
  const { title } = measureOf(measure)
  const has = dimensionsOf(measureOf(measure))
  const offered = listInWords(
    has.map((dimension) => dimensions[dimension]),
    'or',
  )
  const [rows, columns] = by as [Dimension, Dimension?]
  const faults: FieldError[] = []
  const fault = (field: string, text: string) => void faults.push({ field, text })
  for (const [field, dimension] of [
    ['rows', rows],
    ['columns', columns],
  ] as const)
    if (dimension && !has.includes(dimension))
      fault(field, `${title} cannot be broken down by ${lower(dimensions[dimension])}. Select ${offered}`)
  if (columns && rows === columns) fault('columns', 'Rows and columns are the same. Select another breakdown, or none')
  else if (isTime(rows) && isTime(columns))
    fault('columns', 'Rows are times already. Select something other than months, quarters or years, or none')
  if (rate && !measureOf(measure).rated)
    fault('rate', `There is no rate of ${title.toLowerCase()}: no population of children goes with it. Leave it out`)
  if (compared && columns) fault('compared', 'A table of two breakdowns cannot stand beside another period. Select one')
  if (compared && over === 'programme')
    fault('compared', 'The time since the programme began has no year before it to stand beside')
  if (compared && !compare && over === 'release')
    fault('compared', 'The release is compared with nothing. Say first with which period, under the title and period')
  if ((chart === 'line' || chart === 'process') && !isTime(rows))
    fault('chart', 'A line is drawn over time: select bars or columns, or break down by month, quarter or year')
  if (chart === 'process' && columns)
    fault('chart', 'A process-behaviour chart is of one row of numbers: select no columns, or another chart')
  return faults
}

export type RecipeFault = { where: string; text: string }

/** Every fault of a whole recipe, by section and part as people count them. */
export const recipeFaults = (recipe: Recipe): RecipeFault[] => [
  ...(recipe.audience === 'public' && recipe.policy === NO_POLICY
    ? [{ where: 'policy', text: 'a release for the public needs a rule that hides small numbers' }]
    : []),
  ...recipe.sections.flatMap(({ items }, section) =>
    items.flatMap((item, at) =>
      faultsOf(item, recipe).map(({ text }) => ({ where: `section ${section + 1}, part ${at + 1}`, text })),
    ),
  ),
]

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)
