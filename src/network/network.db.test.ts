import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addPerson, addRelationship, STOKE } from '../../test/builders/records.ts'
import { mergeNow } from '../../test/builders/merging.ts'
import { onEachEngine, type TestDatabase } from '../../test/support/database.ts'
import type { Actor } from '../access/index.ts'
import { refreshKeys } from '../people/index.ts'
import { inTransaction } from '../platform/database/index.ts'
import { plainDate } from '../platform/dates.ts'
import { mustBeOk } from '../platform/result.ts'
import { uuidv7 } from '../platform/uuid.ts'
import { DRAWN_MAX, everything, PATH_STEPS_MAX } from './graph.ts'
import { correctLink, findThings, recordLink, takeBackLink, type NewLink } from './index.ts'
import { viewLinks, viewNetwork, viewPath, viewThing } from './reading.ts'

const aLink = (personId: string, more: Partial<NewLink> = {}): NewLink => ({
  linkId: uuidv7(),
  personId,
  kind: 'phone',
  written: '07700 900123',
  validFrom: plainDate('2017-01-01'),
  validTo: null,
  source: 'A neighbour',
  confidence: 'likely',
  note: null,
  forPolice: false,
  ...more,
})

const people = (db: TestDatabase, ...rows: Parameters<typeof addPerson>[1][]): Promise<string[]> =>
  inTransaction(db.database, db.operator, async (tx) => {
    const ids: string[] = []
    for (const row of rows) ids.push(await addPerson(tx, row))
    await refreshKeys(tx, ids)
    return ids
  })

