/** Releases as their readers get them, of invented figures: a dull one and one of nothing. */
import { monthsIn, parseInstant, plainDate, type Period } from '../../src/platform/dates.ts'
import { monthInWords } from '../../src/platform/pages/index.ts'
import type {
  Cell,
  MeasureTold,
  ReleaseContent,
  ReleaseDocument,
  ReleaseFigure,
  ReleaseTable,
} from '../../src/publications/release/document.ts'
import { contentHash } from '../../src/publications/release/hash.ts'

const year: Period = { from: plainDate('2016-04-01'), to: plainDate('2017-03-31') }
const yearBefore: Period = { from: plainDate('2015-04-01'), to: plainDate('2016-03-31') }
const city = { name: 'Stoke-on-Trent', authorities: ['E06000021'] }
const moment = (text: string) => parseInstant(text)!

export const aMeasure = (facts: Partial<MeasureTold> = {}): MeasureTold => ({
  id: 'contacts_received',
  version: 2,
  title: 'Contacts received',
  unit: 'contacts',
  definition: 'Contacts with a concern of child sexual or criminal exploitation that a front door received.',
  population: 'contacts with an authority of the area',
  date: 'the day on which the contact was received',
  source: 'Records of the front door',
  caveats: ['One child can be in several contacts.', 'One contact can be about several children.'],
  ...facts,
})

export const aFigure = (facts: Partial<ReleaseFigure> = {}): ReleaseFigure => ({
  id: 'figure-contacts',
  title: 'Contacts received',
  measure: 'contacts_received',
  unit: 'contacts',
  place: city,
  period: year,
  value: 343,
  before: { period: yearBefore, value: 451 },
  change: 'Fewer than the year before, by more than chance would usually give.',
  ...facts,
})

export const aTable = (facts: Partial<ReleaseTable> = {}): ReleaseTable => ({
  id: 'table-contacts-month',
  title: 'Contacts received, by month',
  measure: 'contacts_received',
  unit: 'contacts',
  place: city,
  period: year,
  rowsTitle: 'Month',
  columns: [
    { key: 'now', title: '2016-17', unit: 'contacts', decimals: 0 },
    { key: 'before', title: '2015-16', unit: 'contacts', decimals: 0 },
    { key: 'change', title: 'Change', unit: 'per cent', decimals: 1 },
  ],
  rows: [
    ...monthsIn(year).map((month, place) => {
      const [now, before] = [NOW[place]!, BEFORE[place]!]
      const change = typeof now === 'number' && typeof before === 'number' ? percent(now, before) : '[c]'
      return { key: month, label: monthInWords(month), isTotal: false, cells: [now, before, change] as Cell[] }
    }),
    { key: 'total', label: 'Whole year', isTotal: true, cells: [343, 451, -23.9] },
  ],
  notes: ['Two months are hidden, so that nobody can be recognised from a small number.'],
  chart: {
    kind: 'columns',
    columns: ['now', 'before'],
    description: 'Contacts fell from 41 in April 2016 to 19 in August, and rose again to 38 in March 2017.',
    marks: [{ row: '2016-11', text: 'A new school nurse told us of more children' }],
  },
  ...facts,
})

const NOW: readonly Cell[] = [41, 35, 30, 22, 19, 27, '[c]', 33, 24, '[c]', 31, 38]
const BEFORE: readonly Cell[] = [44, 39, 42, 31, 28, 40, 38, 41, 30, 36, 39, 43]
const percent = (now: number, before: number) => Math.round((1000 * (now - before)) / before) / 10

