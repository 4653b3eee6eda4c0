/** Releases made by the real composer: what is hidden, what later releases may not give away, and making one again. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addContact, addNotice, addPerson, STOKE } from '../../../test/builders/records.ts'
import { aRecipe, aTeam, drafted, lookedAt, published } from '../../../test/builders/release-life.ts'
import { onEachEngine, type TestDatabase } from '../../../test/support/database.ts'
import { correctRecord, inTransaction } from '../../platform/database/index.ts'
import { plainDate } from '../../platform/dates.ts'
import { mustBeOk } from '../../platform/result.ts'
import { openRelease } from '../release/reading.ts'
import { Recipe } from '../release/recipe.ts'
import { reproduceRelease } from '../release/reproducing.ts'
import { signRelease, submitRelease } from '../release/steps.ts'
import { composeRelease } from './compose.ts'

/** Notices by month of the year, as the panel was told: sixteen, four of them in December. */
const BY_MONTH = { '2016-04': 6, '2016-08': 6, '2016-12': 4 }

async function withNotices(open: () => Promise<TestDatabase>) {
  const place = await open()
  await inTransaction(place.database, place.operator, async (tx) => {
    const [child, adult] = [await addPerson(tx), await addPerson(tx)]
    for (const [month, count] of Object.entries(BY_MONTH))
      for (let day = 1; day <= count; day++)
        await addNotice(tx, { child, adult, on: `${month}-0${day}`, authority: STOKE })
    for (let day = 10; day < 30; day++) await addContact(tx, { at: `2016-05-${day}`, about: [child], authority: STOKE })
  })
  return { ...place, team: aTeam(place) }
}

const table = (by: string[]) => ({ kind: 'table' as const, measure: 'notices_issued' as const, by })
const recipeOf = (items: unknown[], more: Partial<Recipe> = {}) =>
  Recipe.parse({ ...aRecipe(more), authorities: [STOKE], sections: [{ heading: 'Notices', items }] })
const months = recipeOf([{ kind: 'figures', measures: ['notices_issued'] }, table(['month'])])

onEachEngine('a release of notices', (open) => {
  test('hides the four of December and one month more, tells the year, and keeps both from the statement', async () => {
    const { database, team } = await withNotices(open)
    const { content, internal, protection } = mustBeOk(await composeRelease(database, team.drafter, months))
    const cells = Object.fromEntries(content.tables[0]!.rows.map(({ key, cells: [cell] }) => [key, cell]))
    assert.equal(cells['2016-12'], '[c]')
    assert.equal([cells['2016-04'], cells['2016-08']].filter((cell) => cell === '[c]').length, 1)
    assert.deepEqual([cells['2016-05'], cells['total']], [0, 16])
    assert.equal(internal.tables[0]!.rows.find(({ key }) => key === '2016-12')!.cells[0], 4)
    assert.doesNotMatch(JSON.stringify(content.statement), /December/)
    assert.match(JSON.stringify(content.statement), /16 child abduction warning notices/)
    for (const { lower, upper } of protection!.hidden) assert.ok(upper === null || upper - lower >= 5)
  })

  test('is refused with a sentence where its rule is none and the public would read it, or there is no such rule', async () => {
    const { database, team } = await withNotices(open)
    const made = await composeRelease(database, team.drafter, { ...months, policy: 'none' })
    assert.match(made.ok ? '' : made.refusal.sentence, /needs a rule that hides small numbers/)
    const unknown = await composeRelease(database, team.drafter, { ...months, policy: 'hide-everything' })
    assert.match(unknown.ok ? '' : unknown.refusal.sentence, /no rule for hiding called “hide-everything”/)
  })

  test('counts a share only where both of its numbers are told and thirty or more stand below', async () => {
    const { database, team } = await withNotices(open)
    const recipe = recipeOf([{ kind: 'figures', measures: ['professional_share'] }])
    const { content, internal } = mustBeOk(await composeRelease(database, team.drafter, recipe))
    assert.equal(content.figures[0]!.value, '[c]')
    assert.equal(typeof internal.figures[0]!.value, 'number')
  })

  test('hides more when an earlier release has told what would give a hidden month away', async () => {
    const { database, team } = await withNotices(open)
    await published(database, team, { recipe: months })
    const autumn = recipeOf([{ kind: 'figures', measures: ['notices_issued'] }], {
      title: 'Autumn',
      period: { from: '2016-09-01', to: '2016-12-31' } as unknown as Recipe['period'],
    })
    const slug = await drafted(database, team, autumn)
    const made = await submitRelease(database, team.drafter, await lookedAt(database, team.drafter, slug))
    // Four in the autumn are the four of December: alone small, and small beside what was published.
    const { content } = mustBeOk(await openRelease(database, team.drafter, mustBeOk(made).slug))
    assert.equal(content!.figures[0]!.value, '[c]')
    const seen = await lookedAt(database, team.checker, slug)
    mustBeOk(await signRelease(database, team.checker, 'checked', seen))
  })

  test('comes out the same from the records as they were known, after one of them was put right', async () => {
    const { database, team, operator } = await withNotices(open)
    const slug = await published(database, team, { recipe: months })
    await inTransaction(database, operator, async (tx) => {
      const { notice_id: id, version } = await tx
        .selectFrom('notice')
        .select(['notice_id', 'version'])
        .where('partnership_id', '=', tx.by.partnershipId)
        .where('issued_on', '=', plainDate('2016-12-01'))
        .executeTakeFirstOrThrow()
      assert.ok(await correctRecord(tx, 'notice', id, version, { issued_on: plainDate('2016-08-20') }))
    })
    const { asKnownThen, asKnownNow } = mustBeOk(await reproduceRelease(database, team.drafter, slug))
    assert.equal(asKnownThen.kind, 'same')
    assert.ok(asKnownNow.kind !== 'refused')
  })

  test('says in a later release what an earlier one said, and why it is another number now', async () => {
    const { database, team, operator } = await withNotices(open)
    await published(database, team, { recipe: months })
    await inTransaction(database, operator, async (tx) => {
      const [child, adult] = [await addPerson(tx), await addPerson(tx)]
      for (let day = 1; day <= 6; day++) await addNotice(tx, { child, adult, on: `2017-01-0${day}`, authority: STOKE })
    })
    const later = await drafted(database, team, { ...months, title: 'Later' })
    const taken = await lookedAt(database, team.drafter, later)
    const { slug } = mustBeOk(await submitRelease(database, team.drafter, taken))
    const { content } = mustBeOk(await openRelease(database, team.drafter, slug))
    const [revision] = content!.revisions
    assert.deepEqual([revision?.published, revision?.now], [16, 22])
    assert.match(revision!.reason, /Recorded late/)
  })
})
