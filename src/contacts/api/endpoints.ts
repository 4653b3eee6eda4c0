/** Contacts for programs: recorded, read, listed and decided by the same actions as on the pages. */
import { audit, may, notFound, type Actor, type Scope, type Verb } from '../../access/index.ts'
import {
  beginAt,
  CHANGED,
  createOnce,
  endpointOf,
  field,
  NOT_FOUND,
  pageOf,
  problemOf,
  wrongAt,
  type Endpoint,
  type Problem,
} from '../../platform/api/index.ts'
import { inTransaction } from '../../platform/database/index.ts'
import { dateInWords } from '../../platform/pages/index.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import { uuidv7 } from '../../platform/uuid.ts'
import { parseNhsNumber, parsePostcode, parseUpn, referenceOf, type Reference } from '../../reference/index.ts'
import { decideContact, recordContactIn, type RecordRefusal } from '../actions.ts'
import type { NewContact, NewContactChild } from '../contact.ts'
import { FIRST_DAY } from '../rules.ts'
import { contactsAfter, wholeContact } from './reading.sql.ts'
import {
  contactList,
  contactQuery,
  contactWhole,
  madeContact,
  madeDecision,
  newContact,
  newDecision,
  type SentContact,
} from './schemas.ts'

const endpoint = endpointOf<Actor, Verb, Scope>()

const createContact = endpoint({
  id: 'createContact',
  method: 'POST',
  path: '/contacts',
  tag: 'Contacts',
  summary: 'Record a contact',
  description:
    'A child who is told of and may be somebody on record is not guessed at: they wait for a person, and count as a child of their own until then.',
  scope: 'contacts:write',
  may: 'record_contact',
  kind: 'creation',
  body: newContact,
  answer: madeContact,
  handle: async (visit) => {
    const reference = await referenceOf(visit.database)
    const contact = contactOf(visit.body, reference)
    if (!contact.ok) return contact
    return createOnce(visit, async (tx) => {
      const recorded = await recordContactIn(tx, visit.who, reference, contact.value, { isNewId: true })
      if (!recorded.ok) return refuse(problemOfRecording(recorded.refusal))
      const { contactId: id, made } = recorded.value
      const children = made!.children.map((one) => ({ person_id: one.personId, match_state: one.matchState }))
      return ok({
        value: { id, ref: made!.ref, decision_due_on: made!.dueOn, children },
        status: 201,
        location: `/contacts/${id}`,
        etag: versionOf({ version: 1, latest_decision: null }),
      })
    })
  },
})

const listContacts = endpoint({
  id: 'listContacts',
  method: 'GET',
  path: '/contacts',
  tag: 'Contacts',
  summary: 'List contacts',
  description: 'The last received first; those alone that the token may see.',
  scope: 'contacts:read',
  may: 'view_contact',
  kind: 'list',
  query: contactQuery,
  answer: contactList,
  handle: async ({ database, who, query }) => {
    const place = beginAt(query.cursor, field.isMoment)
    if (!place.ok) return place
    return inTransaction(database, who, async (tx): Promise<Result<{ value: unknown }, Problem>> => {
      if (!may(who, 'view_contact')) return refuse(NOT_FOUND)
      const page = pageOf(await contactsAfter(tx, query, place.value), query.limit, (row) => ({
        at: row.received_at,
        id: row.id,
      }))
      await audit.record(tx, {
        action: 'list_contacts',
        subjectType: 'contact',
        detail: { contacts: page.items.map((row) => row.id) },
      })
      return ok({ value: page })
    })
  },
})

const getContact = endpoint({
  id: 'getContact',
  method: 'GET',
  path: '/contacts/{id}',
  tag: 'Contacts',
  summary: 'Read a contact',
  scope: 'contacts:read',
  may: 'view_contact',
  kind: 'read',
  answer: contactWhole,
  handle: ({ database, who, params }) =>
    inTransaction(database, who, async (tx): Promise<Result<{ value: unknown; etag: string }, Problem>> => {
      const found = may(who, 'view_contact') ? await wholeContact(tx, params['id']!) : undefined
      if (!found) return refuse(NOT_FOUND)
      await audit.record(
        tx,
        { action: 'view_contact', subjectType: 'contact', subjectId: found.id },
        ...found.children.map((child) => ({
          action: 'view_contact' as const,
          subjectType: 'person',
          subjectId: child.person_id,
          detail: { contactId: found.id },
        })),
      )
      return ok({ value: found.body, etag: versionOf(found) })
    }),
})

