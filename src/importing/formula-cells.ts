/**
 * A cell that a spreadsheet would work out as a formula leaves with an apostrophe before it, and one that comes with such
 * an apostrophe comes in without. Each undoes the other, so that what goes out to be mended comes back as it was.
 */
const FORMULA = /^'*[=+\-@\t\r]/
const DEFUSED = /^'+[=+\-@\t\r]/
const APOSTROPHE = 39

/** The cell as a spreadsheet may open it. */
export const defused = (cell: string): string => (FORMULA.test(cell) ? `'${cell}` : cell)

/** The cell as it was before it was defused, by us or by whoever wrote the file. */
export const undefused = (cell: string): string =>
  cell.charCodeAt(0) === APOSTROPHE && DEFUSED.test(cell) ? cell.slice(1) : cell
