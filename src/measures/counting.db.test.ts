/**
 * The proof that the counting is right: every measure, in total and by every dimension, is what a plain loop counts over
 * the same records; what was counted at a moment is counted again for that moment after any correction; and a figure
 * opens to exactly as many rows as it says.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { plainCount, type PlainFigure, type World } from '../../test/builders/plain-loop.ts'
import { STAFFORDSHIRE, STOKE } from '../../test/builders/records.ts'
import { day, Recorded, round } from '../../test/builders/world.ts'
import { onEachEngine, type TestDatabase } from '../../test/support/database.ts'
import { monthsIn, plainDate } from '../platform/dates.ts'
import { mustBeOk } from '../platform/result.ts'
import { dimensions, dimensionsOf, figures, measures, type Dimension, type Figure, type Question } from './index.ts'
import { openFigure, type OpenedUnit } from './open-figure.ts'

const AREA = [STAFFORDSHIRE, STOKE]
const allDimensions = Object.keys(dimensions) as Dimension[]

/** Mostly a year or more, in which much happens; else any two days. */
const days = fc.oneof(
  fc.constant(['2016-04-01', '2017-03-31']),
  fc.constant(['2015-03-31', '2017-04-01']),
  fc.tuple(day, day),
)

const question = fc
  .record({
    days,
    authorities: fc.constantFrom([], [], [STOKE], [STAFFORDSHIRE], [STAFFORDSHIRE, STOKE]),
    concerns: fc.constantFrom(['cse', 'cce'], ['cse', 'cce'], ['missing'], ['cse', 'other', 'missing', 'cce']),
  })
  .map(({ days: two, authorities, concerns }): Question => {
    const [from, to] = two.toSorted() as [string, string]
    return { period: { from: plainDate(from), to: plainDate(to) }, authorities, concerns, by: allDimensions }
  })

/** A partnership of its own for each run, in one database. */
async function another({ database, operator }: TestDatabase): Promise<Recorded> {
  const { rows } = await database.pool.query(
    `insert into partnership (partnership_id, name, police_force)
     select gen_random_uuid(), gen_random_uuid()::text, 'Staffordshire' returning partnership_id`,
  )
  return new Recorded({
    database,
    operator: { ...operator, partnershipId: rows[0].partnership_id },
    as: () => operator,
  })
}

const ask = async ({ place }: Recorded, asked: Question) =>
  mustBeOk(await figures(place.database, place.operator, asked))

/** A figure as the plain loop gives it: parts at nought left out. */
const plainly = ({ value, parts, measure }: Pick<Figure, 'value' | 'parts' | 'measure'>): PlainFigure => ({
  value,
  parts: Object.fromEntries(
    dimensionsOf(measure).map((dimension) => [
      dimension,
      Object.fromEntries(
        (parts.get(dimension) ?? []).flatMap((part) => (part.value > 0 ? [[part.key, part.value]] : [])),
      ),
    ]),
  ),
})

function looped(world: World, measure: Figure['measure'], asked: Question, period = asked.period): PlainFigure {
  const { authorities = [], concerns = [] } = asked
  const counted = plainCount(world, measure.id, { ...period, authorities, concerns, area: AREA })
  const parts = dimensionsOf(measure).map((dimension) => [dimension, counted.parts[dimension] ?? {}])
  return { value: counted.value, parts: Object.fromEntries(parts) }
}

