/** The front door of linkage: is this the same person? Pure: records in, weights out. It knows no table and no page. */
import { clustersByIdOf, type LinkedRecords } from './by-id.ts'
import { linkTable, type LinkOptions } from './link.ts'
import type { Model } from './model.ts'
import type { Field, LinkRecord } from './record.ts'
import { fieldsIn, tableFor, tableOf, variantsWith } from './records.ts'
import { trainOn, type TrainingOptions } from './train.ts'

export { defaultModel } from './default-model.ts'
export { blockingKeysOf } from './keys.ts'
export { outcomeOf, probabilityOf, weightOf, type Model, type Outcome } from './model.ts'
export { parseModel } from './model-file.ts'
export { parseVariants, shippedVariants } from './names/variants.ts'
export { chanceFrom } from './random.ts'
export { kinds, type Field, type Kind, type LinkRecord } from './record.ts'
export { score, scoreEach, type Score, type Share } from './score.ts'
export { splinkOf } from './splink/settings.ts'
export type { LinkedRecords, LinkedPair } from './by-id.ts'

/** Links records among themselves: the pairs worth a look or better, and who is one person. */
export function link(
  records: readonly LinkRecord[],
  model: Model,
  options: Pick<LinkOptions, 'all'> = {},
): LinkedRecords {
  const { table, ids } = tableFor(model, records)
  return clustersByIdOf(linkTable(table, model, options), model, ids)
}

/** A model for records like these, learnt without labels. `variants` are forms of given names beyond those that ship. */
export function train(
  records: readonly LinkRecord[],
  options: Pick<TrainingOptions, 'seed'> & { fields?: readonly Field[]; variants?: string[][] } = {},
): Model {
  const variants = options.variants ?? []
  const { table, texts } = tableOf(records, options.fields ?? fieldsIn(records), variantsWith(variants))
  return trainOn(table, texts, { ...options, variants })
}
