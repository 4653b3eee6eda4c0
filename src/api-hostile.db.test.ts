/** Random and hostile requests against every operation: no fault, no leak, nothing accepted that the document forbids. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { apiClient, type ApiClient, type Described } from '../test/support/api-client.ts'
import { anyOfSchema, type Schema } from '../test/support/any-of-schema.ts'
import { addSamples, ADULT, CHILD } from '../test/support/every-page.ts'
import { startServer, type TestServer } from '../test/support/server.ts'
import { roles, scopes, type Role, type Scope } from './access/index.ts'
import { createToken } from './agencies/index.ts'

const RUNS = 40
const IDS = ['0193b5a0-0000-7000-8000-000000000001', 'x', '%00', '../../etc/passwd', "' or 1=1 --"]
let server: TestServer
let ids: string[]
before(async () => {
  server = await startServer()
  ids = [...IDS, ...Object.values(await addSamples(server))]
})
after(() => server?.stop())

const clientAs = async (username: Role): Promise<ApiClient> => {
  const wanted = { username, name: 'A test', scopes: Object.keys(scopes) as Scope[], days: 1 }
  return apiClient(server.address, (await createToken(server.database, server.operator, wanted))!.token)
}

const hostile = fc.oneof(
  fc.constantFrom('\u0000', '\ud800', '‮gnp', '$(id)', '<script>', '-1', '1e309', '9'.repeat(400), '__proto__', 'null'),
  fc.string({ unit: 'binary', maxLength: 30 }),
)
const header = fc.string({ unit: fc.constantFrom(...'abc-"0123456789,W/*'), minLength: 1, maxLength: 60 })

/** As it stands in an address: of lists each one, of numbers and the rest its text. */
const inAddress = (schema: Schema): fc.Arbitrary<string | string[]> =>
  anyOfSchema(schema).map((value) => (Array.isArray(value) ? value.map(String) : String(value)))

const anyAsk = ({ operation }: Described) => {
  const queries = operation.parameters.filter((one) => one.in === 'query')
  const body = operation.requestBody?.content['application/json'].schema as Schema | undefined
  return fc.record({
    id: fc.constantFrom(...ids),
    query: fc
      .tuple(
        fc.record(
          Object.fromEntries(
            queries.map(({ name, schema }) => [
              name,
              fc.oneof({ weight: 12, arbitrary: inAddress(schema as Schema) }, { weight: 1, arbitrary: hostile }),
            ]),
          ),
          { requiredKeys: queries.filter((one) => one.required).map((one) => one.name) },
        ),
        fc.oneof({ weight: 12, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: fc.constant({ other: 'x' }) }),
      )
      .map(([{ cursor, ...known }, other]) => ({
        ...known,
        ...other,
        ...(cursor && String(cursor).length % 8 === 0 ? { cursor } : {}),
      })),
    body: body ? fc.oneof({ weight: 3, arbitrary: anyOfSchema(body) }, fc.jsonValue()) : fc.constant(undefined),
    ifMatch: fc.oneof(fc.constant('"1"'), fc.constant('"1-none"'), header),
    key: fc.oneof(fc.uuid(), fc.uuid(), fc.constant('a-key-used-often'), header),
  })
}

for (const role of ['team_manager', 'police_officer', 'councillor'] as const)
  test(`whatever a ${role} asks of any operation, the answer is one that the document knows`, async () => {
    const client = await clientAs(role)
    const ajv = new Ajv2020({ strict: false, validateFormats: false })
    assert.ok(client.operations.length >= 18)
    for (const described of client.operations) {
      const schema = described.operation.requestBody?.content['application/json'].schema
      const isRight = schema ? ajv.compile(schema as object) : () => true
      await fc.assert(
        fc.asyncProperty(anyAsk(described), async ({ id, query, body, ifMatch, key }) => {
          const answer = await client.ask(described.id, {
            params: { id },
            query,
            body,
            headers: { 'if-match': ifMatch.trim(), 'idempotency-key': key.trim() },
          })
          assert.ok(answer.status < 500, `${described.id} ${answer.status}`)
          if (answer.status < 300 && body !== undefined)
            assert.ok(isRight(body), `${described.id} took ${JSON.stringify(body)}`)
          if (!(roles[role].may as readonly string[]).includes('search_people'))
            for (const name of [...Object.values(CHILD), ...Object.values(ADULT)])
              assert.ok(!JSON.stringify(answer.body).includes(name), `${described.id} names somebody to a ${role}`)
        }),
        { numRuns: RUNS },
      )
    }
  })

test('every operation asks for a token, and says so in the document', async () => {
  const open = await apiClient(server.address, undefined)
  for (const { id, operation } of open.operations) {
    assert.equal((await open.ask(id, { params: { id: ids[0]! } })).status, 401, id)
    assert.ok(operation.responses['401'] && operation.security.length === 1, id)
  }
  assert.equal(new Set(open.operations.map((one) => one.id)).size, open.operations.length)
})
