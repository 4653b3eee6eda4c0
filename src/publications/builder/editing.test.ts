import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { dimensionsOf, measureIds, measureOf } from '../../measures/index.ts'
import { addDays, plainDate } from '../../platform/dates.ts'
import { mustBeOk } from '../../platform/result.ts'
import { Recipe, type RecipeItem } from '../release/recipe.ts'
import { alternativesFor, tablesIn, tried } from './alternatives.ts'
import { measuresFound } from './catalogue.ts'
import { faultsOf, recipeFaults } from './checking.ts'
import { addSection, itemAt, moveItem, putItem, removeItem, removeSection, SECTIONS_MAX } from './editing.ts'
import { comparedOn, likelyRelative, periodOn, relativePeriods, type RelativePeriod } from './relative.ts'
import { daysOf, shippedTemplates, templateOf } from './template.ts'
import { readRecipe } from './pages/recipe.page.ts'

const recipeOf = (sections: Recipe['sections'], more: Partial<Recipe> = {}): Recipe =>
  Recipe.parse({
    format: 1,
    title: 'A year',
    audience: 'public',
    period: { from: '2016-04-01', to: '2017-03-31' },
    compare: { from: '2015-04-01', to: '2016-03-31' },
    authorities: [],
    policy: 'hide-1-to-5',
    sections,
    contact: { name: 'Figures team', email: 'figures@stoke.example' },
    ...more,
  })

const text = (words: string): RecipeItem => ({ kind: 'text', text: words })
const table = (more: object = {}) =>
  ({
    kind: 'table',
    measure: 'notices_issued',
    by: ['month'],
    area: 'asked',
    over: 'release',
    compared: false,
    rate: false,
    chart: 'none',
    ...more,
  }) as Extract<RecipeItem, { kind: 'table' }>

const someSections = fc.array(fc.nat({ max: 4 }), { minLength: 1, maxLength: 5 }).map((counts) =>
  counts.map((count, section) => ({
    heading: `Section ${section}`,
    items: Array.from({ length: count }, (_, at) => text(`${section}.${at}`)),
  })),
)
const wordsIn = ({ sections }: Recipe) => sections.flatMap(({ items }) => items.map((item) => JSON.stringify(item)))

test('a part that is moved up and down again is where it was, and nothing is lost on the way', () => {
  fc.assert(
    fc.property(someSections, fc.nat(4), fc.nat(3), (sections, section, item) => {
      const recipe = recipeOf(sections)
      const up = moveItem({ section, item }, 'up')(recipe)
      if (!up.ok) return
      assert.deepEqual(wordsIn(up.value).toSorted(), wordsIn(recipe).toSorted())
      const back =
        item > 0
          ? { section, item: item - 1 }
          : { section: section - 1, item: recipe.sections[section - 1]!.items.length }
      assert.deepEqual(mustBeOk(moveItem(back, 'down')(up.value)), recipe)
    }),
  )
})

test('a part put at the end and removed again leaves the release as it was', () => {
  fc.assert(
    fc.property(someSections, fc.nat(4), (sections, section) => {
      const recipe = recipeOf(sections)
      const item = recipe.sections[section]?.items.length ?? 0
      const put = putItem({ section, item }, table())(recipe)
      if (!put.ok) return assert.equal(recipe.sections[section], undefined)
      assert.deepEqual(mustBeOk(removeItem({ section, item })(put.value)), recipe)
    }),
  )
})

test('a release has forty sections at most and one at least', () => {
  let recipe = recipeOf([{ heading: 'One', items: [] }])
  assert.deepEqual(removeSection(0)(recipe), { ok: false, refusal: { kind: 'last_section' } })
  for (let count = 1; count < SECTIONS_MAX; count++) recipe = mustBeOk(addSection(`Section ${count}`)(recipe))
  assert.deepEqual(addSection('One more')(recipe), { ok: false, refusal: { kind: 'sections_full' } })
  assert.equal(Recipe.parse(recipe).sections.length, SECTIONS_MAX)
})

test('every table that the builder takes is one that its measure can be told by, and the rest is refused in words', () => {
  const dimension = fc.constantFrom(...new Set(measureIds.flatMap((id) => [...dimensionsOf(measureOf(id))])))
  fc.assert(
    fc.property(
      fc.constantFrom(...measureIds),
      fc.uniqueArray(dimension, { minLength: 1, maxLength: 2 }),
      (measure, by) => {
        const faults = faultsOf(table({ measure, by }), { compare: null })
        const has = dimensionsOf(measureOf(measure))
        if (by.some((one) => !has.includes(one))) assert.ok(faults.length > 0)
        if (faults.length === 0) assert.ok(by.every((one) => has.includes(one)))
        for (const fault of faults) assert.ok(fault.text.length > 20)
      },
    ),
  )
})

test('a measure is found by any words of its name or definition, and every measure is in one group', () => {
  const listed = measuresFound().flatMap(({ measures }) => measures.map(({ id }) => id))
  assert.deepEqual(listed.toSorted(), measureIds.toSorted())
  for (const id of measureIds) {
    const found = measuresFound(measureOf(id).title.toUpperCase()).flatMap(({ measures }) => measures)
    assert.ok(found.some((measure) => measure.id === id))
  }
  assert.deepEqual(measuresFound('zebra'), [])
})

