/** What stands in which block of the report, of which area, and what its readers must know. */
import { NOTICES_ARE_WARNINGS, type MeasureId } from '../measures/index.ts'

export const blockIds = ['council', 'police', 'notices', 'awareness'] as const
export type BlockId = (typeof blockIds)[number]

type Block = {
  title: string
  measures: readonly MeasureId[]
  /** `asked`: the authorities that the reader asked about; `force`: always the whole force area. */
  area: 'asked' | 'force'
  notes: readonly string[]
}

export const blocks: { readonly [id in BlockId]: Block } = {
  council: {
    title: 'Contacts with the council',
    measures: ['contacts_received', 'children_in_contacts', 'children_identified_at_risk'],
    area: 'asked',
    notes: [
      'Contacts are those with a concern of child sexual or criminal exploitation. One child can be in several contacts, and one contact can be about several children.',
    ],
  },
  police: {
    title: 'Police investigations and children safeguarded',
    measures: [
      'people_arrested',
      'arrests',
      'voluntary_interviews',
      'warrants_issued',
      'people_charged',
      'charges',
      'children_safeguarded',
    ],
    area: 'force',
    notes: [
      'These figures are of the whole force area, whatever area the other figures are of.',
      'People, arrests, interviews, warrants and charges are different counts. People charged are no share of people arrested, since charges follow arrests by months.',
    ],
  },
  notices: {
    title: 'Child abduction warning notices',
    measures: ['notices_issued'],
    area: 'asked',
    notes: [NOTICES_ARE_WARNINGS],
  },
  awareness: {
    title: 'Awareness',
    measures: ['awareness_activities', 'awareness_attendees'],
    area: 'asked',
    notes: [],
  },
}
