/** What anybody reads without signing in. Before its moment a publication answers as one that never was. */
import { listForms } from '../../../concerns/index.ts'
import { json, pageNotFound, type PublicVisit, type Reply } from '../../../platform/http/index.ts'
import type { ReleaseDocument } from '../document.ts'
import { findPublished, findPublishedFile, listPublished, type Published } from '../public.sql.ts'
import { urls } from '../urls.ts'
import { listView, publicationView, withdrawnView } from './public.view.ts'

const PAGE_SIZE = 20
/** What one answer for programs holds at most. */
const JSON_SIZE = 1000

export async function getPublications({ database, query, page }: PublicVisit): Promise<Reply> {
  const asked = Number(query['page'] ?? 1)
  const number = Number.isInteger(asked) && asked > 0 && asked < 100_000 ? asked : 1
  const found = await listPublished(database, { page: number, size: PAGE_SIZE })
  const pages = Math.max(1, Math.ceil(found.total / PAGE_SIZE))
  if (number > pages) return pageNotFound
  return page({
    title: 'Publications',
    nonVisibleState: pages > 1 ? `page ${number} of ${pages}` : undefined,
    body: listView(found.publications, { number, pages, takesConcerns: (await listForms(database)).length > 0 }),
  })
}

export async function getPublicationsJson({ database }: PublicVisit): Promise<Reply> {
  const { total, publications } = await listPublished(database, { page: 1, size: JSON_SIZE })
  return json({ format_version: 1, total, publications: publications.map(asJson) })
}

const asJson = (one: Published) => ({
  slug: one.slug,
  address: urls.publication(one.slug),
  partnership: one.partnership,
  title: one.title,
  subtitle: one.subtitle,
  tables: one.tables,
  public_from: one.publicFrom,
  content_hash: one.contentHash,
  corrects: one.corrects ?? null,
  corrected_by: one.replacedBy ?? null,
  withdrawn: one.withdrawn ?? null,
  read_early_by: one.earlyReaders,
})

const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/
const FORMAT = /^[a-z0-9]+(?:[.-][a-z0-9]+)*$/

/** `/publications/SLUG` is the page; `/publications/SLUG.csv` is the same to take away. */
export async function getPublication(visit: PublicVisit): Promise<Reply> {
  const name = visit.params['name']!
  const dot = name.indexOf('.')
  if (dot < 0) return SLUG.test(name) ? showPublication(visit, name) : pageNotFound
  const [slug, format] = [name.slice(0, dot), name.slice(dot + 1)]
  return SLUG.test(slug) && FORMAT.test(format) ? takeFile(visit, slug, format) : pageNotFound
}

async function showPublication({ database, page }: PublicVisit, slug: string): Promise<Reply> {
  const found = await findPublished(database, slug)
  if (!found) return pageNotFound
  const { line, document, formats } = found
  if (line.withdrawn || document === undefined)
    return page({ title: `Withdrawn: ${line.title}`, body: withdrawnView(line) })
  return page({
    title: line.title,
    body: publicationView(line, JSON.parse(document) as ReleaseDocument, formats),
  })
}

async function takeFile({ database }: PublicVisit, slug: string, format: string): Promise<Reply> {
  const found = await findPublishedFile(database, slug, format)
  if (!found) return pageNotFound
  return { kind: 'file', type: found.type, name: found.name, content: found.content, hash: found.hash }
}
