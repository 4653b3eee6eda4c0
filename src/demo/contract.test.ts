/** Each row of the demonstration is as the import contract asks, and could have happened. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ageRangeOn, parseInstant, parsePartialDate, parsePlainDate, plainDate } from '../platform/dates.ts'
import type { PartialDate } from '../platform/dates.ts'
import { COLUMNS } from './folder.ts'
import type { FileName } from './folder.ts'
import { generateDemo } from './generate.ts'
import { nhsCheckDigit, upnCheckLetter } from './identifiers.ts'
import { BACKGROUNDS } from './names.ts'
import { agencies, annotations, users } from './personas.ts'
import { readBack } from './read-back.ts'
import type { ReadRow } from './read-back.ts'

const folder = generateDemo()
const read = readBack(folder)
const files = Object.keys(COLUMNS) as FileName[]
const people = new Map(read('people.csv').map((row) => [row.person_ref!, row]))
const contacts = new Map(read('contacts.csv').map((row) => [row.contact_ref!, row]))
const operations = new Map(read('operations.csv').map((row) => [row.operation_ref!, row]))
const words = (text: string): Set<string> => new Set(text.split(' '))

const REQUIRED: Partial<Record<FileName, string>> = {
  'people.csv': 'person_ref',
  'contacts.csv': 'contact_ref received_at authority source concern summary',
  'contact_children.csv': 'contact_ref',
  'decisions.csv': 'contact_ref decided_at outcome rationale',
  'operations.csv': 'operation_ref name opened_on',
  'arrests.csv': 'arrest_ref person_ref arrested_on authority',
  'voluntary_interviews.csv': 'interview_ref person_ref interviewed_on authority',
  'warrants.csv': 'warrant_ref issued_on authority kind',
  'charges.csv': 'charge_ref person_ref charged_on authority offence',
  'safeguarding_actions.csv': 'action_ref person_ref safeguarded_on authority kind',
  'notices.csv': 'notice_ref recipient_ref child_ref issued_on authority basis',
  'awareness.csv': 'activity_ref held_on authority audience topic',
  'populations.csv': 'authority year age_from age_to children source',
}
const CODES: readonly (readonly [FileName | undefined, string, ReadonlySet<string>])[] = [
  [undefined, 'authority', words('E06000021 E10000028')],
  [undefined, 'home_authority', words('E06000021 E10000028 E06000059 E06000049 E10000007')],
  [undefined, 'sex', words('F M U I')],
  [
    undefined,
    'ethnicity',
    words('NOBT REFU WBRI WIRI WOTH WROM MWBC MWBA MWAS AIND APKN ABAN AOTH BCRB BAFR CHNE OOTH'),
  ],
  ['contacts.csv', 'source', words('1A 1B 1C 1D 2A 2B 3A 3B 3C 3D 3E 3F 4 5A 5B 5C 5D 6 7 8 9 10')],
  [undefined, 'channel', words('phone email online in_person letter other')],
  [undefined, 'concern', words('cse cce missing trafficking other')],
  [undefined, 'exploitation', words('cse cce both')],
  [undefined, 'level', words('none emerging moderate significant')],
  [
    undefined,
    'outcome',
    words('no_further_action information_and_advice early_help referral strategy_discussion passed_to_other_authority'),
  ],
  [undefined, 'relationship', words('parent child sibling half_sibling step_sibling carer partner associate')],
  [undefined, 'basis', words('child_abduction_act_s2 children_act_s49')],
  [undefined, 'audience', words('parents professionals communities children businesses')],
  ['warrants.csv', 'kind', words('search arrest other')],
  [
    'safeguarding_actions.csv',
    'kind',
    words(
      'strategy_discussion police_protection cin_plan cp_plan looked_after exploitation_plan moved_to_safety other',
    ),
  ],
]

test('every file has rows, its required cells and codes of the contract', () => {
  for (const file of files) {
    const rows = read(file)
    assert.ok(rows.length > 0, file)
    for (const row of rows) {
      for (const column of (REQUIRED[file] ?? '').split(' '))
        if (column) assert.notEqual(row[column], '', `${file} ${column}`)
      for (const [only, column, codes] of CODES)
        if (row[column] && (only ?? file) === file)
          assert.ok(codes.has(row[column]), `${file} ${column} ${row[column]}`)
    }
  }
})

test('every day and moment exists, and none is later than the morning of the demonstration', () => {
  for (const file of files)
    for (const row of read(file))
      for (const [column, value] of Object.entries(row)) {
        if (value === '') continue
        if (column.endsWith('_on')) {
          assert.ok(parsePlainDate(value), `${file} ${column} ${value}`)
          if (column !== 'expires_on')
            assert.ok(value >= '2014-04-01' && value <= '2017-05-12', `${file} ${column} ${value}`)
        } else if (column.endsWith('_at')) {
          assert.ok(parseInstant(value), `${file} ${column} ${value}`)
          assert.ok(value >= '2014-04-01T00:00' && value <= '2017-05-12T08:00', `${file} ${column} ${value}`)
        } else if (column === 'date_of_birth') assert.ok(parsePartialDate(value), `${file} ${value}`)
      }
})

test('references are given once and lead somewhere', () => {
  for (const file of files) {
    const own = COLUMNS[file][0]
    const rows = read(file)
    const key = (row: ReadRow): string =>
      own.endsWith('_ref') && !['relationships.csv', 'contact_children.csv', 'decisions.csv'].includes(file)
        ? row[own]!
        : Object.values(row)
            .slice(0, file === 'decisions.csv' ? 2 : undefined)
            .join('|')
    assert.equal(new Set(rows.map(key)).size, rows.length, file)
    for (const row of rows)
      for (const [column, value] of Object.entries(row)) {
        if (value === '') continue
        if (['person_ref', 'related_person_ref', 'recipient_ref', 'child_ref'].includes(column))
          assert.ok(people.has(value))
        if (column === 'contact_ref') assert.ok(contacts.has(value))
        if (column === 'operation_ref') assert.ok(operations.has(value))
      }
  }
  for (const ref of contacts.keys())
    assert.ok(
      read('contact_children.csv').some((row) => row.contact_ref === ref),
      ref,
    )
})

/** Youngest and oldest that somebody may be that day; `undefined` where nothing is known of their birth. */
function ages(ref: string, day: string): { youngest: number; oldest: number } | undefined {
  const born = people.get(ref)!.date_of_birth!
  assert.ok(born <= day, `${ref} was born before ${day}`)
  return born === '' ? undefined : ageRangeOn(born as PartialDate, plainDate(day.slice(0, 10)))
}
const isChild = (ref: string, day: string): boolean => (ages(ref, day)?.oldest ?? 99) < 18
const isAdult = (ref: string, day: string): boolean => (ages(ref, day)?.youngest ?? 18) >= 18

