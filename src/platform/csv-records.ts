/**
 * RFC 4180, streamed: bytes in, records out, each with the line it begins on. What a mature parser does not tell, this one
 * must: the line on which a quote was opened that is never closed, bytes that are not UTF-8, and where a cell grew too
 * large to be one, all without holding more than one record. `csv-parse` is the oracle of its tests.
 */
import { Buffer } from 'node:buffer'
import { HELD_BYTES_MAX, Scan, type CsvFault, type Read } from './csv-scan.ts'

export { CELL_BYTES_MAX, RECORD_BYTES_MAX, type CsvFault, type CsvRecord, type Read } from './csv-scan.ts'

/** The records of a stream of bytes, a batch for each piece that was read. Ends at a fatal fault. */
export async function* readRecords(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Read> {
  let rest: Buffer = Buffer.alloc(0)
  let line = 1
  let begun = false
  const take = (bytes: Buffer, ended: boolean): Read => {
    const scan = new Scan(bytes, line, ended)
    const read = scan.all()
    rest = bytes.subarray(scan.at)
    line = scan.line
    if (!ended && rest.length > HELD_BYTES_MAX) read.faults.push(scan.tooLong())
    return read
  }
  for await (const piece of pieces) {
    let bytes =
      rest.length === 0 ? Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength) : Buffer.concat([rest, piece])
    if (!begun) {
      if (bytes.length < 3) {
        rest = bytes
        continue
      }
      begun = true
      const { fault, skip } = byteOrderMark(bytes)
      if (fault) return yield { records: [], faults: [fault] }
      bytes = bytes.subarray(skip)
    }
    const read = take(bytes, false)
    yield read
    if (read.faults.some((fault) => fault.fatal)) return
  }
  if (rest.length > 0) yield take(rest, true)
}

function byteOrderMark(bytes: Buffer): { fault?: CsvFault; skip: number } {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))
    return {
      skip: 2,
      fault: { line: 1, value: '', fatal: true, problem: 'The file is in UTF-16. Save it as CSV in UTF-8.' },
    }
  return { skip: bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0 }
}
