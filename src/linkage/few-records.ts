/** A handful of records teaches nothing: where the model that ships knows their fields, it is taken as it is. */
import { blockingRulesFor, everyPair } from './blocking-rules.ts'
import { defaultModel } from './default-model.ts'
import type { Model, ModelComparison } from './model.ts'
import type { Field } from './record.ts'

export const TRAINED_RECORDS_MIN = 200

/** The shipped model for these fields alone; undefined where it lacks one of them. */
export function shippedFor(fields: readonly Field[]): Model | undefined {
  const model = defaultModel()
  const isAsked = (one: string) => fields.some(({ name }) => name === one)
  const known = (field: Field) => model.comparisons.some((one) => one.field === field.name && one.kind === field.kind)
  if (fields.length === 0 || !fields.every(known)) return undefined
  const { training: _, ...untrained } = model
  return {
    ...untrained,
    comparisons: model.comparisons.filter(({ field }) => isAsked(field)).map((one) => standingAlone(one, isAsked)),
    blocking: [...blockingRulesFor(fields), everyPair],
  }
}

/** Without the comparison that it depends on, one has the chances of that not agreeing. */
function standingAlone(comparison: ModelComparison, isAsked: (field: string) => boolean): ModelComparison {
  const { dependsOn, ...alone } = comparison
  if (dependsOn === undefined || isAsked(dependsOn)) return comparison
  return {
    ...alone,
    levels: alone.levels.map(({ name, words, chance, apart }) => ({ name, words, chance: apart ?? chance })),
  }
}
