/** How many contacts about how many children each year brings to each authority: the invented story in numbers. */
import { plainDate } from '../platform/dates.ts'
import type { PlainDate } from '../platform/dates.ts'
import { LAST_DAY } from './calendar.ts'
import { CITY, COUNTY, DORSET, NEIGHBOURS } from './places.ts'
import type { Area } from './places.ts'

export type ContactPlan = {
  area: Area
  from: PlainDate
  to: PlainDate
  /** Contacts about exploitation. */
  contacts: number
  /** How they fall on the months from the first, as weights. */
  months: readonly number[]
  /** Distinct children in those contacts. */
  children: number
  /** How many of those children are known only by what a caller said, and wait for somebody to look. */
  waiting: number
  /** How many of those children were known from an earlier year. */
  returning: number
  /** Calls about two, and about three, children of one family. */
  twos: number
  threes: number
  /** Families of whose two children each is called about alone. */
  apart: number
  /** Children who live in another authority: their home, one each. */
  elsewhere: readonly string[]
  /** Contacts about anything else, on top. */
  others: number
  /** Moments that test the calendar; they take the place of a contact of their month. */
  moments?: readonly string[]
}

const EVEN_YEAR = [8, 9, 9, 8, 6, 9, 9, 9, 7, 9, 8, 9]
const times = (count: number, home: string): string[] => Array.from({ length: count }, () => home)
const year = (start: number) => ({ from: plainDate(`${start}-04-01`), to: plainDate(`${start + 1}-03-31`) })
const [cheshireEast, derbyshire] = NEIGHBOURS

export const CONTACT_PLANS: readonly ContactPlan[] = [
  {
    area: CITY,
    ...year(2014),
    contacts: 372,
    months: EVEN_YEAR,
    children: 338,
    waiting: 0,
    returning: 0,
    twos: 19,
    threes: 4,
    apart: 4,
    elsewhere: times(4, DORSET),
    others: 105,
  },
  {
    area: COUNTY,
    ...year(2014),
    contacts: 400,
    months: EVEN_YEAR,
    children: 361,
    waiting: 0,
    returning: 0,
    twos: 21,
    threes: 4,
    apart: 5,
    elsewhere: [cheshireEast],
    others: 120,
  },
  {
    area: CITY,
    ...year(2015),
    contacts: 451,
    months: EVEN_YEAR,
    children: 402,
    waiting: 0,
    returning: 51,
    twos: 22,
    threes: 5,
    apart: 5,
    elsewhere: [...times(6, DORSET), cheshireEast],
    others: 118,
    moments: ['2016-03-31T23:40'],
  },
  {
    area: COUNTY,
    ...year(2015),
    contacts: 470,
    months: EVEN_YEAR,
    children: 421,
    waiting: 0,
    returning: 47,
    twos: 24,
    threes: 5,
    apart: 6,
    elsewhere: [DORSET, derbyshire],
    others: 140,
  },
  {
    area: CITY,
    ...year(2016),
    contacts: 343,
    // March stands out: the joint investigation in the city opened in February 2017.
    months: [26, 28, 27, 25, 19, 27, 29, 28, 22, 27, 28, 57],
    children: 310,
    waiting: 3,
    returning: 48,
    twos: 17,
    threes: 4,
    apart: 5,
    elsewhere: [...times(8, DORSET), cheshireEast, derbyshire],
    others: 126,
    moments: ['2016-04-01T00:30'],
  },
  {
    area: COUNTY,
    ...year(2016),
    contacts: 520,
    months: EVEN_YEAR,
    children: 463,
    waiting: 2,
    returning: 66,
    twos: 27,
    threes: 6,
    apart: 7,
    elsewhere: [DORSET, DORSET, cheshireEast],
    others: 152,
    moments: ['2016-04-01T00:10'],
  },
  {
    area: CITY,
    from: plainDate('2017-04-01'),
    to: LAST_DAY,
    contacts: 51,
    months: [31, 20],
    children: 47,
    waiting: 8,
    returning: 8,
    twos: 3,
    threes: 1,
    apart: 0,
    elsewhere: [DORSET],
    others: 20,
    moments: ['2017-04-01T00:20'],
  },
  {
    area: COUNTY,
    from: plainDate('2017-04-01'),
    to: LAST_DAY,
    contacts: 66,
    months: [44, 22],
    children: 61,
    waiting: 5,
    returning: 9,
    twos: 3,
    threes: 1,
    apart: 1,
    elsewhere: [],
    others: 19,
  },
]

/** How many of the newest contacts of each authority nobody has decided yet. */
export const AWAITING: Readonly<Record<Area, number>> = { [CITY]: 14, [COUNTY]: 9 }
/** Those came in from this day on, a Tuesday. */
export const AWAITING_FROM = plainDate('2017-05-09')
