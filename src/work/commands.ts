/** `waymark tasks refresh` and `waymark digest`: for a clock that runs them, such as cron, each morning. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from 'commander'
import { may, type Actor } from '../access/index.ts'
import { actorsOf, CommandRefused, type ExitCode, type withActor } from '../agencies/index.ts'
import { dayOf } from '../platform/dates.ts'
import { nowFor, type Database } from '../platform/database/index.ts'
import { makeDigestFor } from './digesting.ts'
import { refreshTasks } from './refreshing.ts'

type Options = { partnership?: string }
type DigestOptions = Options & { for: string; out?: string; address: string; dryRun?: boolean }

/** Adds `tasks` and `digest` to the program. */
export function register(program: Command, run: typeof withActor): void {
  program
    .command('tasks')
    .description('the tasks that rules make')
    .command('refresh')
    .description('make the tasks agree with the records; pages do so too, each time that work is looked at')
    .option('--partnership <name>', 'where the database holds several')
    .addHelpText('after', '\nExample:\n  waymark tasks refresh')
    .action((options: Options) =>
      run(options, async (database, actor): Promise<ExitCode> => {
        const { made, changed, reopened, closed, ended } = await refreshTasks(database, actor)
        process.stdout.write(`${JSON.stringify({ made, changed, reopened, closed, allocations_ended: ended })}\n`)
        return 0
      }),
    )
  program
    .command('digest')
    .description('write what is new, due and overdue for people, as texts to send; Waymark sends no mail itself')
    .requiredOption('--for <who>', 'a username, or all')
    .option('--out <folder>', 'a file for each person who has something to read; printed unless given')
    .option('--address <url>', 'where Waymark is served, in front of each link', 'http://127.0.0.1:3000')
    .option('--dry-run', 'show it, and begin no next one')
    .option('--partnership <name>', 'where the database holds several')
    .addHelpText(
      'after',
      '\nExample:\n  waymark digest --for all --out outbox --address https://waymark.example.gov.uk',
    )
    .action((options: DigestOptions) => run(options, (database, actor) => writeDigests(database, actor, options)))
}

async function writeDigests(database: Database, operator: Actor, options: DigestOptions): Promise<ExitCode> {
  if (!URL.canParse(options.address))
    throw new CommandRefused(`"${options.address}" is no address: write one such as https://waymark.example.gov.uk.`, 2)
  const everybody = await actorsOf(database, operator.partnershipId)
  const people = everybody.filter(({ username }) => options.for === 'all' || username === options.for)
  if (people.length === 0) throw new CommandRefused(`Nobody signs in as "${options.for}".`)
  const readers = people.filter(({ actor }) => may(actor, 'hold_work'))
  if (readers.length === 0) throw new CommandRefused(`"${options.for}" holds no work, and so has no digest.`)
  await refreshTasks(database, operator)
  if (options.out !== undefined) mkdirSync(options.out, { recursive: true })
  let written = 0
  for (const { username, actor } of readers) {
    const keep = options.dryRun !== true
    const told = await makeDigestFor(database, operator, actor, { address: options.address, keep })
    if (told === undefined) continue
    written += 1
    if (options.out === undefined) process.stdout.write(`To: ${username}\n\n${told}\n`)
    else writeFileSync(join(options.out, fileName(username, operator)), told, { mode: 0o600 })
  }
  process.stderr.write(
    `${written} of ${readers.length} have something to read.${options.out === undefined ? '' : ` The texts are in ${options.out}: nothing was sent.`}\n`,
  )
  return 0
}

/** Usernames are letters, digits and few marks; what an old one may hold besides does not reach the folder. */
const fileName = (username: string, operator: Actor) =>
  `${username.replaceAll(/[^\w.@-]/g, '_')}-${dayOf(nowFor(operator))}.txt`
