/** What must hold of any linkage, and the cases that it is there for. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { population } from '../../bench/support/population.ts'
import { blockingKeysOf, defaultModel, link, parseModel, score, scoreEach, train, type LinkRecord } from './index.ts'

const model = defaultModel()
const fields = [
  'given_name',
  'family_name',
  'date_of_birth',
  'sex',
  'postcode',
  'address',
  'phone',
  'nhs_number',
] as const
const child = (id: string, values: Partial<Record<(typeof fields)[number] | 'upn', string>>): LinkRecord => ({
  id,
  values: {
    given_name: 'Rowan',
    family_name: 'Hazelby',
    date_of_birth: '2006-03-14',
    sex: 'F',
    postcode: 'ST4 1AB',
    address: '14 Mill Lane',
    phone: '07700900123',
    ...values,
  },
})
const people = population(1200, 5).map((one): LinkRecord & { person: number } => ({
  id: one.id,
  person: one.person,
  values: Object.fromEntries(fields.map((field) => [field, one[field]])),
}))

test('one child told of twice in the same words is the same', () => {
  assert.equal(score(model, child('a', {}), child('b', {})).outcome, 'same')
})

test('twins without an error in their records are not the same: all that they share counts once', () => {
  const found = score(model, child('a', {}), child('b', { given_name: 'Imogen' }))
  assert.notEqual(found.outcome, 'same')
  assert.ok(found.household > 0.2, `that they are two who live together is no small chance: ${found.household}`)
  assert.match(found.shares.map(({ words }) => words).join('; '), /given names differ/)
})

test('brothers are not the same, nor is a father who bears his son’s name', () => {
  const son = child('a', { given_name: 'Owen', sex: 'M' })
  assert.equal(
    score(model, son, child('b', { given_name: 'Reuben', sex: 'M', date_of_birth: '2008-11-02' })).outcome,
    'different',
  )
  assert.notEqual(
    score(model, son, child('b', { given_name: 'Owen', sex: 'M', date_of_birth: '1979-06-21' })).outcome,
    'same',
  )
})

test('who fits father and son equally well is joined to neither', () => {
  const [son, father] = [
    child('son', { date_of_birth: '2006-03-14' }),
    child('father', { date_of_birth: '1974-08-30' }),
  ]
  const { clusters, pairs } = link([son, father, child('undated', { date_of_birth: '' })], model)
  assert.equal(new Set(clusters.values()).size, 3)
  assert.ok(pairs.filter(({ outcome }) => outcome === 'look').length >= 2, 'a person is asked to look')
})

test('a child who moved, a nickname and a slip of the pen still make the same child', () => {
  for (const change of [
    { postcode: 'WS1 2QQ', address: '3 Oak Road' },
    { given_name: 'Ro' },
    { family_name: 'Hazleby' },
    { date_of_birth: '2005-03-14' },
  ])
    assert.equal(score(model, child('a', {}), child('b', change)).outcome, 'same', JSON.stringify(change))
})

test('two verified NHS numbers that differ weigh heavily against, and one alike weighs for', () => {
  const [one, other] = [child('a', { nhs_number: '9434765919' }), child('b', { nhs_number: '4010232137' })]
  const plain = score(model, child('a', {}), child('b', {})).weight
  assert.ok(score(model, one, other).weight < plain - 5)
  assert.ok(score(model, one, child('b', { nhs_number: '943 476 5919' })).weight > plain + 5)
})

test('two verified NHS numbers or UPNs that differ are for a person to look at, however much else agrees', () => {
  const upns = ['G860100000001', 'W860100000002']
  for (const [field, one, other] of [
    ['nhs_number', '9434765919', '4010232137'],
    ['upn', ...upns],
  ] as const) {
    const found = score(model, child('a', { [field]: one }), child('b', { [field]: other }))
    assert.equal(found.outcome, 'look', `${field}: ${found.weight}`)
    assert.match(found.shares.map(({ words }) => words).join('; '), /another verified/)
  }
})

test('names that were exchanged are found exchanged', () => {
  const found = score(model, child('a', {}), child('b', { given_name: 'Hazelby', family_name: 'Rowan' }))
  assert.equal(found.outcome, 'same')
  assert.ok(found.shares.some(({ level }) => level === 'swapped'))
})

test('the shares of the comparisons add up to the weight', () => {
  for (let at = 0; at + 1 < 200; at++) {
    const { weight, prior, shares } = score(model, people[at]!, people[at + 1]!)
    assert.ok(Math.abs(shares.reduce((sum, share) => sum + share.weight, prior) - weight) < 1e-6)
  }
})

test('records that share no key are not compared, and those of one child share some', () => {
  const keys = new Set(blockingKeysOf(model, child('a', {})))
  assert.ok(blockingKeysOf(model, child('b', { given_name: 'Rowen', postcode: 'B1 1TT' })).some((key) => keys.has(key)))
  assert.deepEqual(blockingKeysOf(model, { id: 'c', values: {} }), [])
})

const anyText = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '',
    'Ann',
    'ANN ',
    '2004-05-17',
    '1/1/2004',
    'ST4 1AB',
    '07700900123',
    'ﷺ',
    '李小龍',
    '\u0000',
    'é',
    '🦊',
  ),
)
const anyRecord = fc
  .record(Object.fromEntries(fields.map((field) => [field, anyText])))
  .map((values): LinkRecord => ({ id: 'any', values }))

test('no name and no script breaks it, and which record comes first does not matter', () => {
  fc.assert(
    fc.property(anyRecord, anyRecord, (a, b) => {
      const [one, other] = [score(model, a, b), score(model, b, a)]
      assert.ok(Number.isFinite(one.weight))
      assert.equal(one.weight, other.weight)
      assert.deepEqual(
        one.shares.map(({ level }) => level),
        other.shares.map(({ level }) => level),
      )
    }),
    { numRuns: 300 },
  )
})

test('one record against many is each of them against it', () => {
  const others = people.slice(1, 40)
  assert.deepEqual(
    scoreEach(model, people[0]!, others),
    others.map((other) => score(model, people[0]!, other)),
  )
})

test('the order of the records changes neither model nor people', () => {
  const some = people.slice(0, 400)
  const model = train(some)
  const { clusters } = link(some, model)
  fc.assert(
    fc.property(fc.shuffledSubarray(some, { minLength: some.length }), (shuffled) => {
      assert.deepEqual(train(shuffled), model)
      assert.deepEqual([...link(shuffled, model).clusters].toSorted(), [...clusters].toSorted())
    }),
    { numRuns: 3 },
  )
})

test('a model is data: written and read back it is the same model', () => {
  const read = parseModel(JSON.stringify(train(people.slice(0, 300))))
  assert.ok(read.ok)
  assert.equal(parseModel('{"format":"other"}').ok, false)
  assert.equal(parseModel('not JSON').ok, false)
})

test('an invented town comes out nearly right without a label, and no twins become one', () => {
  const model = train(people)
  const { clusters } = link(people, model)
  const personOf = new Map(people.map(({ id, person }) => [id, person]))
  let [right, wrong] = [0, 0]
  for (const [id, cluster] of clusters) {
    if (id === cluster) continue
    if (personOf.get(id) === personOf.get(cluster)) right++
    else wrong++
  }
  assert.ok(right > 400, `${right} records found their person`)
  assert.ok(wrong <= right * 0.01, `${wrong} found another`)
})

test('a slip in a rare name is better evidence than a slip in a common one', () => {
  const trained = train(population(6000, 5).map(({ id, given_name, family_name }) => ({ id, values: { given_name, family_name } }))) // prettier-ignore
  const named = (id: string, family_name: string): LinkRecord => ({ id, values: { family_name } })
  const slip = (name: string): number => score(trained, named('a', name), named('b', `${name}q`)).weight
  const borne = Object.keys(trained.frequencies['family_name']!.values).filter(({ length }) => length > 6)
  const [common, rare] = [borne[0]!, borne.at(-1)!]
  assert.equal(score(trained, named('a', common), named('b', `${common}q`)).shares.find(({ field }) => field === 'family_name')?.level, 'typo') // prettier-ignore
  assert.ok(slip(rare) > slip(common) + 1, `${rare} ${slip(rare)}, ${common} ${slip(common)}`)
})
