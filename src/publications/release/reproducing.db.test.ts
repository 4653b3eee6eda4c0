/** Years later: what was published still opens, and the records tell whether it comes out the same. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mergeNow } from '../../../test/builders/merging.ts'
import { addContact, addPerson } from '../../../test/builders/records.ts'
import { aRecipe, aTeam, lookedAt, published, wirePlainParts } from '../../../test/builders/release-life.ts'
import { onEachEngine } from '../../../test/support/database.ts'
import { roles, type Actor } from '../../access/index.ts'
import { addUsers } from '../../agencies/index.ts'
import { asThePublic, correctRecord, inTransaction, nowFor } from '../../platform/database/index.ts'
import { addMinutes, parseInstant } from '../../platform/dates.ts'
import { mustBeOk } from '../../platform/result.ts'
import { addEarlyReader, listPapers, readPaper, removeEarlyReader, takePaper } from './early.ts'
import { openRelease } from './reading.ts'
import { reproduceRelease } from './reproducing.ts'
import { findPublishedFile } from './public.sql.ts'
import { returnRelease } from './steps.ts'

wirePlainParts()

const sections = [
  {
    heading: 'Contacts',
    items: [
      { kind: 'figures', measures: ['contacts_received', 'children_in_contacts'], area: 'asked', over: 'release' },
    ],
  },
] as ReturnType<typeof aRecipe>['sections']

onEachEngine('a release that was published', (open) => {
  test('it comes out the same after corrections and merges, says how it differs from now, and outlives its records', async () => {
    const place = await open()
    const { database, operator } = place
    const team = aTeam(place)
    const made = await inTransaction(database, operator, async (tx) => {
      const people: string[] = []
      const contacts: string[] = []
      for (let day = 1; day <= 8; day++) {
        people.push(await addPerson(tx, { given_name: 'Ada', date_of_birth: '2004-05-01' }))
        contacts.push(await addContact(tx, { at: `2016-05-0${day}`, about: [people.at(-1)!] }))
      }
      return { people, contacts }
    })
    const slug = await published(database, team, { recipe: aRecipe({ sections }) })
    const file = (await findPublishedFile(database, slug, 'json'))!
    const reproduce = async () => mustBeOk(await reproduceRelease(database, team.drafter, slug))
    const first = await reproduce()
    assert.deepEqual([first.asKnownThen.kind, first.asKnownNow.kind], ['same', 'same'])
    assert.equal(first.asKnownThen.kind === 'same' && first.asKnownThen.contentHash, first.contentHash)

    await inTransaction(database, operator, async (tx) => {
      await correctRecord(tx, 'contact', made.contacts[0]!, 1, { received_at: parseInstant('2016-03-31T10:00')! })
      await addContact(tx, { at: '2016-06-09', about: [made.people[0]!] })
    })
    const manager: Actor = { ...operator, role: 'team_manager', sees: roles.team_manager.sees }
    await mergeNow(place, manager, made.people[1]!, made.people[2]!)
    const second = await reproduce()
    assert.equal(second.asKnownThen.kind, 'same')
    assert.equal(second.asKnownNow.kind, 'differs')
    const differences = second.asKnownNow.kind === 'differs' ? second.asKnownNow.differences : []
    const where = Object.fromEntries(
      differences.flatMap((one) => (one.kind === 'words' ? [] : [[one.where, [one.was, one.is]]])),
    )
    assert.deepEqual(where, {
      // Eight less the one now of March, and one more; of children one less, since two were one.
      'Children in contacts, Staffordshire police force area': [8, 7],
      'Contacts received by month: May 2016, Count': [8, 7],
      'Contacts received by month: June 2016, Count': [0, '[c]'],
      'Children in contacts by month: May 2016, Count': [8, 6],
      'Children in contacts by month: June 2016, Count': [0, '[c]'],
    })

    await destroyed(made.contacts[5]!)
    const third = await reproduce()
    assert.equal(third.asKnownThen.kind, 'differs')
    assert.deepEqual(
      (third.asKnownThen.kind === 'differs' ? third.asKnownThen.differences : []).filter(
        (one) => one.kind === 'figure',
      ),
      [
        { kind: 'figure', where: 'Contacts received, Staffordshire police force area', was: 8, is: 7 },
        { kind: 'figure', where: 'Children in contacts, Staffordshire police force area', was: 8, is: 7 },
      ],
    )
    assert.deepEqual((await findPublishedFile(database, slug, 'json'))!.hash, file.hash)
    assert.equal(mustBeOk(await openRelease(database, team.drafter, slug)).content!.figures[0]!.value, 8)

    /** As retention would destroy it: the contact, its links, and all their earlier versions. */
    async function destroyed(contact: string) {
      const tables = ['contact_child', 'contact_child_history', 'contact', 'contact_history']
      const deletions = tables.map((table) => `delete from ${table} where contact_id = '${contact}'`)
      await database.pool.query(`begin; set local session_replication_role = replica; ${deletions.join(';')}; commit`)
    }
  })
})

