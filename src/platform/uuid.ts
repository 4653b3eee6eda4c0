/** Ids are UUIDv7, made by us (RFC 9562 section 5.7): a b-tree stays dense, and an id says nothing of a person. */
import { randomFillSync } from 'node:crypto'

let lastMs = 0
let counter = 0
const pool = Buffer.allocUnsafe(16 * 512)
let used = pool.length

/** A new id. Ids made by one process rise: 12 bits count within a millisecond. */
export function uuidv7(): string {
  let ms = Date.now()
  if (ms <= lastMs) {
    ms = lastMs
    counter += 1
    if (counter > 0xfff) {
      ms += 1
      counter = 0
    }
  } else counter = 0
  lastMs = ms
  if (used >= pool.length) {
    randomFillSync(pool)
    used = 0
  }
  const random = pool.toString('hex', used, used + 8)
  used += 8
  const time = ms.toString(16).padStart(12, '0')
  const variant = ((Number.parseInt(random.slice(0, 1), 16) & 0x3) | 0x8).toString(16)
  return `${time.slice(0, 8)}-${time.slice(8)}-7${counter.toString(16).padStart(3, '0')}-${variant}${random.slice(1, 4)}-${random.slice(4)}`
}
