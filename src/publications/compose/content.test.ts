import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  aCountedFigure,
  aCountedRelease,
  aMonthlyTable,
  cityExtent,
  YEAR,
  YEAR_BEFORE,
} from '../../../test/builders/counted-release.ts'
import { measureOf } from '../../measures/index.ts'
import type { Cell, ReleaseContent } from '../release/document.ts'
import { cellName } from './cell-name.ts'
import { contentOf, type Beside } from './content.ts'
import { countedIn, linkedCellsOf, tellAll, tellBy } from './told.ts'

const beside: Beside = {
  madeBy: 'Waymark 0.1.0',
  policy: { name: 'Hide 1 to 5', version: 1, sentence: 'Numbers from 1 to 5 are hidden.' },
  reference: { authorities: new Map() } as never,
}

const NOTICES = [1, 0, 2, 1, 1, 2, 0, 2, 4, 1, 1, 1]
const notices = () =>
  aCountedRelease([
    { kind: 'figures', figures: [aCountedFigure('notices_issued', 16, 13)] },
    { kind: 'table', table: aMonthlyTable('notices_issued', NOTICES) },
  ])
const ofNotices = (period: typeof YEAR) => ({ measure: measureOf('notices_issued'), extent: cityExtent, period })
const hiding = (...months: string[]) =>
  new Map<string, Cell>(months.map((month) => [cellName(countedIn(ofNotices(YEAR)), { month }), '[c]']))
const sentences = (content: ReleaseContent): string =>
  content.statement
    .flatMap(({ paragraphs }) => paragraphs.flat())
    .map((sentence) => sentence.map((piece) => (typeof piece === 'string' ? piece : piece.text)).join(''))
    .join(' ')

test('a statement says the panel that four of sixteen notices were issued in December', () => {
  const said = sentences(contentOf(notices(), tellAll, beside))
  assert.match(said, /In Stoke-on-Trent in 2016-17, 16 child abduction warning notices were issued/)
  assert.match(said, /The month with most was December 2016, with 4\./)
  assert.match(said, /do not mean that a child was abducted/)
})

test('the public statement has the year of notices and nothing of December, where December is hidden', () => {
  const content = contentOf(notices(), tellBy(hiding('2016-12', '2016-06')), beside)
  const said = sentences(content)
  assert.match(said, /16 child abduction warning notices were issued/)
  assert.doesNotMatch(said, /December|with 4/)
  const [table] = content.tables
  assert.deepEqual(
    table!.rows.filter(({ cells }) => cells[0] === '[c]').map(({ label }) => label),
    ['June 2016', 'December 2016'],
  )
  assert.match(table!.notes.join(' '), /\[c\] stands for a number that is hidden/)
  assert.match(table!.chart!.description, /2 of 12 are hidden/)
  assert.doesNotMatch(table!.chart!.description, /December/)
})

test('each number of a statement leads to a figure or a table that the document has', () => {
  const content = contentOf(notices(), tellAll, beside)
  const anchors = new Set([...content.figures, ...content.tables].map(({ id }) => id))
  const leads = content.statement.flatMap(({ paragraphs }) =>
    paragraphs.flat(2).flatMap((piece) => (typeof piece === 'string' ? [] : [piece.to])),
  )
  assert.ok(leads.length >= 3)
  for (const to of leads) assert.ok(anchors.has(to), to)
})

test('a change is not said where one of its two counts is hidden, since the other and the change would give it away', () => {
  const release = aCountedRelease([{ kind: 'figures', figures: [aCountedFigure('notices_issued', 16, 3)] }])
  const before = cellName(countedIn(ofNotices(YEAR_BEFORE)))
  const content = contentOf(
    { ...release, beside: { ...release.beside, changes: new Map([['notices-issued', 'more than last year']]) } },
    tellBy(new Map([[before, '[c]' as const]])),
    beside,
  )
  assert.equal(content.figures[0]!.before!.value, '[c]')
  assert.equal(content.figures[0]!.change, undefined)
  assert.doesNotMatch(sentences(content), /13|more/)
})

test('children of several months are noted not to add up, and every count of a release is one of its linked cells', () => {
  const release = aCountedRelease([
    { kind: 'figures', figures: [aCountedFigure('children_in_contacts', 20, 25)] },
    {
      kind: 'table',
      table: aMonthlyTable(
        'children_in_contacts',
        Array.from({ length: 12 }, () => 2),
        20,
      ),
    },
  ])
  assert.match(contentOf(release, tellAll, beside).tables[0]!.notes.join(' '), /add up to more than the total/)
  const printed = [...linkedCellsOf(release).cells.values()].filter(({ standing }) => standing === 'count')
  assert.equal(printed.length, 12 + 1 + 1)
})

test('a figure that no block of the scrutiny report has is said in a sentence of its own, with unit, place and period', () => {
  const release = aCountedRelease([{ kind: 'figures', figures: [aCountedFigure('warrants_issued', 172)] }])
  assert.match(
    sentences(contentOf(release, tellAll, beside)),
    /In Stoke-on-Trent, 1 April 2016 to 31 March 2017, warrants issued: 172 warrants\./,
  )
})
