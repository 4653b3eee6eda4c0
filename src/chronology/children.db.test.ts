import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as records from '../../test/builders/records.ts'
import { onEachEngine } from '../../test/support/database.ts'
import { inTransaction } from '../platform/database/index.ts'
import { listChildren, PAGE_SIZE } from './children.ts'

const { STOKE, STAFFORDSHIRE, DORSET } = records

onEachEngine('children at risk', (open) => {
  test('the list shows the greatest risk first and then by name, of one area with its visitors, page by page', async () => {
    const { database, operator, as } = await open()
    const worker = as('social_worker', STOKE)
    await inTransaction(database, operator, async (tx) => {
      const add = async (given: string, level: string, home = STOKE) => {
        const facts = { given_name: given, family_name: 'Example', home_authority: home, date_of_birth: '2012-05' }
        const person = await records.addPerson(tx, facts)
        await records.addAssessment(tx, { person, on: '2017-01-01', level: 'emerging' })
        await records.addAssessment(tx, { person, on: '2017-02-01', level })
        return person
      }
      for (let count = 0; count < PAGE_SIZE; count++) await add(`Mid${String.fromCharCode(97 + count)}`, 'moderate')
      await add('Zara', 'significant')
      await add('Ella', 'significant', STAFFORDSHIRE)
      const visitor = await add('Ben', 'significant', DORSET)
      await records.addContact(tx, { at: '2017-01-05', about: [visitor] })
      await records.addContact(tx, { at: '2017-01-09', about: [visitor], authority: STAFFORDSHIRE })
      await add('Nobody', 'none')
    })
    const list = (query: Partial<Parameters<typeof listChildren>[2]>) =>
      listChildren(database, worker, { level: undefined, authority: STOKE, page: 1, ...query })
    const first = await list({})
    const names = first.children.map((one) => one.person.givenName)
    assert.deepEqual(names.slice(0, 4), ['Ben', 'Zara', 'Mida', 'Midb'])
    assert.equal(names.length, PAGE_SIZE)
    assert.deepEqual(Object.fromEntries(first.counts), { significant: 2, moderate: PAGE_SIZE })
    assert.deepEqual([first.page, first.pages, first.everywhere], [1, 2, PAGE_SIZE + 3])
    assert.deepEqual(
      (await list({ page: 2 })).children.map((one) => one.person.givenName),
      ['Midx', 'Midy'],
    )
    // A page that is not there is the last one.
    assert.equal((await list({ page: 900 })).page, 2)
    const [ben] = first.children
    assert.deepEqual([ben?.direction, ben?.since], ['raised', '2017-02-01'])
    // The county's contact is not the city's to see.
    assert.equal(ben?.latestContact?.receivedOn, '2017-01-05')
    const everywhere = await list({ authority: undefined, level: 'significant' })
    assert.deepEqual(
      everywhere.children.map((one) => one.person.givenName),
      ['Ben', 'Ella', 'Zara'],
    )
  })

  test('who is listed is in the audit, and a councillor is told of nobody', async () => {
    const { database, operator, as } = await open()
    const person = await inTransaction(database, operator, async (tx) => {
      const child = await records.addPerson(tx, { date_of_birth: '2012-05-17' })
      await records.addAssessment(tx, { person: child, on: '2017-02-01', level: 'emerging' })
      return child
    })
    const ask = { level: undefined, authority: undefined, page: 1 }
    const hidden = await listChildren(database, as('councillor'), ask)
    assert.deepEqual([hidden.children, hidden.counts.size, hidden.everywhere], [[], 0, 0])
    const entries = () =>
      inTransaction(database, operator, (tx) =>
        tx.selectFrom('audit_entry').select('detail').where('action', '=', 'list_children').execute(),
      )
    assert.deepEqual(await entries(), [])
    assert.equal((await listChildren(database, as('social_worker', STOKE), ask)).children.length, 1)
    assert.deepEqual(await entries(), [{ detail: { shown: [person] } }])
  })
})
