/** `waymark release`: the register, one release, reproducing it, publishing it and withdrawing it, as the operator. */
import type { Command } from 'commander'
import { parseInstant, type Instant } from '../../platform/dates.ts'
import type { Database } from '../../platform/database/index.ts'
import type { Actor } from '../../access/index.ts'
import { CommandRefused, type ExitCode, type withActor } from '../../agencies/index.ts'
import { asJson } from './pages/register.page.ts'
import { openRelease, viewReleases, type Listed } from './reading.ts'
import { reproduceRelease, type Again } from './reproducing.ts'
import { publishRelease, withdrawRelease } from './steps.ts'
import { explain } from './words.ts'

type Options = { json?: true; partnership?: string; at?: string; reason?: string }

const print = (text: string) => void process.stdout.write(`${text}\n`)
const printJson = (value: unknown) => print(JSON.stringify(value, null, 2))
/** A table for a person, JSON for a program: asked for, or in a pipe. */
const wantsJson = ({ json }: Options) => json === true || process.stdout.isTTY !== true

/** Adds `release` to the program. */
export function registerRelease(program: Command, run: typeof withActor): void {
  const release = program.command('release').description('releases of figures: their register, publishing, reproducing')
  const command = (usage: string, about: string, example: string) =>
    release
      .command(usage)
      .description(about)
      .option('--partnership <name>', 'where the database holds several')
      .addHelpText('after', `\nExample:\n  waymark release ${example}`)
  const AS_JSON = ['--json', 'as JSON; so it is in a pipe, too'] as const

  command('list', 'every release and where it stands', 'list --json')
    .option(...AS_JSON)
    .action((options: Options) => run(options, (database, actor) => list(database, actor, options)))
  command('show', 'one release, with its steps', 'show staffordshire-scrutiny-report --json')
    .argument('<slug>', 'the last part of its address')
    .option(...AS_JSON)
    .action((slug: string, options: Options) => run(options, (database, actor) => show(database, actor, slug, options)))
  command(
    'reproduce',
    'count a release again, as known then and now; the exit code is 1 where it no longer comes out the same',
    'reproduce staffordshire-scrutiny-report',
  )
    .argument('<slug>', 'the last part of its address')
    .option(...AS_JSON)
    .action((slug: string, options: Options) =>
      run(options, (database, actor) => reproduce(database, actor, slug, options)),
    )
  command(
    'publish',
    'publish what was approved, at once or from a moment to come',
    'publish staffordshire-scrutiny-report --at 2017-06-01T09:30',
  )
    .argument('<slug>', 'the last part of its address')
    .option('--at <moment>', 'from when, in UK time; at once unless given')
    .action((slug: string, options: Options) =>
      run(options, (database, actor) => publish(database, actor, slug, options)),
    )
  command(
    'withdraw',
    'withdraw what was published; its address then says why',
    'withdraw staffordshire-scrutiny-report --reason "Two tables were mixed up"',
  )
    .argument('<slug>', 'the last part of its address')
    .requiredOption('--reason <words>', 'why, for everybody to read')
    .action((slug: string, options: Options) =>
      run(options, (database, actor) => withdraw(database, actor, slug, options)),
    )
}

const noRelease = (slug: string) =>
  new CommandRefused(`There is no release "${slug}". 'waymark release list' shows those there are.`)

async function list(database: Database, actor: Actor, options: Options): Promise<ExitCode> {
  const found = await viewReleases(database, actor)
  if (!found.ok) throw new CommandRefused(`${explain(found.refusal)}.`)
  const { releases, now } = found.value
  if (wantsJson(options)) printJson({ format_version: 1, as_at: now, releases: releases.map(asJson) })
  else if (releases.length === 0) print('There is no release yet.')
  else for (const one of releases) print(lineOf(one))
  return 0
}

const lineOf = ({ release, standing, correctedBy }: Listed) =>
  `${(correctedBy === undefined ? standing.state : 'corrected').padEnd(10)}  ${release.slug}  ${release.recipe.title}`

