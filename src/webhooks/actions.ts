/** Adding, listing, stopping and resuming webhooks, each audited. Whoever runs Waymark does so by command. */
import { audit, type Actor } from '../access/index.ts'
import { findUser } from '../agencies/index.ts'
import { machineClock } from '../platform/clock.ts'
import { inTransaction, type Database } from '../platform/database/index.ts'
import { uuidv7 } from '../platform/uuid.ts'
import type { Kind } from './kinds.ts'
import { newSecret } from './signing.ts'
import { insertWebhook, listWebhooks, saveStanding, saveStopped, type Known } from './store.ts'

export type NewWebhook = { name: string; url: string; username: string; kinds: readonly Kind[] }

/** Adds a webhook; its secret is shown once. Undefined where nobody of that username works here. */
export function addWebhook(
  database: Database,
  actor: Actor,
  { name, url, username, kinds }: NewWebhook,
): Promise<{ webhookId: string; secret: string } | undefined> {
  return inTransaction(database, actor, async (tx) => {
    const userId = await findUser(tx, username)
    if (userId === undefined) return undefined
    const made = { webhookId: uuidv7(), secret: newSecret() }
    await insertWebhook(tx, { ...made, name, url, userId, kinds }, machineClock.now())
    await audit.record(tx, {
      action: 'add_webhook',
      subjectType: 'webhook',
      subjectId: made.webhookId,
      detail: { user_id: userId, kinds, host: new URL(url).host },
    })
    return made
  })
}

export const webhooks = (database: Database, actor: Actor): Promise<Known[]> =>
  inTransaction(database, actor, (tx) => listWebhooks(tx))

/** Stops a webhook, or resumes it at once from where it was told to. False where there is none such. */
export function setStopped(database: Database, actor: Actor, webhookId: string, stop: boolean): Promise<boolean> {
  return inTransaction(database, actor, async (tx) => {
    const one = (await listWebhooks(tx)).find((known) => known.webhookId === webhookId)
    if (!one) return false
    if ((one.stoppedAt !== null) === stop) return true
    await saveStopped(tx, one, stop ? tx.now : null)
    if (!stop)
      await saveStanding(tx, webhookId, {
        ...one.standing,
        attempts: 0,
        failingSince: null,
        nextAt: machineClock.now(),
      })
    await audit.record(tx, {
      action: stop ? 'stop_webhook' : 'resume_webhook',
      subjectType: 'webhook',
      subjectId: webhookId,
    })
    return true
  })
}