test('what is tried instead is coarser, and stands in the place of the table', () => {
  const item = table({ by: ['month', 'basis'], title: 'Notices by month' })
  const recipe = recipeOf([{ heading: 'Notices', items: [text('Before'), item] }])
  const [place] = tablesIn(recipe).map((one) => one.place)
  const offers = alternativesFor(place!, item)
  assert.deepEqual(
    offers.map(({ item: { by } }) => by),
    [['quarter', 'basis'], ['month'], ['basis']],
  )
  for (const offer of offers) {
    const other = itemAt(tried(recipe, offer), place!) as typeof item
    assert.deepEqual(other.by, offer.item.by)
    assert.equal(other.title, undefined, 'a name that said how it was broken down is no longer true')
    assert.deepEqual(faultsOf(other, recipe), [])
  }
})

test('relative periods mean whole days before or up to today, and are recognised again', () => {
  const today = plainDate('2017-05-12')
  assert.deepEqual(periodOn('last_financial_year', today), { from: '2016-04-01', to: '2017-03-31' })
  assert.deepEqual(periodOn('this_financial_year', today), { from: '2017-04-01', to: '2017-05-12' })
  assert.deepEqual(periodOn('last_quarter', today), { from: '2017-01-01', to: '2017-03-31' })
  assert.deepEqual(periodOn('last_month', today), { from: '2017-04-01', to: '2017-04-30' })
  assert.deepEqual(periodOn('last_12_months', today), { from: '2016-05-01', to: '2017-04-30' })
  assert.deepEqual(comparedOn('period_before', periodOn('last_quarter', today)), {
    from: '2016-10-01',
    to: '2016-12-31',
  })
  const day = fc.nat(30_000).map((days) => addDays(plainDate('2001-01-01'), days))
  fc.assert(
    fc.property(day, fc.constantFrom(...(Object.keys(relativePeriods) as RelativePeriod[])), (on, relative) => {
      const period = periodOn(relative, on)
      assert.ok(period.from <= period.to && period.to <= on)
      if (relative !== 'this_financial_year') assert.ok(period.to < on)
      const before = comparedOn('period_before', period)!
      assert.ok(before.from <= before.to && before.to < period.from)
      if (relative === 'last_month' || relative === 'last_quarter') assert.equal(likelyRelative(period), relative)
    }),
  )
})

test('the templates that ship make recipes without a fault, on any day', () => {
  for (const { recipe } of shippedTemplates) {
    const days = daysOf(recipe, plainDate('2017-05-12'))
    assert.deepEqual(recipeFaults(recipeOf(recipe.sections, days)), [])
    if (recipe.audience === 'public') assert.notEqual(recipe.policy, 'none')
  }
})

test('the public scrutiny report tells all that the council told its panel, and the paper the same with nothing hidden', () => {
  const [open, paper] = ['scrutiny-public', 'scrutiny-panel'].map(
    (id) => shippedTemplates.find((one) => one.id === id)!.recipe,
  )
  const items = open!.sections.flatMap((section) => section.items)
  const told = items.flatMap((item) =>
    item.kind === 'figures' ? item.measures.map((id) => `${id} ${item.area} ${item.over}`) : [],
  )
  for (const wanted of [
    'contacts_received asked release',
    'children_in_contacts asked release',
    'children_identified_at_risk asked release',
    'people_arrested force release',
    'voluntary_interviews force release',
    'warrants_issued force release',
    'people_charged force release',
    'charges force release',
    'children_safeguarded force release',
    'people_arrested force programme',
    'notices_issued asked release',
    'awareness_activities asked release',
  ])
    assert.ok(told.includes(wanted), wanted)
  const notices = items.flatMap((item) => (item.kind === 'table' && item.measure === 'notices_issued' ? item.by : []))
  assert.deepEqual(notices, ['month', 'quarter'])
  assert.deepEqual(paper!.sections, open!.sections)
  assert.deepEqual([open!.policy, paper!.policy], ['hide-1-to-5', 'none'])
  assert.equal(open!.compare, 'year_before')
})

test('a template of a release keeps what stands in it, and not its days, area and contact', () => {
  const recipe = recipeOf([{ heading: 'One', items: [table()] }], { authorities: ['E06000021'] })
  const kept = templateOf(recipe, { period: 'last_quarter', compare: 'nothing' })
  assert.deepEqual(kept.sections, recipe.sections)
  assert.equal(kept.area, 'home')
  assert.ok(!('contact' in kept) && !('authorities' in kept))
})

test('a recipe pasted as JSON is taken whole, or each fault is said where it is', () => {
  const recipe = recipeOf([{ heading: 'Notices', items: [table()] }])
  assert.deepEqual(mustBeOk(readRecipe(JSON.stringify(recipe))), recipe)
  const faultsIn = (value: unknown) => {
    const read = readRecipe(typeof value === 'string' ? value : JSON.stringify(value))
    assert.ok(!read.ok)
    return read.refusal.map(({ text: said }) => said).join('\n')
  }
  assert.match(faultsIn('{"format": 1,'), /This is not JSON/)
  assert.match(faultsIn({ ...recipe, sections: [] }), /sections/)
  const withItem = (item: object) => ({ ...recipe, sections: [{ heading: 'Notices', items: [item] }] })
  assert.match(faultsIn(withItem(table({ measure: 'children_seen' }))), /Section 1, part 1, measure/)
  assert.match(
    faultsIn(withItem(table({ by: ['audience'] }))),
    /Section 1, part 1: .*cannot be broken down by audience\. Select Month/,
  )
  assert.match(faultsIn(withItem(table({ by: ['month', 'quarter'] }))), /Rows are times already/)
  assert.match(faultsIn(withItem({ kind: 'text', text: 'x'.repeat(10_001) })), /Section 1, part 1, text/)
  assert.match(
    faultsIn({ ...recipe, sections: Array.from({ length: 41 }, () => ({ heading: 'A', items: [] })) }),
    /sections/,
  )
})