async function show(database: Database, actor: Actor, slug: string, options: Options): Promise<ExitCode> {
  const opened = await openRelease(database, actor, slug)
  if (!opened.ok) throw noRelease(slug)
  const { content, formats } = opened.value
  if (wantsJson(options)) printJson({ format_version: 1, ...asJson(opened.value), files: formats, content })
  else {
    print(lineOf(opened.value))
    for (const step of opened.value.release.steps)
      print(`  ${step.at}  ${step.kind.padEnd(9)}  ${step.signedBy}, ${step.jobTitle}  ${step.contentHash ?? ''}`)
  }
  return 0
}

async function reproduce(database: Database, actor: Actor, slug: string, options: Options): Promise<ExitCode> {
  const made = await reproduceRelease(database, actor, slug)
  if (!made.ok)
    throw made.refusal.kind === 'not_found' ? noRelease(slug) : new CommandRefused(`${explain(made.refusal)}.`)
  const { contentHash, knownAt, madeBy, asKnownThen, asKnownNow } = made.value
  if (wantsJson(options))
    printJson({
      format_version: 1,
      slug,
      content_hash: contentHash,
      known_at: knownAt,
      made_by: madeBy,
      as_known_then: againAsJson(asKnownThen),
      as_known_now: { known_at: asKnownNow.knownAt, ...againAsJson(asKnownNow) },
    })
  else {
    print(`Frozen:         ${contentHash}, as known at ${knownAt}, by ${madeBy}`)
    print(`As known then:  ${againInWords(asKnownThen)}`)
    print(`As known now:   ${againInWords(asKnownNow)}`)
  }
  return asKnownThen.kind === 'same' ? 0 : 1
}

const againAsJson = (again: Again) =>
  again.kind === 'refused'
    ? { result: again.kind, detail: again.sentence }
    : {
        result: again.kind,
        content_hash: again.contentHash,
        differences: again.kind === 'differs' ? again.differences : [],
      }

function againInWords(again: Again): string {
  if (again.kind === 'same') return 'the same, to the byte'
  if (again.kind === 'refused') return `it cannot be counted: ${again.sentence}`
  return `differs\n${again.differences
    .map((one) =>
      one.kind === 'words'
        ? `  ${one.where}`
        : `  ${one.where}: ${one.was ?? 'not there'}, now ${one.is ?? 'not there'}`,
    )
    .join('\n')}`
}

async function publish(database: Database, actor: Actor, slug: string, { at }: Options): Promise<ExitCode> {
  const opened = await openRelease(database, actor, slug)
  if (!opened.ok) throw noRelease(slug)
  const { release, contentHash } = opened.value
  const publicFrom = at === undefined ? undefined : momentOf(at)
  const done = await publishRelease(database, actor, { slug, stepsSeen: release.steps.length, contentHash, publicFrom })
  if (!done.ok) throw new CommandRefused(`${explain(done.refusal)}.`)
  print(publicFrom === undefined ? `Published: ${slug}` : `Scheduled for ${publicFrom}: ${slug}`)
  return 0
}

const momentOf = (text: string): Instant => {
  const moment = parseInstant(text)
  if (moment === undefined)
    throw new CommandRefused(`--at must be a moment such as 2017-06-01T09:30; it was "${text}".`, 2)
  return moment
}

async function withdraw(database: Database, actor: Actor, slug: string, { reason = '' }: Options): Promise<ExitCode> {
  const opened = await openRelease(database, actor, slug)
  if (!opened.ok) throw noRelease(slug)
  const done = await withdrawRelease(database, actor, {
    slug,
    stepsSeen: opened.value.release.steps.length,
    words: reason,
  })
  if (!done.ok) throw new CommandRefused(`${explain(done.refusal)}.`)
  print(`Withdrawn: ${slug}`)
  return 0
}
