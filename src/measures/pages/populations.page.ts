/** Which estimates of how many children live in the area are known: what rates are made with. */
import type { Visit } from '../../access/index.ts'
import { inTransaction } from '../../platform/database/index.ts'
import { dateInWords, html, number, scrollTable, type SafeHtml } from '../../platform/pages/index.ts'
import type { Reply } from '../../platform/http/index.ts'
import { areasOf } from '../../people/index.ts'
import { populationsAt, type Population } from '../../reference/index.ts'
import type { PlainDate } from '../../platform/dates.ts'
import { urls } from '../urls.ts'

export async function getPopulations(visit: Visit): Promise<Reply> {
  const { own, nameOf } = await areasOf(visit.database, visit.who)
  const known = await inTransaction(visit.database, visit.who, (tx) =>
    populationsAt(
      tx,
      own.map((one) => one.gssCode),
      tx.now,
    ),
  )
  return visit.page({
    title: 'How many children live here',
    back: { href: urls.figures, text: 'Figures' },
    body: html`<h1 class="govuk-heading-l">How many children live here</h1>
      <p class="govuk-body">
        Figures of children and contacts are also told as so many for every 10,000 children who live in the area. A rate
        is made with the estimate for the middle of the year in which the financial year begins: that of 2016 for
        2016-17. Where it is not on record for the whole area, the latest before it is used, and the figure says so.
      </p>
      ${known.length > 0 ? tableOf(known, nameOf) : none}`,
  })
}

const none = html`<p class="govuk-body">
  No estimate is on record, so no rate is told. Whoever imports records adds the file populations.csv to the folder.
</p>`

const tableOf = (known: readonly Population[], nameOf: (gssCode: string) => string): SafeHtml =>
  scrollTable({
    caption: 'Estimates on record',
    captionClasses: 'govuk-table__caption--m',
    head: [
      { text: 'Authority' },
      { text: 'Middle of' },
      { text: 'Ages' },
      { text: 'Children', format: 'numeric' },
      { text: 'Source' },
      { text: 'Published' },
    ],
    rows: known.map(({ authority, year, ageFrom, ageTo, children, source, published }) => [
      { text: nameOf(authority) },
      { text: String(year) },
      { text: ageFrom === ageTo ? String(ageFrom) : `${ageFrom} to ${ageTo}` },
      { text: number(children), format: 'numeric' },
      { text: source },
      { text: published === null ? 'Not known' : dateInWords(published as PlainDate) },
    ]),
  })
