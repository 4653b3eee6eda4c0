/**
 * Who was put right may look like somebody else now, or like somebody they were once decided not to be: then the question
 * who they are is asked (again), in the transaction that put them right. It waits with the latest of their contacts.
 */
import { sql } from 'kysely'
import { correctRecord, withSight, type Tx } from '../../platform/database/index.ts'
import { summariesOf } from '../summaries.ts'
import { asTold, candidatesToAsk } from './asking.ts'
import { WHOLE } from './store.ts'

/** Runs a correction of people and asks who they are where it makes a question that was not there before. */
export async function askingAgain<T>(tx: Tx, personIds: readonly string[], correct: () => Promise<T>): Promise<T> {
  const before = await openQuestions(tx, personIds)
  const done = await correct()
  const asked = new Set<string>()
  for (const [personId, others] of await openQuestions(tx, personIds)) {
    const isNew = others.filter((other) => !before.get(personId)?.includes(other))
    // Two who were put right together are one question, not two.
    if (isNew.every((other) => asked.has(`${other} ${personId}`))) continue
    for (const other of isNew) asked.add(`${personId} ${other}`)
    await askAbout(tx, [personId, ...isNew])
  }
  return done
}

const AT_ONCE = 500

/** For each, those who may be the same and of whom nothing is decided: seen by the actor or not. */
const openQuestions = (tx: Tx, personIds: readonly string[]): Promise<Map<string, string[]>> =>
  withSight(tx, WHOLE, async () => {
    const open = new Map<string, string[]>()
    for (let start = 0; start < personIds.length; start += AT_ONCE) {
      const people = [...(await summariesOf(tx, personIds.slice(start, start + AT_ONCE))).values()]
      const asked = people.map((person) => ({ personId: person.personId, told: asTold(person) }))
      for (const [index, found] of (await candidatesToAsk(tx, asked)).entries())
        open.set(
          asked[index]!.personId,
          found.map((one) => one.person.personId),
        )
    }
    return open
  })

/** Puts the latest contact of the first of these people who has any into the queue; it stays where it waits already. */
const askAbout = (tx: Tx, personIds: readonly string[]): Promise<void> =>
  withSight(tx, WHOLE, async () => {
    for (const personId of personIds) {
      const { rows } = await sql<{ id: string; version: number; match_state: string }>`
        select contact_child_id as id, version, match_state from contact_child
        where partnership_id = ${tx.by.partnershipId} and person_id = ${personId}
        order by match_state = 'awaiting_review' desc, contact_child_id desc limit 1 for update`.execute(tx)
      const [latest] = rows
      if (!latest) continue
      if (latest.match_state !== 'awaiting_review')
        await correctRecord(tx, 'contact_child', latest.id, latest.version, { match_state: 'awaiting_review' })
      return
    }
  })
