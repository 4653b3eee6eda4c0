/** Figures are the same for everybody; the records behind them are for those who may see them, and each look is noted. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as a from '../../test/builders/records.ts'
import { onEachEngine, type TestDatabase } from '../../test/support/database.ts'
import type { Role } from '../access/index.ts'
import { referenceOf } from '../reference/index.ts'
import { financialYearPeriod, type FinancialYear } from '../platform/dates.ts'
import { inTransaction } from '../platform/database/index.ts'
import { mustBeOk } from '../platform/result.ts'
import { uuidv7 } from '../platform/uuid.ts'
import { annotateFigure, ANNOTATION_CHARACTERS_MAX, listAnnotations, type NewAnnotation } from './annotations.ts'
import { figures, measures } from './index.ts'
import { openedAsCsv } from './opened-csv.ts'
import { openFigure } from './open-figure.ts'

const period = financialYearPeriod('2016-17' as FinancialYear)
const by = ['month', 'authority', 'source', 'home_authority'] as const

/** Two contacts of the city, one of them restricted, and one of the county; a restricted child; somebody arrested. */
async function withRecords(open: () => Promise<TestDatabase>) {
  const place = await open()
  const ids = await inTransaction(place.database, place.operator, async (tx) => {
    const child = await a.addPerson(tx, { given_name: '=Amina', family_name: 'Example' })
    const hidden = await a.addPerson(tx, { given_name: 'Rosa', family_name: 'Unreal', restricted: true })
    const adult = await a.addPerson(tx, { given_name: 'Dale', family_name: 'Invented' })
    const contact = await a.addContact(tx, { at: '2016-05-03', about: [child, hidden] })
    await a.addContact(tx, { at: '2016-06-03', about: [child], restricted: true })
    await a.addContact(tx, { at: '2016-07-03', about: [child], authority: a.STAFFORDSHIRE })
    await a.addArrest(tx, { person: adult, on: '2016-05-03' })
    return { child, hidden, adult, contact }
  })
  return { ...place, ids }
}

const entries = async ({ database }: TestDatabase, actorId: string) =>
  (
    await database.pool.query(
      'select action, subject_type, subject_id, detail from audit_entry where actor_id = $1 order by audit_id',
      [actorId],
    )
  ).rows

