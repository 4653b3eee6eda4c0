/** The model before it has seen a record: which comparisons fields allow, in which order, and what is assumed of each. */
import { comparisonOf } from './comparisons/index.ts'
import { blockingRulesFor } from './blocking-rules.ts'
import type { Model, ModelComparison } from './model.ts'
import type { Field, Kind } from './record.ts'

/** What a household shares comes first, so that a person sees what it explains before what it does not. */
const order: Kind[] = ['postcode', 'address', 'locality', 'phone', 'family_name', 'date_of_birth', 'given_name', 'sex', 'nhs_number', 'upn', 'identifier', 'exact', 'fuzzy'] // prettier-ignore

/** On what each kind depends, the likelier first: who has moved has another address, place and perhaps telephone too. */
const dependsOn: Partial<Record<Kind, Kind[]>> = {
  address: ['postcode'],
  locality: ['postcode'],
  phone: ['postcode', 'address'],
  sex: ['given_name'],
}

const STARTING_UNRELATED = 0.01

/** A model to train from. Chances for unrelated records are filled in from the records. */
export function startingModel(fields: readonly Field[]): Model {
  const ordered = fields.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
  return {
    format: 'waymark-linkage-model',
    version: 1,
    name: 'trained',
    prior: { same: 1e-6, household: 1e-6 },
    thresholds: { same: 0.95, look: 0.05 },
    comparisons: ordered.map((field) => startingComparison(field, fields)),
    blocking: blockingRulesFor(fields),
    frequencies: {},
    variants: [],
  }
}

function startingComparison({ name, kind }: Field, fields: readonly Field[]): ModelComparison {
  const { levels, termFrequency } = comparisonOf(kind)
  const upon = dependsOn[kind]?.map((other) => fields.find((field) => field.kind === other)).find(Boolean)
  return {
    field: name,
    kind,
    ...(upon && { dependsOn: upon.name }),
    ...(termFrequency && { exactByChance: STARTING_UNRELATED }),
    levels: levels.map(({ name: level, words, same, household }, place) => {
      const chance = { same, household, unrelated: STARTING_UNRELATED }
      const moved = whenMoved(place, levels.length)
      const apart =
        upon && kind !== 'sex' ? { same: moved, household: moved, unrelated: chance.unrelated } : { ...chance }
      return { name: level, words, chance, ...(upon && { apart }) }
    }),
  }
}

/** Who has moved has kept an address or a telephone in three cases of ten. */
export const whenMoved = (level: number, levelCount: number): number =>
  level === levelCount - 1 ? 0.7 : 0.3 / (levelCount - 1)
