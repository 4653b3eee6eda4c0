/** The levels of a comparison as conditions in SQL, two for each where the chances depend on another comparison. */
import { GIVEN_SWAPPED } from '../comparisons/given-name.ts'
import { comparisonOf } from '../comparisons/index.ts'
import type { Model, ModelComparison, ModelLevel } from '../model.ts'
import { usualFrequencies } from '../scorer.ts'

/** One level of Splink for each level of ours; two where the chances depend on another comparison's agreement. */
export type Variant = {
  condition: string
  level: ModelLevel
  chance: ModelLevel['chance']
  place: number
  isApart: boolean
  /** How common a value is that has these chances; 0 where it does not matter. */
  usual: number
}

/** The levels of a comparison as Splink will test them, in order. */
export function variantsOfLevels(model: Model, comparison: ModelComparison): Variant[] {
  const kind = comparisonOf(comparison.kind)
  const upon = model.comparisons.find(({ field }) => field === comparison.dependsOn)
  const condition = (place: number) => kind.levels[place]!.sql(comparison.field)
  // Names exchanged weigh as the same names do.
  const placeOf = (place: number) => (comparison.kind === 'given_name' && place === GIVEN_SWAPPED ? 0 : place)
  const frequencies = usualFrequencies(comparison)
  const usual = (place: number) => frequencies[placeOf(place)]!
  if (!upon)
    return comparison.levels.map((level, place) => ({
      condition: condition(place),
      level,
      chance: comparison.levels[placeOf(place)]!.chance,
      place,
      isApart: false,
      usual: usual(place),
    }))
  return comparison.levels.flatMap((level, place) => [
    {
      condition: `(${condition(place)}) and (${agreementSql(upon)})`,
      level,
      chance: level.chance,
      place,
      isApart: false,
      usual: 0,
    },
    {
      condition: `(${condition(place)})`,
      level,
      chance: level.apart ?? level.chance,
      place,
      isApart: true,
      usual: usual(place),
    },
  ])
}

/** Whether the comparison on which another depends agrees; not known does not. */
function agreementSql({ field, kind }: ModelComparison): string {
  const { levels, agreesTo } = comparisonOf(kind)
  const some = levels.slice(0, agreesTo + 1).map(({ sql }) => `(${sql(field)})`)
  return `"${field}_l" is not null and "${field}_r" is not null and (${some.join(' or ')})`
}
