/** Children who may be somebody known: what was told, with who may be the same, and the way to decide each. */
import { may, type Visit } from '../../access/index.ts'
import { redirectTo, type Reply } from '../../platform/http/index.ts'
import { nowFor } from '../../platform/database/index.ts'
import { dayOf, type PlainDate } from '../../platform/dates.ts'
import {
  button,
  counted,
  dateTimeInWords,
  html,
  insetText,
  notificationBanner,
  pagination,
  type SafeHtml,
} from '../../platform/pages/index.ts'
import { areasOf, fullName, personUrl, type Areas } from '../../people/index.ts'
import { listAwaitingReview, type AwaitingReview, type ReviewPage } from '../review.ts'
import { urls } from '../urls.ts'
import { isId } from './contact.page.ts'
import { factsOf } from './words.ts'

export async function getReview(visit: Visit): Promise<Reply> {
  const { database, who, query } = visit
  const after = typeof query['after'] === 'string' ? query['after'] : undefined
  if (after !== undefined && !isId(after)) return redirectTo(urls.review)
  const found = await listAwaitingReview(database, who, after)
  return visit.page({
    title: 'Children who may be known already',
    back: { href: urls.frontDoor, text: 'Front door' },
    body: reviewView(found, {
      isLater: after !== undefined,
      decides: may(who, 'decide_identity'),
      done: doneWords[String(query['done'])],
      areas: await areasOf(database, who),
      today: dayOf(nowFor(who)),
    }),
  })
}

const doneWords: Readonly<Record<string, string>> = {
  same: 'Decided: the same child. The records are merged',
  different: 'Decided: not the same',
  later: 'Left for later',
}

type Shown = { isLater: boolean; decides: boolean; done: string | undefined; areas: Areas; today: PlainDate }

function reviewView(found: ReviewPage, shown: Shown): SafeHtml {
  const { isLater, done } = shown
  return html`${done && notificationBanner({ type: 'success', text: done })}
    <h1 class="govuk-heading-l">Children who may be known already</h1>
    ${insetText({
      text:
        found.total === 0
          ? 'Nobody waits: of every child told of in a contact that you can see, it is decided who they are.'
          : `${counted(found.total, 'child', 'children')} told of in contacts may be somebody already known. Until a person decides, each counts as a separate child in every figure.`,
    })}
    ${found.children.map((child) => reviewCard(child, shown))}
    ${
      (found.next || isLater) &&
      pagination({
        ...(isLater ? { previous: { text: 'Back to the first page', href: urls.review } } : {}),
        ...(found.next ? { next: { href: `${urls.review}?after=${found.next}` } } : {}),
      })
    }`
}

function reviewCard(child: AwaitingReview, { areas, today, decides }: Shown): SafeHtml {
  const { person, candidates } = child
  return html`<section class="waymark-card">
    <h2 class="govuk-heading-s"><a class="govuk-link" href="${personUrl(person.personId)}">${fullName(person)}</a></h2>
    <p class="govuk-body">
      ${factsOf(person, today, areas)}. Told of in contact
      <a class="govuk-link" href="${urls.contact(child.contactId)}">${child.contactRef}</a>, received
      ${dateTimeInWords(child.receivedAt)}.
    </p>
    <h3 class="govuk-heading-s govuk-!-margin-bottom-1">May be the same as</h3>
    ${
      candidates.length > 0
        ? html`<ul class="govuk-list govuk-list--bullet">
            ${candidates.map(
              (one) =>
                html`<li>
                  <a class="govuk-link" href="${personUrl(one.person.personId)}">${fullName(one.person)}</a>:
                  ${factsOf(one.person, today, areas)}<br /><b>Why:</b> ${one.reasons.join(', ')}
                </li>`,
            )}
          </ul>`
        : html`<p class="govuk-body">Nobody whom you can see.</p>`
    }
    ${
      decides &&
      button({
        html: html`Compare and decide<span class="govuk-visually-hidden"
            >: ${fullName(person)}, ${child.contactRef}</span
          >`,
        href: urls.reviewItem(child.contactChildId),
        classes: 'govuk-button--secondary govuk-!-margin-bottom-0',
      })
    }
  </section>`
}
