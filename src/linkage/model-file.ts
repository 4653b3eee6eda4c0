/** A model read from a file: checked, so that inside nothing need be doubted. */
import { z } from 'zod'
import { ok, refuse, type Result } from '../platform/result.ts'
import { comparisonOf } from './comparisons/index.ts'
import type { Model } from './model.ts'
import { kinds } from './record.ts'

const Share = z.number().min(0).max(1)
const Chances = z.object({ same: Share, household: Share, unrelated: Share })
const comparedKinds = kinds.filter((kind) => kind !== 'full_name')
const KeyParts = ['whole', 'joined', 'sound', 'initial', 'root', 'year', 'month_day', 'district'] as const

const ModelFile = z.object({
  format: z.literal('waymark-linkage-model'),
  version: z.literal(1),
  name: z.string(),
  prior: z.object({ same: Share, household: Share }),
  thresholds: z.object({ same: Share, look: Share }),
  comparisons: z.array(
    z.object({
      field: z.string().min(1),
      kind: z.enum(comparedKinds),
      dependsOn: z.string().optional(),
      levels: z.array(
        z.object({
          name: z.string(),
          words: z.string(),
          chance: Chances,
          frequency: z.number().positive().max(1).optional(),
          apart: Chances.optional(),
        }),
      ),
      exactByChance: Share.optional(),
    }),
  ),
  blocking: z.array(
    z.object({
      name: z.string(),
      parts: z.array(z.object({ field: z.string(), part: z.enum(KeyParts) })),
      unordered: z.literal(true).optional(),
      records_max: z.number().int().positive().max(100_000),
      recall: Share.optional(),
    }),
  ),
  frequencies: z.record(
    z.string(),
    z.object({ records: z.number(), rest: z.number(), values: z.record(z.string(), z.number()) }),
  ),
  variants: z.array(z.array(z.string())),
  training: z.looseObject({}).optional(),
})

/** The model in a text of JSON, or a sentence about what is wrong with it. */
export function parseModel(text: string): Result<Model, string> {
  let data: unknown
  try {
    data = JSON.parse(text)
  } catch (error) {
    return refuse(`it is not JSON (${(error as Error).message})`)
  }
  const parsed = ModelFile.safeParse(data)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!
    return refuse(`${issue.path.join('.') || 'the document'}: ${issue.message}`)
  }
  for (const { field, kind, levels } of parsed.data.comparisons) {
    const known = comparisonOf(kind).levels.map(({ name }) => name)
    if (known.join() !== levels.map(({ name }) => name).join())
      return refuse(`${field}: its levels should be ${known.join(', ')}`)
  }
  return ok(parsed.data as unknown as Model)
}
