/** What somebody who works here may read before, or besides, the public. Each reading is audited. */
import type { Visit } from '../../../access/index.ts'
import { nowFor } from '../../../platform/database/index.ts'
import { file, pageNotFound, type Reply } from '../../../platform/http/index.ts'
import { dateTimeInWords, html, insetText, stackTable } from '../../../platform/pages/index.ts'
import { releaseView } from '../../formats/index.ts'
import { listPapers, readPaper, takePaper, type ReadPaper } from '../early.ts'
import { urls } from '../urls.ts'
import { downloadsOf } from './public.view.ts'

export async function getPapers(visit: Visit): Promise<Reply> {
  const papers = await listPapers(visit.database, visit.who)
  return visit.page({
    title: 'Papers for you',
    body: html`<h1 class="govuk-heading-l">Papers for you</h1>
      <p class="govuk-body">
        Releases that you may read before the public, and papers of the panel. Each time you open one is in the audit.
      </p>
      ${
        papers.length === 0
          ? html`<p class="govuk-body">There are none now.</p>`
          : stackTable({
              caption: 'Papers',
              captionClasses: 'govuk-visually-hidden',
              head: [{ text: 'Paper' }, { text: 'Public' }],
              rows: papers.map(({ release, publicFrom, audience }) => [
                {
                  html: html`<a class="govuk-link" href="${urls.paper(release.slug)}">${release.recipe.title}</a>`,
                },
                { text: audience === 'panel' ? 'Not for the public' : `From ${dateTimeInWords(publicFrom)}` },
              ]),
            })
      }`,
  })
}

export async function getPaper(visit: Visit): Promise<Reply> {
  const read = await readPaper(visit.database, visit.who, visit.params['slug']!)
  if (!read.ok) return pageNotFound
  const { document, formats, release } = read.value
  return visit.page({
    title: document.content.title,
    back: { href: urls.papers, text: 'Papers for you' },
    body: html`${insetText({ text: bounds(visit, read.value) })}
    ${releaseView(
      document,
      downloadsOf(formats, (format) => urls.paperFile(release.slug, format)),
    )}`,
  })
}

function bounds({ who }: Visit, { audience, publicFrom }: ReadPaper): string {
  if (audience === 'panel') return 'For the panel’s own papers. It is not for the public.'
  if (publicFrom <= nowFor(who)) return 'It is public.'
  return `Under embargo until ${dateTimeInWords(publicFrom)}. Until then, tell nobody what it says.`
}

export async function getPaperFile(visit: Visit): Promise<Reply> {
  const taken = await takePaper(visit.database, visit.who, visit.params['slug']!, visit.params['format']!)
  if (!taken.ok) return pageNotFound
  const { type, name, content } = taken.value
  return file(type, content, name)
}
