/** One release: where it stands, what may follow, who signed what, and the content as its readers will see it. */
import { type Visit } from '../../../access/index.ts'
import { pageNotFound, type Reply } from '../../../platform/http/index.ts'
import {
  button,
  dateTimeInWords,
  html,
  insetText,
  notificationBanner,
  periodInWords,
  stackTable,
  summaryList,
  type SafeHtml,
} from '../../../platform/pages/index.ts'
import { releaseView as documentView } from '../../formats/index.ts'
import { policies } from '../parts.ts'
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
  if (done === 'new') return 'Draft saved'
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
    ${stepsView(opened)} ${readersView(opened)}`
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
      ${mayEdit && html`<a class="govuk-link" href="${urls.build(slug)}">Build it: what stands in it</a>`}
      ${mayListReaders && html`<a class="govuk-link" href="${urls.readers(slug)}">Who reads it early</a>`}
      <a class="govuk-link" href="${urls.preview(slug)}"
        >${standing.submitted ? 'Read it as readers will' : 'See it as it would be now'}</a
      >
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
  const policy = policies.find(({ name }) => name === release.recipe.policy)?.title ?? release.recipe.policy
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

/** The release as its readers will see it: as it was frozen, or, of a draft, as it would be now. */
export async function getPreview(visit: Visit): Promise<Reply> {
  const slug = visit.params['slug']!
  const made = await previewRelease(visit.database, visit.who, slug)
  if (!made.ok && made.refusal.kind === 'not_found') return pageNotFound
  const back = { href: urls.release(slug), text: 'The release' }
  if (!made.ok)
    return visit.page({
      title: 'It cannot be made',
      back,
      body: html`<h1 class="govuk-heading-l">It cannot be made</h1>
        <p class="govuk-body">${explain(made.refusal)}.</p>`,
    })
  const { document, isFrozen } = made.value
  return visit.page({
    title: `${isFrozen ? 'As readers see it' : 'As it would be now'}: ${document.content.title}`,
    back,
    body: html`${insetText({
      text: isFrozen
        ? 'As readers see it. This is what was frozen, and what is signed.'
        : 'As it would be now. Nothing of it is kept: it is counted again when it is sent for checking.',
    })}
    ${documentView(document)}`,
  })
}
