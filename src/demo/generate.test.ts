/**
 * What the demonstration's records come to, counted with plain loops from the text of its files. Apart from the
 * generator's plans this is the only place where these numbers stand.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { csvText } from './folder.ts'
import { generateDemo } from './generate.ts'
import { childrenOfContacts, familyOf, readBack } from './read-back.ts'
import type { ReadRow } from './read-back.ts'

const read = readBack(generateDemo())
const CITY = 'E06000021'
const COUNTY = 'E10000028'
const pairs = childrenOfContacts(read)
const contacts = new Map(read('contacts.csv').map((row) => [row.contact_ref!, row]))
const people = new Map(read('people.csv').map((row) => [row.person_ref!, row]))

type Days = readonly [from: string, to: string]
const PANEL: Days = ['2015-07-01', '2017-05-12']
const YEAR: Days = ['2016-04-01', '2017-03-31']
const YEAR_BEFORE: Days = ['2015-04-01', '2016-03-31']

const within = (day: string, [from, to]: Days): boolean => day.slice(0, 10) >= from && day.slice(0, 10) <= to
const distinct = (values: Iterable<string>): number => new Set(values).size
const column = (rows: readonly ReadRow[], name: string): string[] => rows.map((row) => row[name]!)

/** Contacts about exploitation in an authority. Moments are written in London's time: the first ten letters are the day. */
function exploitation(authority: string, days: Days): ReadRow[] {
  return read('contacts.csv').filter(
    (row) => row.authority === authority && ['cse', 'cce'].includes(row.concern!) && within(row.received_at!, days),
  )
}
function pairsOf(rows: readonly ReadRow[]) {
  const refs = new Set(column(rows, 'contact_ref'))
  return pairs.filter((pair) => refs.has(pair.contact))
}

test('since July 2015 the records hold the work of the police that the panel hears of', () => {
  const arrests = read('arrests.csv').filter((row) => within(row.arrested_on!, PANEL))
  assert.equal(distinct(column(arrests, 'person_ref')), 149)
  assert.ok(arrests.length > 149, 'some people were arrested twice')
  assert.equal(read('voluntary_interviews.csv').filter((row) => within(row.interviewed_on!, PANEL)).length, 41)
  const warrants = read('warrants.csv').filter((row) => within(row.issued_on!, PANEL))
  assert.equal(warrants.length, 172)
  assert.ok(warrants.filter((row) => row.executed_on === '').length >= 10, 'issued is not executed')
  assert.deepEqual(new Set(column(warrants, 'kind')), new Set(['search', 'arrest', 'other']))
  const charges = read('charges.csv').filter((row) => within(row.charged_on!, PANEL))
  assert.equal(distinct(column(charges, 'person_ref')), 122)
  assert.equal(charges.length, 538)
  const actions = read('safeguarding_actions.csv').filter((row) => within(row.safeguarded_on!, PANEL))
  assert.equal(distinct(column(actions, 'person_ref')), 218)
  assert.ok(actions.length > 218, 'for some children more than one thing was done')
})

test('work before July 2015 is on record and does not count, though some people are in both', () => {
  for (const [file, day] of [
    ['arrests.csv', 'arrested_on'],
    ['voluntary_interviews.csv', 'interviewed_on'],
    ['warrants.csv', 'issued_on'],
    ['charges.csv', 'charged_on'],
    ['safeguarding_actions.csv', 'safeguarded_on'],
  ] as const)
    assert.ok(
      read(file).some((row) => row[day]! < PANEL[0]),
      file,
    )
  const arrests = read('arrests.csv')
  const before = new Set(
    column(
      arrests.filter((row) => row.arrested_on! < PANEL[0]),
      'person_ref',
    ),
  )
  assert.ok(arrests.some((row) => row.arrested_on! >= PANEL[0] && before.has(row.person_ref!)))
  assert.ok(arrests.some((row) => row.arrested_on === '2015-06-30'))
  assert.ok(arrests.some((row) => row.arrested_on === '2015-07-01'))
  assert.ok(read('warrants.csv').some((row) => row.issued_on! < PANEL[0] && row.executed_on! >= PANEL[0]))
})

test('in the year, the city had 343 contacts about 310 children, a quarter down on the year before', () => {
  const year = exploitation(CITY, YEAR)
  const about = pairsOf(year)
  const family = familyOf(read)
  const children = new Set(about.map((pair) => pair.child))
  const families = new Set([...children].map(family))
  assert.equal(year.length, 343)
  assert.equal(children.size, 310)
  assert.equal(new Set([year.length, about.length, children.size, families.size]).size, 4)
  assert.ok(about.length > year.length && families.size < children.size)
  const before = exploitation(CITY, YEAR_BEFORE).length
  assert.equal(before, 451)
  assert.equal(Math.round((100 * (343 - before)) / before), -24)
})

test('contacts about other things, and in the county, come on top', () => {
  for (const concern of ['missing', 'trafficking', 'other'])
    assert.ok(
      read('contacts.csv').some(
        (row) => row.authority === CITY && row.concern === concern && within(row.received_at!, YEAR),
      ),
    )
  for (const days of [['2014-04-01', '2015-03-31'], YEAR_BEFORE, YEAR, ['2017-04-01', '2017-05-12']] as const)
    assert.ok(exploitation(COUNTY, days).length > exploitation(CITY, days).length)
})

