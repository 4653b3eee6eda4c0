/**
 * A folder for the import: contacts with their children, most of them known by reference and three in ten only told of,
 * callers and decisions. Invented by arithmetic, the same every time; names, births and postcodes repeat about as often
 * as in a county, so that who a told child may be is asked as it is in earnest.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export type Made = { rows: number; bytes: number }

const firsts = ['Am', 'Bla', 'Cor', 'Dil', 'Esh', 'Fen', 'Gwi', 'Han', 'Id', 'Jor', 'Kez', 'Lal', 'Mir', 'Nad', 'Os']
const lasts = ['ina', 'ise', 'in', 'ys', 'an', 'ella', 'lym', 'a', 'ris', 'y', 'iah', 'le', 'iam', 'ia', 'wyn', 'ette']
const heads = ['Ash', 'Birch', 'Cedar', 'Damson', 'Elder', 'Fir', 'Gorse', 'Hazel', 'Ivy', 'Juniper', 'Kapok', 'Larch']
const middles = ['en', 'er', 'ing', 'or', 'un', 'al', 'ot', 'ick', 'om', 'ard', 'il', 'esh', 'ev']
const tails = ['ton', 'ley', 'wick', 'ham', 'ford', 'by', 'worth', 'stow', 'combe', 'mere', 'field', 'gate', 'hurst']
const unit = ['A', 'B', 'D', 'E', 'F', 'G', 'H', 'J', 'L', 'N', 'P', 'Q', 'R', 'S', 'T']
const areas = ['E06000021', 'E10000028']
const FIRST_BIRTH = Date.UTC(1999, 0, 1)
const DAY_MS = 86_400_000

/** A number that looks like any other, the same for the same `n`: which of a list, say. */
const mixed = (n: number, salt: number): number => {
  let x = Math.imul(n + 1, 0x9e3779b1) ^ Math.imul(salt, 0x85ebca6b)
  x = Math.imul(x ^ (x >>> 16), 0x21f0aaad)
  x = Math.imul(x ^ (x >>> 15), 0x735a2d97)
  return (x ^ (x >>> 15)) >>> 0
}
const of = <T>(list: readonly T[], n: number): T => list[n % list.length]!
const two = (n: number) => String(n).padStart(2, '0')
const dayOf = (n: number) => `${2010 + (n % 7)}-${two(1 + (n % 12))}-${two(1 + (n % 28))}`

/** What is told of the same child is always the same. */
const nameOf = (n: number) => {
  const [a, b] = [mixed(n, 1), mixed(n, 2)]
  return `${of(firsts, a)}${of(lasts, a >>> 8)},${of(heads, b)}${of(middles, b >>> 8)}${of(tails, b >>> 16)}`
}
const birthOf = (n: number) => new Date(FIRST_BIRTH + (mixed(n, 3) % 5000) * DAY_MS).toISOString().slice(0, 10)
/** Some 36,000 postcodes, about as many as Staffordshire has. */
const postcodeOf = (n: number) => {
  const place = mixed(n, 4)
  return `ST${1 + (place % 20)} ${(place >>> 5) % 8}${of(unit, place >>> 9)}${of(unit, place >>> 15)}`
}

/** Writes the folder and says how many rows it has. */
export function writeImportFolder(folder: string, contacts = 100_000): Made {
  const people = Math.round(contacts * 0.8)
  mkdirSync(folder, { recursive: true })
  const made: Made = { rows: 0, bytes: 0 }
  const write = (file: string, header: string, count: number, row: (n: number) => string | undefined) => {
    const lines = Array.from({ length: count }, (_, n) => row(n)).filter((line) => line !== undefined)
    const text = `${header}\n${lines.join('\n')}\n`
    writeFileSync(join(folder, file), text)
    made.rows += lines.length
    made.bytes += Buffer.byteLength(text)
  }
  const home = 'person_ref,given_name,family_name,date_of_birth,sex,ethnicity,postcode,home_authority'
  write('people.csv', home, people, (n) => {
    const postcode = n % 3 === 0 ? '' : postcodeOf(n)
    return `P${n},${nameOf(n)},${birthOf(n)},${of(['F', 'M'], n)},WBRI,${postcode},${of(areas, n)}`
  })
  const call = 'contact_ref,received_at,authority,source,channel,concern,summary,caller_name,caller_organisation'
  write('contacts.csv', call, contacts, (n) => {
    const [at, source] = [`${dayOf(n)}T${two(n % 24)}:${two(n % 60)}`, of(['1A', '2A', '3A', '5A', '6'], n)]
    const summary = `"Collected from school by adults whom nobody knows, call ${n}."`
    const caller = n % 2 === 0 ? `Caller ${n % 900},Example Primary School` : ','
    return `C${n},${at},${of(areas, n)},${source},phone,${of(['cse', 'cce', 'missing'], n)},${summary},${caller}`
  })
  // Every third who is told of is one whom people.csv holds, and every sixth is told of twice.
  const told = (n: number) => (n % 3 === 0 ? (n * 5) % people : people + (n % 6 === 1 ? n : n - (n % 2)))
  const child = 'contact_ref,person_ref,given_name,family_name,date_of_birth,sex,postcode,home_authority'
  write('contact_children.csv', child, Math.round(contacts * 1.3), (n) => {
    if (n % 10 >= 3) return `C${n % contacts},P${(n * 13 + Math.floor(n / contacts)) % people},,,,,,`
    const who = told(n)
    const sex = who < people ? of(['F', 'M'], who) : ''
    return `C${n % contacts},,${nameOf(who)},${birthOf(who)},${sex},${n % 2 === 0 ? postcodeOf(who) : ''},`
  })
  write('decisions.csv', 'contact_ref,decided_at,outcome,rationale', contacts, (n) => {
    if (n % 20 === 7) return undefined
    const day = `${Number(dayOf(n).slice(0, 4)) + 1}${dayOf(n).slice(4)}`
    return `C${n},${day}T09:15,${of(['referral', 'early_help', 'no_further_action'], n)},More than one sign.`
  })
  return made
}
