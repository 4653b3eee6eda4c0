/** Archives whose bytes depend on nothing but what is in them: no clock, no zone. */
import { zipSync, type Zippable } from 'fflate'

/** Said without a zone, it is the same to every machine. */
const WHEN = '1980-01-02T12:00:00'

/** The entries in their order; a name is a path with slashes. `stored` are not compressed, as some formats ask. */
export function zipOf(entries: readonly { name: string; content: string | Uint8Array; stored?: boolean }[]): Buffer {
  const files: Zippable = {}
  for (const { name, content, stored } of entries) {
    const bytes = typeof content === 'string' ? new Uint8Array(Buffer.from(content, 'utf8')) : content
    files[name] = [bytes, { level: stored ? 0 : 6, mtime: WHEN }]
  }
  return Buffer.from(zipSync(files))
}
