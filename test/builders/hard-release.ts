/** A release of everything that is hard to set, store and read. */
import { monthsIn, plainDate } from '../../src/platform/dates.ts'
import { monthInWords } from '../../src/platform/pages/index.ts'
import type { Cell, ReleaseDocument } from '../../src/publications/release/document.ts'
import { aContent, aRelease, aTable } from './releases.ts'

/** Names in every script, what a spreadsheet would compute, what a browser would run, what a typesetter would obey. */
export const hardWords = [
  '=1+1',
  '+44 1632 960000',
  '-2+3',
  '@SUM(A1)',
  '<script>alert(1)</script>',
  '"; DROP TABLE contact; --',
  '#set page(fill: red) #panic("typst")',
  '$ x^2 $ *bold* _under_ `code` @label <label> \\ // comment /* and */',
  'Ynys Môn, Ŵ ŵ Ŷ ŷ, Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogoch',
  'مركز الدعم للأطفال',
  'מרכז לילדים',
  'Łódź, Škoda, Ångström, Ελλάδα, Київ',
  'Family hub 🧒🏽👩‍👧 and 中文',
  'A "quoted", comma, and\nline\r\nbreak\ttab',
  'ᚠ and \u0007 bell',
]

const wideColumns = Array.from({ length: 20 }, (_, place) => ({
  key: `source-${place}`,
  title: place % 4 === 3 ? `Community, youth and faith organisations, group ${place}` : `Source ${place}`,
  unit: 'contacts',
  decimals: 0,
}))

/** Sixty rows, twenty columns, long and hostile words, hidden cells, every kind of chart, a notice above it all. */
export function aHardRelease(): ReleaseDocument {
  const wards = Array.from({ length: 60 }, (_, place) => ({
    key: `ward-${place}`,
    label: hardWords[place] ?? `Ward number ${place} of the city, north and east of the river`,
    isTotal: false,
    cells: [place === 7 ? '[c]' : (place * 37) % 120, place % 9 === 0 ? '[low]' : ((place * 13) % 90) / 10] as Cell[],
  }))
  const crossing = Array.from({ length: 60 }, (_, row) => ({
    key: `ward-${row}`,
    label: row === 59 ? 'All wards' : `Ward ${row}`,
    isTotal: row === 59,
    cells: wideColumns.map((_one, place): Cell => ((row + place) % 7 === 0 ? '[c]' : (row * place) % 50)),
  }))
  const months = monthsIn({ from: plainDate('2012-04-01'), to: plainDate('2017-03-31') })
  const line = aTable({
    id: 'table-five-years',
    title: 'Contacts received, month by month for five years',
    columns: [{ key: 'contacts', title: 'Contacts', unit: 'contacts', decimals: 0 }],
    rows: months.map((month, place) => ({
      key: month,
      label: monthInWords(month),
      isTotal: false,
      cells: [place % 17 === 5 ? '[c]' : 30 + ((place * 7) % 23)],
    })),
    chart: {
      kind: 'line',
      columns: ['contacts'],
      description: 'Between 30 and 52 contacts in each month, with no signal but one in June 2014.',
      limits: [
        { label: 'Mean', value: 41 },
        { label: 'Upper limit', value: 62.4 },
        { label: 'Lower limit', value: 19.6 },
      ],
      marks: [{ row: '2014-06', text: 'Eight months on one side of the mean' }],
    },
  })
  const base = aContent()
  return aRelease(
    {
      title: `Everything that is hard: ${hardWords.join(' ')}`.slice(0, 250),
      partnership: '<b>Staffordshire</b> & “Cheshire”',
      statement: [
        ...base.statement,
        {
          heading: hardWords[6]!,
          paragraphs: hardWords.map((text) => [[text, ' stands here, ', { text, to: 'table-wards' }, '.']]),
        },
      ],
      sections: [
        ...base.sections,
        {
          id: 'hard',
          heading: hardWords[7]!,
          items: [
            { kind: 'text', paragraphs: hardWords.map((text) => [[text]]) },
            {
              kind: 'quote',
              of: hardWords[8]!,
              text: hardWords.join(' '),
              signedBy: hardWords[9]!,
              jobTitle: hardWords[6]!,
            },
            { kind: 'table', id: 'table-wards' },
            { kind: 'table', id: 'table-crossing' },
            { kind: 'table', id: 'table-five-years' },
            { kind: 'table', id: 'table-hidden' },
          ],
        },
      ],
      tables: [
        ...base.tables,
        aTable({
          id: 'table-wards',
          title: 'Contacts received and their rate, by ward',
          rowsTitle: 'Ward',
          columns: [
            { key: 'contacts', title: 'Contacts', unit: 'contacts', decimals: 0 },
            { key: 'rate', title: 'Rate', unit: 'per 10,000 children aged 0 to 17', decimals: 1 },
          ],
          rows: wards,
          notes: hardWords,
          chart: { kind: 'bars', columns: ['contacts'], description: 'Most in ward 42, with 114; one is hidden.' },
        }),
        aTable({
          id: 'table-crossing',
          title: 'Contacts received, by ward and by who made the contact',
          rowsTitle: 'Ward',
          columnsTitle: 'Who made the contact',
          columns: wideColumns,
          rows: crossing,
          chart: undefined,
        }),
        line,
        aTable({
          id: 'table-hidden',
          title: 'Contacts received, by age: all hidden',
          rowsTitle: 'Age',
          columns: [{ key: 'contacts', title: 'Contacts', unit: 'contacts', decimals: 0 }],
          rows: ['Under 12', '12 to 15', '16 and 17'].map((label, place) => ({
            key: `age-${place}`,
            label,
            isTotal: false,
            cells: ['[c]'],
          })),
          notes: [],
          chart: { kind: 'columns', columns: ['contacts'], description: 'Every count is hidden.' },
        }),
      ],
      quality: hardWords.map((text) => ({ heading: text, text })),
      contact: { name: hardWords[8]!, email: 'figures@council.example' },
    },
    { notice: 'This release was corrected on 2 June 2017: <b>Contacts</b> in May 2016 were given as 36.' },
  )
}
