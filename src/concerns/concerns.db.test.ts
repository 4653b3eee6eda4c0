/** What anybody writes becomes one contact, as told, and nobody learns by it who is known. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aNeighbour, aSentForm, aTeacher, openTheForm, sends, writes } from '../../test/builders/concerns.ts'
import { addPerson, STAFFORDSHIRE, STOKE } from '../../test/builders/records.ts'
import { onEachEngine } from '../../test/support/database.ts'
import { decideContact, listAwaiting, viewContact } from '../contacts/index.ts'
import { refreshKeys } from '../people/index.ts'
import { asAVisitor, asThePublic, inTransaction } from '../platform/database/index.ts'
import { mustBeOk } from '../platform/result.ts'
import { codeOf, comeBack, keepAnswer, keepCode, send, standingOf } from './actions.ts'
import { closeConcerns, openConcerns, setReadable, viewTelling } from './desk.ts'
import { eraseOver, findOwn, listForms } from './drafts.sql.ts'
import { hashOf } from './secrets.ts'

onEachEngine('concerns', (open) => {
  const opened = async () => {
    const place = await open()
    await openTheForm(place.database, place.operator)
    return place
  }

  test('a form becomes an online contact in the queue, word for word, with a caller kept where few read', async () => {
    const { database, as } = await opened()
    const { contactId } = await aSentForm(database)
    const officer = as('contact_officer', STOKE)
    const queue = await listAwaiting(database, officer)
    assert.deepEqual(
      queue.contacts.map((one) => [one.contactId, one.source, one.concern]),
      [[contactId, '1B', 'cse']],
    )
    const seen = mustBeOk(await viewContact(database, officer, contactId))
    assert.equal(seen.contact.channel, 'online')
    assert.equal(seen.contact.byForm, true)
    assert.equal(seen.contact.recordedBy, 'Online form')
    assert.match(seen.contact.summary!, /What has happened, or what worries you\?\nAn older man waits for her/)
    assert.match(seen.contact.summary!, /Is a child in danger right now\?\nNo/)
    assert.match(seen.contact.summary!, /A man called Dave/)
    assert.doesNotMatch(seen.contact.summary!, /Nora|555/)
    assert.equal(seen.caller, undefined, 'an officer is not told who asked to stay anonymous')
    const { caller } = mustBeOk(await viewContact(database, as('team_manager', STOKE), contactId))
    assert.deepEqual(caller, {
      name: 'Nora Neighbour',
      organisation: null,
      phone: '01782 555 555, after 6pm',
      anonymous: true,
    })
    assert.deepEqual(
      seen.children.map(({ told, matchState }) => [told?.givenName, told?.dateOfBirth, matchState]),
      [['Amina', '2003-05-17', 'new']],
    )
    assert.equal(mustBeOk(await viewContact(database, officer, contactId)).contact.authority, STOKE)
  })

  test('a child who is known lands as awaiting review, and the sender is shown what every sender is', async () => {
    const { database, operator, as } = await opened()
    const before = await aSentForm(database, {
      ...aNeighbour,
      'child-1-name': { given_name: 'Somebody', family_name: 'Else' },
    })
    await inTransaction(database, operator, async (tx) => {
      const known = await addPerson(tx, { given_name: 'Amina', family_name: 'Example', date_of_birth: '2003-05-17' })
      await refreshKeys(tx, [known])
    })
    const known = await aSentForm(database)
    const { children } = mustBeOk(await viewContact(database, as('contact_officer', STOKE), known.contactId))
    assert.equal(children[0]!.matchState, 'awaiting_review')
    const receipts = await Promise.all(
      [before, known].map(async ({ visitor }) => (await findOwn(database, visitor))!.sent!),
    )
    const shape = ({ partnershipId: _p, draftId: _d, ref: _r, sentAt: _s, ...rest }: (typeof receipts)[number]) => rest
    assert.deepEqual(shape(receipts[0]!), shape(receipts[1]!))
  })

  test('nothing known but an age and a place is a contact too, and makes up no date of birth', async () => {
    const { database, as } = await opened()
    const { contactId } = await aSentForm(database, {
      ...aNeighbour,
      area: { area: 'unsure' },
      'child-1-name': {},
      'child-1-birth': { age: '14' },
      'child-1-place': { place: 'By the taxi rank, red hair' },
      'child-2-name': { sibling: 'yes' },
      'child-2-birth': {},
      'child-2-place': { place: 'With her' },
      anonymous: { name: 'no' },
    })
    const seen = mustBeOk(await viewContact(database, as('team_manager', STOKE), contactId))
    assert.equal(seen.children.length, 2)
    assert.equal(seen.children[0]!.told!.dateOfBirth, null)
    assert.match(seen.contact.summary!, /Child 1: name not known\nAbout 14 years old\nBy the taxi rank, red hair/)
    assert.deepEqual(seen.caller, { name: null, organisation: null, phone: null, anonymous: true })
    assert.equal(seen.contact.authority, STOKE, 'what names no area goes where the operator said')
  })

  test('who says that a child is in danger now is marked in the queue and on the contact, and nobody else', async () => {
    const { database, as } = await opened()
    await aSentForm(database)
    const { contactId } = await aSentForm(database, { ...aNeighbour, danger: { danger: 'yes' }, 'call-999': {} })
    const officer = as('contact_officer', STOKE)
    const marked = (await listAwaiting(database, officer)).contacts.filter((one) => one.saidInDanger)
    assert.deepEqual(
      marked.map((one) => one.contactId),
      [contactId],
    )
    assert.equal(mustBeOk(await viewContact(database, officer, contactId)).contact.saidInDanger, true)
  })

  test('sent twice, at once or one after the other, it is one contact', async () => {
    const { database, as } = await opened()
    const visitor = await writes(database, aNeighbour)
    const { draft } = (await findOwn(database, visitor))!
    const both = await Promise.all([send(database, visitor, draft!.changes), send(database, visitor, draft!.changes)])
    assert.deepEqual(both, [
      { ok: true, value: 'sent' },
      { ok: true, value: 'sent' },
    ])
    assert.equal(mustBeOk(await sends(database, visitor)), 'sent')
    assert.equal((await listAwaiting(database, as('contact_officer', STOKE))).contacts.length, 1)
    assert.equal(await keepAnswer(database, visitor, 'who', { harming: 'later' }), undefined)
  })

  test('what is missing, what was changed in another tab and a child told twice is said, and nothing is sent', async () => {
    const { database, as } = await opened()
    const { who: _, ...noWho } = aNeighbour
    assert.deepEqual(await sends(database, await writes(database, noWho)), {
      ok: false,
      refusal: { kind: 'incomplete', question: 'who' },
    })
    const visitor = await writes(database, aNeighbour)
    assert.deepEqual(await send(database, visitor, 1), { ok: false, refusal: { kind: 'changed_since' } })
    for (const part of ['name', 'birth', 'place'] as const)
      await keepAnswer(database, visitor, `child-3-${part}`, aNeighbour[`child-1-${part}`])
    await keepAnswer(database, visitor, 'more-children', { more: 'no' })
    assert.deepEqual(await sends(database, visitor), { ok: false, refusal: { kind: 'told_twice', children: [3] } })
    assert.equal((await listAwaiting(database, as('contact_officer', STOKE))).contacts.length, 0)
  })

  test('two tabs that answer at once lose nothing', async () => {
    const { database } = await opened()
    const visitor = await writes(database, { danger: { danger: 'no' } })
    await Promise.all([
      keepAnswer(database, visitor, 'you', { who: 'other' }),
      keepAnswer(database, visitor, 'concern', { concern: 'cce' }),
      keepAnswer(database, visitor, 'happened', { happened: 'Something' }),
    ])
    const { draft } = (await findOwn(database, visitor))!
    assert.deepEqual(Object.keys(draft!.answers).toSorted(), ['concern', 'danger', 'happened', 'you'])
  })

  test('the public can list, read, change and erase nothing that it does not hold', async () => {
    const { database } = await opened()
    const visitor = await writes(database, aNeighbour)
    const sent = await aSentForm(database)
    const ask = (text: string, holds = '') => asAVisitor(database, holds, (query) => query(text, []))
    for (const holds of ['', hashOf('somebody else')]) {
      assert.deepEqual(await ask('select concern_draft_id, answers from concern_draft', holds), [])
      await ask(`update concern_draft set answers = '{}'`, holds)
      await ask('delete from concern_draft', holds)
    }
    assert.equal((await ask('select answers from concern_draft', hashOf(visitor))).length, 1)
    assert.ok((await findOwn(database, visitor))!.draft!.answers.happened)
    assert.ok((await findOwn(database, sent.visitor))!.sent)
    for (const table of ['contact', 'contact_child', 'contact_caller', 'person', 'app_user', 'partnership'])
      await assert.rejects(ask(`select * from ${table}`, hashOf(visitor)), /permission denied/)
    await assert.rejects(ask('update concern_draft set readable_at = now()', hashOf(visitor)), /permission denied/)
    await assert.rejects(ask('update concern_draft set sent_at = null', hashOf(visitor)), /permission denied/)
    await assert.rejects(
      asThePublic(database, (query) => query('delete from concern_draft', [])),
      /read-only/,
    )
  })

  test('nobody at work reads a form before it is sent, and what was typed is erased here once it is', async () => {
    const { database, operator, as } = await opened()
    const visitor = await writes(database, aNeighbour)
    const listed = (actor: typeof operator) =>
      inTransaction(database, actor, (tx) => tx.selectFrom('concern_draft').select(['answers']).execute())
    assert.deepEqual(await listed(operator), [])
    mustBeOk(await sends(database, visitor))
    assert.deepEqual(await listed(as('team_manager')), [{ answers: null }])
  })

  test('a form that is over is read by nobody, sent by nobody, and erased by whoever begins next', async () => {
    const { database, operator } = await opened()
    const visitor = await writes(database, aNeighbour)
    const count = async () => Number((await database.pool.query('select count(*) as n from concern_draft')).rows[0].n)
    await database.pool.query(`update concern_draft set expires_at = now() - interval '1 minute'`)
    assert.equal(await findOwn(database, visitor), undefined)
    assert.deepEqual(await sends(database, visitor), { ok: false, refusal: { kind: 'gone' } })
    assert.equal(await keepAnswer(database, visitor, 'who', {}), undefined)
    assert.equal(await count(), 1)
    const kept = await writes(database, aNeighbour)
    assert.equal(await count(), 1)
    await eraseOver(database)
    assert.ok((await findOwn(database, kept))!.draft)
    assert.ok(operator)
  })

  test('a code brings a professional back on another computer, and the browser before is out', async () => {
    const { database } = await opened()
    const visitor = await writes(database, aTeacher)
    const before = (await findOwn(database, visitor))!.draft!
    assert.equal(codeOf(visitor, before), undefined)
    await keepCode(database, visitor, before)
    const code = codeOf(visitor, (await findOwn(database, visitor))!.draft!)!
    assert.match(code, /^[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}$/)
    const stored = JSON.stringify((await database.pool.query('select * from concern_draft')).rows)
    assert.ok(!stored.includes(code) && !stored.includes(visitor))
    assert.equal(await comeBack(database, { code: 'AAAA-BBBB-CCCC', ref: '' }), undefined)
    const back = (await comeBack(database, { code, ref: '' }))!
    assert.equal(back.isSent, false)
    assert.equal(await findOwn(database, visitor), undefined)
    const own = (await findOwn(database, back.visitor))!.draft!
    assert.deepEqual(own.answers, before.answers)
    assert.equal(codeOf(back.visitor, own), undefined, 'the code cannot be made again elsewhere')
    mustBeOk(await sends(database, back.visitor))
    assert.equal(await comeBack(database, { code, ref: '' }), undefined, 'a sent form asks for its reference')
    const { ref } = (await findOwn(database, back.visitor))!.sent!
    assert.equal((await comeBack(database, { code, ref: ref.toLowerCase() }))!.isSent, true)
  })

  test('a sender reads what was decided only after a person said so, never why, and it is audited', async () => {
    const { database, operator, as } = await opened()
    const manager = as('team_manager', STOKE)
    const { contactId, visitor } = await aSentForm(database, aTeacher, true)
    const standing = async () => standingOf(database, (await findOwn(database, visitor))!.sent!)
    mustBeOk(
      await decideContact(database, manager, {
        contactId,
        outcome: 'strategy_discussion',
        rationale: 'The child is at great risk',
        seenDecisionId: null,
      }),
    )
    assert.deepEqual(await standing(), { kind: 'ask' })
    assert.equal(mustBeOk(await viewTelling(database, manager, contactId)).kind, 'not_yet')
    assert.equal((await setReadable(database, as('social_worker', STOKE), { contactId, isReadable: true })).ok, false)
    const elsewhere = as('team_manager', STAFFORDSHIRE)
    assert.equal((await setReadable(database, elsewhere, { contactId, isReadable: true })).ok, false)
    for (let time = 0; time < 2; time++) mustBeOk(await setReadable(database, manager, { contactId, isReadable: true }))
    const told = await standing()
    assert.deepEqual(Object.keys(told).toSorted(), ['decidedOn', 'kind', 'outcome'])
    assert.equal(told.kind === 'decided' && told.outcome, 'strategy_discussion')
    assert.equal(mustBeOk(await viewTelling(database, manager, contactId)).readableBy, manager.displayName)
    mustBeOk(await setReadable(database, manager, { contactId, isReadable: false }))
    assert.deepEqual(await standing(), { kind: 'ask' })
    const audited = await inTransaction(database, operator, (tx) =>
      tx.selectFrom('audit_entry').select('action').where('subject_id', '=', contactId).execute(),
    )
    const actions = audited.map(({ action }) => action)
    for (const action of ['record_contact', 'let_sender_read', 'stop_sender_reading', 'tell_decision'])
      assert.equal(actions.filter((one) => one === action).length, 1, action)
  })

  test('family and the public are told nothing, whoever asks for them', async () => {
    const { database, as } = await opened()
    const manager = as('team_manager', STOKE)
    const { contactId, visitor } = await aSentForm(database, aNeighbour, true)
    assert.equal(mustBeOk(await viewTelling(database, manager, contactId)).kind, 'public')
    assert.deepEqual(await setReadable(database, manager, { contactId, isReadable: true }), {
      ok: false,
      refusal: { kind: 'nobody_to_tell' },
    })
    assert.deepEqual(await standingOf(database, (await findOwn(database, visitor))!.sent!), { kind: 'not_told' })
  })

  test('the operator alone opens the form, says who receives what names no area, and closes it', async () => {
    const { database, operator, as } = await open()
    assert.deepEqual(await listForms(database), [])
    const settings = { phone: '01782 000 000', outOfHours: '01782 000 001' }
    assert.equal((await openConcerns(database, as('team_manager'), { ...settings, area: STOKE })).ok, false)
    assert.match(JSON.stringify(await openConcerns(database, operator, settings)), /area_needed.*Stoke-on-Trent/)
    assert.match(
      JSON.stringify(await openConcerns(database, operator, { ...settings, phone: '', area: STOKE })),
      /phone/,
    )
    mustBeOk(await openConcerns(database, operator, { ...settings, area: 'Stoke-on-Trent' }))
    mustBeOk(await openConcerns(database, operator, { ...settings, area: STAFFORDSHIRE }))
    assert.deepEqual(
      (await listForms(database)).map((form) => form.fallbackAuthority),
      [STAFFORDSHIRE],
    )
    const visitor = await writes(database, aNeighbour)
    assert.equal(await closeConcerns(database, as('team_manager')), false)
    assert.equal(await closeConcerns(database, operator), true)
    assert.equal(await closeConcerns(database, operator), false)
    assert.deepEqual(await sends(database, visitor), { ok: false, refusal: { kind: 'gone' } })
  })
})
