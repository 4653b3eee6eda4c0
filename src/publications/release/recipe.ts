/**
 * What an analyst chooses for a release: measures, period, areas, breakdowns, order, headings and words. Data, kept with
 * the release and as templates; the same recipe on the same records as known at the same moment makes the same content.
 */
import { z } from 'zod'
import { parsePlainDate, type PlainDate } from '../../platform/dates.ts'
import { dimensions, measureIds, type Dimension } from '../../measures/index.ts'

const day = z.string().transform((text, context): PlainDate => {
  const parsed = parsePlainDate(text)
  if (parsed === undefined) context.addIssue(`${JSON.stringify(text)} is no day such as 2016-04-01`)
  return parsed as PlainDate
})
const PeriodSchema = z
  .object({ from: day, to: day })
  .refine(({ from, to }) => from <= to, 'The period ends before it begins')
const words = (most: number) => z.string().trim().min(1).max(most)
const measure = z.enum(measureIds)
const dimension = z.enum(Object.keys(dimensions) as [Dimension, ...Dimension[]])
/** `asked`: the release's own area; `force`: the whole force area, whatever the release is of. */
const area = z.enum(['asked', 'force']).default('asked')
/** `release`: the release's period; `programme`: since the programme began, to the end of the release's period. */
const over = z.enum(['release', 'programme']).default('release')

export const RecipeItem = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: words(10_000) }),
  z.object({ kind: z.literal('figures'), measures: z.array(measure).min(1).max(40), area, over }),
  z.object({
    kind: z.literal('table'),
    measure,
    /** One breakdown, or two crossed: rows, then columns. */
    by: z.array(dimension).min(1).max(2),
    area,
    over,
    /** Beside the period compared with; of one breakdown only. */
    compared: z.boolean().default(false),
    /** A rate per 10,000 children beside the count, where there is a population to divide by. */
    rate: z.boolean().default(false),
    chart: z.enum(['none', 'columns', 'line', 'bars', 'process']).default('none'),
    title: words(200).optional(),
  }),
  /** What named people say explains the figures of a measure. */
  z.object({ kind: z.literal('explanations'), measures: z.array(measure).min(1).max(40), area }),
])
export type RecipeItem = z.infer<typeof RecipeItem>

export const RecipeSection = z.object({ heading: words(200), items: z.array(RecipeItem).max(60) })

export const Recipe = z.object({
  format: z.literal(1),
  title: words(200),
  audience: z.enum(['public', 'panel']),
  period: PeriodSchema,
  compare: PeriodSchema.nullable().default(null),
  /** ONS GSS codes; none for the whole force area. */
  authorities: z.array(z.string().regex(/^[A-Z]\d{8}$/)).max(60),
  /** A disclosure policy by its name. */
  policy: words(100),
  sections: z.array(RecipeSection).min(1).max(40),
  /** Words that the analyst adds to the quality notes which Waymark writes by itself. */
  quality: z.string().trim().max(10_000).default(''),
  contact: z.object({ name: words(200), email: z.email().max(200), telephone: z.string().trim().max(40).optional() }),
})
export type Recipe = z.infer<typeof Recipe>