export function aContent(facts: Partial<ReleaseContent> = {}): ReleaseContent {
  return {
    format: 1,
    title: 'Child exploitation: contacts, notices and police outcomes',
    subtitle: 'Stoke-on-Trent, 1 April 2016 to 31 March 2017',
    audience: 'public',
    partnership: 'Staffordshire',
    policeForce: 'Staffordshire Police',
    place: city,
    period: year,
    knownAt: moment('2017-05-12T09:00'),
    madeBy: 'Waymark 0.1.0',
    policy: {
      name: 'hide-1-to-4',
      version: 1,
      sentence: 'Counts from 1 to 4 are hidden, and others with them where they would give a hidden one away.',
    },
    statement: [
      {
        heading: 'Contacts with the council',
        paragraphs: [
          [
            [
              'In Stoke-on-Trent in 2016-17 the front door received ',
              { text: '343 contacts', to: 'figure-contacts' },
              ', 24% fewer than the year before (',
              { text: '451', to: 'figure-contacts' },
              ').',
            ],
            ['Most came in ', { text: 'April 2016, with 41', to: 'table-contacts-month' }, '.'],
          ],
        ],
      },
      {
        heading: 'Child abduction warning notices',
        paragraphs: [[['In Stoke-on-Trent, ', { text: '14 notices', to: 'figure-notices' }, ' were issued.']]],
      },
    ],
    sections: [
      {
        id: 'contacts',
        heading: 'Contacts with the council',
        items: [
          { kind: 'figures', ids: ['figure-contacts', 'figure-children', 'figure-rate'] },
          {
            kind: 'text',
            paragraphs: [
              [
                ['Contacts are not children: one child can be in several. See '],
                [{ text: 'the table', to: 'table-contacts-month' }, '.'],
              ],
            ],
          },
          { kind: 'table', id: 'table-contacts-month' },
          {
            kind: 'quote',
            of: 'Of contacts received in November 2016',
            text: 'A new school nurse told us of more children.',
            signedBy: 'Ada Example',
            jobTitle: 'Team manager',
          },
        ],
      },
      {
        id: 'notices',
        heading: 'Child abduction warning notices',
        items: [{ kind: 'figures', ids: ['figure-notices'] }],
      },
    ],
    figures: [
      aFigure(),
      aFigure({
        id: 'figure-children',
        title: 'Children in contacts',
        measure: 'children_in_contacts',
        unit: 'children',
        value: 290,
        before: { period: yearBefore, value: 312 },
        change: 'No more of a change than chance would usually give.',
      }),
      aFigure({
        id: 'figure-rate',
        title: 'Children in contacts for each 10,000',
        measure: 'children_in_contacts',
        unit: 'per 10,000 children aged 0 to 17',
        value: 51.4,
        before: undefined,
        change: undefined,
      }),
      aFigure({
        id: 'figure-notices',
        title: 'Notices issued',
        measure: 'notices_issued',
        unit: 'notices',
        value: 14,
        before: { period: yearBefore, value: '[c]' },
        change: undefined,
      }),
    ],
    tables: [aTable()],
    measures: [
      aMeasure(),
      aMeasure({ id: 'children_in_contacts', version: 1, title: 'Children in contacts', unit: 'children' }),
      aMeasure({ id: 'notices_issued', version: 1, title: 'Notices issued', unit: 'notices', caveats: [] }),
    ],
    quality: [
      { heading: 'Late recording', text: 'Two contacts in a hundred were recorded more than seven days late.' },
    ],
    revisions: [
      {
        title: 'Contacts received, 2015-16',
        published: 449,
        now: 451,
        releasedOn: '2016-05-12',
        reason: 'Two contacts were recorded late.',
      },
    ],
    contact: { name: 'Performance team', email: 'figures@council.example', telephone: '01632 960000' },
    ...facts,
  }
}

export function aRelease(content: Partial<ReleaseContent> = {}, more: Partial<ReleaseDocument> = {}): ReleaseDocument {
  const whole = aContent(content)
  return {
    content: whole,
    contentHash: contentHash(whole),
    signOffs: [
      { step: 'checked', by: 'Bryn Example', jobTitle: 'Senior analyst', at: moment('2017-05-15T10:00') },
      {
        step: 'approved',
        by: 'Carys Example',
        jobTitle: 'Director of children’s services',
        at: moment('2017-05-16T16:30'),
      },
    ],
    slug: 'contacts-2016-17',
    publishedAt: moment('2017-05-18T08:30'),
    ...more,
  }
}

/** A release that counted nothing: no figures, tables, sections, revisions or sign-offs. */
export const anEmptyRelease = (): ReleaseDocument =>
  aRelease(
    { statement: [], sections: [], figures: [], tables: [], measures: [], quality: [], revisions: [] },
    { signOffs: [] },
  )