onEachEngine('who may look behind a figure', (open) => {
  test('a councillor and every other role are told the same figures', async () => {
    const place = await withRecords(open)
    const asked = { period, by }
    const analyst = mustBeOk(await figures(place.database, place.as('analyst', a.STOKE), asked))
    assert.deepEqual(
      analyst.figures.slice(0, 3).map(({ value }) => value),
      [3, 2, 1],
    )
    for (const role of ['councillor', 'contact_officer', 'police_officer', 'operator'] as Role[]) {
      const { figures: found } = mustBeOk(await figures(place.database, place.as(role, a.STOKE), asked))
      assert.deepEqual(found, analyst.figures, role)
    }
  })

  test('who may not open figures is told of no record, and leaves no entry', async () => {
    const place = await withRecords(open)
    for (const role of ['councillor', 'strategic_manager'] as const) {
      const actor = place.as(role)
      for (const { id } of measures)
        assert.deepEqual(await openFigure(place.database, actor, { period, measure: id }, 'all'), {
          ok: false,
          refusal: { kind: 'not_found' },
        })
      assert.deepEqual(await entries(place, actor.actorId), [])
    }
  })

  test('a record that the reader may not see keeps its place, and no name, day or place of it is told', async () => {
    const place = await withRecords(open)
    const analyst = place.as('analyst', a.STOKE)
    const opened = mustBeOk(await openFigure(place.database, analyst, { period, measure: 'contacts_received' }, 'all'))
    assert.deepEqual([opened.value, opened.units.length], [3, 3])
    assert.deepEqual(
      opened.units.map(({ facts, hidden }) => [facts.map(({ named }) => named.map(({ name }) => name)), hidden]),
      [
        [[['=Amina Example', undefined]], 0],
        [[], 1],
        [[], 1],
      ],
    )
    const people = mustBeOk(
      await openFigure(place.database, analyst, { period, measure: 'children_in_contacts' }, 'all'),
    )
    assert.deepEqual(people.units.map(({ facts, hidden }) => [facts.length, hidden]).toSorted(), [
      [0, 1],
      [1, 2],
    ])
    const officer = place.as('contact_officer', a.STOKE)
    const arrests = mustBeOk(await openFigure(place.database, officer, { period, measure: 'people_arrested' }, 'all'))
    assert.deepEqual(arrests.units, [{ facts: [], hidden: 1 }])
  })

  test('an entry is left for the list, and one for each person whose name was in it', async () => {
    const place = await withRecords(open)
    for (const [portion, action] of [
      [{ page: 1, size: 50 }, 'open_figure'],
      ['all', 'export_figures'],
    ] as const) {
      const analyst = place.as('analyst', a.STOKE)
      mustBeOk(await openFigure(place.database, analyst, { period, measure: 'contacts_received' }, portion))
      const left = await entries(place, analyst.actorId)
      assert.deepEqual(
        left.map((one) => [one.action, one.subject_type, one.subject_id]),
        [
          [action, 'person', place.ids.child],
          [action, 'measure', null],
        ],
      )
      assert.deepEqual(left[1].detail.measures, ['contacts_received'])
    }
  })

  test('reading figures and taking them away are noted as what they are', async () => {
    const place = await withRecords(open)
    const councillor = place.as('councillor')
    mustBeOk(await figures(place.database, councillor, { period }))
    mustBeOk(await figures(place.database, councillor, { period }, 'export_figures'))
    assert.deepEqual(
      (await entries(place, councillor.actorId)).map(({ action }) => action),
      ['view_figures', 'export_figures'],
    )
  })

  test('the list taken away has no formula in it, and says where a record is not shown', async () => {
    const place = await withRecords(open)
    const opened = mustBeOk(
      await openFigure(place.database, place.as('analyst', a.STOKE), { period, measure: 'contacts_received' }, 'all'),
    )
    const [head, first, second, third] = openedAsCsv(opened, await referenceOf(place.database)).split('\r\n')
    assert.equal(
      head,
      '\uFEFFcounted,reference,day,children,authority,who made the contact,concern,how the contact was made,latest decision',
    )
    assert.match(first!, /^1,[^,]+,2016-05-03,'=Amina Example; Name not shown,Stoke-on-Trent,School,/)
    assert.deepEqual([second, third], ['2,A record you may not see', '3,A record you may not see'])
  })

  test('whoever counts can read no name, no words and no caller, whatever their role', async () => {
    const place = await withRecords(open)
    for (const [table, column] of [
      ['person', 'given_name'],
      ['person_name', 'family_name'],
      ['person_history', 'family_name'],
      ['contact', 'summary'],
      ['contact_caller', 'name'],
      ['contact_child', 'told'],
      ['decision', 'rationale'],
    ] as const)
      await assert.rejects(
        inTransaction(
          place.database,
          place.operator,
          (tx) =>
            tx
              .selectFrom(table as 'person')
              .select(column as 'given_name')
              .execute(),
          'count',
        ),
        /permission denied/,
        `${table}.${column}`,
      )
  })
})

const words: NewAnnotation = { measure: 'contacts_received', month: '2016-05', text: 'A joint investigation began.' }

onEachEngine('explaining a figure', (open) => {
  const list = ({ database, operator }: TestDatabase, knownAt?: string, authorities: string[] = []) =>
    inTransaction(database, operator, (tx) =>
      listAnnotations(tx, { period, authorities, knownAt: (knownAt ?? tx.now) as never }),
    )

  test('who explains a month signs with their own name and post, once however often the form is sent', async () => {
    const place = await open()
    const manager = { ...place.as('strategic_manager'), displayName: 'Harleen Invented', jobTitle: 'Strategic manager' }
    const before = await inTransaction(place.database, place.operator, async (tx) => tx.now)
    const given = { ...words, id: uuidv7(), authority: a.STOKE, text: '  Two lines\r\nof words \0' }
    const sent = await Promise.all([1, 2, 3].map(() => annotateFigure(place.database, manager, given)))
    assert.ok(sent.every(({ ok }) => ok))
    const said = await list(place)
    assert.deepEqual(said, [
      {
        id: given.id,
        measure: 'contacts_received',
        month: '2016-05',
        authority: a.STOKE,
        text: 'Two lines\nof words',
        signedBy: 'Harleen Invented',
        jobTitle: 'Strategic manager',
      },
    ])
    assert.equal((await entries(place, manager.actorId)).length, 1)
    assert.deepEqual(await list(place, before), [])
    assert.equal((await list(place, undefined, [a.STOKE])).length, 1)
    assert.deepEqual(await list(place, undefined, [a.STAFFORDSHIRE]), [])
  })

  test('what cannot be taken is refused with what would be right, and leaves nothing', async () => {
    const place = await open()
    const kindOf = async (role: Role, given: Partial<NewAnnotation>) => {
      const result = await annotateFigure(place.database, place.as(role), { ...words, ...given })
      return result.ok ? 'taken' : result.refusal.kind
    }
    assert.equal(await kindOf('councillor', {}), 'not_found')
    assert.equal(await kindOf('contact_officer', {}), 'not_found')
    assert.equal(await kindOf('analyst', { measure: 'nonsense' }), 'not_found')
    assert.equal(await kindOf('analyst', { month: '2016-13' }), 'not_a_month')
    assert.equal(await kindOf('analyst', { month: '2099-01' }), 'month_to_come')
    assert.equal(await kindOf('analyst', { text: ' \r\n ' }), 'no_text')
    assert.equal(await kindOf('analyst', { text: 'x'.repeat(ANNOTATION_CHARACTERS_MAX + 1) }), 'too_long')
    assert.equal(await kindOf('analyst', { authority: a.DORSET }), 'authority_elsewhere')
    assert.deepEqual(await list(place), [])
    assert.equal(await kindOf('analyst', { text: 'x'.repeat(ANNOTATION_CHARACTERS_MAX) }), 'taken')
  })
})
