/** The levels of a comparison as conditions in SQL, two for each where the chances depend on another comparison. */
import { GIVEN_SWAPPED } from '../comparisons/given-name.ts'
import { comparisonOf } from '../comparisons/index.ts'
import type { Model, ModelComparison, ModelLevel } from '../model.ts'

/** One level of Splink for each level of ours; two where the chances depend on another comparison's agreement. */
export type Variant = {
  condition: string
  level: ModelLevel
  chance: ModelLevel['chance']
  place: number
  isApart: boolean
  adjusts: boolean
}

/** The levels of a comparison as Splink will test them, in order. */
export function variantsOfLevels(model: Model, comparison: ModelComparison): Variant[] {
  const kind = comparisonOf(comparison.kind)
  const upon = model.comparisons.find(({ field }) => field === comparison.dependsOn)
  const condition = (place: number) => kind.levels[place]!.sql(comparison.field)
  const adjusts = (place: number, isApart: boolean) =>
    comparison.exactByChance !== undefined && kind.termFrequency && (upon === undefined || isApart) &&
    (place === 0 || (comparison.kind === 'given_name' && place === GIVEN_SWAPPED)) // prettier-ignore
  // Names exchanged weigh as the same names do.
  const chanceAt = (place: number) =>
    comparison.levels[comparison.kind === 'given_name' && place === GIVEN_SWAPPED ? 0 : place]!.chance
  if (!upon)
    return comparison.levels.map((level, place) => ({
      condition: condition(place),
      level,
      chance: chanceAt(place),
      place,
      isApart: false,
      adjusts: adjusts(place, false),
    }))
  return comparison.levels.flatMap((level, place) => [
    {
      condition: `(${condition(place)}) and (${agreementSql(upon)})`,
      level,
      chance: level.chance,
      place,
      isApart: false,
      adjusts: false,
    },
    {
      condition: `(${condition(place)})`,
      level,
      chance: level.apart ?? level.chance,
      place,
      isApart: true,
      adjusts: adjusts(place, true),
    },
  ])
}

/** Whether the comparison on which another depends agrees; not known does not. */
function agreementSql({ field, kind }: ModelComparison): string {
  const { levels, agreesTo } = comparisonOf(kind)
  const some = levels.slice(0, agreesTo + 1).map(({ sql }) => `(${sql(field)})`)
  return `"${field}_l" is not null and "${field}_r" is not null and (${some.join(' or ')})`
}
