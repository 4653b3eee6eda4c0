/** `waymark link`: who is who in anybody's CSV. No database is opened, and nothing leaves the machine. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Command } from 'commander'
import { load, type Loaded } from './files/load.ts'
import { LinkRefused } from './files/refusal.ts'
import { measured } from './files/truth.ts'
import { writeClusters, writePairs } from './files/write.ts'
import { linkTable } from './link.ts'
import type { Model } from './model.ts'
import { parseVariants } from './names/variants.ts'
import { progressBar, type Progress } from './progress.ts'
import { fieldsOf, variantsWith } from './records.ts'
import { report } from './report/report.ts'
import { readModel, readText } from './files/read-model.ts'
import { registerSplink } from './splink/commands.ts'
import { setFrequencies } from './table.ts'
import { linkOnThreads } from './threads.ts'
import { trainOn } from './train.ts'

type Options = {
  out: string
  id?: string
  map?: string
  dateFormat?: string
  compare?: string[]
  model?: string
  truth?: string
  all?: boolean
  names?: string
}

/** Fewer records are linked sooner than a thread starts. */
const ALONE_RECORDS_MAX = 10_000

/** Adds `link dedupe`, `link compare` and what goes to Splink to the program. */
export function register(program: Command): void {
  const link = program.command('link').description('find who is who in CSV files: anybody’s, without a database')
  withOptions(
    link
      .command('dedupe')
      .description('the records of one file that are of one person')
      .argument('<file>', 'a CSV file with a header row'),
  )
    .addHelpText(
      'after',
      '\nExample:\n  waymark link dedupe children.csv --out linked --map given_name=first,family_name=last,date_of_birth=dob',
    )
    .action((file: string, options: Options, command: Command) => refusing(command, () => linkFiles([file], options)))
  withOptions(
    link
      .command('compare')
      .description('the records of one file that are of one person with those of another')
      .argument('<left>', 'a CSV file')
      .argument('<right>', 'another'),
  )
    .addHelpText('after', '\nExample:\n  waymark link compare police.csv council.csv --out linked --id ref')
    .action((left: string, right: string, options: Options, command: Command) =>
      refusing(command, () => linkFiles([left, right], options)),
    )
  registerSplink(link, refusing)
}

const withOptions = (command: Command): Command =>
  command
    .requiredOption('--out <folder>', 'where pairs.csv, clusters.csv, model.json and report.html go')
    .option('--id <column>', 'the column that names a record')
    .option('--map <kinds>', 'KIND=COLUMN,… (columns joined by +); without it a guess is made')
    .option('--date-format <format>', 'such as DD/MM/YYYY')
    .option('--compare <column:how>', 'compare another column, exact or fuzzy', (one: string, all: string[] = []) => [
      ...all,
      one,
    ])
    .option('--model <file>', 'a model.json of before; without it one is trained')
    .option('--truth <column>', 'who each record is: for the report alone, never read for linking')
    .option('--names <file>', 'forms of given names of your own, such as "william: bill billy", one name a line')
    .option('--all', 'write the pairs that are different too')

async function refusing(command: Command, work: () => Promise<unknown>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof LinkRefused)) throw error
    if (error.isUsage) command.error(error.message, { exitCode: 2 })
    process.stderr.write(`${error.message}\n`)
    process.exitCode = 1
  }
}

async function linkFiles(paths: string[], options: Options): Promise<void> {
  const progress = progressBar()
  try {
    await linkWith(paths, options, progress)
  } finally {
    progress.stop()
  }
}

async function linkWith(paths: string[], options: Options, progress: Progress): Promise<void> {
  const given = options.model === undefined ? undefined : readModel(options.model)
  const own = options.names === undefined ? (given?.variants ?? []) : parseVariants(readText(options.names))
  const fields = given && fieldsOf(given)
  progress.step('reading')
  const loaded = await load(
    { paths, ...options, compare: options.compare ?? [], fields, variants: variantsWith(own) },
    progress.at,
  )
  progress.step('training')
  const pairing = { leftSize: loaded.leftSize }
  const model = given ? { ...given, variants: own } : trainedOn(loaded, basename(paths[0]!), own)
  setFrequencies(loaded.table, loaded.texts, model.frequencies)
  // Texts are known by their numbers from here on.
  loaded.texts = []
  progress.step('linking')
  const onProgress = (done: number, of: number) => (done < of ? progress.at(done, of) : progress.step('joining'))
  const linkOptions = { ...pairing, all: options.all === true, onProgress }
  const linked =
    loaded.table.size <= ALONE_RECORDS_MAX
      ? linkTable(loaded.table, model, linkOptions)
      : await linkOnThreads(loaded.table, model, linkOptions)
  progress.step('writing')
  mkdirSync(options.out, { recursive: true })
  const to = (name: string) => join(options.out, name)
  writePairs(to('pairs.csv'), loaded.table, model, linked, loaded.ids)
  writeClusters(to('clusters.csv'), linked, loaded.ids)
  writeFileSync(to('model.json'), `${JSON.stringify(model)}\n`)
  const found = loaded.truth && measured(linked, loaded.truth, pairing)
  const title = `Who is who in ${paths.map((path) => basename(path)).join(' and ')}`
  writeFileSync(
    to('report.html'),
    report({
      title,
      loaded,
      model,
      linked,
      isTrained: model.training !== undefined && given === undefined,
      measured: found,
    }).markup,
  )
  progress.stop()
  process.stdout.write(inWords(loaded, linked.clusterOf, linked.pairs.count, options.out))
  if (found)
    process.stdout.write(
      `cluster precision ${found.clusters.precision.toFixed(4)}, recall ${found.clusters.recall.toFixed(4)}, F1 ${found.clusters.f1.toFixed(4)}\n`,
    )
}

/** Named after its file, unless the records were too few to train on. */
function trainedOn(loaded: Loaded, name: string, variants: string[][]): Model {
  const model = trainOn(loaded.table, loaded.texts, { leftSize: loaded.leftSize, variants })
  return { ...model, name: model.training ? name : model.name }
}

function inWords(
  { table, mapping, unreadableDates }: Loaded,
  clusterOf: Int32Array,
  pairs: number,
  out: string,
): string {
  const taken = mapping.map(({ column, kind }) => `${column} as ${kind.replaceAll('_', ' ')}`).join(', ')
  const dates =
    unreadableDates > 0 ? `${unreadableDates} dates of birth could not be read and count as not known.\n` : ''
  return `Took ${taken}.\n${dates}${table.size} records, ${new Set(clusterOf).size} people, ${pairs} pairs written to ${out}.\n`
}
