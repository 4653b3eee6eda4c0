/**
 * A template: what stands in a release, without its days and area, so that the next one begins where the last one ended.
 * Shipped ones are data beside this file and stay as they are; a partnership keeps its own.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Instant, Period, PlainDate } from '../../platform/dates.ts'
import { Recipe } from '../release/recipe.ts'
import {
  comparedOn,
  likelyRelative,
  periodOn,
  relativeComparisons,
  relativePeriods,
  type RelativeComparison,
  type RelativePeriod,
} from './relative.ts'

const keysOf = <K extends string>(of: Record<K, string>) => Object.keys(of) as [K, ...K[]]

export const TemplateRecipe = Recipe.pick({
  title: true,
  audience: true,
  policy: true,
  sections: true,
  quality: true,
}).extend({
  period: z.enum(keysOf(relativePeriods)),
  compare: z.enum(keysOf(relativeComparisons)),
  /** `home`: the area of whoever starts from it; `force`: the whole force area. */
  area: z.enum(['home', 'force']),
})
export type TemplateRecipe = z.infer<typeof TemplateRecipe>

export const Shipped = z.object({
  format: z.literal(1),
  name: z.string().trim().min(1).max(100),
  description: z.string().trim().min(1).max(1000),
  recipe: TemplateRecipe,
})

export type Template = {
  /** A word for a shipped one, otherwise a UUID. */
  id: string
  name: string
  description: string
  recipe: TemplateRecipe
  /** Who keeps it; none for those that ship with Waymark, which nobody changes. */
  own: { version: number; keptBy: string; keptAt: Instant } | undefined
}

const folder = new URL('templates/', import.meta.url)

/** Those that ship with Waymark, in the order of their files' names. */
export const shippedTemplates: readonly Template[] = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .toSorted()
  .map((file) => {
    const { name, description, recipe } = Shipped.parse(JSON.parse(readFileSync(new URL(file, folder), 'utf8')))
    return { id: file.replace(/^\d+-/, '').slice(0, -5), name, description, recipe, own: undefined }
  })

/** The days that a template means today. */
export function daysOf(recipe: TemplateRecipe, today: PlainDate): { period: Period; compare: Period | null } {
  const period = periodOn(recipe.period, today)
  return { period, compare: comparedOn(recipe.compare, period) }
}

/** What a template keeps of a release. */
export const templateOf = (
  { title, audience, policy, sections, quality, authorities }: Recipe,
  relative: { period: RelativePeriod; compare: RelativeComparison },
): TemplateRecipe => ({
  title,
  audience,
  policy,
  sections,
  quality,
  ...relative,
  area: authorities.length === 0 ? 'force' : 'home',
})

/** What a release's days are most likely meant as, to be offered. */
export const relativeOf = ({ period, compare }: Recipe): { period: RelativePeriod; compare: RelativeComparison } => ({
  period: likelyRelative(period),
  compare: likelyComparison(period, compare),
})

function likelyComparison(period: Period, compare: Period | null): RelativeComparison {
  if (compare === null) return 'nothing'
  const before = comparedOn('period_before', period)!
  return compare.from === before.from && comparedOn('year_before', period)!.from !== before.from
    ? 'period_before'
    : 'year_before'
}
