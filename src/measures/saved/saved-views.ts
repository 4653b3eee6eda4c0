/** Views of figures kept by a name: for everybody who reads figures; renamed and removed by their owner or a manager. */
import { inTransaction, type Database, type Tx } from '../../platform/database/index.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import { uuidv7 } from '../../platform/uuid.ts'
import { audit, may, notFound, type Actor, type AuditAction, type NotFound } from '../../access/index.ts'
import { endView, insertView, listViews, nameView, type SavedView } from './saved-views.sql.ts'

export const VIEW_NAME_CHARACTERS_MAX = 100

export type ViewRefusal =
  | NotFound
  | { kind: 'no_name' }
  | { kind: 'name_too_long'; characters: number }
  | { kind: 'name_taken'; by: string }
  | { kind: 'changed_by_someone_else' }

export const viewText: { [K in ViewRefusal['kind']]: (refusal: Extract<ViewRefusal, { kind: K }>) => string } = {
  not_found: () => 'This view does not exist, or you cannot change it',
  no_name: () => 'Enter a name, such as “Contacts of the city, last year”',
  name_too_long: ({ characters }) =>
    `The name must be ${VIEW_NAME_CHARACTERS_MAX} characters or fewer: it is ${characters}`,
  name_taken: ({ by }) => `There is a view of this name already, saved by ${by}. Enter another name`,
  changed_by_someone_else: () => 'Somebody else changed this view meanwhile. Look at it and save again',
}
export const viewSentence = (refusal: ViewRefusal): string =>
  (viewText[refusal.kind] as (one: ViewRefusal) => string)(refusal)

const MANAGERS: readonly Actor['role'][] = ['team_manager', 'strategic_manager']

/** Whether somebody may rename or remove a view: its owner, and managers. */
export const mayChangeView = (actor: Actor, view: SavedView): boolean =>
  view.ownerId === actor.actorId || MANAGERS.includes(actor.role)

export const viewSaved = (database: Database, actor: Actor): Promise<Result<SavedView[], NotFound>> =>
  inTransaction(database, actor, async (tx) =>
    may(actor, 'view_figures') ? ok(await listViews(tx)) : refuse(notFound),
  )

/** `address` is one that this room's own pages made. */
export const saveView = (
  database: Database,
  actor: Actor,
  asked: { name: string; address: string },
): Promise<Result<undefined, ViewRefusal>> =>
  inTransaction(database, actor, async (tx): Promise<Result<undefined, ViewRefusal>> => {
    if (!may(actor, 'view_figures')) return refuse(notFound)
    const named = await nameFor(tx, asked.name)
    if (!named.ok) return named
    const id = uuidv7()
    await insertView(tx, { id, name: named.value, address: asked.address, ownerName: actor.displayName })
    await record(tx, 'save_view', id)
    return ok(undefined)
  })

type Which = { id: string; version: number }

export const renameView = (
  database: Database,
  actor: Actor,
  which: Which & { name: string },
): Promise<Result<undefined, ViewRefusal>> =>
  changed(database, actor, which, 'rename_view', async (tx) => {
    const named = await nameFor(tx, which.name, which.id)
    if (!named.ok) return named
    return kept(await nameView(tx, which.id, which.version, named.value))
  })

export const removeView = (database: Database, actor: Actor, which: Which): Promise<Result<undefined, ViewRefusal>> =>
  changed(database, actor, which, 'remove_view', async (tx) => kept(await endView(tx, which.id, which.version)))

const kept = (isDone: boolean): Result<undefined, ViewRefusal> =>
  isDone ? ok(undefined) : refuse({ kind: 'changed_by_someone_else' })

const changed = (
  database: Database,
  actor: Actor,
  { id }: Which,
  action: AuditAction,
  change: (tx: Tx) => Promise<Result<undefined, ViewRefusal>>,
): Promise<Result<undefined, ViewRefusal>> =>
  inTransaction(database, actor, async (tx): Promise<Result<undefined, ViewRefusal>> => {
    const [view] = await listViews(tx, id)
    if (!view || !may(actor, 'view_figures') || !mayChangeView(actor, view)) return refuse(notFound)
    const done = await change(tx)
    if (done.ok) await record(tx, action, id)
    return done
  })

async function nameFor(tx: Tx, typed: string, exceptId?: string): Promise<Result<string, ViewRefusal>> {
  const name = typed.replaceAll('\0', '').trim()
  if (name === '') return refuse({ kind: 'no_name' })
  if (name.length > VIEW_NAME_CHARACTERS_MAX) return refuse({ kind: 'name_too_long', characters: name.length })
  const other = (await listViews(tx)).find((view) => view.name === name && view.id !== exceptId)
  return other ? refuse({ kind: 'name_taken', by: other.ownerName }) : ok(name)
}

const record = (tx: Tx, action: AuditAction, id: string) =>
  audit.record(tx, { action, subjectType: 'saved_view', subjectId: id })
