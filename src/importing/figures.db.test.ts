/** Whatever is written as a folder is counted as a plain loop counts it, in any order of rows and columns, then and later. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { dimensions, dimensionsOf, figures, type Dimension, type Figures, type Question } from '../measures/index.ts'
import { plainDate } from '../platform/dates.ts'
import { mustBeOk } from '../platform/result.ts'
import { plainCount, type World } from '../../test/builders/plain-loop.ts'
import { after, anyWorld, filesOf } from '../../test/builders/world-folder.ts'
import { onEachEngine } from '../../test/support/database.ts'
import { csv, imported, STAFFORDSHIRE, STOKE } from '../../test/support/folders.ts'

// How a told child was matched depends on who was told of first; how many children there are does not.
const by: readonly Dimension[] = (Object.keys(dimensions) as Dimension[]).filter((dimension) => dimension !== 'match')
const period = { from: plainDate('2015-04-01'), to: plainDate('2017-03-31') }
const questions: Question[] = [
  { period, by, authorities: [], concerns: ['cse', 'cce'] },
  { period: { ...period, from: plainDate('2016-04-01') }, by, authorities: [STOKE], concerns: ['missing', 'cse'] },
]

function assertCounted(
  found: Figures,
  world: World,
  { period: asked, authorities = [], concerns = [] }: Question,
): void {
  for (const { measure, value, of, parts } of found.figures) {
    // When a decision falls due is the import's to work out, by working days; the plain loop knows no calendar.
    if (measure.id === 'decided_in_one_working_day') continue
    const plain = plainCount(world, measure.id, {
      ...asked,
      authorities,
      concerns,
      area: [STAFFORDSHIRE, STOKE],
      knownOn: found.knownAt.slice(0, 10),
    })
    assert.deepEqual([value, of], [plain.value, plain.of], measure.id)
    for (const dimension of dimensionsOf(measure).filter((one) => by.includes(one))) {
      const counted = (parts.get(dimension) ?? []).flatMap(({ key, ...tally }) =>
        tally.value > 0 || tally.of ? [[key, tally]] : [],
      )
      assert.deepEqual(Object.fromEntries(counted), plain.parts[dimension] ?? {}, `${measure.id} by ${dimension}`)
    }
  }
}

/** The files with rows and columns in an order that the numbers choose. */
function shuffled(world: World, order: readonly number[]): Record<string, string> {
  const mixed = <T>(list: readonly T[]) =>
    list
      .map((one, at) => ({ one, place: order[at % order.length]! ^ (at * 40_503) }))
      .toSorted((a, b) => a.place - b.place)
      .map(({ one }) => one)
  return Object.fromEntries(
    Object.entries(filesOf(world))
      .filter(([, rows]) => rows.length > 0)
      .map(([name, rows]) => [name, csv(mixed(rows), mixed([...new Set(rows.flatMap((row) => Object.keys(row)))]))]),
  )
}

onEachEngine('the figures of an imported folder', (open) => {
  test('are those of a plain loop, after any correction too, and those of before still come out for before', async () => {
    const order = fc.array(fc.nat(), { minLength: 5, maxLength: 9 })
    await fc.assert(
      fc.asyncProperty(anyWorld, anyWorld, order, async (first, second, numbers) => {
        const db = await open()
        const ask = async (asked: Question) => mustBeOk(await figures(db.database, db.operator, asked))
        await imported(db, shuffled(first, numbers))
        const before: Figures[] = []
        for (const asked of questions) {
          before.push(await ask(asked))
          assertCounted(before.at(-1)!, first, asked)
        }
        await imported(db, shuffled(second, numbers.toReversed()))
        for (const [index, asked] of questions.entries()) {
          assertCounted(await ask(asked), after(first, second), asked)
          assert.deepEqual(await ask({ ...asked, knownAt: before[index]!.knownAt }), before[index])
        }
        const again = await imported(db, shuffled(second, numbers))
        assert.deepEqual([again.corrected, Object.values(again.taken).some((count) => count > 0)], [0, false])
      }),
      { numRuns: 6, endOnFailure: true },
    )
  })
})
