/**
 * A CSV file as rows, streamed by csv-parse. A fault names the line and what would be right; a row or cell of any length
 * costs no more memory than the bound.
 */
import { createReadStream, existsSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { CsvError, parse } from 'csv-parse'
import { LinkRefused } from './refusal.ts'

export const RECORD_BYTES_MAX = 1024 * 1024
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
  const ready: string[][] = []
  let failed: Error | undefined
  const parser = parse({ bom: true, skip_empty_lines: true, max_record_size: RECORD_BYTES_MAX, trim: true })
  parser.on('readable', () => {
    for (let cells = parser.read() as string[] | null; cells !== null; cells = parser.read() as string[] | null)
      ready.push(cells)
  })
  parser.on('error', (error) => (failed = error))
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let line = 1
  try {
    for await (const piece of stream as AsyncIterable<Buffer>) {
      const text = decode(decoder, piece, name, line)
      for (let feed = piece.indexOf(10); feed !== -1; feed = piece.indexOf(10, feed + 1)) line++
      await new Promise<void>((resolve) => parser.write(text, () => resolve()))
      if (failed) throw failed
      onBytes(stream.bytesRead)
      yield* ready.splice(0)
    }
    const ended = new Promise<void>((resolve) => parser.once('end', resolve).once('error', () => resolve()))
    parser.end()
    await ended
    if (failed) throw failed
    yield* ready.splice(0)
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw new LinkRefused(`${name}, ${inWords(error, await lineAfter(path, parser.info.bytes_records))}`)
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

/** The line on which the row begins that follows so many bytes: csv-parse knows only where it stopped reading. */
async function lineAfter(path: string, bytes: number): Promise<number> {
  let line = 1
  if (bytes === 0) return line
  for await (const piece of createReadStream(path, {
    end: bytes - 1,
    highWaterMark: PIECE_BYTES,
  }) as AsyncIterable<Buffer>)
    for (let feed = piece.indexOf(10); feed !== -1; feed = piece.indexOf(10, feed + 1)) line++
  return line
}

/** What csv-parse found, with the line it found it on and what would be right. */
function inWords(error: CsvError, rowLine: number): string {
  const fault = error as CsvError & { record?: unknown[]; lines?: number }
  const line = `line ${fault.lines ?? rowLine}`
  const code: string = error.code
  if (code === 'CSV_QUOTE_NOT_CLOSED')
    return `line ${rowLine}: a quote is opened in this row and never closed. Close it.`
  if (code === 'CSV_MAX_RECORD_SIZE')
    return `line ${rowLine}: the row is longer than 1 MiB, so the file was not read further. Is a quote opened there and never closed?`
  if (code.startsWith('CSV_RECORD_INCONSISTENT') && fault.record)
    return `${line}: the row has ${fault.record.length} cells and the header another number. Give each column a cell, and put a cell that holds a comma in quotes.`
  if (code === 'INVALID_OPENING_QUOTE')
    return `${line}: there is a quote inside a cell that does not begin with one. Put the cell in quotes and double each quote inside it.`
  if (code === 'CSV_INVALID_CLOSING_QUOTE')
    return `${line}: text follows a closing quote. Double each quote inside a cell.`
  return `${line}: ${error.message}`
}
