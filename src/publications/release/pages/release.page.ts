/** One release: where it stands, what may follow, who signed what, and the content as its readers will see it. */
import { type Visit } from '../../../access/index.ts'
import { pageNotFound, type Reply } from '../../../platform/http/index.ts'
import {
  button,
  dateTimeInWords,
  html,
  notificationBanner,
  periodInWords,
  stackTable,
  summaryList,
  type SafeHtml,
} from '../../../platform/pages/index.ts'
import { parts } from '../parts.ts'
import { openRelease, previewRelease, type Opened } from '../reading.ts'
import { urls } from '../urls.ts'
import { explain, standsInWords, stateTag, stepWords } from '../words.ts'
import { stepForms } from './step.form.ts'
import { comparisonView } from './step.view.ts'

export async function getRelease(visit: Visit): Promise<Reply> {
  const opened = await openRelease(visit.database, visit.who, visit.params['slug']!)
  if (!opened.ok) return pageNotFound
  return visit.page({
    title: opened.value.release.recipe.title,
    back: { href: urls.register, text: 'Releases' },
    body: releaseView(opened.value, doneWords(visit.query['done'])),
  })
}

/** What was just done, as the address says after a form. */
function doneWords(done: unknown): string | undefined {
  if (done === 'new' || done === 'edit') return 'Draft saved'
  if (done === 'correct') return 'Correction begun. It is a draft of its own'
  return typeof done === 'string' && Object.hasOwn(stepForms, done)
    ? stepForms[done as keyof typeof stepForms].done
    : undefined
}

function releaseView(opened: Opened, done: string | undefined): SafeHtml {
  const { release, standing, correctedBy, content } = opened
  const comparison = release.steps.findLast((step) => step.comparison !== null)?.comparison
  return html`${done && notificationBanner({ type: 'success', text: done })}
    <h1 class="govuk-heading-l">
      <span class="govuk-caption-l">Release</span>
      ${release.recipe.title}
    </h1>
    <p class="govuk-body">${stateTag(standing.state, correctedBy !== undefined)} ${standsInWords(standing)}</p>
    ${wordsView(opened)} ${nextView(opened)} ${factsView(opened)} ${content && comparison && comparisonView(comparison)}
    <h2 class="govuk-heading-m">Its life so far</h2>
    ${stepsView(opened)} ${readersView(opened)}
    ${
      content &&
      html`<h2 class="govuk-heading-m" id="content">As readers see it</h2>
        <div class="waymark-preview">
          <p class="govuk-heading-l govuk-!-margin-bottom-1">${content.title}</p>
          <p class="govuk-body-l">${content.subtitle}</p>
          ${parts.view(content)}
        </div>`
    }`
}

/** Why it is a draft again, or was withdrawn. */
const wordsView = ({ standing: { returned, withdrawn, state } }: Opened): SafeHtml | false => {
  const said = withdrawn ?? (state === 'draft' ? returned : undefined)
  return said !== undefined && html`<p class="govuk-inset-text">${said.words}</p>`
}

function nextView({ release, next, mayEdit, mayCorrect, mayListReaders, standing, needsClearance }: Opened): SafeHtml {
  const { slug } = release
  const isWaitingForPolice = needsClearance && standing.state === 'checked' && !standing.cleared
  return html`${
      isWaitingForPolice &&
      html`<p class="govuk-body">
        It has figures of police investigations. The police must allow them before it is approved.
      </p>`
    }
    <div class="govuk-button-group">
      ${next.map((step) =>
        button({
          text: standing.state === 'scheduled' && step === 'published' ? 'Change the moment' : stepForms[step].offer,
          href: urls.step(slug, step),
          classes: step === next[0] && !stepForms[step].isWarning ? '' : 'govuk-button--secondary',
        }),
      )}
      ${mayCorrect && button({ text: 'Correct it', href: urls.correct(slug), classes: 'govuk-button--secondary' })}
      ${mayEdit && html`<a class="govuk-link" href="${urls.edit(slug)}">Change the draft</a>`}
      ${mayListReaders && html`<a class="govuk-link" href="${urls.readers(slug)}">Who reads it early</a>`}
      ${standing.state === 'draft' && html`<a class="govuk-link" href="${urls.preview(slug)}">See it as it would be now</a>`}
      ${standing.submitted && html`<a class="govuk-link" href="${urls.reproduce(slug)}">Reproduce it from the records</a>`}
    </div>`
}

