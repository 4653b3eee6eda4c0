/** What is hidden and how well: a policy as data, with a version, so that a release can say by which one it was made. */
import { readdirSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { ok, refuse, type Result } from '../platform/result.ts'

const count = z.number({ error: 'should be a whole number from 0 up' }).int().min(0).max(1_000_000)

export const Policy = z
  .strictObject({
    name: z.string().min(1).max(200),
    /** Goes up by one when a policy of this name changes. */
    version: z.number().int().min(1).default(1),
    description: z.string().max(1000).optional(),
    /** Where the rule comes from. */
    source: z.string().max(500).optional(),
    /** Counts from `from` to `to` are hidden. Null: none is. */
    hide: z.strictObject({ from: count, to: count }).nullable().default(null),
    /** The least difference between the bounds that a reader can find for a hidden count. */
    interval_width_min: count.default(5),
    /** What a reader knows no hidden count to be below. */
    attacker_minimum: count.nullable().optional(),
    objective: z.enum(['fewest', 'lightest']).default('fewest'),
    /** Shown counts become multiples of it that still add up. */
    round_to: z
      .union([z.literal(5), z.literal(10)])
      .nullable()
      .default(null),
    total_label: z.string().min(1).max(200).default('Total'),
    /** By dimension: the label of each part, and that of its whole. */
    hierarchies: z.record(z.string(), z.record(z.string(), z.string())).default({}),
  })
  .superRefine(({ hide, attacker_minimum, round_to }, context) => {
    const fault = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
    if (hide && hide.from > hide.to) fault('hide', `"from" ${hide.from} is above "to" ${hide.to}`)
    if (hide && attacker_minimum != null && attacker_minimum > hide.from)
      fault('attacker_minimum', `${attacker_minimum} is above "from" ${hide.from}, so a hidden count could be below what readers are said to know`) // prettier-ignore
    if (!hide && round_to === null) fault('hide', 'a policy must hide or round: give "hide" or "round_to"')
  })
export type Policy = z.infer<typeof Policy>

/** What the reader knows no hidden count to be below: who knows that zeros are shown knows that it is at least `from`. */
export function attackerMinimum({ attacker_minimum, hide }: Policy): number {
  return attacker_minimum ?? hide?.from ?? 0
}

/** A policy from outside, or each fault of it in a sentence. */
export function parsePolicy(value: unknown): Result<Policy, { problems: string[] }> {
  const parsed = Policy.safeParse(value)
  if (parsed.success) return ok(parsed.data)
  return refuse({
    problems: parsed.error.issues.map(({ path, message }) => `${path.length > 0 ? path.join('.') : 'the policy'}: ${message}`), // prettier-ignore
  })
}

const folder = new URL('policies/', import.meta.url)

/** The policies that ship, by the name of their file: what `--policy` takes beside a path. */
export const shippedPolicies: ReadonlyMap<string, Policy> = new Map(
  readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .toSorted()
    .map((file) => [file.slice(0, -5), Policy.parse(JSON.parse(readFileSync(new URL(file, folder), 'utf8')))]),
)