onEachEngine('what people are linked to', (open) => {
  const link = async (db: TestDatabase, as: Actor, ...links: NewLink[]) => {
    for (const one of links) mustBeOk(await recordLink(db.database, as, one))
  }
  const linksOf = async (db: TestDatabase, as: Actor, id: string) =>
    mustBeOk(await viewLinks(db.database, as, id)).links
  const around = async (db: TestDatabase, as: Actor, id: string, steps = 2, filter = everything) => {
    const { graph, people: seen } = mustBeOk(await viewNetwork(db.database, as, id, { steps, filter }))
    return { graph, names: [...seen.values()].map((one) => one.givenName).toSorted() }
  }

  test('one telephone in two spellings is one thing, and a link is counted once, changed by its version and taken back', async () => {
    const db = await open()
    const [ada, bea] = (await people(db, { given_name: 'Ada' }, { given_name: 'Bea' })) as [string, string]
    const as = db.as('social_worker', STOKE)
    const first = aLink(ada)
    await link(db, as, first, first, aLink(bea, { written: '+44 7700 900 123' }))
    const [one] = await linksOf(db, as, ada)
    assert.equal((await linksOf(db, as, ada)).length, 1)
    const { links } = mustBeOk(await viewThing(db.database, as, one!.thingId))
    assert.deepEqual(links.map((each) => each.written).toSorted(), ['+44 7700 900 123', '07700 900123'])
    const ended = { ...first, version: 1, validTo: plainDate('2017-02-01') }
    mustBeOk(await correctLink(db.database, as, ended))
    const stale = await correctLink(db.database, as, ended)
    assert.deepEqual(stale, { ok: false, refusal: { kind: 'changed_by_someone_else' } })
    const backwards = await correctLink(db.database, as, { ...ended, version: 2, validTo: plainDate('2016-01-01') })
    assert.deepEqual(backwards, { ok: false, refusal: { kind: 'ends_before_it_begins' } })
    assert.equal((await linksOf(db, as, ada))[0]!.validTo, '2017-02-01')
    mustBeOk(await takeBackLink(db.database, as, { linkId: first.linkId, version: 2 }))
    assert.deepEqual(await linksOf(db, as, ada), [])
    assert.equal(mustBeOk(await viewThing(db.database, as, one!.thingId)).links.length, 1)
  })

  test('a link for police, and one of a restricted person, are nowhere for anybody else: not in search, picture or path', async () => {
    const db = await open()
    const [ada, bea, hidden] = (await people(
      db,
      { given_name: 'Ada' },
      { given_name: 'Bea' },
      { given_name: 'Hidden', restricted: true },
    )) as [string, string, string]
    const [social, police, manager] = [
      db.as('social_worker', STOKE),
      db.as('police_officer'),
      db.as('team_manager', STOKE),
    ]
    await link(db, police, aLink(ada, { forPolice: true }), aLink(bea, { forPolice: true }))
    await link(
      db,
      manager,
      aLink(ada, { kind: 'vehicle', written: 'AB12 CDE' }),
      aLink(hidden, { kind: 'vehicle', written: 'ab12cde' }),
    )
    const [ofPolice] = await linksOf(db, police, ada).then((all) => all.filter((one) => one.kind === 'phone'))
    assert.equal((await linksOf(db, social, ada)).length, 1)
    assert.ok(!(await viewThing(db.database, social, ofPolice!.thingId)).ok)
    assert.deepEqual((await around(db, social, ada)).names, ['Ada'])
    assert.deepEqual((await around(db, police, ada)).names, ['Ada', 'Bea'])
    assert.deepEqual((await around(db, manager, ada)).names, ['Ada', 'Hidden'])
    assert.deepEqual([...(await around(db, social, ada)).graph.more], [])
    const found = (as: Actor, typed: string) =>
      inTransaction(db.database, as, async (tx) =>
        (await findThings(tx, typed, { size: 5 })).things.map((one) => one.written),
      )
    assert.deepEqual(await found(social, '07700 9001'), [])
    assert.deepEqual(await found(police, '07700 9001'), ['07700 900123'])
    assert.deepEqual(await found(social, 'ab12'), ['AB12 CDE'])
    const pathOf = async (as: Actor, to: string) => {
      const seen = await viewPath(db.database, as, ada, { typed: '', other: to })
      return seen.ok ? (seen.value.path?.length ?? 'none') : 'not found'
    }
    assert.deepEqual([await pathOf(social, bea), await pathOf(police, bea)], ['none', 2])
    assert.deepEqual([await pathOf(social, hidden), await pathOf(manager, hidden)], ['not found', 2])
    // Writing the number oneself tells nothing of what others wrote: not even their spelling.
    await link(db, social, aLink(ada, { written: '+447700900123' }))
    const own = (await linksOf(db, social, ada)).find((one) => one.kind === 'phone')!
    assert.deepEqual(
      mustBeOk(await viewThing(db.database, social, own.thingId)).links.map((one) => one.written),
      ['+447700900123'],
    )
    const hide = await recordLink(
      db.database,
      social,
      aLink(ada, { forPolice: true, kind: 'group', written: 'Some group' }),
    )
    assert.deepEqual(hide, { ok: false, refusal: { kind: 'not_yours_to_hide' } })
    assert.ok(!(await recordLink(db.database, social, aLink(hidden))).ok)
    assert.ok(!(await recordLink(db.database, db.as('councillor'), aLink(ada))).ok)
  })

  test('a telephone that hundreds share draws some of them, and says that there are more without a number', async () => {
    const db = await open()
    const ids = await people(db, ...Array.from({ length: 120 }, (_, index) => ({ given_name: `P${index}` })))
    await inTransaction(db.database, db.operator, (tx) => refreshKeys(tx, ids))
    for (const id of ids) await link(db, db.operator, aLink(id))
    const as = db.as('social_worker', STOKE)
    const { graph } = await around(db, as, ids[0]!)
    assert.ok(graph.steps.size <= 2 + DRAWN_MAX[1], String(graph.steps.size))
    assert.equal(graph.more.size, 1)
    const one = await around(db, as, ids[0]!, 1)
    assert.deepEqual([...one.graph.steps.values()], [0, 1])
    const thing = (await linksOf(db, as, ids[0]!))[0]!.thingId
    assert.equal(mustBeOk(await viewThing(db.database, as, thing)).more, true)
    assert.deepEqual((await around(db, as, ids[0]!, 2, { kinds: ['place'], relatives: true })).graph.edges, [])
  })

  test('the way between two people is a shortest one, of four links at most, as a plain search finds it', async () => {
    const db = await open()
    const ids = await people(db, ...Array.from({ length: 9 }, (_, index) => ({ given_name: `P${index}` })))
    // A chain: P0 phone P1 parent P2 place P3 …; and a short cut from P1 to P4.
    const neighbours = new Map<number, number[]>(ids.map((_, index) => [index, []]))
    const join = (a: number, b: number) => [neighbours.get(a)!.push(b), neighbours.get(b)!.push(a)]
    await link(db, db.operator, aLink(ids[0]!), aLink(ids[1]!))
    await link(
      db,
      db.operator,
      ...[2, 3].map((index) => aLink(ids[index]!, { kind: 'place', written: '12 High Street' })),
    )
    await inTransaction(db.database, db.operator, async (tx) => {
      for (const [a, b] of [
        [1, 2],
        [3, 4],
        [4, 5],
        [5, 6],
        [6, 7],
      ] as const) {
        await addRelationship(tx, { person: ids[a]!, related: ids[b]!, kind: 'parent' })
        join(a, b)
      }
    })
    // By things two links, by relationships one.
    const weight = (a: number, b: number) =>
      neighbours.get(a)!.includes(b) ? 1 : (a === 0 && b === 1) || (a === 2 && b === 3) ? 2 : 99
    const chain = (from: number, to: number) =>
      ids.slice(from, to).reduce((sum, _, index) => sum + weight(from + index, from + index + 1), 0)
    const as = db.as('social_worker', STOKE)
    for (let to = 1; to < ids.length; to++) {
      const { path } = mustBeOk(await viewPath(db.database, as, ids[0]!, { typed: '', other: ids[to]! }))
      const wanted = chain(0, to)
      assert.equal(path?.length, wanted <= PATH_STEPS_MAX ? wanted : undefined, `to P${to}`)
    }
  })

  test('a merge takes the links along', async () => {
    const db = await open()
    const [one, again] = (await people(db, { given_name: 'Ada' }, { given_name: 'Ada' })) as [string, string]
    await link(db, db.operator, aLink(one), aLink(again, { kind: 'vehicle', written: 'AB12 CDE' }))
    await mergeNow(db, db.as('team_manager'), one, again)
    assert.equal((await linksOf(db, db.as('team_manager'), one)).length, 2)
  })

  test('each reading leaves an entry with whom it showed', async () => {
    const db = await open()
    const [ada, bea] = (await people(db, { given_name: 'Ada' }, { given_name: 'Bea' })) as [string, string]
    await link(db, db.operator, aLink(ada), aLink(bea))
    const as = db.as('social_worker', STOKE)
    await around(db, as, ada)
    await viewPath(db.database, as, ada, { typed: '', other: bea })
    const entries = await inTransaction(db.database, db.operator, (tx) =>
      tx
        .selectFrom('audit_entry')
        .select(['action', 'detail'])
        .where('partnership_id', '=', tx.by.partnershipId)
        .where('action', 'in', ['view_network', 'view_path', 'record_link'])
        .execute(),
    )
    assert.deepEqual(entries.map((one) => one.action).toSorted(), [
      'record_link',
      'record_link',
      'view_network',
      'view_path',
    ])
    for (const { action, detail } of entries)
      if (action !== 'record_link') assert.ok(JSON.stringify(detail).includes(bea), action)
  })
})
