/**
 * Which keys a file has shown already, and on which line: for millions of rows in a few tens of megabytes. Keys are held
 * as 64-bit hashes: among two million the chance that any two different keys collide is one in ten million.
 */
import { hash } from 'node:crypto'

export class KeyTable {
  private high = new Uint32Array(1024)
  private low = new Uint32Array(1024)
  private values = new Uint32Array(1024)
  private size = 0

  /** The value kept for a key, or 0. */
  get(key: string): number {
    return this.values[this.slotOf(key)]!
  }

  /** Keeps a value, from 1 up, for a key. */
  set(key: string, value: number): void {
    const slot = this.slotOf(key)
    if (this.values[slot] === 0) this.size += 1
    this.put(slot, value, this.askedHigh, this.askedLow)
    if (this.size * 3 > this.values.length * 2) this.grow()
  }

  /** How many times the key has been counted, this time included. */
  count(key: string): number {
    const times = this.get(key) + 1
    this.set(key, times)
    return times
  }

  private askedHigh = 0
  private askedLow = 0

  private slotOf(key: string): number {
    const digest = hash('md5', key, 'buffer')
    this.askedHigh = digest.readUInt32LE(0)
    this.askedLow = digest.readUInt32LE(4)
    return this.find(this.askedHigh, this.askedLow)
  }

  private find(high: number, low: number): number {
    const mask = this.values.length - 1
    let slot = low & mask
    while (this.values[slot] !== 0 && (this.high[slot] !== high || this.low[slot] !== low)) slot = (slot + 1) & mask
    return slot
  }

  private put(slot: number, value: number, high: number, low: number): void {
    this.values[slot] = value
    this.high[slot] = high
    this.low[slot] = low
  }

  private grow(): void {
    const { high, low, values } = this
    this.high = new Uint32Array(values.length * 2)
    this.low = new Uint32Array(values.length * 2)
    this.values = new Uint32Array(values.length * 2)
    for (let slot = 0; slot < values.length; slot++)
      if (values[slot] !== 0) this.put(this.find(high[slot]!, low[slot]!), values[slot]!, high[slot]!, low[slot]!)
  }
}
