/** Values that a JSON schema describes, and values that are nearly so. */
import fc from 'fast-check'

export type Schema = {
  type?: string | string[]
  format?: string
  enum?: readonly unknown[]
  const?: unknown
  properties?: Record<string, Schema>
  required?: readonly string[]
  items?: Schema
  anyOf?: readonly Schema[]
  oneOf?: readonly Schema[]
  minItems?: number
  maxItems?: number
  maxLength?: number
  pattern?: string
}

const words = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom('Ada', 'ST4 1AB', "O'Brien", 'two\nlines', '‮', '\ud800') },
  { weight: 1, arbitrary: fc.constantFrom('\u0000', '', ' ') },
  { weight: 3, arbitrary: fc.string({ maxLength: 40 }) },
)

/** Mostly right; now and then a field is missing, of another type, or one more than there should be. */
export function anyOfSchema(schema: Schema): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  const shapes = schema.oneOf ?? schema.anyOf
  if (shapes) return fc.oneof(...shapes.map(anyOfSchema))
  const type = [schema.type].flat()[0]
  switch (type) {
    case 'object':
      return anyObject(schema)
    case 'array':
      return fc.array(anyOfSchema(schema.items ?? {}), { minLength: schema.minItems ?? 0, maxLength: 3 })
    case 'boolean':
      return fc.boolean()
    case 'integer':
    case 'number':
      return fc.oneof(
        { weight: 8, arbitrary: fc.integer({ min: 1, max: 200 }) },
        { weight: 1, arbitrary: fc.oneof(fc.integer(), fc.double()) },
      )
    case 'null':
      return fc.constant(null)
    default:
      return anyText(schema)
  }
}

const mostly = (right: string[], wrong: string[]): fc.Arbitrary<string> =>
  fc.oneof({ weight: 12, arbitrary: fc.constantFrom(...right) }, { weight: 1, arbitrary: fc.constantFrom(...wrong) })

function anyText({ format, pattern }: Schema): fc.Arbitrary<string> {
  if (format === 'date')
    return mostly(['2026-03-01', '2025-12-31', '1999-06-30'], ['0001-01-01', '2026-02-30', '9999-12-31', 'x'])
  if (format === 'date-time') return mostly(['2026-03-01T09:00', '2026-03-01T09:00:00Z'], ['2026-03-29T01:30', 'x'])
  if (format === 'uuid') return fc.oneof(fc.uuid(), fc.constant('0193b5a0-0000-7000-8000-000000000001'))
  if (pattern?.includes('\\d{8}')) return mostly(['E06000021', 'E10000028'], ['E06000059', 'E99999999', 'x'])
  if (pattern?.includes('\\d{4}')) return mostly(['2010', '2010-05', '2010-05-17'], ['2010-13', '0000', 'x'])
  return words
}

function anyObject({ properties = {}, required = [] }: Schema): fc.Arbitrary<unknown> {
  const fields = Object.fromEntries(
    Object.entries(properties).map(([name, field]) => [
      name,
      fc.oneof({ weight: 30, arbitrary: anyOfSchema(field) }, { weight: 1, arbitrary: fc.jsonValue() }),
    ]),
  )
  return fc
    .tuple(
      fc.record(fields, { requiredKeys: Object.keys(fields).filter((name) => required.includes(name)) }),
      fc.oneof({ weight: 12, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: fc.constant({ shoe_size: 4 }) }),
    )
    .map(([made, more]) => ({ ...made, ...more }))
}
