/** The authorities of the demonstration and postcodes that look right and lead nowhere. */
import type { Random } from './random.ts'

/** Stoke-on-Trent. */
export const CITY = 'E06000021' as const
/** Staffordshire. */
export const COUNTY = 'E10000028' as const
export const DORSET = 'E06000059'
/** Cheshire East and Derbyshire: neighbours from which a child or two comes. */
export const NEIGHBOURS = ['E06000049', 'E10000007'] as const
/** The partnership's authorities. */
export const AREAS = [CITY, COUNTY] as const
export type Area = typeof CITY | typeof COUNTY

const DISTRICTS: Readonly<Record<string, readonly string[]>> = {
  [CITY]: ['ST1', 'ST2', 'ST3', 'ST4', 'ST6'],
  [COUNTY]: ['B77', 'B79', 'DE13', 'DE14', 'ST5', 'ST13', 'ST14', 'ST16', 'ST17', 'WS11', 'WS12', 'WS13'],
  [DORSET]: ['DT2', 'DT4', 'DT10'],
  E06000049: ['CW1', 'CW2', 'CW12'],
  E10000007: ['DE4', 'DE55', 'S41'],
}

/** A postcode of the right form whose last part is given to no address: sectors 0 and 9, units from the alphabet's end. */
export function postcodeIn(authority: string, random: Random): string {
  const district = random.pick(DISTRICTS[authority] ?? DISTRICTS[CITY]!)
  return `${district} ${random.pick(['0', '9'])}${random.pick(['Y', 'Z'])}${random.pick([...'ABDEFGHJLNPQRSTUWXYZ'])}`
}
