/** A recipe's items in words, as its outline shows them. Pure. */
import { dimensions, measureOf } from '../../measures/index.ts'
import { counted, listInWords } from '../../platform/pages/index.ts'
import type { RecipeItem } from '../release/recipe.ts'

export const kindWords: Readonly<Record<RecipeItem['kind'], string>> = {
  text: 'Commentary',
  figures: 'Figures',
  table: 'Table',
  explanations: 'Explanations by named people',
}

export const chartWords: Readonly<Record<Extract<RecipeItem, { kind: 'table' }>['chart'], string>> = {
  none: 'No chart',
  columns: 'Columns',
  line: 'Line',
  bars: 'Bars',
  process: 'Process-behaviour chart: a line with its limits',
}

const WORDS_MAX = 140

/** What an item is in a line: "Contacts received, by month". */
export function itemTitle(item: RecipeItem): string {
  switch (item.kind) {
    case 'text': {
      const text = item.text.replaceAll(/\s+/g, ' ')
      return text.length > WORDS_MAX ? `${text.slice(0, WORDS_MAX).trimEnd()}…` : text
    }
    case 'figures':
    case 'explanations':
      return listInWords(item.measures.map((id) => measureOf(id).title))
    case 'table':
      return item.title ?? tableTitle(item)
  }
}

/** What a table is called where nobody named it. */
export const tableTitle = ({ measure, by }: { measure: string; by: readonly string[] }): string =>
  `${measureOf(measure as never).title} by ${listInWords(by.map((one) => lower(dimensions[one as keyof typeof dimensions])))}`

/** What else there is to know of it, in short phrases. */
export function itemFacts(item: RecipeItem): string[] {
  if (item.kind === 'text') return [counted(item.text.split(/\s+/).length, 'word')]
  const area = item.area === 'force' ? ['whole force area'] : []
  if (item.kind === 'explanations') return area
  const over = item.over === 'programme' ? ['since the programme began'] : []
  if (item.kind === 'figures') return [...area, ...over]
  return [
    ...area,
    ...over,
    ...(item.compared ? ['beside the period compared with'] : []),
    ...(item.rate ? ['with a rate'] : []),
    ...(item.chart === 'none' ? [] : [`chart: ${chartWords[item.chart].split(':')[0]!.toLowerCase()}`]),
  ]
}

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)
