/** What becomes of warrants, charges and arrests: the verbs, each in one transaction, audited. */
import { audit, may, notFound, type Actor, type AuditAction, type NotFound } from '../access/index.ts'
import { inTransaction, onceOnly, type Database, type Tx } from '../platform/database/index.ts'
import type { PlainDate } from '../platform/dates.ts'
import { ok, refuse, type Result } from '../platform/result.ts'
import type { Changed } from './actions.ts'
import type { BailEnding, ChargeOutcome, OperationEvent } from './investigation.ts'
import { listEvents } from './store/events.ts'
import { holdEvent, insertBail, saveBailEnd, saveOutcome, saveStep, type NewBail } from './store/lives.ts'
import { checkStep, inOrder, type StepRefusal, type WarrantStep } from './warrant-life.ts'

export type LifeRefusal = NotFound | StepRefusal | Changed | { kind: 'on_bail_already' } | { kind: 'until_before_from' }
/** Where whoever did it goes back to. */
export type Lived = { operationId: string | null }

type OfKind<K extends OperationEvent['kind']> = Extract<OperationEvent, { kind: K }>
type Done = Result<void, Exclude<LifeRefusal, NotFound>>

/** Loads an event of a kind, held, for those who may change it; does what is to be done, and writes it down. */
function change<K extends 'warrant' | 'charge' | 'arrest'>(
  database: Database,
  actor: Actor,
  { kind, id, action, detail }: { kind: K; id: string; action: AuditAction; detail: Record<string, unknown> },
  work: (tx: Tx, event: OfKind<K>) => Promise<Done | 'done_before'>,
): Promise<Result<Lived, LifeRefusal>> {
  return inTransaction(database, actor, async (tx): Promise<Result<Lived, LifeRefusal>> => {
    if (!may(actor, 'record_investigation')) return refuse(notFound)
    await holdEvent(tx, kind, id)
    const [event] = await listEvents(tx, { kinds: [kind], id })
    if (!event) return refuse(notFound)
    const done = await work(tx, event as OfKind<K>)
    if (done !== 'done_before' && !done.ok) return done
    if (done !== 'done_before')
      await audit.record(tx, {
        action,
        ...(event.personId === null
          ? { subjectType: kind, subjectId: id }
          : { subjectType: 'person', subjectId: event.personId }),
        detail: { [`${kind}_id`]: id, ...detail },
      })
    return ok({ operationId: event.operation?.operationId ?? null })
  })
}

const saved = (isSaved: boolean): Done => (isSaved ? ok(undefined) : refuse({ kind: 'changed_by_someone_else' }))

const dayOfStep = { issue: 'issuedOn', refuse: 'refusedOn', return: 'returnedOn' } as const

/** Says that a court issued or refused a warrant, or had it back. Sent twice for the same day, it is one step. */
export const takeWarrantStep = (
  database: Database,
  actor: Actor,
  asked: { warrantId: string; version: number; step: WarrantStep; on: PlainDate },
): Promise<Result<Lived, LifeRefusal>> => {
  const { warrantId: id, step, on } = asked
  const detail = { step, on }
  return change(database, actor, { kind: 'warrant', id, action: 'take_warrant_step', detail }, async (tx, warrant) => {
    if (warrant[dayOfStep[step]] === on) return 'done_before'
    const allowed = checkStep(warrant, step, on, tx.today)
    return allowed.ok ? saved(await saveStep(tx, asked)) : allowed
  })
}

/** Says what became of a charge at court. Said again, it is put right, and what stood is in the history. */
export const recordOutcome = (
  database: Database,
  actor: Actor,
  asked: { chargeId: string; version: number; outcome: ChargeOutcome; on: PlainDate },
): Promise<Result<Lived, LifeRefusal>> => {
  const { chargeId: id, outcome, on } = asked
  const detail = { outcome, on }
  return change(database, actor, { kind: 'charge', id, action: 'record_outcome', detail }, async (tx, charge) => {
    if (charge.outcome === outcome && charge.outcomeOn === on) return 'done_before'
    const allowed = inOrder(charge.on, on, tx.today)
    return allowed.ok ? saved(await saveOutcome(tx, asked)) : allowed
  })
}

/** Puts bail after an arrest on record. The same form again changes nothing. */
export const recordBail = (database: Database, actor: Actor, bail: NewBail): Promise<Result<Lived, LifeRefusal>> => {
  const { arrestId: id, fromOn, untilOn } = bail
  const detail = { bail_id: bail.bailId, from: fromOn, until: untilOn }
  return onceOnly('bail_pkey', ok({ operationId: null }), () =>
    change(database, actor, { kind: 'arrest', id, action: 'record_bail', detail }, async (tx, arrest) => {
      if (arrest.bail?.bailId === bail.bailId) return 'done_before'
      if (arrest.bail && arrest.bail.endedOn === null) return refuse({ kind: 'on_bail_already' })
      const allowed = inOrder(arrest.on, fromOn, tx.today)
      if (!allowed.ok) return allowed
      if (untilOn !== null && untilOn < fromOn) return refuse({ kind: 'until_before_from' })
      await insertBail(tx, bail)
      return ok(undefined)
    }),
  )
}

/** Ends the bail that stands after an arrest. */
export const endBail = (
  database: Database,
  actor: Actor,
  { arrestId: id, version, how, on }: { arrestId: string; version: number; how: BailEnding; on: PlainDate },
): Promise<Result<Lived, LifeRefusal>> => {
  const detail = { ended: how, on }
  return change(database, actor, { kind: 'arrest', id, action: 'record_bail', detail }, async (tx, { bail }) => {
    if (!bail) return refuse({ kind: 'out_of_turn' })
    if (bail.endedOn === on && bail.endedHow === how) return 'done_before'
    if (bail.endedOn !== null) return refuse({ kind: 'out_of_turn' })
    const allowed = inOrder(bail.fromOn, on, tx.today)
    return allowed.ok ? saved(await saveBailEnd(tx, { bailId: bail.bailId, version, how, on })) : allowed
  })
}
