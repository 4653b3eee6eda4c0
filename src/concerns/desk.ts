/** The verbs of those who work here: open and close the form, and say whether a sender may read what was decided. */
import { audit, may, notFound, type Actor, type NotFound } from '../access/index.ts'
import { addFormUser, partnershipOf } from '../agencies/index.ts'
import { contactWhole } from '../contacts/index.ts'
import { areasOf } from '../people/index.ts'
import { inTransaction, type Database } from '../platform/database/index.ts'
import { ok, refuse, type Result } from '../platform/result.ts'
import { mayBeTold } from './rules.ts'
import { closeForm, findSent, markReadable, saveForm } from './store.ts'

export type OpenRefusal = NotFound | { kind: 'phone_missing' } | { kind: 'area_needed'; areas: string[] }

const isPhone = (text: string): boolean => /^[^\p{Cc}<>]{3,60}$/u.test(text) && /\d/.test(text)

/**
 * Opens the form to anybody, with the numbers that its pages name, or changes them. `area` receives what comes without an
 * area: its name or GSS code.
 */
export async function openConcerns(
  database: Database,
  actor: Actor,
  settings: { phone: string; outOfHours: string; area?: string | undefined },
): Promise<Result<{ area: string }, OpenRefusal>> {
  if (!actor.sees.includes('administration')) return refuse(notFound)
  const [phone, outOfHoursPhone] = [settings.phone.trim(), settings.outOfHours.trim()]
  if (!isPhone(phone) || !isPhone(outOfHoursPhone)) return refuse({ kind: 'phone_missing' })
  const { own } = await areasOf(database, actor)
  const named = own.filter((one) => [one.name, one.officialName, one.gssCode].includes(settings.area ?? ''))
  const [area] = settings.area === undefined && own.length === 1 ? own : named
  if (!area) return refuse({ kind: 'area_needed', areas: own.map((one) => one.name) })
  return inTransaction(database, actor, async (tx): Promise<Result<{ area: string }, OpenRefusal>> => {
    const { name } = await partnershipOf(tx)
    const slug = name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')
    await addFormUser(tx)
    await saveForm(tx, { phone, outOfHoursPhone, fallbackAuthority: area.gssCode, slug, name })
    await audit.record(tx, {
      action: 'open_concern_form',
      subjectType: 'partnership',
      subjectId: tx.by.partnershipId,
      detail: { phone, outOfHoursPhone, fallbackAuthority: area.gssCode },
    })
    return ok({ area: area.name })
  })
}

/** Closes the form: what was begun can no longer be sent. False where it was not open. */
export const closeConcerns = (database: Database, actor: Actor): Promise<boolean> =>
  inTransaction(database, actor, async (tx) => {
    if (!actor.sees.includes('administration') || !(await closeForm(tx))) return false
    await audit.record(tx, {
      action: 'close_concern_form',
      subjectType: 'partnership',
      subjectId: tx.by.partnershipId,
    })
    return true
  })

/** Why a sender cannot be told by the form, or who said that they may be. */
export type Telling = {
  ref: string
  kind: 'not_by_form' | 'over' | 'public' | 'not_yet' | 'readable'
  readableBy: string | null
  organisation: string | null
  phone: string | null
}

/** Audited as a read of the contact. */
export const viewTelling = (database: Database, actor: Actor, contactId: string): Promise<Result<Telling, NotFound>> =>
  inTransaction(database, actor, async (tx): Promise<Result<Telling, NotFound>> => {
    if (!may(actor, 'decide_contact')) return refuse(notFound)
    const whole = await contactWhole(tx, contactId)
    if (!whole) return refuse(notFound)
    const sent = await findSent(tx, contactId)
    const { caller, contact } = whole
    await audit.record(tx, { action: 'view_contact', subjectType: 'contact', subjectId: contactId })
    const kind = sent
      ? !mayBeTold(sent)
        ? 'public'
        : sent.readableBy === null
          ? 'not_yet'
          : 'readable'
      : contact.byForm
        ? 'over'
        : 'not_by_form'
    return ok({
      ref: contact.ref,
      kind,
      readableBy: sent?.readableBy ?? null,
      organisation: caller?.organisation ?? null,
      phone: caller?.phone ?? null,
    })
  })

export type TellRefusal = NotFound | { kind: 'nobody_to_tell' }

/** Lets the sender read what is decided, or no longer. Said twice, it is so once. */
export const setReadable = (
  database: Database,
  actor: Actor,
  { contactId, isReadable }: { contactId: string; isReadable: boolean },
): Promise<Result<'done', TellRefusal>> =>
  inTransaction(database, actor, async (tx): Promise<Result<'done', TellRefusal>> => {
    if (!may(actor, 'decide_contact') || !(await contactWhole(tx, contactId))) return refuse(notFound)
    const sent = await findSent(tx, contactId)
    if (!sent || !mayBeTold(sent)) return refuse({ kind: 'nobody_to_tell' })
    if ((sent.readableBy !== null) === isReadable) return ok('done')
    await markReadable(tx, contactId, isReadable ? actor.displayName : null)
    await audit.record(tx, {
      action: isReadable ? 'let_sender_read' : 'stop_sender_reading',
      subjectType: 'contact',
      subjectId: contactId,
    })
    return ok('done')
  })
