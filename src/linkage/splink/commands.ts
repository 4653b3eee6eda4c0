/** `waymark link export` and `waymark link prepare`: the same linkage where Splink runs. */
import { writeFileSync } from 'node:fs'
import { Option, type Command } from 'commander'
import { readRecords } from '../files/load.ts'
import { readModel } from '../files/read-model.ts'
import { Lines } from '../files/write.ts'
import { fieldsOf } from '../records.ts'
import { preparedRecords } from './prepare.ts'
import { splinkOf, type Dialect } from './settings.ts'

type Refusing = (command: Command, work: () => Promise<unknown>) => Promise<void>
type ExportOptions = { out: string; dialect: Dialect; link?: boolean }
type PrepareOptions = { out: string; model: string; id?: string; map?: string; dateFormat?: string; compare?: string[] }

/** Adds both to `waymark link`. */
export function registerSplink(link: Command, refusing: Refusing): void {
  link
    .command('export')
    .description('a model as settings of Splink 4, for DuckDB or Spark')
    .argument('<model>', 'a model.json')
    .requiredOption('--out <file>', 'the JSON file to write')
    .addOption(new Option('--dialect <name>', 'whose SQL').choices(['duckdb', 'spark']).default('duckdb'))
    .option('--link', 'for two tables rather than one')
    .addHelpText('after', '\nExample:\n  waymark link export linked/model.json --out splink.json --dialect spark')
    .action((path: string, { out, dialect, link: isLink }: ExportOptions, command: Command) =>
      refusing(command, async () => {
        const settings = splinkOf(readModel(path), isLink ? 'link_only' : 'dedupe_only', dialect)
        writeFileSync(out, `${JSON.stringify(settings, null, 2)}\n`)
      }),
    )
  link
    .command('prepare')
    .description('a file as the columns that exported settings compare, one JSON object a line')
    .argument('<file>', 'a CSV file')
    .requiredOption('--model <file>', 'the model.json that was exported')
    .requiredOption('--out <file>', 'the file to write')
    .option('--id <column>', 'the column that names a record')
    .option('--map <kinds>', 'KIND=COLUMN,… (columns joined by +); without it a guess is made')
    .option('--date-format <format>', 'such as DD/MM/YYYY')
    .option('--compare <column:how>', 'another compared column', (one: string, all: string[] = []) => [...all, one])
    .addHelpText(
      'after',
      '\nExample:\n  waymark link prepare children.csv --model linked/model.json --out prepared.jsonl',
    )
    .action((file: string, options: PrepareOptions, command: Command) =>
      refusing(command, () => prepare(file, options)),
    )
}

const RECORDS_AT_ONCE = 1000

async function prepare(file: string, options: PrepareOptions): Promise<void> {
  const model = readModel(options.model)
  const records = await readRecords(file, { ...options, compare: options.compare ?? [] }, fieldsOf(model))
  const lines = new Lines(options.out)
  for (let at = 0; at < records.length; at += RECORDS_AT_ONCE)
    for (const one of preparedRecords(model, records.slice(at, at + RECORDS_AT_ONCE)))
      lines.add(`${JSON.stringify(one)}\n`)
  lines.close()
}
