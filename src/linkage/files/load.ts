/** CSV files as one table, with the ids of the records and, apart from it, their truth. */
import type { Field, LinkRecord } from '../record.ts'
import { takenApart } from '../records.ts'
import type { Variants } from '../names/variants.ts'
import { TableBuilder, type Table } from '../table.ts'
import { normalDate } from '../text/day.ts'
import { dateOrder, guessedMapping, idColumn, toldMapping, truthNames, type Mapped } from './mapping.ts'
import { openCsv, readRows, type CsvFile } from './read-csv.ts'
import { LinkRefused } from './refusal.ts'

export type Sources = {
  paths: string[]
  id?: string | undefined
  map?: string | undefined
  compare: readonly string[]
  dateFormat?: string | undefined
  truth?: string | undefined
  /** Where a model is given, its fields: other columns are left alone. */
  fields?: readonly Field[] | undefined
  variants?: Variants | undefined
}
export type Loaded = {
  table: Table
  texts: string[][]
  ids: string[]
  /** For measuring alone: who each record is, never read for linking. */
  truth: string[] | undefined
  leftSize: number | undefined
  mapping: { column: string; kind: string }[]
  unreadableDates: number
}

const SAMPLE_ROWS = 500
type Reading = { file: CsvFile; mapped: Mapped[]; id: number; truth: number; order: 'ymd' | 'dmy' | 'mdy' }

export async function load(sources: Sources, onProgress: (done: number, of: number) => void): Promise<Loaded> {
  const readings: Reading[] = []
  for (const path of sources.paths) readings.push(await planOf(path, sources))
  const fields = sources.fields ?? fieldsOfAll(readings)
  if (fields.length === 0)
    throw new LinkRefused(
      'No column could be told to be a name, a date of birth or the like. Say which is which: --map given_name=COLUMN,family_name=COLUMN,…',
      true,
    )
  const builder = new TableBuilder(fields, sources.variants)
  const bytes = readings.reduce((sum, { file }) => sum + file.bytes, 0)
  const loaded = { ids: [] as string[], truth: [] as string[], unreadableDates: 0, sides: [] as number[] }
  let before = 0
  for (const reading of readings) {
    await take(reading, fields, builder, loaded, (done) => onProgress(before + done, bytes))
    before += reading.file.bytes
    loaded.sides.push(builder.size)
  }
  if (builder.size === 0)
    throw new LinkRefused(`${readings.map(({ file }) => file.name).join(' and ')} holds no records.`)
  return {
    ...ordered(builder, loaded, sources.paths.length > 1 ? loaded.sides[0]! : undefined),
    texts: builder.texts,
    mapping: readings.flatMap(({ file, mapped }) =>
      mapped.map(({ field, columns }) => ({
        column: columns.map((at) => file.header[at]).join(' + '),
        kind: field.kind,
      })),
    ),
    unreadableDates: loaded.unreadableDates,
  }
}

async function planOf(path: string, sources: Sources): Promise<Reading> {
  const file = await openCsv(path)
  const sample: string[][] = []
  await readSome(file, sample)
  const id = idColumn(file.header, sample, sources.id)
  const truth = sources.truth === undefined ? -1 : idColumn(file.header, [], sources.truth)
  const apart = new Set(
    file.header.flatMap((column, at) =>
      at === id || at === truth || truthNames.test(column.trim().toLowerCase()) ? [at] : [],
    ),
  )
  const compared = toldMapping(file.header, undefined, sources.compare)
  const told = toldMapping(file.header, sources.map, sources.compare)
  for (const { columns } of compared) for (const at of columns) apart.add(at)
  const mapped = sources.map === undefined ? [...guessedMapping(file.header, sample, apart), ...compared] : told
  const dates = mapped.find(({ field }) => field.kind === 'date_of_birth')
  const order = dateOrder(sources.dateFormat, dates ? sample.map((row) => row[dates.columns[0]!] ?? '') : [])
  return { file, mapped, id, truth, order }
}

async function readSome(file: CsvFile, sample: string[][]): Promise<void> {
  const enough = new Error('enough')
  try {
    await readRows(file, (cells) => {
      sample.push(cells)
      if (sample.length === SAMPLE_ROWS) throw enough
    })
  } catch (error) {
    if (error !== enough) throw error
  }
}

