/** The children at risk now, a page at a time. Audited: it names them. */
import { audit, may, type Actor } from '../access/index.ts'
import { inTransaction, type Database } from '../platform/database/index.ts'
import { addYears, type PlainDate } from '../platform/dates.ts'
import { earlierContactsOf, type ContactLine } from '../contacts/index.ts'
import {
  childrenAtRisk,
  currentLevel,
  directionOf,
  isAtRisk,
  levels,
  riskRecordsOf,
  type Direction,
  type Exploitation,
  type Level,
} from '../exploitation/index.ts'
import { summariesOf, type PersonSummary } from '../people/index.ts'
import { referenceOf } from '../reference/index.ts'

export const PAGE_SIZE = 25

/** The levels at which a child is at risk, the greatest first. */
export const levelsAtRisk: readonly Level[] = levels.filter(isAtRisk).toReversed()

export type ChildAtRisk = {
  person: PersonSummary
  level: Level
  exploitation: Exploitation
  since: PlainDate
  assessedOn: PlainDate
  direction: Direction
  /** Of those that the reader may see. */
  latestContact: ContactLine | undefined
}

export type ChildrenPage = {
  children: ChildAtRisk[]
  counts: ReadonlyMap<Level, number>
  /** At any level, in the whole partnership. */
  everywhere: number
  today: PlainDate
  page: number
  pages: number
}

/** `authority`: children who live there or of whom a contact was received there; undefined for the whole partnership. */
export type ChildrenQuery = { level: Level | undefined; authority: string | undefined; page: number }

/** The children of the level asked for, the greatest risk first and within a level by name. */
export async function listChildren(database: Database, actor: Actor, query: ChildrenQuery): Promise<ChildrenPage> {
  const reference = await referenceOf(database)
  return inTransaction(database, actor, async (tx): Promise<ChildrenPage> => {
    const nobody = { children: [], counts: new Map(), everywhere: 0, today: tx.today, page: 1, pages: 1 }
    if (!may(actor, 'view_person')) return nobody
    const wanted = query.level ? [query.level] : levelsAtRisk
    const find = (page: number) =>
      childrenAtRisk(tx, {
        levels: wanted,
        authority: query.authority,
        bornAfter: addYears(tx.today, -reference.ruleOn('child_until', tx.today).value),
        limit: PAGE_SIZE,
        offset: (page - 1) * PAGE_SIZE,
      })
    let found = await find(query.page)
    const total = wanted.reduce((sum, level) => sum + (found.counts.get(level) ?? 0), 0)
    const pages = Math.max(1, Math.ceil(total / PAGE_SIZE))
    const page = Math.min(query.page, pages)
    if (page !== query.page) found = await find(page)
    const { personIds, counts, everywhere } = found
    const people = await summariesOf(tx, personIds)
    const risks = await riskRecordsOf(tx, personIds)
    const contacts = await earlierContactsOf(tx, personIds, { shown: 1 })
    await audit.record(tx, { action: 'list_children', subjectType: 'person', detail: { shown: personIds } })
    const children = personIds.flatMap((personId): ChildAtRisk[] => {
      const [person, risk] = [people.get(personId), risks.get(personId)]
      const standing = risk && currentLevel(risk.assessments, risk.closures)
      if (!person || standing?.state !== 'assessed') return []
      const { level, since, assessedOn } = standing
      return [
        {
          person,
          level,
          exploitation: risk!.assessments.at(-1)!.exploitation,
          since,
          assessedOn,
          direction: directionOf(risk!.assessments, risk!.closures, risk!.assessments.length - 1),
          latestContact: contacts.get(personId)?.latest[0],
        },
      ]
    })
    return { children, counts, everywhere, today: tx.today, page, pages }
  })
}