onEachEngine('counting', (open) => {
  let opened: Promise<TestDatabase> | undefined
  const place = () => (opened ??= open())

  test('every figure and every part is what a plain loop counts, then and after any correction', async () => {
    const shared = await place()
    await fc.assert(
      fc.asyncProperty(
        fc.array(round, { minLength: 2, maxLength: 2 }),
        question,
        question,
        async (rounds, one, two) => {
          const recorded = await another(shared)
          const counts: { world: World; asked: Question; found: Awaited<ReturnType<typeof ask>> }[] = []
          for (const taken of rounds) {
            await recorded.take(taken)
            for (const asked of [{ ...one, compare: two.period }, two]) {
              const found = await ask(recorded, asked)
              counts.push({ world: recorded.world, asked, found })
              for (const figure of found.figures) {
                const { measure, before } = figure
                assert.deepEqual(plainly(figure), looped(recorded.world, measure, asked), measure.id)
                const compared = before && plainly({ ...before, measure })
                const expected = asked.compare && looped(recorded.world, measure, asked, asked.compare)
                assert.deepEqual(compared, expected, `${measure.id}, compared`)
              }
            }
          }
          for (const { asked, found } of counts) {
            const again = await ask(recorded, { ...asked, knownAt: found.knownAt })
            assert.deepEqual(again, found, `as known at ${found.knownAt}`)
          }
        },
      ),
      { numRuns: 8, endOnFailure: true },
    )
  })

  test('every month, quarter, year and authority asked about is told, at nought too', async () => {
    const recorded = await another(await place())
    const period = { from: plainDate('2016-03-31'), to: plainDate('2017-04-01') }
    const { figures: found } = await ask(recorded, { period, by: allDimensions })
    for (const { value, parts, measure } of found) {
      assert.equal(value, 0, measure.id)
      assert.deepEqual(
        parts.get('month')?.map(({ key }) => key),
        monthsIn(period),
      )
      assert.deepEqual(
        parts.get('quarter')?.map(({ key }) => key),
        ['2015-Q4', '2016-Q1', '2016-Q2', '2016-Q3', '2016-Q4', '2017-Q1'],
      )
      assert.deepEqual(
        parts.get('year')?.map(({ key }) => key),
        ['2015-16', '2016-17', '2017-18'],
      )
      assert.deepEqual(
        parts.get('authority')?.map(({ key }) => key),
        [STOKE, STAFFORDSHIRE].toSorted(),
      )
    }
  })

  test('a figure, and each part of it, opens to as many rows as it says', async () => {
    const shared = await place()
    await fc.assert(
      fc.asyncProperty(round, round, question, async (first, second, asked) => {
        const recorded = await another(shared)
        await recorded.take(first)
        await recorded.take(second)
        const found = await ask(recorded, asked)
        const { database, operator } = recorded.place
        const { compare: _, by: __, ...of } = { ...asked, knownAt: found.knownAt }
        for (const { measure, value, parts } of found.figures) {
          const counted = (units: readonly OpenedUnit[]) =>
            measure.counting === 'sum'
              ? units.reduce((sum, { facts }) => sum + (facts[0]!.weight ?? 0), 0)
              : units.length
          const whole = mustBeOk(await openFigure(database, operator, { ...of, measure: measure.id }, 'all'))
          assert.deepEqual([whole.value, counted(whole.units)], [value, value], measure.id)
          assert.equal(whole.total, whole.units.length)
          for (const [by, list] of parts)
            for (const { key, value: expected } of list) {
              const part = { by, key }
              const opening = mustBeOk(
                await openFigure(database, operator, { ...of, measure: measure.id, part }, 'all'),
              )
              assert.deepEqual(
                [opening.value, counted(opening.units)],
                [expected, expected],
                `${measure.id} ${by} ${key}`,
              )
            }
        }
      }),
      { numRuns: 2, endOnFailure: true },
    )
  })

  test('the pages of a list, one after the other, are the whole list', async () => {
    const shared = await place()
    await fc.assert(
      fc.asyncProperty(round, fc.integer({ min: 1, max: 7 }), async (taken, size) => {
        const recorded = await another(shared)
        await recorded.take(taken)
        const period = { from: plainDate('2015-01-01'), to: plainDate('2017-12-31') }
        const { database, operator } = recorded.place
        for (const { id } of measures.filter(({ id: one }) => /contacts|charge/.test(one))) {
          const asked = { period, measure: id }
          const whole = mustBeOk(await openFigure(database, operator, asked, 'all'))
          const paged: OpenedUnit[] = []
          for (let page = 1; page <= Math.ceil(whole.total / size); page++) {
            const { units } = mustBeOk(await openFigure(database, operator, asked, { page, size }))
            paged.push(...units)
          }
          assert.deepEqual(paged, whole.units, id)
        }
      }),
      { numRuns: 3, endOnFailure: true },
    )
  })
})