const decide = endpoint({
  id: 'decideContact',
  method: 'POST',
  path: '/contacts/{id}/decisions',
  tag: 'Contacts',
  summary: 'Decide about a contact',
  description: 'A second decision is added to the first; nothing that was decided is overwritten.',
  scope: 'contacts:write',
  may: 'decide_contact',
  kind: 'change',
  body: newDecision,
  answer: madeDecision,
  handle: async ({ database, who, params, body, ifMatch }) => {
    const [, , seen] = /^(\d+)-([0-9a-f-]{36}|none)$/.exec(ifMatch!) ?? []
    if (seen === undefined) return refuse(CHANGED)
    const decided = await decideContact(database, who, {
      contactId: params['id']!,
      ...body,
      seenDecisionId: seen === 'none' ? null : seen,
    })
    if (decided.ok) return ok({ value: { id: decided.value.decisionId } })
    if (decided.refusal.kind === 'decided_by_someone_else') return refuse(CHANGED)
    return refuse(decided.refusal.kind === notFound.kind ? NOT_FOUND : wrongAt('/rationale', 'must say why'))
  },
})

/** What a reader has before them: the contact's version, and the decision that was the latest. */
const versionOf = (one: { version: number; latest_decision: string | null }): string =>
  `${one.version}-${one.latest_decision ?? 'none'}`

function contactOf(sent: SentContact, reference: Reference): Result<NewContact, Problem> {
  const wrong: { pointer: string; detail: string }[] = []
  const children = sent.children.map((child, at): NewContactChild => {
    const { told } = child
    const place = `/children/${at}`
    if ((child.person_id === undefined) === (told === undefined))
      wrong.push({ pointer: place, detail: 'must have either person_id or told' })
    const postcode = told?.postcode === undefined ? null : parsePostcode(told.postcode)
    if (postcode === undefined)
      wrong.push({ pointer: `${place}/told/postcode`, detail: 'must be a postcode such as ST4 1AB' })
    const home = told?.home_authority ?? null
    if (home !== null && !reference.authorities.has(home))
      wrong.push({ pointer: `${place}/told/home_authority`, detail: 'is no authority that is known' })
    const identifiers = (told?.identifiers ?? []).map(({ kind, value }, index) => {
      const right = kind === 'nhs_number' ? parseNhsNumber(value) : kind === 'upn' ? parseUpn(value) : value
      if (right === undefined)
        wrong.push({ pointer: `${place}/told/identifiers/${index}/value`, detail: `is no ${kind}: check its digits` })
      return { kind, value: right ?? value }
    })
    return {
      told: {
        givenName: told?.given_name ?? null,
        familyName: told?.family_name ?? null,
        dateOfBirth: told?.date_of_birth ?? null,
        sex: told?.sex ?? null,
        postcode: postcode ?? null,
        homeAuthority: home,
        identifiers,
      },
      who: child.person_id === undefined ? { kind: 'not_asked' } : { kind: 'known', personId: child.person_id },
      siblingOfFirst: at > 0 && child.sibling_of_first,
      siblingsOf: [],
    }
  })
  if (wrong.length > 0)
    return refuse(
      problemOf('invalid', wrong.map((one) => `${one.pointer}: ${one.detail}`).join('; '), { errors: wrong }),
    )
  const { caller } = sent
  return ok({
    contactId: uuidv7(),
    receivedAt: sent.received_at,
    authority: sent.authority,
    source: sent.source,
    channel: sent.channel ?? null,
    concern: sent.concern,
    summary: sent.summary ?? null,
    promptedBy: sent.prompted_by ?? null,
    caller: caller
      ? {
          name: caller.name ?? null,
          organisation: caller.organisation ?? null,
          phone: caller.phone ?? null,
          anonymous: caller.anonymous,
        }
      : null,
    children,
  })
}

function problemOfRecording(refusal: RecordRefusal): Problem {
  switch (refusal.kind) {
    case 'not_found':
      return NOT_FOUND
    case 'in_the_future':
      return wrongAt('/received_at', 'must not be in the future')
    case 'long_ago':
      return wrongAt('/received_at', `must be on or after ${dateInWords(FIRST_DAY)}`)
    case 'outside_your_area':
      return wrongAt('/authority', 'must be an authority of the partnership for which this token may record')
    case 'told_twice':
      return atChildren(refusal.children, 'is the same child as one before')
    case 'may_be_known':
    case 'family_gone':
      return atChildren(refusal.children, 'names nobody on record that this token may see')
  }
}

const atChildren = (children: readonly number[], detail: string): Problem =>
  problemOf('invalid', `children: ${detail}`, {
    errors: children.map((at) => ({ pointer: `/children/${at}`, detail })),
  })

export const endpoints: readonly Endpoint<Actor, Verb, Scope>[] = [createContact, listContacts, getContact, decide]
