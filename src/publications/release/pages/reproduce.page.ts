/** A release counted again: whether it comes out the same as known then, and how it differs from now. */
import type { Visit } from '../../../access/index.ts'
import { pageNotFound, type Reply } from '../../../platform/http/index.ts'
import { counted, dateTimeInWords, html, stackTable, type SafeHtml } from '../../../platform/pages/index.ts'
import type { Difference } from '../differences.ts'
import type { Cell } from '../document.ts'
import { reproduceRelease, type Again, type Reproduced } from '../reproducing.ts'
import { urls } from '../urls.ts'
import { explain } from '../words.ts'

export async function getReproduce(visit: Visit): Promise<Reply> {
  const slug = visit.params['slug']!
  const made = await reproduceRelease(visit.database, visit.who, slug)
  if (!made.ok && made.refusal.kind === 'not_found') return pageNotFound
  return visit.page({
    title: 'Reproduce it from the records',
    back: { href: urls.release(slug), text: 'The release' },
    wide: true,
    body: html`<h1 class="govuk-heading-l">
        ${made.ok && html`<span class="govuk-caption-l">${made.value.release.recipe.title}</span>`} Reproduced from the
        records
      </h1>
      ${made.ok ? reproducedView(made.value) : html`<p class="govuk-body">${explain(made.refusal)}.</p>`}`,
  })
}

function reproducedView({ contentHash, knownAt, madeBy, asKnownThen, asKnownNow }: Reproduced): SafeHtml {
  return html`<p class="govuk-body">
      What was published is kept whole and opens from there, whatever comes out here. It was made by ${madeBy}. Its
      fingerprint: <code class="waymark-hash">${contentHash}</code>
    </p>
    <h2 class="govuk-heading-m">As known then, at ${dateTimeInWords(knownAt)}</h2>
    ${againView(asKnownThen, {
      same: 'It comes out the same, to the byte.',
      differs:
        'It no longer comes out the same. Records that it counted were destroyed since, under retention, or the code that makes releases has changed.',
    })}
    <h2 class="govuk-heading-m">As known now, at ${dateTimeInWords(asKnownNow.knownAt)}</h2>
    ${againView(asKnownNow, {
      same: 'Nothing that it says would be different now.',
      differs: 'It would be different now: records were added, corrected, merged or destroyed since.',
    })}`
}

function againView(again: Again, words: { same: string; differs: string }): SafeHtml {
  if (again.kind === 'same') return html`<p class="govuk-body">${words.same}</p>`
  if (again.kind === 'refused') return html`<p class="govuk-body">It cannot be counted: ${again.sentence}.</p>`
  const values = again.differences.filter((one) => one.kind !== 'words')
  const told = again.differences.filter((one) => one.kind === 'words')
  return html`<p class="govuk-body">${words.differs}</p>
    ${values.length > 0 ? differencesView(values) : html`<p class="govuk-body">No figure and no cell differs.</p>`}
    ${
      told.length > 0 &&
      html`<p class="govuk-body">Words that differ:</p>
        <ul class="govuk-list govuk-list--bullet">
          ${told.map(({ where }) => html`<li>${where}</li>`)}
        </ul>`
    }`
}

const differencesView = (differences: readonly Exclude<Difference, { kind: 'words' }>[]): SafeHtml =>
  stackTable({
    caption: `${counted(differences.length, 'value')} that differ`,
    head: [{ text: 'Where' }, { text: 'Published', format: 'numeric' }, { text: 'Comes out', format: 'numeric' }],
    rows: differences.map(({ where, was, is }) => [{ text: where }, { text: inWords(was) }, { text: inWords(is) }]),
  })

const inWords = (cell: Cell | undefined): string => (cell === undefined ? 'not there' : String(cell))
