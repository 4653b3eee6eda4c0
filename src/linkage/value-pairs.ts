/** The level of two values, remembered: the same two names meet again and again. */
import type { ComparisonKind } from './comparisons/comparison.ts'
import type { Values } from './values.ts'

const PLACES = 1 << 16

/** A memory of fixed size, in which a newer pair takes the place of an older one. */
export class ValuePairs {
  readonly values: Values | undefined
  private readonly compare: ComparisonKind['compare']
  private first: Int32Array | undefined
  private second: Int32Array | undefined
  private level: Uint8Array | undefined

  constructor(compare: ComparisonKind['compare'], values: Values | undefined) {
    this.compare = compare
    this.values = values
  }

  levelOf(a: number, b: number): number {
    const values = this.values!
    if (a === b) return this.compare(values, a, a)
    const low = a < b ? a : b
    const high = a < b ? b : a
    if (values.size < REMEMBER_MIN) return this.compare(values, low, high)
    this.first ??= new Int32Array(PLACES).fill(-1)
    this.second ??= new Int32Array(PLACES)
    this.level ??= new Uint8Array(PLACES)
    const place = (Math.imul(low, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b)) >>> 16
    if (this.first[place] === low && this.second[place] === high) return this.level[place]!
    const level = this.compare(values, low, high)
    this.first[place] = low
    this.second[place] = high
    this.level[place] = level
    return level
  }
}
const REMEMBER_MIN = 8
