/** The measures to choose from, in groups, found by words; and what each can be broken down by. */
import {
  dimensions,
  dimensionsOf,
  isMeasureId,
  measureOf,
  measures,
  type Dimension,
  type Measure,
  type MeasureId,
} from '../../measures/index.ts'

export const groupTitles: Readonly<Record<string, string>> = {
  council: 'At the front door',
  risk: 'Risk',
  notices: 'Notices',
  disruption: 'Other disruption measures',
  placements: 'Placements',
  police: 'Police and protection',
  awareness: 'Awareness',
}

export type Group = { title: string; measures: readonly Measure[] }

/** The measures in which every word is found, grouped as the figures are; all of them where nothing is looked for. */
export function measuresFound(search = ''): Group[] {
  const wanted = wordsIn(search)
  const found = measures.filter((measure) => {
    const text = wordsIn(`${measure.title} ${measure.unit.many} ${measure.definition} ${measure.id}`).join(' ')
    return wanted.every((word) => text.includes(word))
  })
  return [...Map.groupBy(found, ({ block }) => block)].map(([block, ofBlock]) => ({
    title: groupTitles[block] ?? block,
    measures: ofBlock,
  }))
}

const wordsIn = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')

/** A measure by its id, or nothing where no measure is called so. */
export const measureNamed = (id: string): Measure | undefined => (isMeasureId(id) ? measureOf(id) : undefined)

export const titleOf = (id: MeasureId): string => measureOf(id).title

/** What a measure can be broken down by, times first. */
export const breakdownsOf = (measure: Measure): { dimension: Dimension; title: string }[] =>
  dimensionsOf(measure).map((dimension) => ({ dimension, title: dimensions[dimension] }))
