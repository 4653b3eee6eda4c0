/** The proof that crossings are right: every cell and total is what a plain loop counts, and opens to its rows. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { another, AREA, question } from '../../test/builders/asked.ts'
import { plainCount, plainCrossing } from '../../test/builders/plain-loop.ts'
import { round } from '../../test/builders/world.ts'
import { onEachEngine, type TestDatabase } from '../../test/support/database.ts'
import { plainDate } from '../platform/dates.ts'
import { mustBeOk } from '../platform/result.ts'
import { crossings, dimensionsOf, isTime, measures } from './index.ts'
import { openFigure } from './open-figure.ts'

/** Each measure once, and some again. */
const PICKS = measures.length + 15

onEachEngine('crossing', (open) => {
  let opened: Promise<TestDatabase> | undefined
  const place = () => (opened ??= open())

  test('every cell and total of any two breakdowns crossed is what a plain loop counts', async () => {
    const shared = await place()
    await fc.assert(
      fc.asyncProperty(
        round,
        question,
        fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat()), { minLength: PICKS, maxLength: PICKS }),
        async (taken, asked, picks) => {
          const recorded = await another(shared)
          await recorded.take(taken)
          const { database, operator } = recorded.place
          const { compare: _, by: __, ...of } = asked
          // Each measure once, then any; a crossing with itself or of two times is asked for and refused elsewhere.
          for (const [index, [which, one, other]] of picks.entries()) {
            const measure = measures[index < measures.length ? index : which % measures.length]!
            const all = dimensionsOf(measure)
            const rows = all[one % all.length]!
            const fitting = all.filter((dimension) => dimension !== rows && !(isTime(dimension) && isTime(rows)))
            const columns = fitting[other % fitting.length]!
            const found = mustBeOk(await crossings(database, operator, { ...of, measure: measure.id, rows, columns }))
            const where = `${measure.id} by ${rows} and ${columns}`
            const plain = {
              ...asked.period,
              authorities: of.authorities ?? [],
              concerns: of.concerns ?? [],
              area: AREA,
              knownOn: found.knownAt.slice(0, 10),
            }
            const some = <T extends { value: number; of?: number }>(list: readonly T[], keyed: (one: T) => string) =>
              Object.fromEntries(
                list.flatMap((each) => {
                  const tally = each.of === undefined ? { value: each.value } : { value: each.value, of: each.of }
                  return each.value > 0 || each.of ? [[keyed(each), tally]] : []
                }),
              )
            assert.deepEqual(
              some(found.cells, ({ row, column }) => `${row} / ${column}`),
              plainCrossing(recorded.world, measure.id, plain, rows, columns),
              where,
            )
            const { parts, ...whole } = plainCount(recorded.world, measure.id, plain)
            assert.deepEqual(found.total, whole, where)
            assert.deepEqual(
              some(found.rows.parts, ({ key }) => key),
              parts[rows] ?? {},
              where,
            )
            assert.deepEqual(
              some(found.columns!.parts, ({ key }) => key),
              parts[columns] ?? {},
              where,
            )
            assert.equal(found.cells.length, found.rows.parts.length * found.columns!.parts.length, where)
            if (found.additive)
              assert.equal(
                found.cells.reduce((sum, cell) => sum + cell.value, 0),
                found.total.value,
                `${where}, added up`,
              )
            const cell = found.cells.find(({ value }) => value > 0)
            if (!cell) continue
            const opening = mustBeOk(
              await openFigure(
                database,
                operator,
                {
                  ...of,
                  measure: measure.id,
                  knownAt: found.knownAt,
                  parts: [
                    { by: rows, key: cell.row },
                    { by: columns, key: cell.column! },
                  ],
                },
                'all',
              ),
            )
            assert.equal(opening.value, cell.value, `${where}, opened`)
          }
        },
      ),
      { numRuns: 1, endOnFailure: true },
    )
  })

  test('a breakdown is not crossed with itself, nor months with years, nor by what a measure has not', async () => {
    const { database, operator } = await place()
    const of = {
      period: { from: plainDate('2016-04-01'), to: plainDate('2017-03-31') },
      measure: 'contacts_received',
    } as const
    for (const [rows, columns, kind] of [
      ['source', 'source', 'crossed_with_itself'],
      ['month', 'year', 'crossed_in_time'],
      ['month', 'basis', 'no_such_breakdown'],
    ] as const) {
      const refused = await crossings(database, operator, { ...of, rows, columns })
      assert.equal(!refused.ok && refused.refusal.kind, kind)
    }
  })
})
