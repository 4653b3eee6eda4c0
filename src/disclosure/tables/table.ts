/** A table of counts as it comes: rows of labels, one a dimension, each with its count; totals among them or not. */

export type Row = { labels: string[]; count: number; /** Where it stands in its file. */ line?: number }

export type Table = {
  /** For messages and reports: the name of its file or of its figure. */
  name: string
  /** What is counted, with the version of its definition. Only counts of one measure can be the same or add up. */
  measure?: string
  dimensions: string[]
  rows: Row[]
  /**
   * What the table covers of dimensions that it is not broken down by, such as the months of a year's figure. Needed where
   * other tables cover something else.
   */
  covers?: Record<string, string[]>
}

/** A table as it was published: true counts, and which of them were hidden. */
export type ReleasedTable = Omit<Table, 'rows'> & { rows: (Row & { hidden?: boolean })[] }
export type Release = { id: string; tables: ReleasedTable[] }

/** What is wrong with what came in: where, and what would be right. */
export type Fault = { table?: string; line?: number; column?: string; value?: string; problem: string }

export function faultText({ table, line, column, value, problem }: Fault): string {
  const where = [table, line !== undefined && `line ${line}`, column !== undefined && `column ${column}`]
  const place = where.filter(Boolean).join(', ')
  return `${place}${place && ': '}${value === undefined ? '' : `${JSON.stringify(value)} `}${problem}`
}
