/** What a new release begins with: measures in sections, to be changed at will. */
import { blockIds, blocks } from '../blocks.ts'
import type { Recipe, RecipeItem } from './recipe.ts'

export type Template = { id: string; title: string; hint: string; sections: Recipe['sections'] }

const monthly = (
  measure: (typeof blocks)[keyof typeof blocks]['measures'][number],
  area: 'asked' | 'force',
): RecipeItem => ({
  kind: 'table',
  measure,
  by: ['month'],
  area,
  over: 'release',
  compared: true,
  rate: false,
  chart: 'columns',
})

export const templates: readonly Template[] = [
  {
    id: 'scrutiny',
    title: 'Scrutiny report',
    hint: 'All that a scrutiny panel hears of a year: contacts, police work, notices and awareness, month by month.',
    sections: blockIds.map((id) => {
      const { title, measures, area } = blocks[id]
      return {
        heading: title,
        items: [
          { kind: 'figures', measures: [...measures], area, over: 'release' },
          ...measures.slice(0, 1).map((measure) => monthly(measure, area)),
          { kind: 'explanations', measures: [...measures], area },
        ],
      }
    }),
  },
  {
    id: 'contacts',
    title: 'Contacts and children',
    hint: 'Contacts with the council and the children in them, month by month.',
    sections: [
      {
        heading: blocks.council.title,
        items: [
          { kind: 'figures', measures: [...blocks.council.measures], area: 'asked', over: 'release' },
          ...blocks.council.measures.map((measure) => monthly(measure, 'asked')),
        ],
      },
    ],
  },
  {
    id: 'notices',
    title: 'Child abduction warning notices',
    hint: 'Warnings served on adults, month by month.',
    sections: [
      {
        heading: blocks.notices.title,
        items: [
          { kind: 'figures', measures: [...blocks.notices.measures], area: 'asked', over: 'release' },
          monthly('notices_issued', 'asked'),
        ],
      },
    ],
  },
]
