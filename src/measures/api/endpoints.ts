/** Figures for programs: the same document as `waymark figures --json` prints. */
import { z } from 'zod'
import type { Actor, Scope, Verb } from '../../access/index.ts'
import { endpointOf, field, problemOf, type Endpoint, type Problem } from '../../platform/api/index.ts'
import { parseKnownAt } from '../../platform/dates.ts'
import { ok, refuse } from '../../platform/result.ts'
import { concerns } from '../../reference/index.ts'
import { figures } from '../actions.ts'
import { measures } from '../definitions/index.ts'
import { dimensions, dimensionsOf, type Dimension } from '../dimensions.ts'
import { figuresAsJson } from '../export.ts'
import { measureIds } from '../measure.ts'
import { questionSentence, type QuestionRefusal } from '../question.ts'

const endpoint = endpointOf<Actor, Verb, Scope>()
const dimensionIds = Object.keys(dimensions) as [Dimension, ...Dimension[]]

const number = z.number().nullable()
const counted = {
  value: number.describe('Null where a share or an average has nothing to divide by.'),
  numerator: z.number().optional(),
  denominator: z.number().optional(),
}

const getFigures = endpoint({
  id: 'getFigures',
  method: 'GET',
  path: '/figures',
  tag: 'Figures',
  summary: 'Read figures',
  description: 'Of any period, as known at any moment. These are internal figures: small counts are shown.',
  scope: 'figures:read',
  may: 'view_figures',
  kind: 'list',
  query: z.strictObject({
    from: field.day().describe('The first day of the period.'),
    to: field.day().describe('The last day, inside the period.'),
    compare_from: field.day().optional(),
    compare_to: field.day().optional(),
    measure: z
      .array(z.enum(measureIds as unknown as [string, ...string[]]))
      .max(100)
      .default([])
      .describe('All unless given.'),
    authority: z.array(field.authorityCode()).max(100).default([]).describe('The whole force area unless given.'),
    concern: z.array(field.code(concerns)).max(10).default([]).describe('Exploitation (cse and cce) unless given.'),
    by: z.enum(dimensionIds).optional().describe('The breakdown.'),
    rates: z
      .enum(['true', 'false'])
      .default('false')
      .describe('Also as so many per 10,000 children, where the measure is told so.'),
    known_at: z
      .string()
      .max(40)
      .refine(
        (value) => /^(19|20|21)/.test(value) && parseKnownAt(value) !== undefined,
        'must be a moment such as 2026-03-31T09:30, or a day',
      )
      .optional()
      .describe('As known at that moment; a day means its end.'),
  }),
  answer: z.object({
    from: field.told.day,
    to: field.told.day,
    known_at: field.told.moment,
    compare_from: field.told.day.optional(),
    compare_to: field.told.day.optional(),
    figures: z.array(
      z.looseObject({
        measure: z.string(),
        ...counted,
        compare_value: number.optional(),
        change: number.optional(),
        change_percent: number.optional(),
        breakdown: z.array(z.object({ key: z.string(), ...counted })),
      }),
    ),
  }),
  handle: async ({ database, who, query }) => {
    const { compare_from: compareFrom, compare_to: compareTo } = query
    if ((compareFrom === undefined) !== (compareTo === undefined))
      return refuse(wrongParameter(compareFrom === undefined ? 'compare_from' : 'compare_to', 'goes with the other'))
    const answered = await figures(database, who, {
      period: { from: query.from, to: query.to },
      ...(compareFrom && compareTo ? { compare: { from: compareFrom, to: compareTo } } : {}),
      ...(query.measure.length > 0 ? { measures: query.measure as (typeof measureIds)[number][] } : {}),
      authorities: query.authority,
      concerns: query.concern,
      ...(query.by ? { by: [query.by] } : {}),
      withoutRates: query.rates === 'false',
      ...(query.known_at ? { knownAt: parseKnownAt(query.known_at)! } : {}),
    })
    if (!answered.ok) return refuse(problemOfQuestion(answered.refusal))
    return ok({ value: figuresAsJson(answered.value, query.by) })
  },
})

const PLACES: Partial<Record<QuestionRefusal['kind'], string>> = {
  ends_before_it_begins: 'to',
  unknown_authority: 'authority',
  no_such_breakdown: 'by',
}

const problemOfQuestion = (refusal: QuestionRefusal): Problem =>
  wrongParameter(PLACES[refusal.kind] ?? 'measure', questionSentence(refusal))

const wrongParameter = (parameter: string, detail: string): Problem =>
  problemOf('malformed', `${parameter}: ${detail}`, { errors: [{ parameter, detail }] })

const listMeasures = endpoint({
  id: 'listMeasures',
  method: 'GET',
  path: '/measures',
  tag: 'Figures',
  summary: 'List what is counted',
  scope: 'figures:read',
  may: 'view_figures',
  kind: 'list',
  answer: z.object({
    items: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        unit: z.string(),
        definition: z.string(),
        version: z.number(),
        breakdowns: z.array(z.string()),
      }),
    ),
  }),
  handle: async () => ok({ value: { items: catalogue } }),
})

const catalogue = measures.map((measure) => ({
  id: measure.id,
  title: measure.title,
  unit: measure.unit.many,
  definition: measure.definition,
  version: measure.version,
  breakdowns: [...dimensionsOf(measure)],
}))

export const endpoints: readonly Endpoint<Actor, Verb, Scope>[] = [getFigures, listMeasures]
