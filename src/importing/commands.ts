/** `waymark import`: a folder of the import format, taken as the partnership's operator. */
import { Option, type Command } from 'commander'
import { CommandRefused, type ExitCode, type withActor } from '../agencies/index.ts'
import type { Actor } from '../access/index.ts'
import type { Database } from '../platform/database/index.ts'
import { contentsOf, type Misspelt } from './folder.ts'
import { loadFolder, type ImportRefusal, type ImportSummary } from './load-folder.ts'
import { progressBar } from './progress.ts'

type Options = { acceptGoodRows?: boolean; json?: boolean; partnership?: string }
const PROBLEMS_PRINTED_MAX = 200

/** Adds `import` to the program. */
export function register(program: Command, run: typeof withActor): void {
  program
    .command('import')
    .description('take in a folder of CSV files in the import format')
    .argument('<folder>', 'the folder')
    .option('--accept-good-rows', 'take the good rows and write the others to rejected/ in the folder')
    .option('--json', 'one JSON document instead of a report in words')
    .addOption(new Option('--partnership <name>', 'where the database holds several'))
    .addHelpText('after', '\nExample:\n  waymark import ./extract-2017-05 --accept-good-rows')
    .action((folder: string, options: Options) =>
      run(options, (database, actor) => importFolder(database, actor, folder, options)),
    )
}

async function importFolder(database: Database, actor: Actor, folder: string, options: Options): Promise<ExitCode> {
  const bar = progressBar()
  const { onProgress } = bar
  const result = await loadFolder(database, actor, folder, {
    onProgress,
    acceptGoodRows: options.acceptGoodRows ?? false,
  }).finally(bar.stop)
  if (!result.ok && result.refusal.kind !== 'bad_rows') throw new CommandRefused(refusalText(result.refusal))
  const summary = result.ok ? result.value : (result.refusal as Extract<ImportRefusal, { kind: 'bad_rows' }>).summary
  for (const name of contentsOf(folder)?.ignored ?? [])
    complainOf(`${name} was left alone: the import format has no such file.`)
  if (options.json) process.stdout.write(`${JSON.stringify(summary, null, 2)}\n`)
  else if (result.ok) process.stdout.write(inWords(summary))
  if (!options.json || !result.ok) printProblems(summary)
  if (!result.ok) complainOf('Nothing was taken. Correct these rows, or take the others with --accept-good-rows.')
  return result.ok ? 0 : 1
}

const complainOf = (sentence: string): boolean => process.stderr.write(`${sentence}\n`)

function refusalText(refusal: Exclude<ImportRefusal, { kind: 'bad_rows' }>): string {
  if (refusal.kind === 'no_folder') return `There is no folder ${refusal.folder}.`
  if (refusal.kind === 'not_found') return 'Only the operator of a partnership can import.'
  if (refusal.kind === 'unreadable') return refusal.sentence
  if (refusal.kind === 'misspelt') return refusal.misspelt.map(misspeltText).join('\n')
  const others = refusal.ignored.length > 0 ? ` It holds ${refusal.ignored.join(', ')}.` : ''
  return `${refusal.folder} holds no file of the import format, such as people.csv or contacts.csv.${others}`
}

const misspeltText = ({ name, meant }: Misspelt): string =>
  `The import format has no file ${name}: is it ${meant}? Give it that name, or take it out of the folder.`

function printProblems({ rejected }: ImportSummary): void {
  for (const { file, line, column, value, problem } of rejected.slice(0, PROBLEMS_PRINTED_MAX)) {
    const place = file === '' ? '' : `${file}, line ${line}${column === '' ? '' : `, ${column}`}: `
    complainOf(`${place}${value === '' ? '' : `${JSON.stringify(value)}. `}${problem}`)
  }
  const further = rejected.length - PROBLEMS_PRINTED_MAX
  if (further > 0) complainOf(`And ${further} more: --json lists them.`)
}

function inWords(summary: ImportSummary): string {
  const taken = Object.entries(summary.taken).map(([name, count]) => `${name.replaceAll('_', ' ')}: ${count} new\n`)
  return `${taken.join('')}unchanged: ${summary.unchanged}\ncorrected: ${summary.corrected}\nproblems: ${summary.rejected.length}\n`
}
