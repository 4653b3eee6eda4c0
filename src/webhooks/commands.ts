/** `waymark webhook`: which other systems are told what, added, listed, stopped, resumed; and told at once. */
import type { Command } from 'commander'
import type { Actor } from '../access/index.ts'
import { CommandRefused, type ExitCode, type withActor } from '../agencies/index.ts'
import type { Database } from '../platform/database/index.ts'
import { dateTimeInWords } from '../platform/pages/index.ts'
import { addWebhook, setStopped, webhooks } from './actions.ts'
import { isKind, kinds, type Kind } from './kinds.ts'
import { tellAll } from './sending.ts'

type Shared = { json?: boolean; partnership?: string }
type Add = Shared & { name: string; user: string; kind: string[] }

/** Adds `webhook` to the program. */
export function registerWebhooks(program: Command, run: typeof withActor): void {
  const webhook = program.command('webhook').description('which other systems are told what happened here')
  const shared = (command: Command) =>
    command.option('--json', 'print a JSON document').option('--partnership <name>', 'where the database holds several')
  shared(
    webhook
      .command('add')
      .description(
        'tell an address of another system, from now on; the secret that signs what it is told is shown once',
      )
      .argument('<url>', 'where it is told, by https; by http on this machine alone')
      .requiredOption('--name <name>', 'what it is for, such as "Liquidlogic"')
      .requiredOption('--user <username>', 'it is told of what this user may see, and of nothing else')
      .option('--kind <kind>', `what it is told: ${Object.keys(kinds).join(', ')}; all unless given`, collect, []),
  ).action((url: string, options: Add) => run(options, (database, actor) => add(database, actor, url, options)))
  shared(
    webhook.command('list').description('every webhook, with how far it was told and what went wrong last'),
  ).action((options: Shared) => run(options, (database, actor) => list(database, actor, options)))
  for (const [verb, stop] of [
    ['stop', true],
    ['resume', false],
  ] as const)
    shared(
      webhook
        .command(verb)
        .description(stop ? 'tell it nothing until it is resumed' : 'go on where it was told to')
        .argument('<id>', 'the id that the list gives it'),
    ).action((id: string, options: Shared) => run(options, (database, actor) => turn(database, actor, id, stop)))
  shared(
    webhook.command('deliver').description('tell now what waits, once; a server does so by itself every few seconds'),
  ).action((options: Shared) =>
    run(options, async (database) => {
      process.stdout.write(`${await tellAll(database)} told\n`)
      return 0
    }),
  )
}

const collect = (one: string, before: string[]): string[] => [...before, ...one.split(',')]

async function add(database: Database, actor: Actor, url: string, options: Add): Promise<ExitCode> {
  const address = URL.parse(url)
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(address?.hostname ?? '')
  if (!address || !(address.protocol === 'https:' || (address.protocol === 'http:' && isHere)) || address.username)
    throw new CommandRefused(`"${url}" must be an address such as https://example.org/waymark, without a password.`, 2)
  const stray = options.kind.find((kind) => !isKind(kind))
  if (stray !== undefined)
    throw new CommandRefused(
      `Nothing of the kind "${stray}" is told. The kinds are ${Object.keys(kinds).join(', ')}.`,
      2,
    )
  if (options.name.trim() === '') throw new CommandRefused('--name must say what the webhook is for.', 2)
  const wanted = (options.kind.length > 0 ? [...new Set(options.kind)] : Object.keys(kinds)) as Kind[]
  const made = await addWebhook(database, actor, {
    name: options.name.trim(),
    url,
    username: options.user,
    kinds: wanted,
  })
  if (!made) throw new CommandRefused(`Nobody who works here has the username "${options.user}".`)
  process.stdout.write(
    options.json ? `${JSON.stringify({ id: made.webhookId, secret: made.secret })}\n` : `${made.secret}\n`,
  )
  if (!options.json) process.stderr.write(`Its id is ${made.webhookId}. The secret is not shown again.\n`)
  return 0
}

async function list(database: Database, actor: Actor, options: Shared): Promise<ExitCode> {
  const known = await webhooks(database, actor)
  if (options.json) {
    const told = known.map((one) => ({
      id: one.webhookId,
      name: one.name,
      url: one.url,
      username: one.username,
      kinds: one.kinds,
      stopped_at: one.stoppedAt,
      told_to: one.standing.happenedAt,
      attempts: one.standing.attempts,
      problem: one.standing.problem,
    }))
    process.stdout.write(`${JSON.stringify({ webhooks: told })}\n`)
    return 0
  }
  if (known.length === 0) process.stdout.write('There are no webhooks.\n')
  for (const { webhookId, name, url, username, stoppedAt, standing } of known) {
    const { attempts, problem, happenedAt } = standing
    const state = stoppedAt ? `stopped ${dateTimeInWords(stoppedAt)}` : `told to ${dateTimeInWords(happenedAt)}`
    const trouble = problem === null ? '' : `; ${problem}, tried ${attempts === 1 ? 'once' : `${attempts} times`}`
    process.stdout.write(`${webhookId}  ${name}, ${url}, as ${username}: ${state}${trouble}\n`)
  }
  return 0
}

async function turn(database: Database, actor: Actor, id: string, stop: boolean): Promise<ExitCode> {
  const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)
  if (!isId || !(await setStopped(database, actor, id, stop)))
    throw new CommandRefused(`There is no webhook ${id}: 'waymark webhook list' shows them.`)
  process.stdout.write(stop ? 'Stopped.\n' : 'Resumed.\n')
  return 0
}