function factsView(opened: Opened): SafeHtml {
  const { release, audience, contentHash, content, corrects, correctedBy, standing, formats } = opened
  const row = (key: string, value: string | SafeHtml) => ({
    key: { text: key },
    value: typeof value === 'string' ? { text: value } : { html: value },
  })
  const link = (slug: string) => html`<a class="govuk-link" href="${urls.release(slug)}">${slug}</a>`
  const policy = parts.policies.find(({ name }) => name === release.recipe.policy)?.title ?? release.recipe.policy
  const isPublic = standing.state === 'published' && audience === 'public'
  return summaryList({
    rows: [
      row('For', audience === 'public' ? 'The public and the press' : 'A panel that meets in private'),
      row('Period', periodInWords(release.recipe.period)),
      row('Small numbers', policy),
      corrects !== undefined && row('Corrects', html`${link(corrects)}<br />${release.correctionReason}`),
      correctedBy !== undefined && row('Corrected by', link(correctedBy)),
      content && row('Counted as known at', dateTimeInWords(content.knownAt)),
      content && row('Made by', content.madeBy),
      contentHash !== undefined && row('Fingerprint (SHA-256)', html`<code class="waymark-hash">${contentHash}</code>`),
      isPublic &&
        row(
          'Public address',
          html`<a class="govuk-link" href="${urls.publication(release.slug)}">${urls.publication(release.slug)}</a>`,
        ),
      formats.length > 0 && row('Files made', formats.join(', ')),
    ],
  })
}

const stepsView = ({ release }: Opened): SafeHtml =>
  stackTable({
    caption: 'Steps, the first first',
    captionClasses: 'govuk-visually-hidden',
    head: [{ text: 'Step' }, { text: 'By' }, { text: 'When' }, { text: 'What was signed' }],
    rows: release.steps.map((step) => [
      {
        html: html`${stepWords[step.kind]}${
          step.publicFrom && html`<br /><span class="waymark-quiet">From ${dateTimeInWords(step.publicFrom)}</span>`
        }${step.words && html`<br /><span class="waymark-quiet">“${step.words}”</span>`}`,
      },
      { text: `${step.signedBy}, ${step.jobTitle}` },
      { text: dateTimeInWords(step.at) },
      {
        html: step.contentHash
          ? html`<code title="${step.contentHash}">${step.contentHash.slice(0, 12)}…</code>`
          : html`<span class="waymark-quiet">Nothing</span>`,
      },
    ]),
  })

const readersView = ({ readers }: Opened): SafeHtml | false =>
  readers.length > 0 &&
  html`<h2 class="govuk-heading-m">Who reads it early</h2>
    <ul class="govuk-list govuk-list--bullet">
      ${readers.map(
        ({ name, jobTitle, from, needsItFor }) =>
          html`<li>${name}, ${jobTitle}, from ${dateTimeInWords(from)}: ${needsItFor}</li>`,
      )}
    </ul>`

/** What a draft would say if it were sent for checking now. */
export async function getPreview(visit: Visit): Promise<Reply> {
  const slug = visit.params['slug']!
  const made = await previewRelease(visit.database, visit.who, slug)
  if (!made.ok && made.refusal.kind === 'not_found') return pageNotFound
  const title = made.ok ? made.value.content.title : 'It cannot be made'
  return visit.page({
    title: `As it would be now: ${title}`,
    back: { href: urls.release(slug), text: 'The release' },
    body: html`<h1 class="govuk-heading-l">
        <span class="govuk-caption-l">As it would be now, and not kept</span>
        ${title}
      </h1>
      ${
        made.ok
          ? html`<p class="govuk-body-l">${made.value.content.subtitle}</p>
              ${parts.view(made.value.content)}`
          : html`<p class="govuk-body">${explain(made.refusal)}.</p>`
      }`,
  })
}
