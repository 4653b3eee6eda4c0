/** The shape of a release's JSON, from which its JSON Schema is generated; the compiler holds it to the document's types. */
import { z } from 'zod'
import type { Instant, Period, PlainDate } from '../../platform/dates.ts'
import {
  cellSymbols,
  type Cell,
  type CellSymbol,
  type Item,
  type Piece,
  type ReleaseContent,
  type ReleaseDocument,
} from '../release/document.ts'

/** A text of that form is of that branded type: dates outside platform are such texts. */
const branded = <T>(pattern: RegExp, description: string) =>
  z.string().regex(pattern).describe(description) as unknown as z.ZodType<T>

const instant = branded<Instant>(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z$/, 'A moment in UTC')
const day = branded<PlainDate>(/^\d{4}-\d{2}-\d{2}$/, 'A day')
const anchor = z.string().regex(/^[A-Za-z0-9-]+$/)
const period: z.ZodType<Period> = z.strictObject({ from: day, to: day })
const place = z.strictObject({ name: z.string(), authorities: z.array(z.string()) })
const cell: z.ZodType<Cell> = z.union([z.number(), z.enum(Object.keys(cellSymbols) as [CellSymbol, ...CellSymbol[]])])
const piece: z.ZodType<Piece> = z.union([z.string(), z.strictObject({ text: z.string(), to: anchor })])
const paragraph = z.array(z.array(piece))

const about = { id: anchor, title: z.string(), measure: z.string(), unit: z.string(), place, period }
const figure = z.strictObject({
  ...about,
  value: cell,
  before: z.strictObject({ period, value: cell }).optional(),
  change: z.string().optional(),
})
const chart = z.strictObject({
  kind: z.enum(['columns', 'line', 'bars']),
  columns: z.array(z.string()),
  description: z.string(),
  limits: z.array(z.strictObject({ label: z.string(), value: z.number() })).optional(),
  marks: z.array(z.strictObject({ row: z.string(), text: z.string() })).optional(),
})
const table = z.strictObject({
  ...about,
  rowsTitle: z.string(),
  columnsTitle: z.string().optional(),
  columns: z.array(z.strictObject({ key: z.string(), title: z.string(), unit: z.string(), decimals: z.int().min(0) })),
  rows: z.array(z.strictObject({ key: z.string(), label: z.string(), isTotal: z.boolean(), cells: z.array(cell) })),
  notes: z.array(z.string()),
  chart: chart.optional(),
})
const item: z.ZodType<Item> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), paragraphs: z.array(paragraph) }),
  z.strictObject({
    kind: z.literal('quote'),
    of: z.string(),
    text: z.string(),
    signedBy: z.string(),
    jobTitle: z.string(),
  }),
  z.strictObject({ kind: z.literal('figures'), ids: z.array(anchor) }),
  z.strictObject({ kind: z.literal('table'), id: anchor }),
])
const measure = z.strictObject({
  id: z.string(),
  version: z.number(),
  title: z.string(),
  unit: z.string(),
  definition: z.string(),
  population: z.string(),
  date: z.string(),
  source: z.string(),
  caveats: z.array(z.string()),
})

const content: z.ZodType<ReleaseContent> = z.strictObject({
  format: z.literal(1),
  title: z.string(),
  subtitle: z.string(),
  audience: z.enum(['public', 'panel']),
  partnership: z.string(),
  policeForce: z.string(),
  place,
  period,
  knownAt: instant,
  madeBy: z.string(),
  policy: z.strictObject({ name: z.string(), version: z.number(), sentence: z.string() }),
  statement: z.array(z.strictObject({ heading: z.string(), paragraphs: z.array(paragraph) })),
  sections: z.array(z.strictObject({ id: anchor, heading: z.string(), items: z.array(item) })),
  figures: z.array(figure),
  tables: z.array(table),
  measures: z.array(measure),
  quality: z.array(z.strictObject({ heading: z.string(), text: z.string() })),
  revisions: z.array(
    z.strictObject({ title: z.string(), published: cell, now: cell, releasedOn: z.string(), reason: z.string() }),
  ),
  contact: z.strictObject({ name: z.string(), email: z.string(), telephone: z.string().optional() }),
})

export const documentSchema: z.ZodType<ReleaseDocument> = z.strictObject({
  content,
  contentHash: z.string().regex(/^[0-9a-f]{64}$/),
  signOffs: z.array(
    z.strictObject({
      step: z.enum(['checked', 'cleared', 'approved']),
      by: z.string(),
      jobTitle: z.string(),
      at: instant,
    }),
  ),
  slug: anchor,
  publishedAt: instant,
  notice: z.string().optional(),
})

/** JSON Schema, draft 2020-12. */
export const documentJsonSchema = (): object => ({
  title: 'A release of Waymark',
  ...z.toJSONSchema(documentSchema, { target: 'draft-2020-12' }),
})