/** The fields of the first file that every file has; a full name brings two. */
function fieldsOfAll(readings: readonly Reading[]): Field[] {
  const [first, ...others] = readings.map(({ mapped }) => {
    const fields = mapped.map(({ field }) => field)
    if (!fields.some(({ kind }) => kind === 'full_name')) return fields
    const names = (['given_name', 'family_name'] as const).filter(
      (kind) => !fields.some((field) => field.kind === kind),
    )
    return [...names.map((kind): Field => ({ name: kind, kind })), ...fields.filter(({ kind }) => kind !== 'full_name')]
  })
  return (first ?? []).filter(({ name }) => others.every((fields) => fields.some((field) => field.name === name)))
}

/** Each record of a file with the cells that a model's fields take from it: for preparing columns elsewhere. */
export async function readRecords(
  path: string,
  sources: Omit<Sources, 'paths'>,
  fields: readonly Field[],
): Promise<LinkRecord[]> {
  const found: string[][] = []
  const lists: Lists = { ids: [], truth: [], unreadableDates: 0, sides: [] }
  const reading = await planOf(path, { ...sources, paths: [path] })
  await take(reading, fields, { add: (cells) => found.push(cells.map((cell) => cell ?? '')) }, lists, () => {})
  return found.map((cells, row) => ({
    id: lists.ids[row]!,
    values: Object.fromEntries(fields.map(({ name }, at) => [name, cells[at]!])),
  }))
}

type Lists = { ids: string[]; truth: string[]; unreadableDates: number; sides: number[] }

async function take(
  { file, mapped, id, truth, order }: Reading,
  fields: readonly Field[],
  builder: Pick<TableBuilder, 'add'>,
  lists: Lists,
  onBytes: (bytes: number) => void,
): Promise<void> {
  const columnsOf = fields.map(({ name }) => mapped.find(({ field }) => field.name === name)?.columns)
  const full = mapped.find(({ field }) => field.kind === 'full_name')?.columns[0]
  const cells: string[] = fields.map(() => '')
  const dates = new Map<string, string>()
  await readRows(
    file,
    (row, number) => {
      fields.forEach(({ kind }, at) => {
        const columns = columnsOf[at]
        let cell =
          columns === undefined
            ? ''
            : columns.length === 1
              ? row[columns[0]!]!
              : columns
                  .map((column) => row[column])
                  .filter(Boolean)
                  .join(' ')
        if (kind === 'date_of_birth' && cell !== '') {
          let day = dates.get(cell)
          if (day === undefined) dates.set(cell, (day = normalDate(cell, order)))
          if (day === '') lists.unreadableDates++
          cell = day
        }
        if (cell === '' && full !== undefined && row[full])
          cell =
            kind === 'given_name'
              ? takenApart(row[full]).given
              : kind === 'family_name'
                ? takenApart(row[full]).family
                : ''
        cells[at] = cell
      })
      builder.add(cells)
      lists.ids.push(id === -1 ? `${number + 1}` : row[id]!)
      if (truth !== -1) lists.truth.push(row[truth]!)
    },
    onBytes,
  )
}

/** Rows in the order of their ids, so that the order of a file does not matter. Ids of two files that clash say their side. */
function ordered(
  builder: TableBuilder,
  { ids, truth }: Lists,
  leftSize: number | undefined,
): Pick<Loaded, 'table' | 'ids' | 'truth' | 'leftSize'> {
  if (leftSize !== undefined) {
    const lefts = new Set(ids.slice(0, leftSize))
    if (ids.some((id, row) => row >= leftSize && lefts.has(id)))
      ids = ids.map((id, row) => `${row < leftSize ? 'left' : 'right'}:${id}`)
  }
  const seen = new Set(ids)
  if (seen.size < ids.length)
    throw new LinkRefused(
      `The id ${JSON.stringify(repeatedOf(ids))} stands more than once. Each record needs its own: name another column by --id.`,
    )
  const sideOf = (row: number) => Number(leftSize !== undefined && row >= leftSize)
  const order = Array.from(ids, (_, row) => row).toSorted(
    (a, b) => sideOf(a) - sideOf(b) || (ids[a]! < ids[b]! ? -1 : 1),
  )
  const table = builder.finish()
  const width = table.fields.length
  const from = Int32Array.from(table.rows)
  order.forEach((old, row) => table.rows.set(from.subarray(old * width, (old + 1) * width), row * width))
  return {
    table,
    ids: order.map((old) => ids[old]!),
    truth: truth.length > 0 ? order.map((old) => truth[old]!) : undefined,
    leftSize,
  }
}

function repeatedOf(ids: readonly string[]): string | undefined {
  const seen = new Set<string>()
  return ids.find((id) => seen.has(id) || !seen.add(id))
}
