/** The life of a release against the databases: who may take which step, what is frozen, and what stays of it. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { addContact, addPerson } from '../../../test/builders/records.ts'
import {
  approved,
  aRecipe,
  aTeam,
  drafted,
  lookedAt,
  published,
  publishNow,
  wirePlainParts,
  withdrawn,
} from '../../../test/builders/release-life.ts'
import { onEachEngine, type TestDatabase } from '../../../test/support/database.ts'
import type { Actor } from '../../access/index.ts'
import { inTransaction, nowFor, type Tx } from '../../platform/database/index.ts'
import { addMinutes } from '../../platform/dates.ts'
import { mustBeOk } from '../../platform/result.ts'
import { uuidv7 } from '../../platform/uuid.ts'
import { draftRelease, editRelease } from './drafting.ts'
import { parts, wire } from './parts.ts'
import { openRelease, viewReleases } from './reading.ts'
import { publishRelease, returnRelease, signRelease, submitRelease } from './steps.ts'
import { getContent, registerOf } from './store.ts'

wirePlainParts()

const refusalOf = (result: { ok: boolean; refusal?: { kind: string } }) => result.refusal?.kind ?? 'allowed'

async function opened(open: () => Promise<TestDatabase>, contacts = 7) {
  const place = await open()
  await inTransaction(place.database, place.operator, async (tx) => {
    for (let count = 0; count < contacts; count++)
      await addContact(tx, { at: `2016-05-0${count + 1}`, about: [await addPerson(tx)] })
  })
  return { ...place, team: aTeam(place) }
}

const as = <T>(place: TestDatabase, actor: Actor, work: (tx: Tx) => Promise<T>) =>
  inTransaction(place.database, actor, work)

onEachEngine('the life of a release', (open) => {
  test('three people walk a release to publication, and each signs the same frozen content', async () => {
    const { database, team } = await opened(open)
    const slug = await published(database, team)
    const { release, standing, content, contentHash } = mustBeOk(await openRelease(database, team.drafter, slug))
    assert.equal(slug, 'staffordshire-contacts-about-exploitation')
    assert.equal(standing.state, 'published')
    assert.deepEqual(
      release.steps.map(({ kind, signedBy }) => `${kind} ${signedBy}`),
      [
        'drafted Dora Example',
        'submitted Dora Example',
        'checked Chike Example',
        'approved Asha Example',
        'published Asha Example',
      ],
    )
    assert.deepEqual(new Set(release.steps.slice(1).map((step) => step.contentHash)), new Set([contentHash]))
    assert.equal(content!.figures[0]!.value, 7)
  })

  test('nobody signs what is theirs, whose turn it is not, or what their role may not', async () => {
    const { database, team } = await opened(open)
    const slug = await drafted(database, team)
    const sign = async (actor: Actor, kind: 'checked' | 'approved') =>
      refusalOf(await signRelease(database, actor, kind, await lookedAt(database, actor, slug)))
    assert.equal(await sign(team.checker, 'checked'), 'wrong_step')
    mustBeOk(await submitRelease(database, team.drafter, await lookedAt(database, team.drafter, slug)))
    // A strategic manager drafts nothing, but somebody may come to another post: whoever they are, it is theirs.
    const promoted: Actor = { ...team.drafter, role: 'strategic_manager' }
    assert.equal(await sign(promoted, 'checked'), 'own_draft')
    assert.equal(await sign(team.drafter, 'checked'), 'not_found')
    assert.equal(await sign(team.approver, 'approved'), 'wrong_step')
    assert.equal(await sign(team.approver, 'checked'), 'allowed')
    assert.equal(await sign(team.approver, 'approved'), 'own_check')
    assert.equal(
      refusalOf(await publishRelease(database, team.approver, await lookedAt(database, team.approver, slug))),
      'wrong_step',
    )
  })

  test('figures of police investigations are approved only once the police allow them', async () => {
    const { database, team } = await opened(open)
    const sections = [
      {
        heading: 'Police',
        items: [{ kind: 'figures', measures: ['people_arrested'], area: 'force', over: 'release' }],
      },
    ] as ReturnType<typeof aRecipe>['sections']
    const slug = await drafted(database, team, aRecipe({ sections }))
    mustBeOk(await submitRelease(database, team.drafter, await lookedAt(database, team.drafter, slug)))
    mustBeOk(await signRelease(database, team.checker, 'checked', await lookedAt(database, team.checker, slug)))
    const early = await signRelease(database, team.approver, 'approved', await lookedAt(database, team.approver, slug))
    assert.equal(refusalOf(early), 'not_cleared')
    mustBeOk(await signRelease(database, team.police, 'cleared', await lookedAt(database, team.police, slug)))
    mustBeOk(await signRelease(database, team.approver, 'approved', await lookedAt(database, team.approver, slug)))
  })

  test('a change of the draft takes every signature away, and the moment it was made of is another', async () => {
    const { database, team } = await opened(open)
    const slug = await drafted(database, team)
    await approved(database, team, slug)
    const { release } = mustBeOk(await openRelease(database, team.drafter, slug))
    const recipe = { ...release.recipe, title: 'Another title' }
    mustBeOk(await editRelease(database, team.drafter, { slug, version: release.version, recipe }))
    assert.equal(mustBeOk(await openRelease(database, team.drafter, slug)).standing.state, 'draft')
    const stale = await editRelease(database, team.drafter, { slug, version: release.version, recipe })
    assert.equal(refusalOf(stale), 'changed_by_someone_else')
    await approved(database, team, slug)
    assert.equal(mustBeOk(await openRelease(database, team.drafter, slug)).content!.title, 'Another title')
  })

  test('of two who take a step from the same page one does, and the same form sent twice is one step', async () => {
    const place = await opened(open)
    const { database, team } = place
    const slug = await drafted(database, team)
    mustBeOk(await submitRelease(database, team.drafter, await lookedAt(database, team.drafter, slug)))
    const seen = await lookedAt(database, team.checker, slug)
    const other = { ...place.as('team_manager'), displayName: 'Olu Example' }
    const both = await Promise.all([team.checker, other].map((actor) => signRelease(database, actor, 'checked', seen)))
    assert.deepEqual(both.map(refusalOf).toSorted(), ['allowed', 'changed_by_someone_else'])
    const first = both[0]!.ok ? team.checker : other
    assert.equal(refusalOf(await signRelease(database, first, 'checked', seen)), 'allowed')
    assert.equal(mustBeOk(await openRelease(database, team.drafter, slug)).release.steps.length, 3)
    const late = await returnRelease(database, team.approver, { ...seen, words: 'Not yet' })
    assert.equal(refusalOf(late), 'changed_by_someone_else')
  })

  test('what was frozen cannot be changed by the role that works, nor stored under another fingerprint', async () => {
    const place = await opened(open)
    const { database, team } = place
    const slug = await published(database, team)
    const { contentHash } = mustBeOk(await openRelease(database, team.drafter, slug))
    const attempts = [
      sql`update release_content set content = '{}'`,
      sql`delete from release_content`,
      sql`update release_step set kind = 'drafted'`,
      sql`delete from release_step`,
      sql`update release_file set content = 'x'`,
      sql`delete from release_file`,
      sql`delete from publication`,
      sql`delete from release`,
    ]
    for (const attempt of attempts)
      await assert.rejects(
        as(place, { ...team.approver, role: 'operator' }, (tx) => attempt.execute(tx)),
        /permission denied/,
      )
    await assert.rejects(
      as(place, team.drafter, (tx) =>
        sql`insert into release_content values (${tx.by.partnershipId}, ${'0'.repeat(64)}, '{}', now(), 'x', now(), ${tx.by.actorId})`.execute(
          tx,
        ),
      ),
      /release_content_is_its_hash/,
    )
    await as(place, team.drafter, (tx) => getContent(tx, contentHash!))
  })

  test('roles that see no releases, and another partnership, find none in the database itself', async () => {
    const place = await opened(open)
    await published(place.database, place.team)
    const tables = ['release', 'release_step', 'release_content', 'release_file', 'publication'] as const
    const seenBy = (actor: Actor) =>
      as(place, actor, async (tx) => {
        const counts = []
        for (const table of tables)
          counts.push((await sql<{ n: number }>`select count(*) n from ${sql.table(table)}`.execute(tx)).rows[0]!.n)
        return counts
      })
    assert.deepEqual(await seenBy(place.as('councillor')), [0, 0, 0, 0, 0])
    assert.deepEqual(await seenBy(place.as('contact_officer')), [0, 0, 0, 0, 0])
    assert.deepEqual(await seenBy({ ...place.team.drafter, partnershipId: uuidv7() }), [0, 0, 0, 0, 0])
    assert.deepEqual(await seenBy(place.team.drafter), [1, 5, 1, 2, 1])
    assert.equal(refusalOf(await viewReleases(place.database, place.as('councillor'))), 'not_found')
  })

  test('what a recipe cannot make is refused in its words, and nothing is left behind', async () => {
    const { database, team } = await opened(open)
    const slug = await drafted(database, team, aRecipe({ authorities: ['E10000009'] }))
    const done = await submitRelease(database, team.drafter, await lookedAt(database, team.drafter, slug))
    assert.equal(refusalOf(done), 'not_composed')
    assert.equal(mustBeOk(await openRelease(database, team.drafter, slug)).release.steps.length, 1)
  })

  test('a correction is a release of its own that takes the place of the other once it is public', async () => {
    const { database, team } = await opened(open)
    const slug = await published(database, team)
    const correction = {
      releaseId: uuidv7(),
      recipe: aRecipe(),
      corrects: { slug, reason: 'May was counted twice.' },
    }
    assert.equal(
      refusalOf(
        await draftRelease(database, team.drafter, { ...correction, corrects: { slug: 'no-such', reason: 'x' } }),
      ),
      'not_found',
    )
    const corrected = mustBeOk(await draftRelease(database, team.drafter, correction)).slug
    assert.equal(corrected, `${slug}-2`)
    assert.equal(mustBeOk(await draftRelease(database, team.drafter, correction)).slug, corrected)
    await approved(database, team, corrected, 'It takes the place of the other')
    assert.equal(mustBeOk(await openRelease(database, team.drafter, slug)).correctedBy, undefined)
    await publishNow(database, team, corrected)
    assert.equal(mustBeOk(await openRelease(database, team.drafter, slug)).correctedBy, corrected)
  })
})

onEachEngine('the register that a new release is compared with', (open) => {
  const slugs = (place: TestDatabase, actor: Actor, besides?: string) =>
    as(place, actor, async (tx) => (await registerOf(tx, tx.now, besides)).map(({ slug }) => slug))

  test('it holds what is published, scheduled, corrected and withdrawn, and neither drafts nor papers of the panel', async () => {
    const place = await opened(open)
    const { database, team } = place
    const titled = (title: string, audience: 'public' | 'panel' = 'public') => ({
      recipe: aRecipe({ title, audience }),
    })
    await published(database, team, titled('Open'))
    await published(database, team, { ...titled('Embargoed'), from: addMinutes(nowFor(team.approver), 60) })
    const gone = await published(database, team, titled('Gone'))
    await withdrawn(database, team, gone, 'It was wrong')
    await published(database, team, titled('Paper', 'panel'))
    await drafted(database, team, aRecipe({ title: 'Draft' }))
    const back = await published(database, team, { ...titled('Back'), from: addMinutes(nowFor(team.approver), 60) })
    const seen = await lookedAt(database, team.approver, back)
    mustBeOk(await returnRelease(database, team.approver, { ...seen, words: 'Not yet' }))
    const expected = ['open', 'gone', 'embargoed'].map((name) => `staffordshire-${name}`)
    assert.deepEqual(await slugs(place, team.drafter), expected)
    const counted = await inTransaction(database, team.drafter, (tx) => registerOf(tx))
    assert.deepEqual(
      counted.map(({ slug }) => slug),
      expected,
    )
    assert.equal(counted[0]!.content.title, 'Open')
  })

  test('what a comparison finds is signed only with an answer, and what is found since approval stops publication', async () => {
    const { database, team } = await opened(open)
    await published(database, team)
    const slug = await drafted(database, team)
    mustBeOk(await submitRelease(database, team.drafter, await lookedAt(database, team.drafter, slug)))
    const seen = await lookedAt(database, team.checker, slug)
    assert.equal(refusalOf(await signRelease(database, team.checker, 'checked', seen)), 'no_answer')
    mustBeOk(await signRelease(database, team.checker, 'checked', { ...seen, words: 'It is the same number' }))
    const words = 'It is the same number'
    mustBeOk(
      await signRelease(database, team.approver, 'approved', {
        ...(await lookedAt(database, team.approver, slug)),
        words,
      }),
    )
    const { compare } = parts
    try {
      wire({
        compare: async (_, __, earlier) => ({
          made: true,
          with: earlier.length,
          findings: [{ table: 'T', sentence: 'More' }],
        }),
      })
      const stopped = await publishRelease(database, team.approver, await lookedAt(database, team.approver, slug))
      assert.equal(refusalOf(stopped), 'comparison_changed')
    } finally {
      wire({ compare })
    }
    await publishNow(database, team, slug)
  })
})
