/** Notices for programs: read and listed, with where each stands today. */
import { z } from 'zod'
import { audit, may, type Actor, type Scope, type Verb } from '../../access/index.ts'
import {
  beginAt,
  endpointOf,
  field,
  listOf,
  NOT_FOUND,
  pageOf,
  paging,
  type Endpoint,
  type Problem,
} from '../../platform/api/index.ts'
import { inTransaction } from '../../platform/database/index.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import { noticeBases, referenceOf } from '../../reference/index.ts'
import { endingAgeOf } from '../ending-age.ts'
import { noticeSteps } from '../notice.ts'
import { standsOn, type Stands } from '../reading.ts'
import { findNotice, listNotices, noticeIdsAfter } from '../store.ts'

const endpoint = endpointOf<Actor, Verb, Scope>()

const line = z.object({
  id: field.told.id,
  ref: z.string(),
  child_id: field.told.id,
  recipient_id: field.told.id.describe('The adult whom it warns.'),
  basis: z.enum(noticeBases.map((one) => one.code)),
  authority: z.string(),
  state: z.enum(['requested', 'issued', 'in_force', 'ended', 'refused']).describe('Where it stands today.'),
  issued_on: field.told.day.nullable(),
  served_on: field.told.day.nullable(),
  expires_on: field.told.day.nullable(),
  review_due_on: field.told.day.nullable(),
})

const listOfNotices = endpoint({
  id: 'listNotices',
  method: 'GET',
  path: '/notices',
  tag: 'Notices',
  summary: 'List child abduction warning notices',
  description:
    'The last recorded first. A notice warns an adult to keep away from a child; it does not say that a child was abducted.',
  scope: 'notices:read',
  may: 'view_person',
  kind: 'list',
  query: z.strictObject({
    child_id: field.id().optional(),
    recipient_id: field.id().optional(),
    issued_from: field.day().optional(),
    issued_to: field.day().optional(),
    ...paging,
  }),
  answer: listOf(line),
  handle: async ({ database, who, query }) => {
    const place = beginAt(query.cursor, (at) => at === '')
    if (!place.ok) return place
    const endingAge = endingAgeOf(await referenceOf(database))
    return inTransaction(database, who, async (tx): Promise<Result<{ value: unknown }, Problem>> => {
      if (!may(who, 'view_person')) return refuse(NOT_FOUND)
      const ids = await noticeIdsAfter(tx, query, place.value?.id)
      const page = pageOf(ids, query.limit, (id) => ({ at: '', id }))
      const found = new Map((await listNotices(tx, { noticeIds: page.items })).map((one) => [one.noticeId, one]))
      const items = page.items.map((id) => lineOf(standsOn(found.get(id)!, endingAge, tx.today)))
      await audit.record(tx, { action: 'list_notices', subjectType: 'notice', detail: { notices: page.items } })
      return ok({ value: { items, next: page.next } })
    })
  },
})

const getNotice = endpoint({
  id: 'getNotice',
  method: 'GET',
  path: '/notices/{id}',
  tag: 'Notices',
  summary: 'Read a notice',
  scope: 'notices:read',
  may: 'view_person',
  kind: 'read',
  answer: line.extend({
    steps: z.array(
      z.object({ kind: z.enum(noticeSteps), happened_on: field.told.day, signed_by: z.string().nullable() }),
    ),
  }),
  handle: async ({ database, who, params }) => {
    const endingAge = endingAgeOf(await referenceOf(database))
    return inTransaction(database, who, async (tx): Promise<Result<{ value: unknown; etag: string }, Problem>> => {
      const notice = may(who, 'view_person') ? await findNotice(tx, params['id']!) : undefined
      if (!notice) return refuse(NOT_FOUND)
      const { noticeId, childId, recipientId } = notice
      await audit.record(
        tx,
        { action: 'view_notice', subjectType: 'notice', subjectId: noticeId },
        ...[childId, recipientId].map((personId) => ({
          action: 'view_notice' as const,
          subjectType: 'person',
          subjectId: personId,
          detail: { notice_id: noticeId },
        })),
      )
      const steps = notice.events.map(({ kind, happenedOn, signedBy }) => ({
        kind,
        happened_on: happenedOn,
        signed_by: signedBy,
      }))
      return ok({ value: { ...lineOf(standsOn(notice, endingAge, tx.today)), steps }, etag: String(notice.version) })
    })
  },
})

const lineOf = ({ notice, standing, reviewDue }: Stands) => ({
  id: notice.noticeId,
  ref: notice.ref,
  child_id: notice.childId,
  recipient_id: notice.recipientId,
  basis: notice.basis,
  authority: notice.authority,
  state: standing.state,
  issued_on: notice.issuedOn,
  served_on: notice.servedOn,
  expires_on: notice.expiresOn,
  review_due_on: reviewDue ?? null,
})

export const endpoints: readonly Endpoint<Actor, Verb, Scope>[] = [listOfNotices, getNotice]
