/** Whatever is counted of the later rooms is protected in a release as every other count of people is. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { another } from '../../../test/builders/asked.ts'
import { aRecipe } from '../../../test/builders/release-life.ts'
import { round } from '../../../test/builders/world.ts'
import { onEachEngine } from '../../../test/support/database.ts'
import { auditCells } from '../../disclosure/index.ts'
import { measureIds, measureOf, measures, type MeasureId } from '../../measures/index.ts'
import { mustBeOk } from '../../platform/result.ts'
import { Recipe } from '../release/recipe.ts'
import { composeRelease } from './compose.ts'
import { earlierSystemOf, policyNamed } from './protecting.ts'

const LATER = measureIds.slice(measureIds.indexOf('highest_risk_with_named_workers'))
const YEARS = { from: '2015-04-01', to: '2017-03-31' } as unknown as Recipe['period']

const items = (id: MeasureId) => {
  const measure = measureOf(id)
  const own = measure.dimensions.at(-1) ?? 'sex'
  return [
    { kind: 'figures' as const, measures: [id] },
    { kind: 'table' as const, measure: id, by: ['quarter'] },
    { kind: 'table' as const, measure: id, by: [own, 'authority'] },
  ]
}
/** With what it is the same as, or a part of: that is where a share could give it away. */
const beside = (id: MeasureId): MeasureId[] => {
  const { ratio } = measureOf(id)
  const same = [ratio?.numerator.same, ratio?.denominator.same].flatMap((one) => (one ? [one.measure] : []))
  return [...new Set([id, ...same])]
}
const recipeOf = (ids: readonly MeasureId[]) =>
  Recipe.parse({
    ...aRecipe(),
    period: YEARS,
    compare: null,
    authorities: [],
    policy: 'hide-1-to-5',
    sections: [{ heading: 'Figures', items: ids.flatMap(items) }],
  })

onEachEngine('releases of what the later rooms record', (open, engine) => {
  test('every small count is hidden, and no sum, share or other table gives one away', async () => {
    const recorded = await another(await open())
    for (const taken of fc.sample(round, { numRuns: 2, seed: 58 })) await recorded.take(taken)
    const { database, operator } = recorded.place
    const policy = policyNamed('hide-1-to-5')!
    let hidden = 0
    for (const id of LATER) {
      const made = mustBeOk(await composeRelease(database, operator, recipeOf(beside(id)), { seconds: 5 }))
      const { content, internal, protection } = made
      assert.deepEqual(await auditCells([earlierSystemOf({ slug: id, protection: protection! })], policy), [], id)
      for (const [at, table] of content.tables.entries()) {
        const isShare = measureOf(table.measure as MeasureId).ratio !== undefined
        for (const [row, { cells }] of table.rows.entries())
          for (const [column, cell] of cells.entries()) {
            const count = internal.tables[at]!.rows[row]!.cells[column]
            if (cell === '[c]') hidden += 1
            else if (!isShare) assert.ok(cell === count && (count === 0 || Number(count) > 5), `${id}: ${count}`)
          }
      }
    }
    assert.ok(hidden > 100, `${engine}: ${hidden} hidden`)
  })
})

test('a number of a share stands for one day where the measure that it is the same as does, and only there', () => {
  for (const { id, ratio, snapshot } of measures)
    for (const side of [ratio?.numerator, ratio?.denominator])
      if (side?.same) assert.equal(measureOf(side.same.measure).snapshot, snapshot, id)
})
