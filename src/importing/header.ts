/** The header of a file: which cell of a row is which column of the contract, or what is wrong with it. */
import { shown } from './problem.ts'

export type Columns = { file: string; columns: readonly { name: string; required?: boolean }[] }
export type HeaderProblem = { column: string; value: string; problem: string }
/** Where each of the contract's columns stands in a row, -1 where the file lacks it; and the names as they stand. */
export type Header = { order: number[]; names: string[] }

/**
 * What `rejected/` says of each row. A file that bears this column is one that we wrote and somebody mended: it is passed
 * over, so that such a folder is imported as it is.
 */
export const PROBLEM_COLUMN = 'problem'

/** The header, or each problem that it has. */
export function readHeader(cells: readonly string[], wanted: Columns): Header | HeaderProblem[] {
  const found = cells.map((cell) => cell.trim())
  const problems = separatorProblem(found, wanted) ?? namesProblems(found, wanted)
  if (problems.length > 0) return problems
  return { order: wanted.columns.map((column) => found.indexOf(column.name)), names: found }
}

const separators: Record<string, string> = { ';': 'semicolons', '\t': 'tabs', '|': 'bars' }

/** One cell that holds several names: a file whose cells are divided by something else. */
function separatorProblem(found: readonly string[], wanted: Columns): HeaderProblem[] | undefined {
  const [only] = found
  const separator = found.length === 1 ? /[;\t|]/.exec(only!)?.[0] : undefined
  if (separator === undefined || !wanted.columns.some(({ name }) => only!.split(separator).includes(name)))
    return undefined
  const problem = `The cells are divided by ${separators[separator]}. Save the file as CSV with commas.`
  return [{ column: '', value: shown(only!), problem }]
}

function namesProblems(found: readonly string[], wanted: Columns): HeaderProblem[] {
  const known = new Set([...wanted.columns.map((column) => column.name), PROBLEM_COLUMN])
  const problems: HeaderProblem[] = []
  const seen = new Set<string>()
  for (const name of found) {
    const at = { column: shown(name), value: shown(name) }
    if (!known.has(name))
      problems.push({
        ...at,
        problem: `${wanted.file} has no column ${JSON.stringify(shown(name))}. Its columns are ${listed(wanted)}.`,
      })
    else if (seen.has(name))
      problems.push({ ...at, problem: `The column ${name} stands in the header twice. Keep one.` })
    seen.add(name)
  }
  for (const { name, required } of wanted.columns)
    if (required && !seen.has(name))
      problems.push({
        column: name,
        value: '',
        problem: `The required column ${name} is missing. Add it to the header.`,
      })
  return problems
}

/** The names of a file's columns, as a sentence lists them. */
export const listed = (wanted: Columns): string => wanted.columns.map((column) => column.name).join(', ')
