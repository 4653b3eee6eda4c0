/** Two separately run Waymarks, each with its database and its keys, and files between them. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { toldOf, waits } from '../../test/builders/passing.ts'
import * as records from '../../test/builders/records.ts'
import { trust, waymarkOf, type Waymark } from '../../test/builders/waymarks.ts'
import { founded, onEachEngine, openEmbedded, type TestDatabase } from '../../test/support/database.ts'
import { viewContact } from '../contacts/index.ts'
import { takeOfferStep, viewOffer, viewStub } from '../passing/index.ts'
import { refreshKeys } from '../people/index.ts'
import { inTransaction } from '../platform/database/index.ts'
import { parsePartialDate } from '../platform/dates.ts'
import { mustBeOk } from '../platform/result.ts'
import { uuidv7 } from '../platform/uuid.ts'
import { acceptFile, makeReceipt, previewFile, refuseFile } from './answering.ts'
import { cardText } from './card.ts'
import { newKeys } from './keys.ts'
import { addPartner, revokePartner, verifyPartner } from './partners.ts'
import { readFile } from './receiving.ts'
import { makeFile, takeFile } from './sending.ts'

const { STOKE, STAFFORDSHIRE, DORSET } = records

onEachEngine('files between two Waymarks', (open) => {
  let stoke: Waymark
  let dorset: Waymark
  let elsewhere: TestDatabase
  before(async () => {
    const place = await open()
    // The other Waymark is of another police force, in a database of its own.
    elsewhere = await founded(await openEmbedded(), 'Dorset')
    stoke = await waymarkOf(place, 'Staffordshire', [STOKE, STAFFORDSHIRE], STOKE)
    dorset = await waymarkOf(elsewhere, 'Dorset', [DORSET], DORSET)
    stoke.partner = await trust(stoke, dorset)
    dorset.partner = await trust(dorset, stoke)
  })
  after(() => elsewhere.database.close())

  const made = (from: Waymark, contactId: string, to: string, changes = {}) =>
    makeFile(from.place.database, from.manager, from.keys, {
      offerId: uuidv7(),
      contactId,
      partnerKeyId: from.partner,
      to,
      reason: 'The child lives with you',
      withCaller: true,
      ...changes,
    })
  const sent = async (from: Waymark, contactId: string, to: string) => {
    const { offerId } = mustBeOk(await made(from, contactId, to))
    return { offerId, file: mustBeOk(await takeFile(from.place.database, from.manager, offerId)) }
  }
  const read = (by: Waymark, file: Uint8Array) => readFile(by.place.database, by.manager, by.keys, file)
  const kindOf = (result: { ok: boolean; refusal?: { kind: string } }) => (result.ok ? 'ok' : result.refusal!.kind)
  const sees = async ({ place, manager }: Waymark, contactId: string) =>
    (await viewContact(place.database, manager, contactId)).ok
  const accept = (by: Waymark, offerId: string, children: Parameters<typeof acceptFile>[2]['children']) =>
    acceptFile(by.place.database, by.manager, { offerId, version: 1, children })
  const receipt = async (by: Waymark, offerId: string) =>
    mustBeOk(await makeReceipt(by.place.database, by.manager, by.keys, offerId))

  test('a contact goes by a file, is looked at, taken over, and its receipt closes the offer; and one comes back', async () => {
    // Dorset knows the child already.
    const known = await inTransaction(elsewhere.database, elsewhere.operator, async (tx) => {
      const born = { given_name: 'Nia', family_name: 'Invented', date_of_birth: '2012-05-17', home_authority: DORSET }
      const person = await records.addPerson(tx, born)
      await refreshKeys(tx, [person])
      return person
    })
    const child = { givenName: 'Nia', familyName: 'Invented', dateOfBirth: parsePartialDate('2012-05-17')! }
    const contactId = await toldOf(stoke.place, stoke.manager, { ...child, anonymous: false })
    const person = mustBeOk(await viewContact(stoke.place.database, stoke.manager, contactId)).children[0]!.personId
    await inTransaction(stoke.place.database, stoke.place.operator, (tx) =>
      records.addAssessment(tx, { person, on: '2017-05-06', level: 'moderate' }),
    )
    const { offerId, file } = await sent(stoke, contactId, DORSET)
    // Until it is taken over, it is Stoke's.
    assert.ok((await sees(stoke, contactId)) && (await waits(stoke.place, stoke.manager, contactId)))
    const came = mustBeOk(await read(dorset, file))
    assert.deepEqual(came, { kind: 'offer', offerId: came.offerId, known: false })
    assert.deepEqual(mustBeOk(await read(dorset, file)), { ...came, known: true })
    const preview = mustBeOk(await previewFile(elsewhere.database, dorset.manager, came.offerId))
    assert.deepEqual(preview.message?.caller, { name: 'A Caller', organisation: 'A School', phone: null })
    assert.equal(preview.message?.children[0]?.risk?.level, 'moderate')
    assert.equal(preview.suggestions[0]?.people[0]?.person.personId, known)
    assert.equal(kindOf(await accept(dorset, came.offerId, [])), 'may_be_known')
    const taken = mustBeOk(await accept(dorset, came.offerId, [{ kind: 'known', personId: known }]))
    assert.ok(await waits(elsewhere, dorset.manager, taken.contactId))
    const view = mustBeOk(await viewContact(elsewhere.database, dorset.manager, taken.contactId))
    assert.deepEqual([view.contact.source, view.contact.summary], ['5C', 'Said on the telephone'])
    assert.equal(view.children[0]?.personId, known)
    assert.equal(kindOf(await accept(dorset, came.offerId, [{ kind: 'known', personId: known }])), 'over')
    const answer = await receipt(dorset, came.offerId)
    assert.deepEqual(mustBeOk(await read(stoke, answer)), { kind: 'receipt', offerId, known: false })
    assert.deepEqual(mustBeOk(await read(stoke, answer)), { kind: 'receipt', offerId, known: true })
    assert.ok(!(await sees(stoke, contactId)) && !(await waits(stoke.place, stoke.manager, contactId)))
    const { stub, offer } = mustBeOk(await viewStub(stoke.place.database, stoke.manager, offerId))
    assert.equal(stub.contact.summary, 'Said on the telephone')
    assert.equal(offer.partnerContactRef, view.contact.ref)
    // And the other way round.
    const back = await sent(dorset, taken.contactId, STOKE)
    const again = mustBeOk(await read(stoke, back.file))
    const suggested = mustBeOk(await previewFile(stoke.place.database, stoke.manager, again.offerId)).suggestions
    assert.equal(suggested[0]?.people[0]?.person.personId, person)
    mustBeOk(await accept(stoke, again.offerId, [{ kind: 'known', personId: person }]))
    mustBeOk(await read(dorset, await receipt(stoke, again.offerId)))
    assert.ok(!(await sees(dorset, taken.contactId)))
  })

  test('what is refused stays with the sender, who reads why; the receiver keeps nothing of it', async () => {
    const contactId = await toldOf(stoke.place, stoke.manager)
    const { offerId, file } = await sent(stoke, contactId, DORSET)
    const came = mustBeOk(await read(dorset, file))
    const preview = mustBeOk(await previewFile(elsewhere.database, dorset.manager, came.offerId))
    // Who asked to stay anonymous is not told of.
    assert.equal(preview.message?.caller, null)
    const no = { offerId: came.offerId, version: 1, reason: 'Moved to Devon' }
    assert.equal(
      kindOf(await makeReceipt(elsewhere.database, dorset.manager, dorset.keys, came.offerId)),
      'not_answered',
    )
    mustBeOk(await refuseFile(elsewhere.database, dorset.manager, no))
    assert.equal(mustBeOk(await previewFile(elsewhere.database, dorset.manager, came.offerId)).message, undefined)
    mustBeOk(await read(stoke, await receipt(dorset, came.offerId)))
    assert.ok((await sees(stoke, contactId)) && (await waits(stoke.place, stoke.manager, contactId)))
    const closed = mustBeOk(await viewOffer(stoke.place.database, stoke.manager, offerId))
    assert.deepEqual([closed.state, closed.offer.answered?.reason], ['refused', 'Moved to Devon'])
    // It can be offered again.
    assert.equal(kindOf(await made(stoke, contactId, DORSET)), 'ok')
  })

  test('an acceptance counts though the offer was taken back meanwhile, unless the contact has gone elsewhere since', async () => {
    const late = async (meanwhile: (contactId: string) => Promise<unknown>) => {
      const contactId = await toldOf(stoke.place, stoke.manager)
      const { offerId, file } = await sent(stoke, contactId, DORSET)
      const came = mustBeOk(await read(dorset, file))
      mustBeOk(await accept(dorset, came.offerId, [{ kind: 'different', seen: [] }]))
      const back = { step: 'withdraw', offerId, version: 1, reason: 'No answer' } as const
      mustBeOk(await takeOfferStep(stoke.place.database, stoke.manager, back))
      await meanwhile(contactId)
      return { contactId, read: await read(stoke, await receipt(dorset, came.offerId)) }
    }
    const first = await late(async () => {})
    assert.equal(kindOf(first.read), 'ok')
    assert.ok(!(await sees(stoke, first.contactId)))
    const second = await late((contactId) => made(stoke, contactId, DORSET))
    assert.equal(kindOf(second.read), 'gone_elsewhere')
    assert.ok(await sees(stoke, second.contactId))
  })

  test('only verified partners are sent to and believed, and of a demonstration nothing is taken', async () => {
    const contactId = await toldOf(stoke.place, stoke.manager)
    const other = (await newKeys({ name: 'Devon', authorities: ['E10000008'] })).keys
    const { database } = stoke.place
    assert.equal(kindOf(await addPartner(database, stoke.manager, cardText(other))), 'not_found')
    const { partnerKeyId } = mustBeOk(await addPartner(database, stoke.guard, cardText(other)))
    assert.equal(kindOf(await addPartner(database, stoke.guard, cardText(other))), 'known_already')
    const ourselves = (await newKeys({ name: 'Staffordshire', authorities: [STAFFORDSHIRE] })).keys
    assert.equal(kindOf(await addPartner(database, stoke.guard, cardText(ourselves))), 'part_wrong')
    const to = { partnerKeyId }
    assert.equal(kindOf(await made(stoke, contactId, 'E10000008', to)), 'partner_not_verified')
    const word = { partnerKeyId, version: 1, words: 'Seen on paper' }
    assert.equal(kindOf(await verifyPartner(database, stoke.manager, word)), 'not_found')
    assert.equal(kindOf(await verifyPartner(database, stoke.guard, { ...word, words: ' ' })), 'said_nothing')
    mustBeOk(await verifyPartner(database, stoke.guard, word))
    assert.equal(kindOf(await verifyPartner(database, stoke.guard, word)), 'changed_by_someone_else')
    assert.equal(kindOf(await made(stoke, contactId, DORSET, to)), 'partner_elsewhere')
    mustBeOk(await revokePartner(database, stoke.guard, { ...word, version: 2, words: 'Stolen laptop' }))
    assert.equal(kindOf(await made(stoke, contactId, 'E10000008', to)), 'partner_revoked')
    const { file } = await sent(stoke, contactId, DORSET)
    const asDemonstration = { ...dorset, manager: { ...dorset.manager, demonstration: true } }
    assert.equal(kindOf(await read(asDemonstration, file)), 'real')
    assert.equal(kindOf(await read(stoke, file)), 'not_for_us')
    const officer = { ...dorset, manager: elsewhere.as('contact_officer', DORSET) }
    assert.equal(kindOf(await read(officer, file)), 'not_yours_to_answer')
    const worker = { ...dorset, manager: elsewhere.as('social_worker', DORSET) }
    assert.equal(kindOf(await read(worker, file)), 'not_found')
  })

  test('a file that nobody answered in a fortnight is refused, and so is one from a clock that runs ahead', async () => {
    const contactId = await toldOf(stoke.place, stoke.manager)
    const { file } = await sent(stoke, contactId, DORSET)
    const at = (days: number): Waymark => ({
      ...dorset,
      manager: { ...dorset.manager, clockOffset: days * 24 * 60 * 60 * 1_000_000 },
    })
    assert.equal(kindOf(await read(at(15), file)), 'expired')
    assert.equal(kindOf(await read(at(-1), file)), 'not_made_yet')
    const came = mustBeOk(await read(dorset, file))
    assert.equal(kindOf(await accept(at(15), came.offerId, [{ kind: 'different', seen: [] }])), 'over')
    const twice = await Promise.all([
      accept(dorset, came.offerId, [{ kind: 'different', seen: [] }]),
      accept(dorset, came.offerId, [{ kind: 'different', seen: [] }]),
    ])
    assert.deepEqual(twice.map((one) => one.ok).toSorted(), [false, true])
    const { rows } = await elsewhere.database.pool.query(
      'select count(*)::int as n from contact where summary is not null',
    )
    assert.ok(rows[0].n > 0)
  })

  test('keys and what was said are nowhere in the database of the sender but encrypted, nor in its audit', async () => {
    const { rows } = await stoke.place.database.pool.query(
      `select (select string_agg(detail::text, '') from audit_entry) || (select string_agg(p::text, '') from partner_key p) as all`,
    )
    assert.ok(!/AGE-SECRET|Said on the telephone|A Caller/.test(rows[0].all))
  })
})
