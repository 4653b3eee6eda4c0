import assert from 'node:assert/strict'
import { test } from 'node:test'
import { read, utils } from '@e965/xlsx'
import { aReport, anExplanation } from '../../test/builders/reports.ts'
import { checkPdfUa } from '../../test/support/pdf-ua.ts'
import { documentSchema } from './formats/index.ts'
import { outputOf } from './output.ts'
import { scrutinyDocument } from './scrutiny-document.ts'

const report = aReport({
  programmeFrom: '2018-07-01',
  since: { people_arrested: 61 },
  figures: {
    contacts_received: {
      value: 1204,
      before: 1500,
      months: { '2019-11': 77, '2018-11': 66 },
      explanations: [anExplanation({ text: '=Schools "called" more\n<b>often</b>' })],
    },
    notices_issued: { value: 3, before: 0 },
  },
})

test('the scrutiny report has the shape of a release, each number of its statement leading to a figure or table in it', () => {
  const document = scrutinyDocument(report, 'scrutiny')
  documentSchema.parse(JSON.parse(JSON.stringify(document)))
  const { content } = document
  const ids = [...content.figures, ...content.tables].map(({ id }) => id)
  assert.equal(new Set(ids).size, ids.length)
  const placed = content.sections.flatMap(({ items }) =>
    items.flatMap((item) => (item.kind === 'figures' ? item.ids : item.kind === 'table' ? item.id : [])),
  )
  assert.deepEqual(placed.toSorted(), ids.toSorted())
  const links = content.statement.flatMap(({ paragraphs }) =>
    paragraphs.flat(2).flatMap((piece) => (typeof piece === 'string' ? [] : piece.to)),
  )
  assert.ok(links.length > 10)
  for (const link of links) assert.ok(ids.includes(link), link)
})

test('the panel’s own paper shows small numbers as they are, and says that it is not for publication', async () => {
  const book = read((await outputOf(report, 'ods')).content)
  const rowsOf = (name: string) => utils.sheet_to_json<unknown[]>(book.Sheets[name]!, { header: 1 })
  assert.ok(rowsOf('Figures').some((row) => row[1] === 3 && row[2] === 'notices'))
  assert.match(JSON.stringify(rowsOf('Cover')), /not for publication: small numbers are shown as they are/)
  for (const name of book.SheetNames.filter((one) => one.startsWith('Table_')))
    assert.match(JSON.stringify(rowsOf(name)), /not for publication/)
})

test('as a paper it is PDF/UA-1 and dated by the moment of its figures, not by a clock', async () => {
  const pdf = Buffer.from((await outputOf(report, 'pdf')).content)
  assert.deepEqual((await checkPdfUa(pdf)).faults, [])
  assert.ok(pdf.equals(Buffer.from((await outputOf(report, 'pdf')).content)))
})
