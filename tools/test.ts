// `npm test`: everything, on both databases and in a browser, or the part that is named.
import { spawn } from 'node:child_process'
import { globSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { browserMissing, canInstallBrowser, findBrowser, installBrowser } from '../test/support/browser-finder.ts'
import { startPostgres, type PostgresServer } from '../test/support/postgres.ts'
import { chosen, kinds, summary, type Choice, type Run } from './test-plan.ts'
import type { Tally } from './test-reporter.ts'

const usage = `npm test                        everything
npm test -- --unit              only what needs no services (*.test.ts)
npm test -- --db                only the databases (*.db.test.ts), on both engines
npm test -- --e2e               only the browser journeys (*.e2e.ts)
npm test -- src/contacts        the files whose path contains this
npm test -- "working day"       elsewhere: the tests whose name contains this`

const args = process.argv.slice(2)
if (args.includes('--help')) {
  console.log(usage)
  process.exit(0)
}
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => process.exit(signal === 'SIGINT' ? 130 : 143))

const choice = chosen(args, globSync('{src,test,tools,bench}/**/*.{test,e2e}.ts').toSorted())
const env: NodeJS.ProcessEnv = { ...process.env }
if (args.length > 0) env['WAYMARK_TEST_NAMES'] = 'yes'
const skipped: string[] = []

// PostgreSQL and a missing browser are seen to while the quick tests run.
const [unit, server] = await Promise.all([run('unit', choice), prepareServices(choice)])
const runs = [unit, await run('db', choice), await run('e2e', choice)]
await server?.stop()

const { lines, failed } = summary(runs, skipped)
console.log(lines.join('\n'))
process.exit(failed ? 1 : 0)

/** Starts the PostgreSQL that all share and finds or fetches a browser; whatever is lacking goes into `skipped`. */
async function prepareServices(wanted: Choice): Promise<PostgresServer | undefined> {
  if (wanted.files.e2e.length > 0 && !findBrowser()) fetchBrowser(wanted)
  if (wanted.files.db.length + wanted.files.e2e.length === 0) return undefined
  try {
    const started = await startPostgres()
    env['WAYMARK_TEST_DATABASE_URL'] = started.url
    return started
  } catch (error) {
    // The tests on the embedded engine still run; test/support/database.ts leaves PostgreSQL's out and says so.
    env['WAYMARK_TEST_WITHOUT_POSTGRES'] = (error as Error).message
    return undefined
  }
}

function fetchBrowser(wanted: Choice): void {
  let reason = ''
  if (canInstallBrowser()) {
    console.log('No browser found for the journeys: installing Debian’s chromium (a minute or two)…')
    reason = installBrowser() ?? ''
  }
  if (findBrowser()) return
  skipped.push(
    `${wanted.files.e2e.length} files of browser journeys. ${reason} ${browserMissing}`.replaceAll('  ', ' '),
  )
}

/** Runs the chosen files of one kind, prints as they end, and answers what they came to. */
async function run(kind: (typeof kinds)[number], { files, namePattern }: Choice): Promise<Run> {
  const wanted = files[kind]
  const withoutBrowser = kind === 'e2e' && skipped.length > 0
  if (wanted.length === 0 || withoutBrowser) return { kind, status: 0, leftOut: wanted.length, tally: undefined }
  // Quick tests share one process; the others have one a file, a few at a time.
  const isolation = kind === 'unit' ? ['--test-isolation=none'] : [`--test-concurrency=${concurrency(kind)}`]
  const pattern = namePattern === undefined ? [] : [`--test-name-pattern=${namePattern}`]
  const flags = ['--test-force-exit', `--test-timeout=${kind === 'unit' ? 60_000 : 600_000}`, ...isolation, ...pattern]
  const reporter = ['--test-reporter=./tools/test-reporter.ts', '--test-reporter-destination=stdout']
  const child = spawn(
    process.execPath,
    ['--import', './tools/tether.mjs', '--test', ...flags, ...reporter, ...wanted],
    {
      stdio: ['ignore', 'inherit', 'inherit', 'pipe'],
      env: { ...env, WAYMARK_TEST_TALLY: '3' },
    },
  )
  let told = ''
  child.stdio[3]?.on('data', (text) => {
    told += String(text)
  })
  const status = await new Promise<number>((resolve) => child.on('close', (code) => resolve(code ?? 1)))
  // Nothing told: the run itself fell over before its end.
  return { kind, status, leftOut: 0, tally: told === '' ? undefined : (JSON.parse(told) as Tally) }
}

/** Journeys wait for pages more than they compute, databases for the disk; more at once only slows two cores. */
function concurrency(kind: string): number {
  return kind === 'e2e' ? Math.max(2, availableParallelism() - 1) : Math.max(2, availableParallelism())
}
