/** The same report in each form, and each form whole in itself. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import { parseHTML } from 'linkedom'
import { aReport, anExplanation, FORCE_AREA, type Facts } from '../../test/builders/reports.ts'
import { formats, isFormat, outputOf } from './output.ts'
import { reportView } from './pages/report.view.ts'
import { figureAddress } from './urls.ts'

const facts: Facts = {
  programmeFrom: '2018-07-01',
  since: { people_arrested: 61 },
  figures: {
    contacts_received: {
      value: 1204,
      before: 1500,
      months: { '2019-11': 77, '2018-11': 66 },
      explanations: [anExplanation({ text: '=Schools "called" more\n<b>often</b>' })],
    },
    notices_issued: { value: 12, before: 0 },
  },
}
const jsonOf = async (report = aReport(facts)) => JSON.parse((await outputOf(report, 'json')).content as string)
const rowsOf = async (report = aReport(facts)) =>
  parse((await outputOf(report, 'csv')).content as string, { bom: true, columns: true }) as Record<string, string>[]
const documentOf = (markup: string) => parseHTML(markup).document

test('as JSON each figure says what it counts, where, when, as known when, beside what, and who explains it', async () => {
  const [council, police] = (await jsonOf()).blocks
  const [contacts] = council.figures
  assert.equal(contacts.measure, 'contacts_received')
  assert.deepEqual(contacts.unit, { one: 'contact', many: 'contacts' })
  assert.deepEqual(contacts.geography, { name: 'Stoke-on-Trent', authorities: ['E06000021'] })
  assert.equal(contacts.definition_version, 1)
  for (const name of ['definition', 'population', 'date', 'source']) assert.ok(contacts[name].length > 10, name)
  assert.ok(contacts.caveats.length > 0)
  assert.deepEqual([contacts.from, contacts.to, contacts.value], ['2019-04-01', '2020-03-31', 1204])
  assert.deepEqual([contacts.compare_from, contacts.compare_to], ['2018-04-01', '2019-03-31'])
  assert.deepEqual([contacts.compare_value, contacts.change], [1500, -296])
  assert.ok(Math.abs(contacts.change_percent + 19.7333) < 0.001)
  assert.equal(contacts.months.length, 12)
  assert.deepEqual(contacts.months[7], {
    month: '2019-11',
    value: 77,
    compare_month: '2018-11',
    compare_value: 66,
    change: 11,
    change_percent: (11 / 66) * 100,
  })
  assert.equal(contacts.explanations[0].signed_by, 'Ada Example')
  assert.equal(police.figures[0].geography.name, FORCE_AREA.name)
  const [since] = police.since_programme_began
  assert.deepEqual([since.measure, since.value, since.from], ['people_arrested', 61, '2018-07-01'])
  assert.ok(!('compare_value' in since), 'what runs on since a day is compared with no year')
  assert.match(council.statement[0], /1,204 contacts/)
})

test('a change from nothing has no per cent, in any form', async () => {
  const report = aReport(facts)
  const notices = (await jsonOf(report)).blocks[2].figures[0]
  assert.deepEqual([notices.change, notices.change_percent], [12, null])
  const row = (await rowsOf(report)).find(({ measure, breakdown }) => measure === 'notices_issued' && breakdown === '')
  assert.deepEqual([row?.['change'], row?.['change_percent']], ['12', ''])
  assert.match(reportView(report, undefined).markup, /none before/)
})

test('as CSV every row can be read by itself, the months of a figure under it', async () => {
  const rows = await rowsOf()
  const contacts = rows.filter(({ measure }) => measure === 'contacts_received')
  assert.equal(contacts.length, 13)
  for (const row of rows)
    for (const column of ['block', 'unit', 'area', 'from', 'to', 'known_at', 'definition_version', 'value'])
      assert.notEqual(row[column], '', `${row['measure']} ${column}`)
  assert.equal(contacts[8]?.['part'], '2019-11')
  assert.match(contacts[8]?.['explanations'] ?? '', /Signed by Ada Example, Team manager/)
  assert.equal(contacts[1]?.['explanations'], '', 'an explanation stands with its own month alone')
})

test('as a file the page needs nothing else, leads nowhere else, and escapes what people wrote', async () => {
  const markup = (await outputOf(aReport(facts), 'html')).content as string
  const document = documentOf(markup)
  for (const link of document.querySelectorAll('a')) {
    const href = link.getAttribute('href') ?? ''
    assert.match(href, /^#/)
    assert.ok(document.querySelector(href), `${href} leads nowhere`)
  }
  assert.equal(document.querySelectorAll('link, script, img, form, button').length, 0)
  for (const [, address] of markup.matchAll(/url\(['"]?([^)'"]{1,80})/g)) assert.match(address!, /^data:/)
  assert.ok(!markup.includes('<b>often</b>'))
  assert.ok(markup.includes('&lt;b&gt;often&lt;/b&gt;'))
  assert.ok([...document.querySelectorAll('details')].every((one) => one.hasAttribute('open')))
})

test('on a page every figure leads to where it is counted, of the same period and area', async () => {
  const report = aReport(facts)
  const { markup } = reportView(report, (figure, of) => figureAddress(figure, of, ''))
  const document = documentOf(`<!doctype html><html><body>${markup}</body></html>`)
  const leads = new Map(
    [...document.querySelectorAll('a[href^="/figures/"]')].map((link) => [link.textContent, link.getAttribute('href')]),
  )
  const here = '/figures/contacts_received'
  assert.equal(leads.get('1,204 contacts'), `${here}?period=2019-20&area=E06000021`)
  assert.equal(leads.get('1,500'), `${here}?period=2018-19&area=E06000021`)
  assert.equal(leads.get('77'), `${here}?from=2019-11-01&to=2019-11-30&area=E06000021`)
  assert.equal(leads.get('66'), `${here}?from=2018-11-01&to=2018-11-30&area=E06000021`)
  assert.equal(leads.get('61'), '/figures/people_arrested?from=2018-07-01&to=2020-09-01&area=all&compare=nothing')
  const cells = [...document.querySelectorAll('.waymark-stack td')].map((cell) => cell.textContent?.trim() ?? '')
  assert.ok(cells.includes('−296') && cells.includes('−20%'))
})

test('a month of which there is only a part leads to that part, then and the year before', async () => {
  const [block] = aReport({ knownAt: '2019-05-12T08:00' }).blocks
  const [figure] = block!.figures
  assert.match(figureAddress(figure!, figure!.months[1]!.month, ''), /from=2019-05-01&to=2019-05-12/)
  assert.match(figureAddress(figure!, figure!.months[1]!.before!.month, ''), /from=2018-05-01&to=2018-05-12/)
  assert.match(figureAddress(figure!, 'period', '2019-05-12'), /from=2019-04-01&to=2019-05-12.*&known_at=2019-05-12$/)
})

test('a year so far says so on the page and in the heads of its tables', async () => {
  const { markup } = reportView(aReport({ knownAt: '2019-05-12T08:00' }), undefined)
  assert.match(markup, /The year 2019-20 is not over\./)
  assert.match(markup, /2019-20 so far/)
  assert.match(markup, /Same part of 2018-19/)
  assert.doesNotMatch(reportView(aReport(), undefined).markup, /so far/)
})

test('in April there is no chart of one month, but its explanation is said', async () => {
  const explanations = [anExplanation({ month: '2019-04' as never, text: 'A new month.' })]
  const april: Facts = { knownAt: '2019-04-12T08:00', figures: { contacts_received: { value: 3, explanations } } }
  const { markup } = reportView(aReport(april), undefined)
  assert.equal(documentOf(`<!doctype html><html><body>${markup}</body></html>`).querySelectorAll('svg').length, 0)
  assert.match(markup, /<li>April 2019: “A new month.” Ada Example, Team manager\.<\/li>/)
})

test('what cannot be made is no format, and every file has a name that says what it is of', async () => {
  assert.deepEqual(formats, ['html', 'json', 'csv', 'pdf', 'ods', 'xlsx'])
  for (const format of ['doc', 'toString', '']) assert.ok(!isFormat(format), format)
  assert.equal((await outputOf(aReport(), 'csv')).name, 'scrutiny-report-2019-20-E06000021.csv')
  assert.equal((await outputOf(aReport({ geography: FORCE_AREA }), 'json')).name, 'scrutiny-report-2019-20.json')
})