test('children are children, and those whom the police suspect are adults', () => {
  for (const row of read('contact_children.csv')) {
    const day = contacts.get(row.contact_ref!)!.received_at!.slice(0, 10)
    if (row.person_ref) assert.ok(isChild(row.person_ref, day), `${row.person_ref} ${day}`)
    else {
      assert.ok(row.given_name && row.family_name && row.date_of_birth)
      assert.ok(ageRangeOn(row.date_of_birth as PartialDate, plainDate(day)).oldest < 18)
    }
  }
  for (const row of read('risk_assessments.csv')) assert.ok(isChild(row.person_ref!, row.assessed_on!))
  for (const row of read('safeguarding_actions.csv')) assert.ok(isChild(row.person_ref!, row.safeguarded_on!))
  for (const row of read('arrests.csv')) assert.ok(isAdult(row.person_ref!, row.arrested_on!))
  for (const row of read('voluntary_interviews.csv')) assert.ok(isAdult(row.person_ref!, row.interviewed_on!))
  for (const row of read('charges.csv')) assert.ok(isAdult(row.person_ref!, row.charged_on!))
  for (const row of read('relationships.csv').filter((one) => one.relationship === 'parent')) {
    const [parent, child] = [
      people.get(row.person_ref!)!.date_of_birth!,
      people.get(row.related_person_ref!)!.date_of_birth!,
    ]
    if (parent) assert.ok(Number(child.slice(0, 4)) - Number(parent.slice(0, 4)) >= 17, `${parent} ${child}`)
  }
})

test('no child is called about twice in one contact, or assessed twice on one day', () => {
  const seen = new Set<string>()
  for (const row of read('risk_assessments.csv')) seen.add(`${row.person_ref} ${row.assessed_on}`)
  assert.equal(seen.size, read('risk_assessments.csv').length)
  const levels = Map.groupBy(read('risk_assessments.csv'), (row) => row.person_ref!)
  const shapes = [...levels.values()].map((rows) => rows.map((row) => row.level!))
  const again = shapes.filter((shape) =>
    shape.some((level, nth) => level !== 'none' && shape[nth - 1] === 'none' && nth > 1),
  )
  assert.ok(again.length > 10, 'some are at risk, then not, then again')
})

