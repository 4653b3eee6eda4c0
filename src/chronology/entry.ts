/** What happened on a day, as a record of the rooms below says it. Words are the pages' business. */
import type { ContactLine, Decision } from '../contacts/index.ts'
import type { Assessment, Closure, Direction } from '../exploitation/index.ts'
import type { SafeguardingAction } from '../investigations/index.ts'
import type { Ending, Notice, NoticeStep } from '../notices/index.ts'
import type { Placement } from '../placements/index.ts'
import type { Instant, PlainDate } from '../platform/dates.ts'

/** What a timeline can be narrowed to. */
export const entryGroups = ['contacts', 'decisions', 'risk', 'notices', 'safeguarding', 'placements'] as const
export type EntryGroup = (typeof entryGroups)[number]

/** A step in the life of a notice; `why` where law or its own last day ended it, and nobody wrote that down. */
export type Step = { kind: NoticeStep; detail: string | null; signedBy: string | null; why?: Ending['why'] }

export type Entry = {
  /** One of a kind among all entries of a child. */
  id: string
  on: PlainDate
  /** The moment, where the record knows it. */
  at?: Instant
} & (
  | { kind: 'contact'; contact: ContactLine }
  | { kind: 'decision'; decision: Decision; contact: ContactLine }
  | { kind: 'assessment'; assessment: Assessment; direction: Direction; identified: boolean }
  | { kind: 'closure'; closure: Closure }
  | { kind: 'notice'; notice: Notice; step: Step }
  | { kind: 'safeguarding'; action: SafeguardingAction }
  | { kind: 'placement'; placement: Placement; step: 'start' | 'end' }
)

export const groupOf = (entry: Entry): EntryGroup => groups[entry.kind]

const groups: Readonly<Record<Entry['kind'], EntryGroup>> = {
  contact: 'contacts',
  decision: 'decisions',
  assessment: 'risk',
  closure: 'risk',
  notice: 'notices',
  safeguarding: 'safeguarding',
  placement: 'placements',
}
