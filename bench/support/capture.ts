/**
 * The SQL that an action runs, as a pgbench script: the same statements with the same values, sent by a client that does
 * nothing else. Ids that the action made new are made new in each run of the script too.
 */
import type pg from 'pg'
import pgDriver from 'pg'
import type { Database } from '../../src/platform/database/index.ts'

export type Script = { text: string; statements: number }

/** Runs `work` on a database that writes down what is asked of it. */
export async function capture(
  database: Database,
  work: (database: Database) => Promise<unknown>,
  { warmUp }: { warmUp?: (database: Database) => Promise<unknown> } = {},
): Promise<Script> {
  const asked: string[] = []
  const pool = new Proxy(database.pool, {
    get(target, property) {
      if (property !== 'connect') {
        const value: unknown = Reflect.get(target, property)
        return typeof value === 'function' ? value.bind(target) : value
      }
      return async () => {
        const client = await target.connect()
        const query = client.query.bind(client)
        client.query = ((text: string, values?: unknown[]) => {
          asked.push(inlined(text, values ?? []))
          return query(text, values)
        }) as pg.PoolClient['query']
        const release = client.release.bind(client)
        client.release = (error?: Error | boolean) => {
          client.query = query as pg.PoolClient['query']
          release(error)
        }
        return client
      }
    },
  })
  const watched = { ...database, pool }
  // What is read once a process, and a token a while, is no part of what each request costs.
  await warmUp?.(watched)
  asked.length = 0
  const before = Date.now()
  await work(watched)
  return {
    text: `\\set r random(100000000000, 999999999999)\n${asked
      .map(oneLine)
      .map((text) => renewed(text, before))
      .join('\n')}\n`,
    statements: asked.length,
  }
}

const oneLine = (text: string) => `${text.replaceAll(/\s+/g, ' ').trim().replace(/;$/, '')};`

function inlined(text: string, values: readonly unknown[]): string {
  return text.replaceAll(/\$(\d+)\b/g, (_, place: string) => literal(values[Number(place) - 1]))
}

function literal(value: unknown): string {
  if (value === null || value === undefined) return 'null'
  if (typeof value === 'number' || typeof value === 'boolean') return `'${value}'`
  if (Array.isArray(value)) return `array[${value.map(literal).join(', ')}]`
  return pgDriver.escapeLiteral(typeof value === 'string' ? value : JSON.stringify(value))
}

/** A UUIDv7 made since `moment` gets random last digits, and so does a reference made from one. */
function renewed(text: string, moment: number): string {
  let references = 0
  return text
    .replaceAll(/([0-9a-f]{8})-([0-9a-f]{4})(-7[0-9a-f]{3}-[0-9a-f]{4})-[0-9a-f]{12}/g, (id, high, low, rest) =>
      Number.parseInt(`${high}${low}`, 16) >= moment ? `${high}-${low}${rest}-:r` : id,
    )
    .replaceAll(/'([A-Z])-[0-9A-Z]{5}-[0-9A-Z]{5}'/g, (_, letter) => `'${letter}${(references += 1)}-:r'`)
}
