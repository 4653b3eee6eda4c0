/** Who the invented people are, and the dice that they are made with. */
import { chanceFrom } from '../../src/linkage/index.ts'

export type Person = {
  person: number
  household: number
  given: string
  family: string
  sex: 'F' | 'M'
  born: string
  postcode: string
  address: string
  phone: string
  nhs: string
  isTwin: boolean
  isAdult: boolean
}
export type PopulationRecord = {
  id: string
  /** Who it is, and who lives together: for measuring alone. */
  person: number
  household: number
  isClean: boolean
  isTwin: boolean
  given_name: string
  family_name: string
  date_of_birth: string
  sex: string
  postcode: string
  address: string
  phone: string
  nhs_number: string
}

export type Chance = {
  next: () => number
  below: (bound: number) => number
  is: (share: number) => boolean
  of: <T>(list: readonly T[]) => T
}

/** Tools for chance from a seed. */
export function chanceTools(seed: number): Chance {
  const next = chanceFrom(seed)
  const below = (bound: number) => Math.floor(next() * bound)
  return { next, below, is: (share) => next() < share, of: (list) => list[below(list.length)]! }
}

export const phoneOf = (chance: Chance): string => `07${String(chance.below(1e9)).padStart(9, '0')}`
