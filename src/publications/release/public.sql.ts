/**
 * What the public reads: rows whose moment has come, by a database role that sees nothing else. Nobody is signed in, so
 * there is no actor and no partnership to bind: row-level security alone decides, by the database's own clock.
 */
import type { Instant } from '../../platform/dates.ts'
import { asThePublic, type Database } from '../../platform/database/index.ts'
import type { EarlyReader } from './publishing.sql.ts'

export type Published = {
  slug: string
  partnership: string
  title: string
  subtitle: string
  tables: string[]
  earlyReaders: EarlyReader[]
  contact: { name: string; email: string }
  contentHash: string
  publicFrom: Instant
  corrects: { slug: string; reason: string } | undefined
  withdrawn: { at: Instant; reason: string } | undefined
  /** The release that took its place, where that may be read too. */
  replacedBy: { slug: string; reason: string; at: Instant } | undefined
}

const LINE = `select p.partnership_id, p.slug, p.partnership_name, p.title, p.subtitle, p.tables, p.early_readers, p.contact_name, p.contact_email,
    p.content_hash, p.public_from, p.corrects_slug, p.correction_reason, p.withdrawn_at, p.withdrawn_reason,
    n.slug as by_slug, n.correction_reason as by_reason, n.public_from as by_from
  from publication p left join lateral (select slug, correction_reason, public_from from publication n
    where n.partnership_id = p.partnership_id and n.corrects_slug = p.slug and n.withdrawn_at is null
    order by n.public_from desc limit 1) n on true`

type LineRow = {
  slug: string
  partnership_name: string
  title: string
  subtitle: string
  tables: string[]
  early_readers: EarlyReader[]
  contact_name: string
  contact_email: string
  content_hash: string
  public_from: Instant
  corrects_slug: string | null
  correction_reason: string | null
  withdrawn_at: Instant | null
  withdrawn_reason: string | null
  by_slug: string | null
  by_reason: string | null
  by_from: Instant | null
}

const published = (found: Record<string, unknown>): Published => {
  const row = found as LineRow
  return {
    slug: row.slug,
    partnership: row.partnership_name,
    title: row.title,
    subtitle: row.subtitle,
    tables: row.tables,
    earlyReaders: row.early_readers,
    contact: { name: row.contact_name, email: row.contact_email },
    contentHash: row.content_hash,
    publicFrom: row.public_from,
    corrects: row.corrects_slug === null ? undefined : { slug: row.corrects_slug, reason: row.correction_reason! },
    withdrawn: row.withdrawn_at === null ? undefined : { at: row.withdrawn_at, reason: row.withdrawn_reason! },
    replacedBy: row.by_slug === null ? undefined : { slug: row.by_slug, reason: row.by_reason!, at: row.by_from! },
  }
}

/** A page of what the public may read, the newest first, and how many there are in all. */
export const listPublished = (
  database: Database,
  { page, size }: { page: number; size: number },
): Promise<{ total: number; publications: Published[] }> =>
  asThePublic(database, async (query) => {
    const [{ total }] = (await query('select count(*) as total from publication', [])) as [{ total: number }]
    const rows = await query(`${LINE} order by p.opens_at desc, p.slug limit $1 offset $2`, [size, (page - 1) * size])
    return { total, publications: rows.map(published) }
  })

export type PublishedFile = { format: string; type: string; name: string; content: Uint8Array; hash: string }

/**
 * What stands at an address: its line, the document as stored, and which files there are. Undefined for what never was
 * and for what is not to be read yet, told apart by nothing.
 */
export const findPublished = (
  database: Database,
  slug: string,
): Promise<{ line: Published; document: string | undefined; formats: string[] } | undefined> =>
  asThePublic(database, async (query) => {
    const [row] = await query(`${LINE} where p.slug = $1 order by p.opens_at limit 1`, [slug])
    if (!row) return undefined
    const where = 'from release_file where partnership_id = $1 and slug = $2'
    const files = await query(`select format ${where} order by format`, [row['partnership_id'], slug])
    const [json] = await query(`select content ${where} and format = 'json'`, [row['partnership_id'], slug])
    return {
      line: published(row),
      document: json && Buffer.from(json['content'] as Uint8Array).toString('utf8'),
      formats: files.map((file) => file['format'] as string),
    }
  })

export const findPublishedFile = (
  database: Database,
  slug: string,
  format: string,
): Promise<PublishedFile | undefined> =>
  asThePublic(database, async (query) => {
    const [row] = await query(
      `select media_type, file_name, content, content_hash from release_file where slug = $1 and format = $2
         and partnership_id = (select partnership_id from publication where slug = $1 order by opens_at limit 1)`,
      [slug, format],
    )
    if (!row) return undefined
    return {
      format,
      type: row['media_type'] as string,
      name: row['file_name'] as string,
      content: row['content'] as Uint8Array,
      hash: row['content_hash'] as string,
    }
  })
