/** Forms as their visitors reach them: by what they hold, as the public, who can list nothing. */
import { asAVisitor, asThePublic, type Database, type PublicQuery } from '../platform/database/index.ts'
import type { Instant, PlainDate } from '../platform/dates.ts'
import type { ContactSource } from '../contacts/index.ts'
import type { Answered, ConcernForm, Draft, Sent } from './concern.ts'
import { hashOf } from './secrets.ts'

/** The partnerships that take concerns by the form, by name. */
export const listForms = (database: Database): Promise<ConcernForm[]> =>
  asThePublic(database, async (query) => {
    const rows = await query(`${FORM} order by name`, [])
    return rows.map(formIn)
  })

export const findForm = (database: Database, partnershipId: string): Promise<ConcernForm | undefined> =>
  asThePublic(database, async (query) => {
    const [row] = await query(`${FORM} where partnership_id = $1`, [partnershipId])
    return row && formIn(row)
  })

const FORM = `select partnership_id, slug, name, demonstration, phone, out_of_hours_phone, fallback_authority from concern_form`

const formIn = (row: Record<string, unknown>): ConcernForm => ({
  partnershipId: row['partnership_id'] as string,
  slug: row['slug'] as string,
  name: row['name'] as string,
  demonstration: row['demonstration'] as boolean,
  phone: row['phone'] as string,
  outOfHoursPhone: row['out_of_hours_phone'] as string,
  fallbackAuthority: row['fallback_authority'] as string,
})

export type Found = { draft: Draft; sent?: undefined } | { sent: Sent; draft?: undefined }

/** What a visitor is writing or has sent; undefined where there is nothing, or no longer. */
export const findOwn = (database: Database, visitor: string): Promise<Found | undefined> =>
  asAVisitor(database, hashOf(visitor), (query) => findHeld(query))

async function findHeld(query: PublicQuery): Promise<Found | undefined> {
  const [row] = await query(
    `select partnership_id, concern_draft_id, code_hash, answers, changes, sent_at, contact_ref, decision_due_on, source,
      readable_at is not null as readable from concern_draft order by started_at desc limit 1`,
    [],
  )
  if (!row) return undefined
  const ids = {
    partnershipId: row['partnership_id'] as string,
    draftId: row['concern_draft_id'] as string,
    codeHash: row['code_hash'] as string | null,
  }
  if (row['sent_at'] === null)
    return { draft: { ...ids, answers: row['answers'] as Answered, changes: row['changes'] as number } }
  return {
    sent: {
      ...ids,
      sentAt: row['sent_at'] as Instant,
      ref: row['contact_ref'] as string,
      decisionDueOn: row['decision_due_on'] as PlainDate,
      source: row['source'] as ContactSource,
      isReadable: row['readable'] as boolean,
    },
  }
}

/** Begins an empty form. */
export const insertDraft = (
  database: Database,
  visitor: string,
  draft: { partnershipId: string; draftId: string; hours: number },
): Promise<void> =>
  asAVisitor(database, hashOf(visitor), async (query) => {
    await query(
      `insert into concern_draft (partnership_id, concern_draft_id, key_hash, answers, expires_at)
       values ($1, $2, $3, '{}', statement_timestamp() + make_interval(hours => $4))`,
      [draft.partnershipId, draft.draftId, hashOf(visitor), draft.hours],
    )
  })

/**
 * Keeps what `change` makes of the answers as they stand, one change after the other; undefined where the form is gone or
 * sent.
 */
export const changeAnswers = (
  database: Database,
  visitor: string,
  change: (draft: Draft) => { answers: Answered; hours: number },
): Promise<Draft | undefined> =>
  asAVisitor(database, hashOf(visitor), async (query) => {
    await query('select from concern_draft where sent_at is null for update', [])
    const found = await findHeld(query)
    if (!found?.draft) return undefined
    const { answers, hours } = change(found.draft)
    await query(
      `update concern_draft set answers = $3, changes = changes + 1,
         expires_at = statement_timestamp() + make_interval(hours => $4)
       where partnership_id = $1 and concern_draft_id = $2 and sent_at is null`,
      [found.draft.partnershipId, found.draft.draftId, JSON.stringify(answers), hours],
    )
    return { ...found.draft, answers, changes: found.draft.changes + 1 }
  })

/** Keeps the form for whoever has the code. */
export const saveCode = (
  database: Database,
  visitor: string,
  draft: Draft,
  code: { hash: string; hours: number },
): Promise<void> =>
  asAVisitor(database, hashOf(visitor), async (query) => {
    await query(
      `update concern_draft set code_hash = $3, expires_at = statement_timestamp() + make_interval(hours => $4)
       where partnership_id = $1 and concern_draft_id = $2 and sent_at is null`,
      [draft.partnershipId, draft.draftId, code.hash, code.hours],
    )
  })

/**
 * Makes the form of a code that of `visitor`, and of nobody's browser before; what was sent asks for its reference too.
 * Undefined for a wrong code, a wrong reference, and what is no longer kept, told apart by nothing.
 */
export const takeByCode = (
  database: Database,
  visitor: string,
  { code, ref }: { code: string; ref: string },
): Promise<Found | undefined> =>
  asAVisitor(database, hashOf(code), async (query) => {
    const found = await findHeld(query)
    if (!found || (found.sent && found.sent.ref.toUpperCase() !== ref.trim().toUpperCase())) return undefined
    const { partnershipId, draftId } = found.draft ?? found.sent
    await query('update concern_draft set key_hash = $3 where partnership_id = $1 and concern_draft_id = $2', [
      partnershipId,
      draftId,
      hashOf(visitor),
    ])
    return found
  })

/** Erases what is over, unseen: nobody may read it any more, whoever asks. */
export const eraseOver = (database: Database): Promise<void> =>
  asAVisitor(database, '', async (query) => {
    await query('delete from concern_draft', [])
  })
