import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { inspect } from 'node:util'
import * as fc from 'fast-check'
import { toldOf, waits } from '../../test/builders/passing.ts'
import * as records from '../../test/builders/records.ts'
import { onEachEngine, type TestDatabase } from '../../test/support/database.ts'
import type { Actor } from '../access/index.ts'
import { decideContact, followsContact, passContact, viewContact } from '../contacts/index.ts'
import { figures } from '../measures/index.ts'
import { inTransaction } from '../platform/database/index.ts'
import { plainDate, type Instant } from '../platform/dates.ts'
import { mustBeOk } from '../platform/result.ts'
import { uuidv7 } from '../platform/uuid.ts'
import { offerContact, takeOfferStep, viewStub, type TakenStep } from './actions.ts'
import { viewOffer, viewOffers } from './reading.ts'
import { offersOf } from './store.ts'

const { STOKE, STAFFORDSHIRE, DORSET } = records

onEachEngine('passing contacts', (open) => {
  let place: TestDatabase
  let city: Actor
  let county: Actor
  before(async () => {
    place = await open()
    city = place.as('team_manager', STOKE)
    county = place.as('team_manager', STAFFORDSHIRE)
  })

  const aContact = () => toldOf(place, city)
  const offer = async (contactId: string, by = city, to = STAFFORDSHIRE, offerId = uuidv7()) =>
    mustBeOk(await offerContact(place.database, by, { offerId, contactId, to, reason: 'They live there' })).offerId
  const step = (by: Actor, offerId: string, taken: TakenStep, version = 1) =>
    takeOfferStep(place.database, by, { step: taken, offerId, version, reason: 'Because' })
  const sees = async (who: Actor, contactId: string) => (await viewContact(place.database, who, contactId)).ok
  const waitsFor = (who: Actor, contactId: string) => waits(place, who, contactId)

  /** Who can open a contact and finds it waiting: whose hands it is in. */
  const hands = async (contactId: string) => ({
    city: [await sees(city, contactId), await waitsFor(city, contactId)],
    county: [await sees(county, contactId), await waitsFor(county, contactId)],
  })
  const IN_CITY = { city: [true, true], county: [false, false] }
  const IN_COUNTY = { city: [false, false], county: [true, true] }

  test('the receiver knows nothing before the offer, its summary until it is taken over, and everything after', async () => {
    const contactId = await aContact()
    assert.deepEqual(await hands(contactId), IN_CITY)
    const offerId = await offer(contactId)
    assert.deepEqual(await hands(contactId), IN_CITY)
    const offered = mustBeOk(await viewOffer(place.database, county, offerId))
    assert.deepEqual([offered.state, offered.can, offered.opens], ['offered', ['accept', 'refuse'], undefined])
    assert.ok(!JSON.stringify(offered).includes('Said on the telephone'))
    assert.ok(!JSON.stringify(offered).includes('Invented'))
    assert.equal((await viewStub(place.database, city, offerId)).ok, false)
    mustBeOk(await step(county, offerId, 'accept'))
    assert.deepEqual(await hands(contactId), IN_COUNTY)
    const taken = mustBeOk(await viewContact(place.database, county, contactId))
    assert.equal(taken.caller?.name, 'A Caller')
    assert.equal(taken.children.length, 1)
    assert.match(taken.explanation, /^Received Friday 5 May 2017 at 10am\. Due by the end of Monday 8 May 2017/)
    assert.match(
      taken.explanation,
      /Staffordshire took it over on .*the clock runs from when the contact was first received, by Stoke/,
    )
  })

  test('the sender keeps the contact as it stood, whatever the receiver does with it', async () => {
    const contactId = await aContact()
    const decision = {
      contactId,
      outcome: 'passed_to_other_authority',
      rationale: 'Theirs',
      seenDecisionId: null,
    } as const
    const { decisionId } = mustBeOk(await decideContact(place.database, city, decision))
    const offerId = await offer(contactId)
    mustBeOk(await step(county, offerId, 'accept'))
    // To pass it on was the sender's decision: the receiver has its own to take.
    assert.ok(await waitsFor(county, contactId))
    mustBeOk(
      await decideContact(place.database, county, {
        contactId,
        outcome: 'referral',
        rationale: 'Nobody else’s to read',
        seenDecisionId: decisionId,
      }),
    )
    assert.ok(!(await waitsFor(county, contactId)))
    const { stub } = mustBeOk(await viewStub(place.database, city, offerId))
    assert.equal(stub.contact.summary, 'Said on the telephone')
    assert.deepEqual(
      stub.decisions.map((one) => one.outcome),
      ['passed_to_other_authority'],
    )
    assert.equal(stub.caller?.name, 'A Caller')
    assert.equal(stub.personIds.length, 1)
    assert.deepEqual(await decideContact(place.database, city, decision), { ok: false, refusal: { kind: 'not_found' } })
    // A contact that came back leaves each holder its own stub.
    const back = await offer(contactId, county, STOKE)
    mustBeOk(await step(city, back, 'accept'))
    assert.ok(await sees(city, contactId))
    const theirs = mustBeOk(await viewStub(place.database, county, back)).stub
    assert.deepEqual(
      theirs.decisions.map((one) => one.outcome),
      ['referral', 'passed_to_other_authority'],
    )
    assert.equal((await viewStub(place.database, county, offerId)).ok, false)
  })

  test('figures count the contact for the authority that received it, before and after, and as known at any moment', async () => {
    const contactId = await aContact()
    const asked = {
      measures: ['contacts_received', 'decided_in_one_working_day', 'children_in_contacts'] as const,
      period: { from: plainDate('2017-05-01'), to: plainDate('2017-05-31') },
      by: ['authority'] as const,
    }
    const count = async (knownAt?: Instant) =>
      mustBeOk(await figures(place.database, place.operator, { ...asked, knownAt } as never))
    const told = (found: Awaited<ReturnType<typeof count>>) =>
      inspect(found.figures, { depth: null, maxArrayLength: null, compact: true })
    const offerId = await offer(contactId)
    const stood = await count()
    mustBeOk(await step(county, offerId, 'accept'))
    assert.equal(told(await count()), told(stood))
    assert.equal(told(await count(stood.knownAt)), told(stood))
    assert.match(told(stood), /E06000021/)
  })

  test('of two who answer at once one wins, and a stale tab is refused', async () => {
    for (const [first, second] of [
      ['accept', 'accept'],
      ['accept', 'withdraw'],
      ['refuse', 'accept'],
    ] as const) {
      const contactId = await aContact()
      const offerId = await offer(contactId)
      const by = (taken: TakenStep) => (taken === 'withdraw' ? city : county)
      const both = await Promise.all([step(by(first), offerId, first), step(by(second), offerId, second)])
      assert.deepEqual(both.map((one) => one.ok).toSorted(), [false, true])
      const winner = both[0]!.ok ? first : second
      assert.deepEqual(await hands(contactId), winner === 'accept' ? IN_COUNTY : IN_CITY)
      const late = await step(by(second), offerId, second)
      assert.equal(late.ok, false)
    }
    const offerId = await offer(await aContact())
    assert.deepEqual(await step(county, offerId, 'accept', 0), {
      ok: false,
      refusal: { kind: 'changed_by_someone_else' },
    })
  })

  test('one who decides while another takes over: what was decided goes along, or is refused', async () => {
    const contactId = await aContact()
    const offerId = await offer(contactId)
    const decision = { contactId, outcome: 'early_help', rationale: 'At once', seenDecisionId: null } as const
    const [decided] = await Promise.all([
      decideContact(place.database, city, decision),
      step(county, offerId, 'accept'),
    ])
    const taken = mustBeOk(await viewContact(place.database, county, contactId))
    assert.equal(taken.decisions.length, decided.ok ? 1 : 0)
    assert.equal(await waitsFor(county, contactId), !decided.ok)
    assert.ok(!(await sees(city, contactId)))
  })

  test('a contact is offered once at a time; a form sent twice is one offer', async () => {
    const contactId = await aContact()
    const offerId = uuidv7()
    await Promise.all([0, 1].map(() => offer(contactId, city, STAFFORDSHIRE, offerId)))
    assert.equal(await offer(contactId, city, STAFFORDSHIRE, offerId), offerId)
    const again = await offerContact(place.database, city, {
      offerId: uuidv7(),
      contactId,
      to: STAFFORDSHIRE,
      reason: 'Again',
    })
    assert.deepEqual(again, { ok: false, refusal: { kind: 'offered_already', offerId, to: STAFFORDSHIRE } })
    const other = await aContact()
    const two = await Promise.all(
      [0, 1].map(() =>
        offerContact(place.database, city, { offerId: uuidv7(), contactId: other, to: STAFFORDSHIRE, reason: 'Both' }),
      ),
    )
    assert.deepEqual(two.map((one) => one.ok).toSorted(), [false, true])
    const refused = (to: string, by = city, reason = 'Why') =>
      offerContact(place.database, by, { offerId: uuidv7(), contactId, to, reason }).then((one) =>
        one.ok ? 'offered' : one.refusal.kind,
      )
    assert.equal(await refused(DORSET), 'not_a_partner')
    assert.equal(await refused(STOKE), 'to_itself')
    assert.equal(await refused(STAFFORDSHIRE, city, '  '), 'reason_missing')
    assert.equal(await refused(STAFFORDSHIRE, county), 'not_found')
    assert.equal(await refused(STAFFORDSHIRE, place.as('social_worker', STOKE)), 'not_found')
  })

  test('only a team manager of the receiver answers, and only the sender takes back', async () => {
    const offerId = await offer(await aContact())
    const kinds = async (by: Actor, taken: TakenStep) => {
      const done = await step(by, offerId, taken)
      return done.ok ? 'done' : done.refusal.kind
    }
    assert.equal(await kinds(place.as('contact_officer', STAFFORDSHIRE), 'accept'), 'not_found')
    assert.equal(await kinds(city, 'accept'), 'not_yours')
    assert.equal(await kinds(county, 'withdraw'), 'not_yours')
    assert.equal(await kinds({ ...county, partnershipId: uuidv7() }, 'accept'), 'not_found')
    assert.equal(await kinds(city, 'withdraw'), 'done')
  })

  test('what is killed half-way leaves the contact where it was', async () => {
    const contactId = await aContact()
    await assert.rejects(
      inTransaction(place.database, county, async (tx) => {
        await passContact(tx, contactId, { from: STOKE, to: STAFFORDSHIRE })
        throw new Error('the power went')
      }),
      /the power went/,
    )
    assert.deepEqual(await hands(contactId), IN_CITY)
  })

  test('whatever two managers press, at once or in turn, a contact is in exactly one hand', async () => {
    const aPress = fc.record({
      by: fc.constantFrom('city', 'county'),
      what: fc.constantFrom('offer', 'accept', 'refuse', 'withdraw'),
      stale: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(aPress, { minLength: 1, maxLength: 3 }), { maxLength: 5 }), async (turns) => {
        const contactId = await aContact()
        for (const together of turns) {
          const known = await viewOffersOf(contactId)
          await Promise.all(
            together.map(async ({ by, what, stale }) => {
              const [who, to] = by === 'city' ? [city, STAFFORDSHIRE] : [county, STOKE]
              if (what === 'offer')
                return offerContact(place.database, who, { offerId: uuidv7(), contactId, to, reason: 'Theirs' })
              const latest = known[0]
              return latest && step(who, latest.offerId, what, latest.version - (stale ? 1 : 0))
            }),
          )
          const { city: inCity, county: inCounty } = await hands(contactId)
          assert.deepEqual([...inCity, ...inCounty].toSorted(), [false, false, true, true])
          assert.equal(inCity[0], inCity[1])
        }
      }),
      { numRuns: 8 },
    )
  })

  const viewOffersOf = (contactId: string) =>
    inTransaction(place.database, place.operator, (tx) => offersOf(tx, contactId))

  test('each side lists its own, and every step is in the audit under whoever took it', async () => {
    const contactId = await aContact()
    const listed = async (who: Actor, list: 'to' | 'by') =>
      mustBeOk(await viewOffers(place.database, who, { list, page: 900 })).counts[list]
    const ofCounty = await listed(county, 'by')
    const offerId = await offer(contactId)
    const before = await listed(county, 'to')
    assert.ok(before > 0)
    assert.equal(await listed(county, 'by'), ofCounty)
    mustBeOk(await step(county, offerId, 'accept'))
    assert.equal(await listed(county, 'to'), before - 1)
    const entries = await inTransaction(place.database, place.operator, (tx) =>
      tx
        .selectFrom('audit_entry')
        .select(['action', 'actor_id', 'subject_type'])
        .where('action', 'in', ['offer_contact', 'accept_offer'])
        .where((eb) => eb.or([eb('subject_id', '=', contactId), eb('subject_id', '=', offerId)]))
        .orderBy('audit_id')
        .execute(),
    )
    assert.deepEqual(
      entries.map((one) => [one.action, one.actor_id === city.actorId ? 'city' : 'county', one.subject_type]),
      [
        ['offer_contact', 'city', 'contact'],
        ['accept_offer', 'county', 'offer'],
        ['accept_offer', 'county', 'contact'],
      ],
    )
  })

  test('every table that refers to a contact says what becomes of its rows when another authority takes it over', async () => {
    const { rows } = await place.database.pool.query(`select distinct c.relname as table from pg_constraint k
      join pg_class c on c.oid = k.conrelid where k.contype = 'f' and k.confrelid = 'contact'::regclass
        and c.relname not like '%\\_history'`)
    const declared = Object.keys(followsContact).filter((table) => table !== 'contact')
    assert.deepEqual(rows.map((row) => row.table).toSorted(), declared.toSorted())
  })
})
