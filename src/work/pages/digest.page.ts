/** What is new, due and overdue since somebody's last digest. */
import { z } from 'zod'
import type { Visit } from '../../access/index.ts'
import { pageNotFound, redirectTo, type Reply } from '../../platform/http/index.ts'
import {
  button,
  dateTimeInWords,
  details,
  html,
  notificationBanner,
  parseForm,
  type SafeHtml,
} from '../../platform/pages/index.ts'
import { uuidv7 } from '../../platform/uuid.ts'
import { teamLine } from '../digest.ts'
import { keepOwnDigest, viewDigest, type DigestView } from '../digesting.ts'
import { urls } from '../urls.ts'

export async function getDigest(visit: Visit): Promise<Reply> {
  const found = await viewDigest(visit.database, visit.who)
  if (!found.ok) return pageNotFound
  return visit.page({
    title: 'My digest',
    back: { href: urls.myWork(), text: 'My work' },
    body: digestView(found.value, visit.query['done'] === 'read', visit.csrf),
  })
}

function digestView({ facts, digest, earlier }: DigestView, isDone: boolean, csrf: SafeHtml): SafeHtml {
  const since = facts.since === null ? 'You have had no digest yet.' : `Since ${dateTimeInWords(facts.since)}.`
  return html`${isDone && notificationBanner({ type: 'success', text: 'Your next digest begins now' })}
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <h1 class="govuk-heading-l">My digest</h1>
        <p class="govuk-body">
          ${since} One list instead of a mail for each thing. Waymark sends no mail itself: whoever runs it can send
          this as a text, which names no child.
        </p>
        ${
          digest
            ? html`${digest.sections.map(
                ({ heading, lines, more }) =>
                  html`<h2 class="govuk-heading-m">${heading}</h2>
                    <ul class="govuk-list govuk-list--bullet">
                      ${lines.map(({ text, path }) => html`<li><a class="govuk-link" href="${path}">${text}</a></li>`)}
                      ${more > 0 && html`<li>and ${more} more, in <a class="govuk-link" href="${urls.myWork()}">My work</a></li>`}
                    </ul>`,
              )}
              ${digest.team > 0 && html`<p class="govuk-body">${teamLine(digest.team)}</p>`}`
            : html`<p class="govuk-body">Nothing is due, and nothing is new.</p>`
        }
        <form method="post" action="${urls.digest}" novalidate data-submit-once>
          ${csrf}
          <input type="hidden" name="digest_id" value="${uuidv7()}" />
          ${button({ text: 'I have read it: begin the next one', preventDoubleClick: true, classes: 'govuk-button--secondary' })}
        </form>
        ${earlier.map((one) =>
          details({
            summaryText: `Digest of ${dateTimeInWords(one.madeAt)}`,
            html: html`<p class="govuk-body waymark-said">${one.told}</p>`,
          }),
        )}
      </div>
    </div>`
}

const ReadForm = z.object({ digest_id: z.uuid() })

export async function postDigest(visit: Visit): Promise<Reply> {
  const parsed = parseForm(ReadForm, visit.body)
  if (!parsed.ok) return redirectTo(urls.digest)
  const kept = await keepOwnDigest(visit.database, visit.who, { digestId: parsed.value.digest_id, address: '' })
  return kept.ok ? redirectTo(`${urls.digest}?done=read`) : pageNotFound
}
