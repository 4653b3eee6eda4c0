// `node tools/tidy.ts`: what a formatter, a linter and a compiler cannot see about the house, checked.
import { execFileSync } from 'node:child_process'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { checkArrows, checkCycles } from './tidy-arrows.ts'
import type { Finding, SourceFile } from './tidy-file.ts'
import { checkLines, checkMigrations, checkRooms, checkSize } from './tidy-rules.ts'

/** All that is untidy about these files, in the order of their paths. */
export function tidy(files: SourceFile[]): Finding[] {
  const code = files.filter(({ path }) => path.endsWith('.ts'))
  const findings = [
    ...checkArrows(code),
    ...checkCycles(code),
    ...files.flatMap(checkLines),
    ...code.flatMap(checkSize),
    ...checkRooms(files),
    ...checkMigrations(files),
  ]
  return findings.toSorted((a, b) => a.path.localeCompare(b.path) || a.line - b.line)
}

/** The text files that git tracks or would track; without git, those of the folders we know. */
function sourceFiles(): SourceFile[] {
  const listed = existsSync('.git')
    ? execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' }).split(
        '\0',
      )
    : globSync(['{src,test,tools,bench,migrations,docs}/**/*.*', '*.md'])
  return listed
    .filter((path) => /\.(ts|mjs|js|sql|md|json|css|sh|ya?ml|csv)$/.test(path) && existsSync(path))
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }))
}

if (import.meta.main) {
  const findings = tidy(sourceFiles())
  for (const { path, line, advice, warning } of findings)
    console.log(`${path}:${line} ${warning ? '(warning) ' : ''}${advice}`)
  process.exitCode = findings.some(({ warning }) => !warning) ? 1 : 0
}
