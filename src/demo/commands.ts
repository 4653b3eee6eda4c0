/** `waymark demo`: the demonstration, loaded where it is not, and served. */
import type { Command } from 'commander'
import { CommandRefused, withDatabase } from '../agencies/index.ts'
import type { Config } from '../platform/config.ts'
import type { Database } from '../platform/database/index.ts'
import { html, type SafeHtml } from '../platform/pages/index.ts'
import { loadDemo } from './load.ts'
import { PASSWORD, users } from './personas.ts'

type Serve = (
  database: Database,
  config: Config,
  announce: (address: string) => void,
  signInHelp: SafeHtml,
) => Promise<void>

export function register(program: Command, serve: Serve): void {
  program
    .command('demo')
    .description('load the demonstration into an empty database and serve it')
    .option('--load-only', 'load it and end')
    .addHelpText('after', '\nExample:\n  waymark demo --load-only')
    .action((options: { loadOnly?: boolean }) =>
      withDatabase(async (database, config) => {
        if (config.production)
          throw new CommandRefused('WAYMARK_PRODUCTION is set, and the demonstration is no place for real work.')
        process.stderr.write('Loading the demonstration (the first time takes a while) …\n')
        await loadDemo(database)
        if (options.loadOnly === true) return 0
        await serve(database, config, (address) => process.stdout.write(welcome(address, database.engine)), logIns)
        return 0
      }, 'migrate'),
    )
}

function welcome(address: string, engine: Database['engine']): string {
  const widest = Math.max(...users.map((user) => user.username.length))
  const lines = users.map((user) => `  ${user.username.padEnd(widest)}  ${user.jobTitle}, ${user.agency}`)
  const caution =
    engine === 'embedded'
      ? '\nThe embedded database survives a killed process but not a power cut: it is for trying Waymark, not for real work.\n'
      : ''
  return `\nWaymark is at ${address}\n\nEvery person in it is invented. Sign in as one of these, password "${PASSWORD}":\n\n${lines.join('\n')}\n${caution}\nPress Ctrl-C to stop; what you recorded is kept.\n`
}

/** The log-ins, beside the demonstration's sign-in form. */
const logIns = html`<h2 class="govuk-heading-m">Try it as</h2>
  <dl class="govuk-body">
    ${users.map(
      (user) =>
        html`<dt><code>${user.username}</code></dt>
          <dd class="govuk-!-margin-left-0 govuk-!-margin-bottom-2">${user.jobTitle}</dd>`,
    )}
  </dl>
  <p class="govuk-body">The password of all of them is <code>${PASSWORD}</code>. Every person here is invented.</p>`
