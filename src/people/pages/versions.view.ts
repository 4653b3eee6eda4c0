/** What stood before a person's details were put right: each correction, with what it changed. */
import { dateTimeInWords, details, html, type SafeHtml } from '../../platform/pages/index.ts'
import type { Areas } from '../areas.ts'
import type { EarlierVersion, OwnDetails } from '../details.ts'
import { ownDetailsInWords } from '../words.ts'

/** The latest correction first; nothing where nothing was ever put right. */
export function versionsView(now: OwnDetails, earlier: readonly EarlierVersion[], areas: Areas): SafeHtml | undefined {
  if (earlier.length === 0) return undefined
  return details({
    summaryText: 'Earlier versions of these details',
    html: html`<ol class="govuk-list govuk-list--spaced" reversed>
      ${earlier.map((version, index) => correction(version, earlier[index - 1] ?? now, areas))}
    </ol>`,
  })
}

function correction(before: EarlierVersion, after: OwnDetails, areas: Areas): SafeHtml {
  const changes = changesBetween(before, after, areas)
  return html`<li>
    <strong>Put right on ${dateTimeInWords(before.until)}${before.putRightBy && ` by ${before.putRightBy}`}</strong>
    ${
      changes.length === 0
        ? html`<br />Saved again with the same details`
        : changes.map(({ name, was, is }) => html`<br />${name}: <del>${was}</del> became ${is}`)
    }
  </li>`
}

/** What a correction changed, in words. */
export function changesBetween(
  before: OwnDetails,
  after: OwnDetails,
  areas: Areas,
): { name: string; was: string; is: string }[] {
  const [was, is] = [ownDetailsInWords(before, areas), ownDetailsInWords(after, areas)]
  return was.flatMap(({ name, words }, index) =>
    is[index]!.words === words ? [] : [{ name, was: words, is: is[index]!.words }],
  )
}
