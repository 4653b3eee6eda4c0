/** Linking a person to a thing, putting a link right, and taking a wrong one back: each one transaction, audited. */
import { audit, may, notFound, type Actor, type AuditAction, type NotFound } from '../access/index.ts'
import { holdPeople, summariesOf } from '../people/index.ts'
import { inTransaction, onceOnly, type Database, type Tx } from '../platform/database/index.ts'
import { ok, refuse, type Result } from '../platform/result.ts'
import { mayBe, maySay, type LinkRefusal } from './rules.ts'
import { findLink, insertLink, saveLink, thingOf, withdrawLink } from './store.ts'
import type { Link, LinkFacts, NewLink } from './thing.ts'

export type ChangeRefusal = LinkRefusal | NotFound | { kind: 'changed_by_someone_else' }

const seesPolice = (actor: Actor) => actor.sees.includes('police')

/** Links a person to a thing, which is the one that is known if it is known. The same form sent twice is one link. */
export const recordLink = (
  database: Database,
  actor: Actor,
  link: NewLink,
): Promise<Result<{ personId: string }, ChangeRefusal>> =>
  onceOnly('person_thing_pkey', ok({ personId: link.personId }), () =>
    inTransaction(database, actor, (tx) => recordLinkIn(tx, actor, link)),
  )

/** The same within a transaction that goes on. */
export async function recordLinkIn(
  tx: Tx,
  actor: Actor,
  link: NewLink,
): Promise<Result<{ personId: string }, ChangeRefusal>> {
  if (!may(actor, 'record_link')) return refuse(notFound)
  await holdPeople(tx, [link.personId])
  const person = (await summariesOf(tx, [link.personId])).get(link.personId)
  if (!person) return refuse(notFound)
  const value = mayBe(link.kind, link.written)
  if (!value.ok) return value
  const said = maySay(link, tx.today, seesPolice(actor))
  if (!said.ok) return said
  const { personId } = link
  if (await findLink(tx, link.linkId)) return ok({ personId })
  const thingId = await thingOf(tx, link.kind, value.value)
  await insertLink(tx, link, thingId, person.restricted)
  await record(tx, 'record_link', { ...link, thingId })
  return ok({ personId })
}

type Which = { linkId: string; version: number }

/** Puts right what a link says, such as when it ended. What it is to is another link. */
export const correctLink = (
  database: Database,
  actor: Actor,
  { linkId, version, ...facts }: Which & LinkFacts,
): Promise<Result<{ personId: string }, ChangeRefusal>> =>
  changing(database, actor, { linkId, version }, 'correct_link', async (tx, link) => {
    const said = maySay(facts, tx.today, seesPolice(actor))
    return said.ok ? ok(await saveLink(tx, link, version, facts)) : said
  })

/** Takes back a link that was never so: it is listed nowhere from then on, and stays in the history. */
export const takeBackLink = (
  database: Database,
  actor: Actor,
  which: Which,
): Promise<Result<{ personId: string }, ChangeRefusal>> =>
  changing(database, actor, which, 'withdraw_link', async (tx, link) => ok(await withdrawLink(tx, link, which.version)))

const changing = (
  database: Database,
  actor: Actor,
  { linkId }: Which,
  action: AuditAction,
  change: (tx: Tx, link: Link) => Promise<Result<boolean, LinkRefusal>>,
): Promise<Result<{ personId: string }, ChangeRefusal>> =>
  inTransaction(database, actor, async (tx): Promise<Result<{ personId: string }, ChangeRefusal>> => {
    const link = await findLink(tx, linkId)
    if (!link || !may(actor, 'record_link')) return refuse(notFound)
    const done = await change(tx, link)
    if (!done.ok) return done
    if (!done.value) return refuse({ kind: 'changed_by_someone_else' })
    await record(tx, action, link)
    return ok({ personId: link.personId })
  })

const record = (tx: Tx, action: AuditAction, link: Pick<Link, 'personId' | 'linkId' | 'thingId'>): Promise<void> =>
  audit.record(tx, {
    action,
    subjectType: 'person',
    subjectId: link.personId,
    detail: { linkId: link.linkId, thingId: link.thingId },
  })
