/** A Waymark served to other systems: a client for each role, made from the document, with a token of its own. */
import type { Database } from '../../src/platform/database/index.ts'
import { scopes, type Role, type Scope } from '../../src/access/index.ts'
import { createToken } from '../../src/agencies/index.ts'
import { apiClient, type ApiAnswer, type ApiClient, type Ask } from './api-client.ts'
import { startServer, type TestServer } from './server.ts'

export const ALL_SCOPES = Object.keys(scopes) as Scope[]

export type ServedApi = {
  server: TestServer
  tokenOf(role: Role, its?: readonly Scope[], days?: number): Promise<{ token: string; tokenId: string }>
  as(role: Role): Promise<ApiClient>
  manager(id: string, ask?: Ask): Promise<ApiAnswer>
  officer(id: string, ask?: Ask): Promise<ApiAnswer>
  /** How many rows of a table there are, whoever may see them. */
  count(table: string, where?: string): Promise<number>
}

export async function serveApi(database: Database): Promise<ServedApi> {
  const server = await startServer({ database })
  const clients = new Map<Role, Promise<ApiClient>>()
  const tokenOf: ServedApi['tokenOf'] = async (username, its = ALL_SCOPES, days = 1) =>
    (await createToken(database, server.operator, { username, name: 'A test', scopes: its, days }))!
  const as = (role: Role) => {
    const known = clients.get(role) ?? tokenOf(role).then(({ token }) => apiClient(server.address, token))
    clients.set(role, known)
    return known
  }
  return {
    server,
    tokenOf,
    as,
    manager: async (id, ask) => (await as('team_manager')).ask(id, ask),
    officer: async (id, ask) => (await as('police_officer')).ask(id, ask),
    count: async (table, where = 'true') =>
      Number((await database.pool.query(`select count(*) as n from ${table} where ${where}`)).rows[0].n),
  }
}