test('a contact at half past midnight on 1 April, British Summer Time, is of the new year', () => {
  assert.ok(exploitation(CITY, YEAR).some((row) => row.received_at === '2016-04-01T00:30'))
  assert.ok(exploitation(CITY, YEAR_BEFORE).some((row) => row.received_at === '2016-03-31T23:40'))
  assert.ok(exploitation(CITY, ['2017-04-01', '2017-05-12']).some((row) => row.received_at === '2017-04-01T00:20'))
})

test('a joint investigation opened early in 2017 goes before a rise in the city in March', () => {
  const inMonth = (month: string): number =>
    exploitation(CITY, YEAR).filter((row) => row.received_at!.startsWith(month)).length
  assert.ok(inMonth('2017-03') > 1.7 * inMonth('2017-02'))
  assert.ok(inMonth('2017-03') > 1.5 * exploitation(CITY, ['2017-04-01', '2017-04-30']).length)
  const opened = read('operations.csv').filter((row) => row.opened_on!.startsWith('2017'))
  assert.equal(opened.length, 1)
  assert.ok(
    read('safeguarding_actions.csv').filter((row) => row.operation_ref === opened[0]!.operation_ref).length > 20,
  )
})

test('more children were identified as at risk than in the year before, in the city and in all', () => {
  const identified = (days: Days, home?: string): number => {
    const atRisk = new Set<string>()
    const last = new Map<string, string>()
    for (const row of read('risk_assessments.csv').toSorted((a, b) => (a.assessed_on! < b.assessed_on! ? -1 : 1))) {
      const child = row.person_ref!
      if (row.level !== 'none' && (last.get(child) ?? 'none') === 'none' && within(row.assessed_on!, days))
        if (home === undefined || people.get(child)!.home_authority === home) atRisk.add(child)
      last.set(child, row.level!)
    }
    return atRisk.size
  }
  assert.ok(identified(YEAR, CITY) > identified(YEAR_BEFORE, CITY) + 10)
  assert.ok(identified(YEAR) > identified(YEAR_BEFORE) + 10)
  assert.ok(identified(YEAR, CITY) > 100)
})

test('sixteen notices were issued for the city in the year, four of them in December', () => {
  const issued = read('notices.csv').filter((row) => row.authority === CITY && within(row.issued_on!, YEAR))
  const inDecember = issued.filter((row) => row.issued_on!.startsWith('2016-12'))
  assert.equal(issued.length, 16)
  assert.equal(inDecember.length, 4)
  assert.ok(distinct(inDecember.map((row) => row.recipient_ref!)) < 4, 'one adult, two children, two notices')
  const servedLater = read('notices.csv').filter(
    (row) => row.served_on && !row.served_on.startsWith(row.issued_on!.slice(0, 7)),
  )
  assert.equal(servedLater.length, 1)
  for (const quarter of [
    ['2016-04', '2016-06'],
    ['2016-07', '2016-09'],
    ['2016-10', '2016-12'],
    ['2017-01', '2017-03'],
  ] as const)
    assert.ok(issued.filter((row) => within(row.issued_on!, [`${quarter[0]}-01`, `${quarter[1]}-31`])).length >= 3)
})

test('some children called about in the city live in Dorset; the others live where they are called about', () => {
  const homes = pairs
    .filter((pair) => people.has(pair.child))
    .map((pair) => ({ host: contacts.get(pair.contact)!.authority!, home: people.get(pair.child)!.home_authority! }))
  const dorset = pairsOf(exploitation(CITY, YEAR)).filter(
    (pair) => people.get(pair.child)?.home_authority === 'E06000059',
  )
  assert.ok(distinct(dorset.map((pair) => pair.child)) >= 5)
  for (const { host, home } of homes) if (home === CITY || home === COUNTY) assert.equal(home, host)
})

test('about one child in twenty is described, not referred to, and few of those wait to be looked at', () => {
  const described = pairs.filter((pair) => pair.row.person_ref === '')
  const waiting = described.filter((pair) => !people.has(pair.child))
  assert.ok(described.length / pairs.length > 0.03 && described.length / pairs.length < 0.07)
  assert.ok(described.length - waiting.length > 100)
  const recent = waiting.filter((pair) => contacts.get(pair.contact)!.received_at! >= '2017-04-01')
  assert.ok(recent.length > waiting.length / 2)
  const inYear = pairsOf(exploitation(CITY, YEAR)).filter((pair) => !people.has(pair.child))
  assert.equal(inYear.length, 3)
})

test('all but the newest contacts are decided, some of them twice', () => {
  const decided = new Map<string, number>()
  for (const row of read('decisions.csv')) decided.set(row.contact_ref!, (decided.get(row.contact_ref!) ?? 0) + 1)
  const awaiting = [...contacts.values()].filter((row) => !decided.has(row.contact_ref!))
  assert.equal(awaiting.filter((row) => row.authority === CITY).length, 14)
  for (const row of awaiting) assert.ok(row.received_at! >= '2017-05-09')
  assert.ok([...decided.values()].filter((count) => count === 2).length > 40)
})

test('the same folder comes out each time, and is of a size that loads in seconds', () => {
  const again = generateDemo()
  for (const [file, rows] of generateDemo()) assert.equal(csvText(file, rows), csvText(file, again.get(file)!), file)
  assert.ok(contacts.size >= 3000 && contacts.size <= 5000)
})
