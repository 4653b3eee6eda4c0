/** What somebody is to do, what their team is to do, and everything that they hold. */
import type { Visit } from '../../access/index.ts'
import { may } from '../../access/index.ts'
import { pageNotFound, type Reply } from '../../platform/http/index.ts'
import { html, number, pagination, type SafeHtml } from '../../platform/pages/index.ts'
import { viewMyWork, type Listing, type MyWork } from '../reading.ts'
import type { Place } from '../store/board.ts'
import { urls } from '../urls.ts'
import { placeOf } from './board.page.ts'
import { taskTable } from './giving.ts'
import { heldTable } from './held.view.ts'

export async function getMyWork(visit: Visit): Promise<Reply> {
  const { database, who, query } = visit
  const after = { own: placeOf(query['after']), team: placeOf(query['team']) }
  const found = await viewMyWork(database, who, after)
  if (!found.ok) return pageNotFound
  return visit.page({
    title: 'My work',
    wide: true,
    body: myWorkView(found.value, after, may(who, 'allocate_work')),
  })
}

type After = { own: Place | undefined; team: Place | undefined }

function myWorkView(work: MyWork, after: After, isManager: boolean): SafeHtml {
  const { counts, held, today } = work
  const own = counts.own.overdue + counts.own.due_today + counts.own.due_later
  return html`<h1 class="govuk-heading-l">My work</h1>
    <p class="govuk-body">
      ${own === 0 ? 'You have no open task.' : inWords(counts.own)}
      <a class="govuk-link" href="${urls.digest}">What is new since my last digest</a>
    </p>
    <h2 class="govuk-heading-m">My tasks${own > 0 && html` (${number(own)})`}</h2>
    ${listView(work.own, today, 'My open tasks, the longest due first', 'Nothing is to be done by you now.')}
    ${pagesView(work.own.next, after.own, (own) => urls.myWork({ ...after, own }))}
    <h2 class="govuk-heading-m">Tasks of ${work.teamName}${counts.team > 0 && html` (${number(counts.team)})`}</h2>
    <p class="govuk-body">These are held by the team, and by nobody in it.</p>
    ${listView(work.team, today, 'Open tasks of the team', 'Nothing is left to the team.', true)}
    ${pagesView(work.team.next, after.team, (team) => urls.myWork({ ...after, team }))}
    <h2 class="govuk-heading-m">What I hold${held.total > 0 && html` (${number(held.total)})`}</h2>
    ${
      held.total === 0
        ? html`<p class="govuk-body">You hold no contact, child or notice.</p>`
        : heldTable({ held, today, caption: 'What I hold' })
    }
    ${isManager && html`<p class="govuk-body"><a class="govuk-link" href="${urls.board()}">The board of the team</a></p>`}`
}

const inWords = ({ overdue, due_today, due_later }: MyWork['counts']['own']): string =>
  `${number(overdue)} overdue, ${number(due_today)} due today, ${number(due_later)} due later.`

const listView = (
  listing: Listing,
  today: MyWork['today'],
  caption: string,
  none: string,
  offerTaking = false,
): SafeHtml =>
  listing.rows.length === 0
    ? html`<p class="govuk-body">${none}</p>`
    : taskTable({ rows: listing.rows, today, caption, showHolder: false, offerTaking })

const pagesView = (
  next: Place | undefined,
  after: Place | undefined,
  to: (place: Place | undefined) => string,
): SafeHtml | undefined =>
  next || after
    ? pagination({
        ...(after ? { previous: { text: 'Back to the first page', href: to(undefined) } } : {}),
        ...(next ? { next: { href: to(next) } } : {}),
      })
    : undefined
