/** The scrutiny report as it is counted: what in which area, since when, as known when, and for whom. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as a from '../../test/builders/records.ts'
import { onEachEngine, type TestDatabase } from '../../test/support/database.ts'
import type { Role } from '../access/index.ts'
import { annotateFigure, figures, headlineIds, type MeasureId } from '../measures/index.ts'
import { financialYearPeriod, parseKnownAt, yearBefore, type FinancialYear } from '../platform/dates.ts'
import { correctRecord, inTransaction } from '../platform/database/index.ts'
import { mustBeOk } from '../platform/result.ts'
import { reportSentence, scrutinyReport } from './actions.ts'
import { formats, outputOf } from './output.ts'
import type { ReportFigure, ScrutinyReport } from './report.ts'

const year = '2016-17' as FinancialYear
const period = financialYearPeriod(year)

/**
 * A city and a county with a little of everything, and a programme that began on 1 July 2015. Before it, of 2015-16: one
 * arrest, which the year counts and the programme does not.
 */
async function withRecords(open: () => Promise<TestDatabase>) {
  const place = await open()
  await place.database.pool.query(`update partnership set programme_from = '2015-07-01'`)
  const ids = await inTransaction(place.database, place.operator, async (tx) => {
    const [amina, rosa] = [
      await a.addPerson(tx, { given_name: 'Zebediah', family_name: 'Quillfeather' }),
      await a.addPerson(tx, { given_name: 'Rosa', family_name: 'Featherstonehaugh' }),
    ]
    const dale = await a.addPerson(tx, { given_name: 'Dale', family_name: 'Wolfeschlegel' })
    const contact = await a.addContact(tx, { at: '2016-05-03', about: [amina, rosa] })
    await a.addContact(tx, { at: '2016-06-03', about: [amina] })
    await a.addContact(tx, { at: '2015-06-03', about: [amina] })
    await a.addContact(tx, { at: '2016-05-04', about: [rosa], authority: a.STAFFORDSHIRE })
    await a.addArrest(tx, { person: dale, on: '2015-05-03' })
    await a.addArrest(tx, { person: dale, on: '2015-09-03', authority: a.STAFFORDSHIRE })
    await a.addArrest(tx, { person: dale, on: '2016-09-03' })
    await a.addArrest(tx, { person: rosa, on: '2017-04-03' })
    await a.addWarrant(tx, { on: '2016-10-03', authority: a.STAFFORDSHIRE })
    await a.addCharge(tx, { person: dale, on: '2016-11-03', authority: a.STAFFORDSHIRE })
    await a.addSafeguarding(tx, { person: amina, on: '2016-11-03' })
    await a.addNotice(tx, { adult: dale, child: amina, on: '2016-12-03' })
    await a.addNotice(tx, { adult: dale, child: rosa, on: '2016-12-04', authority: a.STAFFORDSHIRE })
    await a.addAssessment(tx, { person: amina, on: '2016-05-09', level: 'emerging' })
    await a.addAwareness(tx, { on: '2016-05-03', attendees: 20 })
    return { contact, names: ['Zebediah', 'Quillfeather', 'Featherstonehaugh', 'Wolfeschlegel'] }
  })
  return { ...place, ids }
}

const allFigures = ({ blocks }: ScrutinyReport) => blocks.flatMap((block) => [...block.figures, ...block.since])
const of = (report: ScrutinyReport, id: MeasureId): ReportFigure =>
  report.blocks.flatMap((block) => block.figures).find(({ measure }) => measure.id === id)!
const sinceOf = (report: ScrutinyReport, id: MeasureId): number | undefined =>
  report.blocks.flatMap((block) => block.since).find(({ measure }) => measure.id === id)?.value

const entries = async ({ database }: TestDatabase, actorId: string) =>
  (
    await database.pool.query(
      'select action, subject_type, detail from audit_entry where actor_id = $1 order by audit_id',
      [actorId],
    )
  ).rows