onEachEngine('reading early', (open) => {
  test('those on the list read from their moment, each reading in the audit; nobody else does', async () => {
    const place = await open()
    const { database } = place
    const team = aTeam(place)
    const from = addMinutes(nowFor(team.approver), 60)
    const slug = await published(database, team, { from })
    const userId = await addUser(database, place.operator)
    const reader: Actor = { ...place.as('councillor'), actorId: userId }
    const read = async (actor: Actor) => (await readPaper(database, actor, slug)).ok
    assert.equal(await read(reader), false)
    const line = { slug, userId, needsItFor: 'To answer the press' }
    assert.equal((await addEarlyReader(database, team.drafter, { ...line, from })).ok, false)
    mustBeOk(await addEarlyReader(database, team.approver, { ...line, from: addMinutes(from, -30) }))
    const again = await addEarlyReader(database, team.approver, { ...line, from })
    assert.equal(again.ok || again.refusal.kind, 'on_the_list')
    assert.equal(await read(reader), false)
    const change = async (readsFrom: typeof from) => {
      const [listed] = mustBeOk(await openRelease(database, team.approver, slug)).readers
      mustBeOk(await removeEarlyReader(database, team.approver, { slug, ...listed! }))
      mustBeOk(await addEarlyReader(database, team.approver, { ...line, from: readsFrom }))
    }
    await change(addMinutes(from, -61))
    assert.equal(await read(reader), true)
    assert.equal((await listPapers(database, reader)).length, 1)
    assert.equal(mustBeOk(await takePaper(database, reader, slug, 'csv')).name, `${slug}.csv`)
    assert.equal(await read(place.as('councillor')), false)
    assert.equal(await read(team.drafter), false)
    const { rows } = await database.pool.query(
      `select detail ->> 'format' as format from audit_entry where action = 'read_release' and actor_id = $1 order by audit_id`,
      [userId],
    )
    assert.deepEqual(
      rows.map((row) => row.format),
      ['page', 'csv'],
    )
    const shown = await asThePublic(database, (query) => query('select early_readers from publication', []))
    assert.deepEqual(shown, [])
    // What goes back to be drafted is nobody's to read.
    mustBeOk(
      await returnRelease(database, team.approver, { ...(await lookedAt(database, team.approver, slug)), words: 'No' }),
    )
    assert.equal(await read(reader), false)
  })

  test('a paper of the panel is read by those who see figures, and by nobody of the public', async () => {
    const place = await open()
    const team = aTeam(place)
    const slug = await published(place.database, team, { recipe: aRecipe({ audience: 'panel' }) })
    assert.equal((await readPaper(place.database, place.as('councillor'), slug)).ok, true)
    assert.equal(await findPublishedFile(place.database, slug, 'json'), undefined)
    assert.deepEqual(await asThePublic(place.database, (query) => query('select slug from publication', [])), [])
  })
})

async function addUser(database: Parameters<typeof openRelease>[0], operator: Actor): Promise<string> {
  const user = {
    username: 'panel.chair',
    displayName: 'Bea Example',
    jobTitle: 'Chair of the panel',
    role: 'councillor',
  }

  await addUsers(
    database,
    operator,
    [],
    [{ ...user, role: 'councillor', password: 'a long walk', agency: 'Stoke-on-Trent City Council' }],
  )
  const { rows } = await database.pool.query(`select user_id from app_user where username = 'panel.chair'`)
  return rows[0].user_id as string
}
