/** What is told: each kind of happening, from which entries of the audit it comes, and which ids go with it. Pure. */
import type { AuditAction } from '../access/index.ts'
import type { Instant } from '../platform/dates.ts'

/** Whose visibility decides whether a holder is told. */
export type Subject = 'contact' | 'person' | 'operation' | 'notice' | 'event'

export type Entry = {
  auditId: string
  happenedAt: Instant
  action: AuditAction
  subjectType: string
  subjectId: string | null
  detail: Readonly<Record<string, unknown>> | null
}

/** What a receiver reads. `data` holds ids and codes alone. */
export type Happening = {
  id: string
  type: Kind
  timestamp: Instant
  data: { [name: string]: string | readonly string[] }
}
export type Told = { happening: Happening; subject: Subject; ids: readonly string[] }

export const kinds = {
  'contact.recorded': 'a contact was recorded',
  'contact.decided': 'a contact was decided',
  'event.recorded': 'an arrest, interview, warrant, charge or safeguarding action was recorded',
  'event.changed': 'a warrant was executed',
  'operation.changed': 'an operation was recorded or closed',
  'notice.changed': 'a notice was asked for, or took a step of its life',
  'person.corrected': "a person's details were put right",
  'person.merged': 'two records of one person were merged, or parted again',
} as const
export type Kind = keyof typeof kinds
export const isKind = (text: string): text is Kind => Object.hasOwn(kinds, text)

const events = ['arrest', 'voluntary_interview', 'warrant', 'charge', 'safeguarding_action'] as const
const notices = ['request', 'authorise', 'refuse', 'serve', 'review', 'breach', 'end'] as const

const kindOfAction: Partial<Record<AuditAction, Kind>> = {
  record_contact: 'contact.recorded',
  decide_contact: 'contact.decided',
  execute_warrant: 'event.changed',
  record_operation: 'operation.changed',
  correct_person: 'person.corrected',
  merge_people: 'person.merged',
  undo_merge: 'person.merged',
  ...Object.fromEntries(events.map((kind) => [`record_${kind}`, 'event.recorded' as const])),
  ...Object.fromEntries(notices.map((step) => [`${step}_notice`, 'notice.changed' as const])),
}

/** The actions that a webhook for these kinds has to look at. */
export const actionsOf = (wanted: readonly Kind[]): AuditAction[] =>
  (Object.entries(kindOfAction) as [AuditAction, Kind][])
    .filter(([, kind]) => wanted.includes(kind))
    .map(([one]) => one)

/** What an entry tells; undefined for one that tells nothing. */
export function toldBy(entry: Entry): Told | undefined {
  const kind = kindOfAction[entry.action]
  if (!kind) return undefined
  const about = (subject: Subject, ids: readonly string[], data: Happening['data']): Told => ({
    happening: { id: entry.auditId, type: kind, timestamp: entry.happenedAt, data },
    subject,
    ids,
  })
  const { subjectId, detail } = entry
  const text = (name: string) => (typeof detail?.[name] === 'string' ? (detail[name] as string) : undefined)
  switch (kind) {
    case 'contact.recorded':
    case 'contact.decided': {
      const outcome = text('outcome')
      return about('contact', [subjectId!], { contact_id: subjectId!, ...(outcome ? { outcome } : {}) })
    }
    case 'event.recorded':
    case 'event.changed': {
      const of = events.find((one) => detail?.[`${one}_id`] !== undefined)
      const ids = of === undefined ? [] : [detail![`${of}_id`]].flat().map(String)
      return of === undefined ? undefined : about('event', ids, { kind: of, event_ids: ids })
    }
    case 'operation.changed':
      return about('operation', [subjectId!], { operation_id: subjectId! })
    case 'notice.changed':
      return about('notice', [subjectId!], { notice_id: subjectId!, step: entry.action.replace('_notice', '') })
    default:
      return entry.subjectType === 'person' && subjectId !== null
        ? about('person', [subjectId], { person_id: subjectId })
        : undefined
  }
}
