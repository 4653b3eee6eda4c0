/** What a report is made from, and how its numbers are written. */
import type { Loaded } from '../files/load.ts'
import type { Measured } from '../files/truth.ts'
import type { Linked } from '../link.ts'
import type { Model } from '../model.ts'

export type Reported = {
  title: string
  loaded: Loaded
  model: Model
  linked: Linked
  isTrained: boolean
  measured: Measured | undefined
}

export const number = (value: number): string => value.toLocaleString('en-GB')
export const percent = (share: number, digits = 2): string => `${(share * 100).toFixed(digits)}%`
