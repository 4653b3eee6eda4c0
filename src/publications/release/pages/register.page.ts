/** The register of releases: what waits for whoever looks, then every release with where it stands. Also as JSON. */
import { may, type Visit } from '../../../access/index.ts'
import { json, pageNotFound, type Reply } from '../../../platform/http/index.ts'
import { button, html, periodInWords, stackTable, type SafeHtml } from '../../../platform/pages/index.ts'
import { viewReleases, type Listed } from '../reading.ts'
import { urls } from '../urls.ts'
import { standsInWords, stateTag } from '../words.ts'
import { stepForms } from './step.form.ts'

export async function getRegister(visit: Visit): Promise<Reply> {
  const found = await viewReleases(visit.database, visit.who)
  if (!found.ok) return pageNotFound
  const { releases } = found.value
  const waiting = releases.filter(waits)
  return visit.page({
    title: 'Releases',
    wide: true,
    body: html`<h1 class="govuk-heading-l">Releases</h1>
      <p class="govuk-body">
        Figures that are published, or are to be. Each is drafted, checked and approved by different people.
        <a class="govuk-link" href="${urls.publications()}">What the public reads</a>,
        <a class="govuk-link" href="${urls.papers}">papers for you</a>,
        <a class="govuk-link" href="${urls.registerJson}">this register for programs (JSON)</a>.
      </p>
      ${
        may(visit.who, 'draft_release') &&
        html`<div class="govuk-button-group">
          ${button({ text: 'New release', href: urls.new })}
          <a class="govuk-link" href="${urls.templates}">Start from a template</a>
        </div>`
      }
      ${
        waiting.length > 0 &&
        html`<h2 class="govuk-heading-m">For you to do</h2>
          <ul class="govuk-list govuk-list--spaced">
            ${waiting.map(
              ({ release, next }) =>
                html`<li>
                  <a class="govuk-link" href="${urls.release(release.slug)}">${release.recipe.title}</a>:
                  ${next
                    .filter(isWork)
                    .map((step) => stepForms[step].offer.toLowerCase())
                    .join(', or ')}
                </li>`,
            )}
          </ul>`
      }
      <h2 class="govuk-heading-m">All releases</h2>
      ${releases.length === 0 ? html`<p class="govuk-body">There is no release yet.</p>` : table(releases)}`,
  })
}

const isWork = (step: Listed['next'][number]) => step !== 'returned' && step !== 'withdrawn'
const waits = ({ standing: { state }, next }: Listed): boolean =>
  state !== 'published' && state !== 'scheduled' && next.some(isWork)

const table = (releases: readonly Listed[]): SafeHtml =>
  stackTable({
    caption: 'Releases, the newest first',
    captionClasses: 'govuk-visually-hidden',
    head: [{ text: 'Release' }, { text: 'Where it stands' }, { text: 'For' }, { text: 'Tables' }],
    rows: releases.map((one) => [
      {
        html: html`<a class="govuk-link" href="${urls.release(one.release.slug)}">${one.release.recipe.title}</a
          ><br /><span class="waymark-quiet">${periodInWords(one.release.recipe.period)}</span>`,
      },
      {
        html: html`${stateTag(one.standing.state, one.correctedBy !== undefined)}<br /><span class="waymark-quiet"
            >${standsInWords(one.standing)}</span
          >`,
      },
      { text: one.audience === 'public' ? 'The public' : 'The panel' },
      {
        html:
          one.tables.length === 0
            ? html`<span class="waymark-quiet">None frozen yet</span>`
            : html`<ul class="govuk-list govuk-!-margin-bottom-0">
                ${one.tables.map((title) => html`<li>${title}</li>`)}
              </ul>`,
      },
    ]),
  })

export async function getRegisterJson(visit: Visit): Promise<Reply> {
  const found = await viewReleases(visit.database, visit.who)
  if (!found.ok) return pageNotFound
  return json({ format_version: 1, as_at: found.value.now, releases: found.value.releases.map(asJson) })
}

/** A release as programs read it: on the page's address and from the command alike. */
export const asJson = ({ release, standing, audience, tables, corrects, correctedBy }: Listed) => ({
  slug: release.slug,
  title: release.recipe.title,
  audience,
  ...release.recipe.period,
  authorities: release.recipe.authorities,
  state: standing.state,
  content_hash: standing.submitted?.contentHash ?? null,
  public_from: standing.published?.publicFrom ?? null,
  withdrawn_at: standing.withdrawn?.at ?? null,
  corrects: corrects ?? null,
  corrected_by: correctedBy ?? null,
  tables,
  steps: release.steps.map((step) => ({
    step: step.kind,
    at: step.at,
    by: step.signedBy,
    job_title: step.jobTitle,
    content_hash: step.contentHash,
    words: step.words,
  })),
})
