/** Whom else a record may be about: who may be the same, a search, and what was decided so far. */
import type { PlainDate } from '../../../platform/dates.ts'
import { button, dateTimeInWords, html, input, stackTable, type SafeHtml } from '../../../platform/pages/index.ts'
import { fullName, personLink } from '../../person-link.ts'
import type { PersonSummary } from '../../person.ts'
import { bornInWords, restrictedTag } from '../../words.ts'
import type { MergeChoice } from '../choosing.ts'
import { mergeUrls } from '../urls.ts'

export type ChooseView = { choice: MergeChoice; decides: boolean; typed: string; today: PlainDate }

export function chooseView({ choice, decides, typed, today }: ChooseView): SafeHtml {
  const { person, candidates, found } = choice
  const pick = (people: readonly (readonly [PersonSummary, string])[], caption: string) =>
    peopleTable(person.personId, people, caption, today)
  return html`<h1 class="govuk-heading-l">
      <span class="govuk-caption-l">${fullName(person)}</span>
      The same person on another record
    </h1>
    ${
      decides &&
      html`${
          candidates.length > 0
            ? pick(
                candidates.map((one) => [one.person, one.reasons.join(', ')] as const),
                'Those who may be the same',
              )
            : html`<p class="govuk-body">Nobody whom you can see looks like the same person.</p>`
        }
        <form method="get" action="${mergeUrls.choose(person.personId)}" role="search" class="waymark-search">
          ${input({
            id: 'q',
            name: 'q',
            type: 'search',
            label: { text: 'Search for the other record' },
            hint: { text: 'Name, date of birth, postcode, NHS number or UPN' },
            value: typed,
            autocomplete: 'off',
            spellcheck: false,
          })}
          ${button({ text: 'Search', classes: 'govuk-button--secondary' })}
        </form>
        ${
          found &&
          (found.length > 0
            ? pick(
                found.map((one) => [one, ''] as const),
                'People found',
              )
            : html`<p class="govuk-body" role="status">Nobody else whom you can see fits every word.</p>`)
        }`
    }
    ${mergesView(choice)} ${differentView(choice)}`
}

const peopleTable = (
  personId: string,
  people: readonly (readonly [PersonSummary, string])[],
  caption: string,
  today: PlainDate,
): SafeHtml =>
  stackTable({
    caption,
    captionClasses: 'govuk-table__caption--m',
    head: [
      { text: 'Name' },
      { text: 'Age and birth' },
      { text: 'Postcode' },
      { text: 'Why' },
      { text: 'Compare', isTextHidden: true },
    ],
    rows: people.map(([one, why]) => [
      {
        html: html`${fullName(one)} ${restrictedTag(one.restricted)}<br /><span class="waymark-quiet"
            >${one.ref}</span
          >`,
      },
      { text: bornInWords(one.dateOfBirth, today) },
      { text: one.postcodes.join(', ') || 'Not known' },
      { text: why || 'Searched for' },
      {
        html: html`<a class="govuk-link" href="${mergeUrls.preview(personId, one.personId)}"
          >Compare<span class="govuk-visually-hidden"> with ${fullName(one)}, ${one.ref}</span></a
        >`,
      },
    ]),
  })

function mergesView({ person, merges }: MergeChoice): SafeHtml {
  return html`<h2 class="govuk-heading-m">Merges so far</h2>
    ${
      merges.length === 0
        ? html`<p class="govuk-body">No record has been merged with this one.</p>`
        : html`<ul class="govuk-list govuk-list--spaced">
            ${merges.map(
              (merge) =>
                html`<li>
                  <a class="govuk-link" href="${mergeUrls.merge(merge.mergeId)}">
                    ${merge.other ? `${fullName(merge.other)} (${merge.other.ref})` : 'A record that you cannot see'}
                    ${merge.keptId === person.personId ? 'joined this record' : 'took this record in'}
                  </a>
                  on ${dateTimeInWords(merge.mergedAt)}, by ${merge.signedBy}.
                  ${merge.undoneAt !== null && html`<strong>Undone</strong> on ${dateTimeInWords(merge.undoneAt)}, by ${merge.undoneBy}.`}
                </li>`,
            )}
          </ul>`
    }`
}

function differentView({ different }: MergeChoice): SafeHtml | false {
  return (
    different.length > 0 &&
    html`<h2 class="govuk-heading-m">Decided to be somebody else</h2>
      <ul class="govuk-list govuk-list--spaced">
        ${different.map(
          (one) =>
            html`<li>
              ${personLink(one.other)}: ${one.signedBy}, on ${dateTimeInWords(one.decidedAt)}.
              ${one.reason && html`<br />${one.reason}`}
            </li>`,
        )}
      </ul>`
  )
}
