/** `waymark user add`: somebody who works in the partnership, with a password that is shown once. */
import { randomInt } from 'node:crypto'
import type { Command } from 'commander'
import { isRole, roles, type Actor } from '../access/index.ts'
import { inTransaction, type Database } from '../platform/database/index.ts'
import { addUsers } from './actions.ts'
import { CommandRefused, type ExitCode, type withActor } from './command.ts'

type Options = { role: string; agency: string; name: string; jobTitle?: string; partnership?: string }

/** Adds `user` to the program. */
export function register(program: Command, run: typeof withActor): void {
  program
    .command('user')
    .description('the people who work in the partnership')
    .command('add')
    .description('let somebody sign in; their password is shown once')
    .argument('<username>', 'what they sign in with, such as amara.bello')
    .requiredOption('--name <name>', 'their name, as it is signed under decisions')
    .requiredOption('--role <role>', `one of ${assignable().join(', ')}`)
    .requiredOption('--agency <name>', 'the agency they work for, such as "Staffordshire Police"')
    .option('--job-title <title>', "as it is signed; the role's title unless given")
    .option('--partnership <name>', 'where the database holds several')
    .addHelpText(
      'after',
      '\nExample:\n  waymark user add amara.bello --name "Amara Bello" --role contact_officer --agency "Stoke-on-Trent City Council"',
    )
    .action((username: string, options: Options) =>
      run(options, (database, actor) => addUser(database, actor, username, options)),
    )
}

const assignable = (): string[] => Object.keys(roles).filter((role) => role !== 'operator')

async function addUser(database: Database, actor: Actor, username: string, options: Options): Promise<ExitCode> {
  const { role, agency, name } = options
  if (!isRole(role) || role === 'operator')
    throw new CommandRefused(`There is no role "${role}". The roles are ${assignable().join(', ')}.`, 2)
  if (!/^[a-z0-9][a-z0-9._-]{1,62}$/.test(username))
    throw new CommandRefused(
      `"${username}" cannot be a username: write 2 to 63 small letters, digits, dots, hyphens or underscores.`,
      2,
    )
  const agencies = await agencyNames(database, actor)
  if (!agencies.includes(agency))
    throw new CommandRefused(`There is no agency "${agency}". The agencies are ${agencies.join(', ')}.`, 2)
  const password = newPassword()
  try {
    const jobTitle = options.jobTitle ?? roles[role].title
    await addUsers(database, actor, [], [{ username, displayName: name, jobTitle, role, agency, password }])
  } catch (fault) {
    if ((fault as { code?: string }).code !== '23505') throw fault
    throw new CommandRefused(`The username "${username}" is taken. Choose another.`)
  }
  process.stdout.write(`${name} can sign in as ${username} with the password ${password}\n`)
  return 0
}

const agencyNames = (database: Database, actor: Actor): Promise<string[]> =>
  inTransaction(database, actor, async (tx) => {
    const rows = await tx
      .selectFrom('agency')
      .select('name')
      .where('partnership_id', '=', actor.partnershipId)
      .where('kind', '!=', 'operator')
      .orderBy('name')
      .execute()
    return rows.map((row) => row.name)
  })

/** Five groups of four letters and digits that are not mistaken for each other: some 97 bits. */
function newPassword(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789'
  const group = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('')
  return Array.from({ length: 5 }, group).join('-')
}
