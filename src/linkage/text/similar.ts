/**
 * How alike two texts are, over arrays of code units, since this runs millions of times. Jaro–Winkler is that of Winkler
 * 1990 as DuckDB and Spark compute it (prefix of at most four, scale 0.1, boost above 0.7), so that an exported model gives
 * the same levels.
 */
const seenA = new Uint8Array(256)
const seenB = new Uint8Array(256)

/** From 0 (nothing in common) to 1 (the same). Only the first 255 letters are looked at. */
export function jaroWinkler(units: Uint16Array, a: number, aEnd: number, b: number, bEnd: number): number {
  const aLength = Math.min(aEnd - a, 255)
  const bLength = Math.min(bEnd - b, 255)
  if (aLength === 0 || bLength === 0) return aLength === bLength ? 1 : 0
  const reach = Math.max(0, (Math.max(aLength, bLength) >> 1) - 1)
  seenA.fill(0, 0, aLength)
  seenB.fill(0, 0, bLength)
  let matches = 0
  for (let at = 0; at < aLength; at++) {
    const unit = units[a + at]
    const end = Math.min(bLength, at + reach + 1)
    for (let other = at > reach ? at - reach : 0; other < end; other++) {
      if (seenB[other] === 1 || units[b + other] !== unit) continue
      seenA[at] = 1
      seenB[other] = 1
      matches++
      break
    }
  }
  if (matches === 0) return 0
  let crossed = 0
  let other = 0
  for (let at = 0; at < aLength; at++) {
    if (seenA[at] === 0) continue
    while (seenB[other] === 0) other++
    if (units[a + at] !== units[b + other]) crossed++
    other++
  }
  const jaro = (matches / aLength + matches / bLength + (matches - (crossed >> 1)) / matches) / 3
  if (jaro <= 0.7) return jaro
  let prefix = 0
  while (prefix < 4 && prefix < aLength && prefix < bLength && units[a + prefix] === units[b + prefix]) prefix++
  return jaro + prefix * 0.1 * (1 - jaro)
}

/** Whether one letter put in, left out, changed, or two neighbours exchanged makes the one text the other. */
export function oneEditApart(units: Uint16Array, a: number, aEnd: number, b: number, bEnd: number): boolean {
  if (aEnd - a > bEnd - b) return oneEditApart(units, b, bEnd, a, aEnd)
  const extra = bEnd - b - (aEnd - a)
  if (extra > 1) return false
  while (a < aEnd && units[a] === units[b]) {
    a++
    b++
  }
  if (a === aEnd) return extra === 1
  if (extra === 1) return sameFrom(units, a, aEnd, b + 1)
  if (sameFrom(units, a + 1, aEnd, b + 1)) return true
  const exchanged = a + 1 < aEnd && units[a] === units[b + 1] && units[a + 1] === units[b]
  return exchanged && sameFrom(units, a + 2, aEnd, b + 2)
}

function sameFrom(units: Uint16Array, a: number, aEnd: number, b: number): boolean {
  while (a < aEnd) if (units[a++] !== units[b++]) return false
  return true
}
