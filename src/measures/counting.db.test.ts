/**
 * The proof that the counting is right: every measure, in total and by every dimension, is what a plain loop counts over
 * the same records; what was counted at a moment is counted again for that moment after any correction; and a figure
 * opens to exactly as many rows as it says.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { allDimensions, another, AREA, ask, question } from '../../test/builders/asked.ts'
import fc from 'fast-check'
import { plainCount, type PlainFigure, type World } from '../../test/builders/plain-loop.ts'
import { STAFFORDSHIRE, STOKE } from '../../test/builders/records.ts'
import { round } from '../../test/builders/world.ts'
import { onEachEngine, type TestDatabase } from '../../test/support/database.ts'
import { monthsIn, plainDate } from '../platform/dates.ts'
import { mustBeOk } from '../platform/result.ts'
import { dimensionsOf, measures, type Dimension, type Figure, type Question } from './index.ts'
import { openFigure, type OpenedUnit } from './open-figure.ts'
import type { PartOf, Tally } from './counting.ts'
import { sideOf, type SideName } from './measure.ts'

/** A figure as the plain loop gives it: parts at nought left out. */
const plainly = ({ value, of, parts, measure }: Pick<Figure, 'value' | 'of' | 'parts' | 'measure'>): PlainFigure => ({
  ...(of === undefined ? { value } : { value, of }),
  parts: Object.fromEntries(
    dimensionsOf(measure).map((dimension) => [
      dimension,
      Object.fromEntries(
        (parts.get(dimension) ?? []).flatMap(({ key, ...tally }) =>
          tally.value > 0 || tally.of ? [[key, tally]] : [],
        ),
      ),
    ]),
  ),
})

function looped(
  world: World,
  measure: Figure['measure'],
  asked: Question,
  knownAt: string,
  period = asked.period,
): PlainFigure {
  const { authorities = [], concerns = [] } = asked
  const of = { ...period, authorities, concerns, area: AREA, knownOn: knownAt.slice(0, 10) }
  const counted = plainCount(world, measure.id, of)
  const parts = dimensionsOf(measure).map((dimension) => [dimension, counted.parts[dimension] ?? {}])
  return { ...counted, parts: Object.fromEntries(parts) }
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
                assert.deepEqual(plainly(figure), looped(recorded.world, measure, asked, found.knownAt), measure.id)
                const compared = before && plainly({ ...before, measure })
                const expected = asked.compare && looped(recorded.world, measure, asked, found.knownAt, asked.compare)
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
      { numRuns: 3, endOnFailure: true },
    )
  })

  test('a number of a share that is said to be another measure is that measure, in every part that both have', async () => {
    const shared = await place()
    await fc.assert(
      fc.asyncProperty(round, question, async (taken, asked) => {
        const recorded = await another(shared)
        await recorded.take(taken)
        const { figures: found } = await ask(recorded, asked)
        const byId = new Map(found.map((figure) => [figure.measure.id, figure]))
        for (const { measure, parts, ...tally } of found)
          for (const [side, numbers] of [
            ['numerator', ({ value }: Tally) => value],
            ['denominator', ({ of }: Tally) => of!],
          ] as const) {
            const same = measure.ratio?.[side].same
            if (!same) continue
            const other = byId.get(same.measure)!
            const [only] = Object.entries(same.part ?? {}) as [Dimension, string][]
            if (only) {
              const part = other.parts.get(only[0])?.find(({ key }) => key === only[1])
              assert.equal(numbers(tally), part?.value ?? 0, `${measure.id}, ${side}`)
              continue
            }
            assert.equal(numbers(tally), other.value, `${measure.id}, ${side}`)
            for (const [by, list] of parts)
              for (const part of dimensionsOf(other.measure).includes(by) ? list : []) {
                const beside = other.parts.get(by)!.find(({ key }) => key === part.key)
                assert.equal(numbers(part), beside?.value ?? 0, `${measure.id}, ${side}, ${by} ${part.key}`)
              }
          }
      }),
      { numRuns: 1, endOnFailure: true },
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
        const opened = async (measure: Figure['measure'], side: SideName, parts: PartOf[]) => {
          const question = { ...of, measure: measure.id, parts, side }
          const opening = mustBeOk(await openFigure(database, operator, question, 'all'))
          const { counting } = sideOf(measure, side)
          const added = opening.units.reduce((sum, { facts }) => sum + (facts[0]!.weight ?? 0), 0)
          assert.equal(opening.total, opening.units.length)
          return [opening.value, counting === 'sum' ? added : opening.units.length]
        }
        for (const { measure, parts, value: figure, of: below } of found.figures) {
          const told: (Tally & { part: PartOf[] })[] = [
            { part: [], value: figure, ...(below === undefined ? {} : { of: below }) },
          ]
          for (const [by, list] of parts)
            told.push(...list.map(({ key, ...tally }) => ({ part: [{ by, key }], ...tally })))
          for (const { part, value, of: under } of told) {
            const where = `${measure.id} ${JSON.stringify(part)}`
            assert.deepEqual(await opened(measure, 'numerator', part), [value, value], where)
            if (under !== undefined) assert.deepEqual(await opened(measure, 'denominator', part), [under, under], where)
          }
        }
      }),
      { numRuns: 1, endOnFailure: true },
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
