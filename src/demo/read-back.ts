/** For tests: the demonstration as a stranger would read it, from the text of its files alone. */
import { parse } from 'csv-parse/sync'
import { csvText } from './folder.ts'
import type { DemoFolder, FileName } from './folder.ts'

/** A row as read: every column is there, an empty cell is ''. */
export type ReadRow = Record<string, string>

export function readBack(folder: DemoFolder): (file: FileName) => ReadRow[] {
  const files = new Map<string, ReadRow[]>()
  for (const [file, rows] of folder) files.set(file, parse<ReadRow>(csvText(file, rows), { columns: true }))
  return (file) => files.get(file) ?? []
}

/**
 * Who each row of contact_children.csv is, by the contract's rule: a description equal to exactly one known person in
 * name and whole date of birth is that person; any other is a child of its own until somebody has looked.
 */
export function childrenOfContacts(
  read: (file: FileName) => ReadRow[],
): { contact: string; child: string; row: ReadRow }[] {
  const key = (row: ReadRow): string => `${row.given_name} ${row.family_name} ${row.date_of_birth}`.toLowerCase()
  const known = new Map<string, string[]>()
  for (const person of read('people.csv'))
    known.set(key(person), [...(known.get(key(person)) ?? []), person.person_ref!])
  return read('contact_children.csv').map((row, nth) => {
    const same = row.date_of_birth!.length === 10 ? (known.get(key(row)) ?? []) : []
    const described = same.length === 1 ? same[0]! : `described in row ${nth + 1}`
    return { contact: row.contact_ref!, child: row.person_ref || described, row }
  })
}

/** Which family each child belongs to: children joined by being brothers or sisters, whole, half or step. */
export function familyOf(read: (file: FileName) => ReadRow[]): (child: string) => string {
  const family = new Map<string, string>()
  const head = (child: string): string => {
    const above = family.get(child)
    return above === undefined || above === child ? child : head(above)
  }
  for (const { person_ref: a, related_person_ref: b, relationship } of read('relationships.csv'))
    if (relationship!.endsWith('sibling')) family.set(head(a!), head(b!))
  return head
}
