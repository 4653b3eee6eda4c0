/**
 * A CSV file as rows, streamed by csv-parse. A fault names the line and what would be right; a row or cell of any length
 * costs no more memory than the bound.
 */
import { createReadStream, existsSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { PlainRows } from './plain-rows.ts'
import { QuotedRows } from './quoted-rows.ts'
import { LinkRefused } from './refusal.ts'

const PIECE_BYTES = 1024 * 1024

export type CsvFile = { path: string; name: string; bytes: number; header: string[] }

/** The header of a file that can be read. */
export async function openCsv(path: string): Promise<CsvFile> {
  if (!existsSync(path)) throw new LinkRefused(`There is no file ${path}.`)
  if (!statSync(path).isFile()) throw new LinkRefused(`${path} is not a file.`)
  const name = basename(path)
  for await (const header of rowsOf(path, name)) {
    const repeated = header.find((column, at) => header.indexOf(column) !== at)
    if (repeated !== undefined)
      throw new LinkRefused(
        `${name}, line 1: the column ${JSON.stringify(repeated)} stands twice in the header. Keep one.`,
      )
    return { path, name, bytes: statSync(path).size, header }
  }
  throw new LinkRefused(`${name} is empty. It needs a header row and a row for each record.`)
}

/** Calls `take` with each row after the header, and now and then `onBytes` with how far it has come. */
export async function readRows(
  { path, name }: CsvFile,
  take: (cells: string[], row: number) => void,
  onBytes: (bytes: number) => void = () => {},
): Promise<void> {
  let row = -1
  for await (const cells of rowsOf(path, name, onBytes)) {
    if (row >= 0) take(cells, row)
    row++
  }
}

async function* rowsOf(
  path: string,
  name: string,
  onBytes: (bytes: number) => void = () => {},
): AsyncGenerator<string[]> {
  const stream = createReadStream(path, { highWaterMark: PIECE_BYTES })
  const plain = new PlainRows(name)
  let quoted: QuotedRows | undefined
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const rows: string[][] = []
  let width: number | undefined
  let line = 1
  try {
    for await (const piece of stream as AsyncIterable<Buffer>) {
      const text = decode(decoder, piece, name, line)
      for (let feed = piece.indexOf(10); feed !== -1; feed = piece.indexOf(10, feed + 1)) line++
      if (!quoted && piece.includes(34)) {
        quoted = new QuotedRows(name, plain.line, width)
        await quoted.take(plain.rest)
      }
      if (quoted) rows.push(...(await quoted.take(text)))
      else plain.take(text, rows)
      width ??= rows[0]?.length
      onBytes(stream.bytesRead)
      for (const row of rows) yield row
      rows.length = 0
    }
    if (quoted) rows.push(...(await quoted.end()))
    else plain.end(rows)
    for (const row of rows) yield row
  } finally {
    stream.destroy()
  }
}

function decode(decoder: InstanceType<typeof TextDecoder>, piece: Buffer, name: string, line: number): string {
  if (piece.includes(0))
    throw new LinkRefused(
      `${name}, line ${line} or after: there is a NUL byte, which no text can hold. Save the file as CSV in UTF-8.`,
    )
  try {
    return decoder.decode(piece, { stream: true })
  } catch {
    throw new LinkRefused(
      `${name}, line ${line} or after: there are bytes that are not UTF-8. Save the file as CSV in UTF-8.`,
    )
  }
}
