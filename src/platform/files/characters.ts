/** Which characters a TrueType typeface has a glyph for: its `cmap` table, formats 4 and 12 (OpenType 1.9, "cmap"). */

export function charactersOf(font: Buffer): Set<number> {
  const start = tableAt(font, 'cmap')
  const count = font.readUInt16BE(start + 2)
  const found = new Set<number>()
  for (let place = 0; place < count; place++) {
    const at = start + font.readUInt32BE(start + 4 + place * 8 + 4)
    const format = font.readUInt16BE(at)
    if (format === 4) readSegments(font, at, found)
    if (format === 12) readGroups(font, at, found)
  }
  return found
}

function tableAt(font: Buffer, tag: string): number {
  const count = font.readUInt16BE(4)
  for (let place = 0; place < count; place++) {
    const at = 12 + place * 16
    if (font.toString('latin1', at, at + 4) === tag) return font.readUInt32BE(at + 8)
  }
  throw new Error(`the typeface has no table ${tag}`)
}

/** Segments of the Basic Multilingual Plane, each with a delta or a list of glyphs; glyph 0 is none. */
function readSegments(font: Buffer, at: number, found: Set<number>): void {
  const size = font.readUInt16BE(at + 6)
  const [ends, starts] = [at + 14, at + 16 + size]
  const [deltas, offsets] = [starts + size, starts + 2 * size]
  for (let step = 0; step < size; step += 2) {
    const [first, last] = [font.readUInt16BE(starts + step), font.readUInt16BE(ends + step)]
    const [delta, offset] = [font.readUInt16BE(deltas + step), font.readUInt16BE(offsets + step)]
    for (let character = first; character <= last && character < 0xffff; character++) {
      const listed = offset === 0 ? character : font.readUInt16BE(offsets + step + offset + 2 * (character - first))
      const glyph = listed === 0 && offset !== 0 ? 0 : (listed + delta) & 0xffff
      if (glyph !== 0) found.add(character)
    }
  }
}

/** Runs of characters with runs of glyphs, of all planes. */
function readGroups(font: Buffer, at: number, found: Set<number>): void {
  const count = font.readUInt32BE(at + 12)
  for (let place = 0; place < count; place++) {
    const group = at + 16 + place * 12
    const [first, last, glyph] = [0, 4, 8].map((offset) => font.readUInt32BE(group + offset)) as [
      number,
      number,
      number,
    ]
    for (let character = first; character <= last; character++)
      if (glyph + character - first !== 0) found.add(character)
  }
}
