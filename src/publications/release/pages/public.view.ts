/** What the public reads, as pages: the list, one publication, and the page that says it was withdrawn. */
import { concernUrls } from '../../../concerns/index.ts'
import type { Instant } from '../../../platform/dates.ts'
import {
  dateTimeInWords,
  html,
  insetText,
  pagination,
  summaryList,
  type SafeHtml,
} from '../../../platform/pages/index.ts'
import { releaseView, type Download } from '../../formats/index.ts'
import type { ReleaseDocument } from '../document.ts'
import { parts } from '../parts.ts'
import type { Published } from '../public.sql.ts'
import { urls } from '../urls.ts'

type Listed = { number: number; pages: number; takesConcerns: boolean }

export function listView(publications: readonly Published[], listed: Listed): SafeHtml {
  const { number: page, pages } = listed
  const to = (number: number) => ({ href: urls.publications(number), labelText: `${number} of ${pages}` })
  return html`<h1 class="govuk-heading-xl">Publications</h1>
    <p class="govuk-body-l">
      Figures on what councils and police do together to protect children from exploitation. Small numbers are hidden or
      rounded, so that nobody can be recognised.
    </p>
    ${
      listed.takesConcerns &&
      html`<p class="govuk-body">
        Worried about a child? <a class="govuk-link" href="${concernUrls.start}">Report a concern</a>. In an emergency,
        call 999.
      </p>`
    }
    ${
      publications.length === 0
        ? html`<p class="govuk-body">Nothing is published yet.</p>`
        : html`<ul class="govuk-list govuk-list--spaced">
            ${publications.map(itemView)}
          </ul>`
    }
    ${
      pages > 1 &&
      pagination({
        ...(page > 1 ? { previous: to(page - 1) } : {}),
        ...(page < pages ? { next: to(page + 1) } : {}),
      })
    }
    <p class="govuk-body"><a class="govuk-link" href="${urls.publicationsJson}">This list for programs (JSON)</a></p>`
}

const itemView = (one: Published): SafeHtml =>
  html`<li class="govuk-!-margin-bottom-6">
    <h2 class="govuk-heading-m govuk-!-margin-bottom-1">
      <a class="govuk-link" href="${urls.publication(one.slug)}">${one.title}</a>
    </h2>
    <p class="govuk-body govuk-!-margin-bottom-1">${one.subtitle}</p>
    <p class="govuk-body waymark-quiet govuk-!-margin-bottom-1">
      ${one.partnership} partnership. Published ${dateTimeInWords(one.publicFrom)}${standingNote(one)}
    </p>
    ${
      one.tables.length > 0 &&
      html`<p class="govuk-body waymark-quiet govuk-!-margin-bottom-0">Tables: ${one.tables.join('; ')}.</p>`
    }
  </li>`

const standingNote = ({ withdrawn, replacedBy, corrects }: Published): string => {
  if (withdrawn) return `. Withdrawn ${dateTimeInWords(withdrawn.at)}`
  if (replacedBy) return '. A corrected release has taken its place'
  return corrects ? '. It corrects an earlier release' : ''
}

export const publicationView = (line: Published, document: ReleaseDocument, formats: readonly string[]): SafeHtml =>
  html`${line.replacedBy && replacedView(line.replacedBy)}
  ${
    line.corrects &&
    html`<p class="govuk-body">
      <a class="govuk-link" href="${urls.publication(line.corrects.slug)}">The release that this one corrects</a>
    </p>`
  }
  ${releaseView(
    document,
    downloadsOf(formats, (format) => urls.publicationFile(line.slug, format)),
  )}
  ${earlyView(line)}`

const replacedView = ({ slug, reason, at }: { slug: string; reason: string; at: Instant }): SafeHtml =>
  insetText({
    html: html`<p class="govuk-body govuk-!-margin-bottom-0">
      <strong>A corrected release has taken the place of this one</strong> on ${dateTimeInWords(at)}. ${reason}
      <a class="govuk-link" href="${urls.publication(slug)}">Read the corrected release</a>
    </p>`,
  })

/** The address of a withdrawn release stays, and says so. */
export function withdrawnView(line: Published): SafeHtml {
  return html`<span class="govuk-caption-xl">${line.partnership} partnership</span>
    <h1 class="govuk-heading-xl">${line.title}</h1>
    <p class="govuk-body-l">${line.subtitle}</p>
    ${insetText({
      html: html`<p class="govuk-body govuk-!-margin-bottom-1">
          <strong>This publication was withdrawn</strong> on ${dateTimeInWords(line.withdrawn!.at)}.
        </p>
        <p class="govuk-body govuk-!-margin-bottom-0">${line.withdrawn!.reason}</p>`,
    })}
    <p class="govuk-body">
      It was published ${dateTimeInWords(line.publicFrom)}. Figures that you took from it should not be used. Questions:
      ${line.contact.name}, <a class="govuk-link" href="mailto:${line.contact.email}">${line.contact.email}</a>
    </p>
    ${line.replacedBy && replacedView(line.replacedBy)} ${earlyView(line)}`
}

/** The files that there are, in the order in which forms are offered. */
export const downloadsOf = (there: readonly string[], href: (format: string) => string): Download[] =>
  parts.formats
    .filter(({ format }) => there.includes(format))
    .map(({ format, title }) => ({ text: title, href: href(format) }))

const earlyView = ({ earlyReaders }: Published): SafeHtml =>
  html`<h2 class="govuk-heading-m" id="early">Who could read it early</h2>
    ${
      earlyReaders.length === 0
        ? html`<p class="govuk-body">Nobody but those who made it.</p>`
        : summaryList({
            rows: earlyReaders.map(({ name, jobTitle, from }) => ({
              key: { text: name },
              value: { html: html`${jobTitle}<br /><span class="waymark-quiet">From ${dateTimeInWords(from)}</span>` },
            })),
          })
    }`
