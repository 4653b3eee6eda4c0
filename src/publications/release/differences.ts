/** In what two contents of one recipe differ: figure by figure and cell by cell, so that a person can judge it. */
import { canonicalJson } from './hash.ts'
import type { Cell, ReleaseContent, ReleaseTable } from './document.ts'

export type Difference =
  | { kind: 'figure'; where: string; was: Cell | undefined; is: Cell | undefined }
  | { kind: 'cell'; where: string; was: Cell | undefined; is: Cell | undefined }
  | { kind: 'words'; where: string }

/** The parts of a content that are words, and what they are called. */
const words = {
  title: 'the title',
  subtitle: 'the subtitle',
  statement: 'the statement',
  sections: 'the headings and words of the sections',
  measures: 'the definitions',
  policy: 'the rule that hides',
  quality: 'the notes on quality',
  revisions: 'the revisions',
  contact: 'the contact for questions',
} as const satisfies Partial<Record<keyof ReleaseContent, string>>

/** What was in `then` and what is in `now`. The moment as known and the release of Waymark are left out of it. */
export function differencesOf(then: ReleaseContent, now: ReleaseContent): Difference[] {
  const figures = pairs(valuesOfFigures(then), valuesOfFigures(now)).map((one) => ({ kind: 'figure' as const, ...one }))
  const cells = pairs(valuesOfTables(then), valuesOfTables(now)).map((one) => ({ kind: 'cell' as const, ...one }))
  const told = (Object.keys(words) as (keyof typeof words)[])
    .filter((part) => canonicalJson(then[part]) !== canonicalJson(now[part]))
    .map((part) => ({ kind: 'words' as const, where: words[part] }))
  return [...figures, ...cells, ...told]
}

type Values = Map<string, { where: string; value: Cell }>

function pairs(then: Values, now: Values) {
  const keys = [...new Set([...then.keys(), ...now.keys()])]
  return keys
    .map((key) => ({
      where: (then.get(key) ?? now.get(key))!.where,
      was: then.get(key)?.value,
      is: now.get(key)?.value,
    }))
    .filter(({ was, is }) => was !== is)
}

function valuesOfFigures({ figures }: ReleaseContent): Values {
  return new Map(
    figures.flatMap(({ id, title, place, value, before }) => [
      [id, { where: `${title}, ${place.name}`, value }] as const,
      ...(before ? [[`${id} before`, { where: `${title}, ${place.name}, before`, value: before.value }] as const] : []),
    ]),
  )
}

const valuesOfTables = ({ tables }: ReleaseContent): Values => new Map(tables.flatMap(valuesOfTable))

const valuesOfTable = ({ id, title, columns, rows }: ReleaseTable) =>
  rows.flatMap((row) =>
    row.cells.map((value, place) => {
      const column = columns[place]!
      return [`${id}/${row.key}/${column.key}`, { where: `${title}: ${row.label}, ${column.title}`, value }] as const
    }),
  )