test('things follow on each other in the order in which they happen', () => {
  for (const row of read('decisions.csv')) assert.ok(row.decided_at! > contacts.get(row.contact_ref!)!.received_at!)
  for (const row of read('warrants.csv')) if (row.executed_on) assert.ok(row.executed_on >= row.issued_on!)
  const met = new Map<string, string>()
  for (const row of [...read('arrests.csv'), ...read('voluntary_interviews.csv')]) {
    const day = row.arrested_on ?? row.interviewed_on!
    met.set(row.person_ref!, [met.get(row.person_ref!) ?? day, day].toSorted()[0]!)
  }
  for (const row of read('charges.csv')) assert.ok(met.get(row.person_ref!)! <= row.charged_on!, row.charge_ref!)
  for (const [file, day] of [
    ['arrests.csv', 'arrested_on'],
    ['voluntary_interviews.csv', 'interviewed_on'],
    ['warrants.csv', 'issued_on'],
    ['safeguarding_actions.csv', 'safeguarded_on'],
  ] as const)
    for (const row of read(file).filter((one) => one.operation_ref)) {
      const { opened_on, closed_on } = operations.get(row.operation_ref!)!
      assert.ok(
        row[day]! >= opened_on! && (closed_on === '' || row[day]! <= closed_on!),
        `${file} ${row[day]} ${row.operation_ref}`,
      )
    }
})

test('a notice protects a child of the age that its law covers, and ends on the birthday', () => {
  for (const row of read('notices.csv')) {
    const age = row.basis === 'child_abduction_act_s2' ? 16 : 18
    assert.ok(ages(row.child_ref!, row.issued_on!)!.oldest < age)
    assert.ok(isAdult(row.recipient_ref!, row.issued_on!))
    if (row.served_on) assert.ok(row.served_on >= row.issued_on!)
    if (!row.expires_on) continue
    const born = people.get(row.child_ref!)!.date_of_birth!
    assert.equal(Number(row.expires_on.slice(0, 4)) - Number(born.slice(0, 4)), age)
    assert.ok(row.expires_on.slice(4) === born.slice(4) || born.endsWith('-02-29'))
  }
})

test('numbers pass their checks, are of the range for tests, and are nobody else’s', () => {
  const given = new Set<string>()
  for (const { nhs_number: nhs, upn } of people.values()) {
    for (const number of [nhs!, upn!].filter(Boolean)) {
      assert.ok(!given.has(number), number)
      given.add(number)
    }
    if (nhs) assert.ok(/^999\d{7}$/.test(nhs) && nhsCheckDigit(nhs.slice(0, 9)) === Number(nhs[9]))
    if (upn) assert.ok(/^[A-Z]\d{12}$/.test(upn) && upnCheckLetter(upn.slice(1)) === upn[0])
  }
  const names = [...people.values()].map((row) => `${row.given_name} ${row.family_name}`)
  assert.equal(new Set(names).size, names.length)
})

test('suspects and children are of the same backgrounds in the same shares', () => {
  const suspects = new Set([...read('arrests.csv'), ...read('voluntary_interviews.csv')].map((row) => row.person_ref!))
  const children = new Set(
    read('contact_children.csv')
      .map((row) => row.person_ref!)
      .filter(Boolean),
  )
  const share = (refs: ReadonlySet<string>, codes: ReadonlySet<string>): number => {
    const known = [...refs]
      .map((ref) => people.get(ref)!.ethnicity!)
      .filter((code) => !['', 'NOBT', 'REFU'].includes(code))
    return known.filter((code) => codes.has(code)).length / known.length
  }
  for (const code of new Set(BACKGROUNDS.map(([background]) => background.ethnicity)))
    assert.ok(Math.abs(share(suspects, new Set([code])) - share(children, new Set([code]))) < 0.05, code)
})

test('what was said names nobody and blames no child', () => {
  const texts = [
    ...read('contacts.csv').map((row) => row.summary!),
    ...read('decisions.csv').map((row) => row.rationale!),
  ]
  for (const text of new Set(texts))
    assert.doesNotMatch(
      text,
      /lifestyle|promiscuous|prostitut|streetwise|attention.seeking|putting (him|her|them)sel|boyfriend|choice/i,
    )
  const families = new Set([...people.values()].map((row) => row.family_name!))
  for (const text of new Set(texts)) for (const word of text.split(/[^\p{L}'’]+/u)) assert.ok(!families.has(word), text)
  assert.ok(new Set(read('contacts.csv').map((row) => row.summary)).size > 1500)
})

test('everybody at work belongs to an agency, and each explanation is signed by one of them', () => {
  for (const user of users) assert.ok(agencies.some((agency) => agency.name === user.agency))
  assert.equal(new Set(users.map((user) => user.username)).size, users.length)
  for (const { by, month } of annotations) {
    assert.ok(users.some((user) => user.username === by))
    assert.match(month, /^201[4-7]-(0[1-9]|1[0-2])$/)
  }
})