onEachEngine('the scrutiny report', (open) => {
  test('the council is of the area asked about; the police of the whole force area, since the programme began', async () => {
    const place = await withRecords(open)
    const city = mustBeOk(await scrutinyReport(place.database, place.operator, { year, authorities: [a.STOKE] }))
    assert.equal(city.geography.name, 'Stoke-on-Trent')
    assert.equal(of(city, 'contacts_received').value, 2)
    assert.equal(of(city, 'contacts_received').before?.value, 1)
    assert.equal(of(city, 'children_in_contacts').value, 2)
    assert.equal(of(city, 'notices_issued').value, 1)
    assert.equal(of(city, 'warrants_issued').value, 1, 'a warrant of the county is the force area’s')
    assert.equal(of(city, 'warrants_issued').geography.name, 'Staffordshire police force area')
    assert.equal(of(city, 'arrests').value, 1)
    assert.equal(of(city, 'arrests').before?.value, 2, 'the year before has the arrest before the programme too')
    assert.equal(sinceOf(city, 'arrests'), 3, 'the arrest before the programme is none of it; that of April 2017 is')
    assert.equal(sinceOf(city, 'people_arrested'), 2)
    assert.equal(sinceOf(city, 'people_charged'), 1)
    const all = mustBeOk(await scrutinyReport(place.database, place.operator, { year }))
    assert.equal(of(all, 'contacts_received').value, 3)
    assert.equal(of(all, 'notices_issued').value, 2)
    assert.equal(of(all, 'arrests').value, of(city, 'arrests').value)
  })

  test('whoever asks is told of their own area unless they ask about another', async () => {
    const place = await withRecords(open)
    const told = async (role: Role, home: string | undefined, authorities?: string[]) =>
      mustBeOk(await scrutinyReport(place.database, place.as(role, home), { year, authorities })).geography
    assert.deepEqual((await told('councillor', a.STOKE)).authorities, [a.STOKE])
    assert.deepEqual((await told('police_officer', undefined)).authorities, [])
    assert.deepEqual((await told('councillor', a.STOKE, [])).name, 'Staffordshire police force area')
    assert.deepEqual((await told('councillor', a.STOKE, [a.STAFFORDSHIRE])).name, 'Staffordshire')
    assert.deepEqual((await told('analyst', a.DORSET)).authorities, [], 'an area elsewhere is none of this partnership')
  })

  test('each figure is the one that the figures themselves give, month by month and the year before', async () => {
    const place = await withRecords(open)
    const report = mustBeOk(await scrutinyReport(place.database, place.operator, { year, authorities: [a.STOKE] }))
    const shown = report.blocks.flatMap((block) => block.figures)
    // The measures that a panel asks for; the others are for releases that somebody builds.
    assert.deepEqual(shown.map(({ measure }) => measure.id).toSorted(), headlineIds.toSorted())
    for (const figure of shown) {
      const { authorities } = figure.geography
      const asked = { period, compare: yearBefore(period), measures: [figure.measure.id], authorities }
      const result = mustBeOk(await figures(place.database, place.operator, { ...asked, by: ['month'] }))
      const [counted] = result.figures
      assert.equal(figure.value, counted?.value, figure.measure.id)
      assert.equal(figure.before?.value, counted?.before?.value, figure.measure.id)
      assert.deepEqual(
        figure.months.map(({ month, value }) => ({ key: month, value })),
        counted?.parts.get('month'),
      )
      assert.deepEqual(
        figure.months.map(({ before }) => ({ key: before?.month, value: before?.value })),
        counted?.before?.parts.get('month'),
      )
    }
  })

  test('all of it is counted as known at one moment, and comes out the same for that moment whatever is learnt later', async () => {
    const place = await withRecords(open)
    const { database, operator } = place
    const earlier = mustBeOk(await scrutinyReport(database, operator, { year }))
    for (const figure of allFigures(earlier)) assert.equal(figure.knownAt, earlier.knownAt, figure.measure.id)
    await inTransaction(database, operator, async (tx) => {
      const child = await a.addPerson(tx)
      await a.addContact(tx, { at: '2016-08-03', about: [child] })
      await a.addNotice(tx, { adult: await a.addPerson(tx), child, on: '2016-12-06' })
      await a.addArrest(tx, { person: child, on: '2015-08-03' })
      await correctRecord(tx, 'contact', place.ids.contact, 1, { authority: a.STAFFORDSHIRE, concern: 'missing' })
    })
    const explained = { measure: 'contacts_received', month: '2016-05', text: 'A campaign ran.' }
    mustBeOk(await annotateFigure(database, place.as('team_manager', a.STOKE), explained))
    const later = mustBeOk(await scrutinyReport(database, operator, { year }))
    assert.notDeepEqual(
      allFigures(later).map(({ value }) => value),
      allFigures(earlier).map(({ value }) => value),
    )
    assert.equal(of(later, 'contacts_received').explanations[0]?.signedBy, 'Team manager Example')
    const again = mustBeOk(await scrutinyReport(database, operator, { year, knownAt: earlier.knownAt }))
    assert.deepEqual(again, earlier)
    for (const format of formats)
      assert.deepEqual(await outputOf(again, format), await outputOf(earlier, format), format)
    const future = mustBeOk(await scrutinyReport(database, operator, { year, knownAt: parseKnownAt('2999-01-01')! }))
    assert.ok(future.knownAt < '2999', 'what is not yet known cannot be counted')
  })

  test('explanations are those of the area, of both years, by whoever signed them', async () => {
    const place = await withRecords(open)
    const manager = place.as('team_manager', a.STOKE)
    const say = (month: string, authority: string | null, measure = 'contacts_received') =>
      annotateFigure(place.database, manager, { measure, month, authority, text: `Said of ${month}.` })
    for (const [month, authority] of [
      ['2016-05', a.STOKE],
      ['2015-05', null],
      ['2016-06', a.STAFFORDSHIRE],
      ['2014-05', a.STOKE],
    ] as const)
      mustBeOk(await say(month, authority))
    mustBeOk(await say('2016-09', a.STAFFORDSHIRE, 'arrests'))
    const city = mustBeOk(await scrutinyReport(place.database, place.operator, { year, authorities: [a.STOKE] }))
    const said = (id: MeasureId) => of(city, id).explanations.map(({ month, area }) => [month, area])
    assert.deepEqual(said('contacts_received'), [
      ['2015-05', undefined],
      ['2016-05', 'Stoke-on-Trent'],
    ])
    assert.deepEqual(said('arrests'), [['2016-09', 'Staffordshire']], 'the police block is of the whole force area')
    assert.deepEqual(said('charges'), [])
  })

  test('a year not over is counted so far, and one before the programme without it', async () => {
    const place = await withRecords(open)
    const knownAt = parseKnownAt('2016-06-03T13:00')!
    const refused = await scrutinyReport(place.database, place.operator, { year, knownAt: parseKnownAt('2016-03-01')! })
    assert.ok(!refused.ok)
    assert.match(reportSentence(refused.refusal), /2016-17 has not begun/)
    const then = mustBeOk(await scrutinyReport(place.database, place.operator, { year, knownAt }))
    assert.equal(then.whole, false)
    assert.deepEqual(then.before, { from: '2015-04-01', to: '2015-06-03' })
    assert.equal(of(then, 'contacts_received').value, 0, 'nothing had been recorded by then')
    const old = mustBeOk(await scrutinyReport(place.database, place.operator, { year: '2014-15' as FinancialYear }))
    assert.deepEqual(
      old.blocks.flatMap((block) => block.since),
      [],
    )
  })

  test('reading it and taking it away are each noted; what is refused leaves no entry', async () => {
    const place = await withRecords(open)
    const [reader, taker, stranger] = [place.as('councillor', a.STOKE), place.as('analyst'), place.as('councillor')]
    mustBeOk(await scrutinyReport(place.database, reader, { year }))
    mustBeOk(await scrutinyReport(place.database, taker, { year, authorities: [a.STOKE], exportedAs: 'csv' }))
    assert.deepEqual(await entries(place, reader.actorId), [
      { action: 'view_figures', subject_type: 'scrutiny_report', detail: { year, authorities: [a.STOKE] } },
    ])
    assert.deepEqual(await entries(place, taker.actorId), [
      {
        action: 'export_figures',
        subject_type: 'scrutiny_report',
        detail: { year, authorities: [a.STOKE], format: 'csv' },
      },
    ])
    const elsewhere = await scrutinyReport(place.database, stranger, { year, authorities: [a.DORSET] })
    assert.ok(!elsewhere.ok)
    assert.match(reportSentence(elsewhere.refusal), /E06000059 is no authority of this partnership/)
    assert.ok(!(await scrutinyReport(place.database, stranger, { year: '2098-99' as FinancialYear })).ok)
    assert.deepEqual(await entries(place, stranger.actorId), [])
  })

  test('everybody is told the same, and in no form of it is anybody in a record named', async () => {
    const place = await withRecords(open)
    const asked = { year, authorities: [a.STOKE] }
    const { blocks } = mustBeOk(await scrutinyReport(place.database, place.operator, asked))
    const values = (given: ScrutinyReport['blocks']) =>
      given.flatMap((block) => block.figures.map(({ value }) => value))
    const told = mustBeOk(await scrutinyReport(place.database, place.as('councillor', a.STOKE), asked))
    assert.deepEqual(values(told.blocks), values(blocks))
    for (const format of formats)
      for (const name of place.ids.names)
        assert.ok(!String((await outputOf(told, format)).content).includes(name), format)
  })
})
