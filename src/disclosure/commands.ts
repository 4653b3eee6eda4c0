/** `waymark protect`: tables of anybody's, made fit to print. No database is opened, and nothing leaves the machine. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join, parse } from 'node:path'
import type { Command } from 'commander'
import { readPolicy } from './files/read-policy.ts'
import { readTable, type TableFile } from './files/read-table.ts'
import { ProtectRefused } from './files/refusal.ts'
import { proofOf, protectedCsv } from './files/write.ts'
import { shippedPolicies } from './policy.ts'
import { protect } from './protect.ts'
import type { Protected } from './protected.ts'
import { refusalLines } from './refusal-text.ts'
import { report } from './report/report.ts'
import { proofSentences } from './report/sentences.ts'

type Options = { policy: string; out: string; seconds: string; json?: boolean }

const SECONDS_MAX = 3600

export function register(program: Command): void {
  const policies = [...shippedPolicies].map(([id, { name }]) => `  ${id.padEnd(12)} ${name}`)
  program
    .command('protect')
    .description('hide or round small counts in tables, and prove that nobody can work them out')
    .argument('<tables...>', 'CSV files: columns of labels, and count; several are protected together')
    .requiredOption('--policy <policy>', 'a JSON file, or the name of a policy that ships')
    .requiredOption('--out <folder>', 'where protected.csv, proof.json and report.html go')
    .option('--seconds <number>', 'how long the best may be looked for', '60')
    .option('--json', 'print the proof on standard output')
    .addHelpText(
      'after',
      `\nPolicies that ship:\n${policies.join('\n')}\n\nExample:\n  waymark protect notices.csv --policy hide-1-to-4 --out protected`,
    ) // prettier-ignore
    .action(async (paths: string[], options: Options, command: Command) => {
      try {
        await protectFiles(paths, options)
      } catch (error) {
        if (!(error instanceof ProtectRefused)) throw error
        if (error.isUsage) command.error(error.message, { exitCode: 2 })
        process.stderr.write(`${error.message}\n`)
        process.exitCode = 1
      }
    })
}

async function protectFiles(paths: readonly string[], { policy: named, out, seconds, json }: Options): Promise<void> {
  const limit = Number(seconds)
  if (!(limit > 0 && limit <= SECONDS_MAX))
    throw new ProtectRefused([`--seconds ${seconds} should be a number above 0, at most ${SECONDS_MAX}.`], true)
  const policy = readPolicy(named)
  const files: TableFile[] = []
  for (const path of paths) files.push(await readTable(path))
  const done = await protect(files.map(({ table }) => table), policy, { seconds: limit }) // prettier-ignore
  if (!done.ok) throw new ProtectRefused(refusalLines(done.refusal))
  write(out, files, done.value)
  if (json) process.stdout.write(`${JSON.stringify(proofOf(done.value))}\n`)
  else process.stdout.write(`${proofSentences(done.value).join(' ')}\nWritten to ${out}.\n`)
}

function write(out: string, files: readonly TableFile[], done: Protected): void {
  mkdirSync(out, { recursive: true })
  const names = new Set<string>()
  done.tables.forEach((table, nth) => {
    let name = files.length === 1 ? 'protected.csv' : `protected-${parse(table.name).name}.csv`
    if (names.has(name)) name = `protected-${nth + 1}-${parse(table.name).name}.csv`
    names.add(name)
    writeFileSync(join(out, name), protectedCsv(table, files[nth]!.header))
  })
  writeFileSync(join(out, 'proof.json'), `${JSON.stringify(proofOf(done), undefined, 1)}\n`)
  writeFileSync(join(out, 'report.html'), report(done).markup)
}
