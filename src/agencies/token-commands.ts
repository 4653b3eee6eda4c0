/** `waymark token`: what other systems work with is made here, shown once, listed and revoked. */
import type { Command } from 'commander'
import { isScope, scopes, type Actor, type Scope } from '../access/index.ts'
import { dateTimeInWords } from '../platform/pages/index.ts'
import type { Database } from '../platform/database/index.ts'
import { CommandRefused, type ExitCode, type withActor } from './command.ts'
import { createToken, listTokens, revokeToken } from './tokens.ts'

type Create = { name: string; scope: string[]; days: string; json?: boolean; partnership?: string }
type Shared = { json?: boolean; partnership?: string }

const DAYS_MAX = 366

/** Adds `token` to the program. */
export function registerTokens(program: Command, run: typeof withActor): void {
  const token = program.command('token').description('what other systems show at the interface for programs')
  token
    .command('create')
    .description('make a token that works as somebody who works here; it is shown once')
    .argument('<username>', 'whose rights it has, and under whose name it is audited')
    .requiredOption('--name <name>', 'what it is for, such as "Niche, nightly arrests"')
    .requiredOption('--scope <scope>', `what it may be used for: ${Object.keys(scopes).join(', ')}`, collect, [])
    .option('--days <days>', `for how many days it is good, ${DAYS_MAX} at most`, '90')
    .option('--json', 'print a JSON document')
    .option('--partnership <name>', 'where the database holds several')
    .addHelpText(
      'after',
      '\nExample:\n  waymark token create niche.feed --name "Niche, nightly arrests" --scope operations:read --scope operations:write',
    )
    .action((username: string, options: Create) =>
      run(options, (database, actor) => create(database, actor, username, options)),
    )
  token
    .command('list')
    .description('every token, with whose it is and until when it is good')
    .option('--json', 'print a JSON document')
    .option('--partnership <name>', 'where the database holds several')
    .action((options: Shared) => run(options, (database, actor) => list(database, actor, options)))
  token
    .command('revoke')
    .description('make a token good for nothing, within seconds')
    .argument('<id>', 'the id that the list gives it')
    .option('--partnership <name>', 'where the database holds several')
    .action((tokenId: string, options: Shared) => run(options, (database, actor) => revoke(database, actor, tokenId)))
}

const collect = (one: string, before: string[]): string[] => [...before, ...one.split(',')]

async function create(database: Database, actor: Actor, username: string, options: Create): Promise<ExitCode> {
  const stray = options.scope.find((one) => !isScope(one))
  if (stray !== undefined)
    throw new CommandRefused(`There is no scope "${stray}". The scopes are ${Object.keys(scopes).join(', ')}.`, 2)
  const days = Number(options.days)
  if (!Number.isInteger(days) || days < 1 || days > DAYS_MAX)
    throw new CommandRefused(`--days must be a whole number from 1 to ${DAYS_MAX}; it was "${options.days}".`, 2)
  if (options.name.trim() === '') throw new CommandRefused('--name must say what the token is for.', 2)
  const wanted = { username, name: options.name.trim(), scopes: [...new Set(options.scope)] as Scope[], days }
  const made = await createToken(database, actor, wanted)
  if (!made) throw new CommandRefused(`Nobody who works here has the username "${username}".`)
  const { token, tokenId, expiresAt } = made
  process.stdout.write(
    options.json
      ? `${JSON.stringify({ id: tokenId, token, username, scopes: wanted.scopes, expires_at: expiresAt })}\n`
      : `${token}\n`,
  )
  if (!options.json)
    process.stderr.write(
      `Good until ${dateTimeInWords(expiresAt)}, as ${username}. It is not shown again; revoke it by: waymark token revoke ${tokenId}\n`,
    )
  return 0
}

async function list(database: Database, actor: Actor, options: Shared): Promise<ExitCode> {
  const tokens = await listTokens(database, actor)
  if (options.json) {
    const told = tokens.map(({ tokenId, name, username, scopes: its, expiresAt, revokedAt }) => ({
      id: tokenId,
      name,
      username,
      scopes: its,
      expires_at: expiresAt,
      revoked_at: revokedAt,
    }))
    process.stdout.write(`${JSON.stringify({ tokens: told })}\n`)
    return 0
  }
  if (tokens.length === 0) process.stdout.write('There are no tokens.\n')
  for (const { tokenId, name, username, scopes: its, expiresAt, revokedAt } of tokens)
    process.stdout.write(
      `${tokenId}  ${name}, as ${username}: ${its.join(', ')}; ${revokedAt ? `revoked ${dateTimeInWords(revokedAt)}` : `until ${dateTimeInWords(expiresAt)}`}\n`,
    )
  return 0
}

async function revoke(database: Database, actor: Actor, tokenId: string): Promise<ExitCode> {
  const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(tokenId)
  if (!isId || !(await revokeToken(database, actor, tokenId)))
    throw new CommandRefused(`There is no token ${tokenId}: 'waymark token list' shows them.`)
  process.stdout.write('Revoked.\n')
  return 0
}
