/** Searches that somebody keeps by a name, for themselves alone. */
import { audit, may, notFound, type Actor, type AuditAction, type NotFound } from '../access/index.ts'
import { inTransaction, onceOnly, type Database, type Tx } from '../platform/database/index.ts'
import { ok, refuse, type Result } from '../platform/result.ts'
import { typedIn } from './asked.ts'
import { endSearch, insertSearch, listSearches, nameSearch, type SavedSearch } from './saved.sql.ts'

export const SEARCH_NAME_CHARACTERS_MAX = 100
/** More than these nobody finds again; every list has an end. */
export const SEARCHES_MAX = 50

export type SavedRefusal =
  | NotFound
  | { kind: 'no_name' }
  | { kind: 'nothing_asked' }
  | { kind: 'name_too_long'; characters: number }
  | { kind: 'name_taken' }
  | { kind: 'too_many' }
  | { kind: 'changed_meanwhile' }

const words: { [K in SavedRefusal['kind']]: (refusal: Extract<SavedRefusal, { kind: K }>) => string } = {
  not_found: () => 'This search is not saved, or was removed',
  no_name: () => 'Enter a name, such as “Children of the Example family”',
  nothing_asked: () => 'Search for something first, then save the search',
  name_too_long: ({ characters }) =>
    `The name must be ${SEARCH_NAME_CHARACTERS_MAX} characters or fewer: it is ${characters}`,
  name_taken: () => 'You saved a search by this name already. Enter another name',
  too_many: () => `You have ${SEARCHES_MAX} saved searches. Remove one before you save another`,
  changed_meanwhile: () => 'This search was changed meanwhile, perhaps in another window. Look at it and save again',
}
export const savedSentence = (refusal: SavedRefusal): string =>
  (words[refusal.kind] as (one: SavedRefusal) => string)(refusal)

type Done = Result<undefined, SavedRefusal>

export const savedSearches = (database: Database, actor: Actor): Promise<SavedSearch[]> =>
  inTransaction(database, actor, listSearches)

/** The same form sent twice is one saved search. */
export const saveSearch = (database: Database, actor: Actor, asked: Omit<SavedSearch, 'version'>): Promise<Done> =>
  onceOnly('saved_search_pkey', ok(undefined), () =>
    inTransaction(database, actor, async (tx): Promise<Done> => {
      if (!may(actor, 'search_people')) return refuse(notFound)
      const before = await listSearches(tx)
      if (before.some((one) => one.id === asked.id)) return ok(undefined)
      const query = typedIn(asked.query)
      if (query === '') return refuse({ kind: 'nothing_asked' })
      const named = nameFor(before, asked.name)
      if (!named.ok) return named
      if (before.length >= SEARCHES_MAX) return refuse({ kind: 'too_many' })
      await insertSearch(tx, { id: asked.id, name: named.value, query })
      await record(tx, 'save_search', asked.id)
      return ok(undefined)
    }),
  )

type Which = { id: string; version: number }

export const renameSearch = (database: Database, actor: Actor, which: Which & { name: string }): Promise<Done> =>
  changed(database, actor, which, 'rename_search', async (tx, all) => {
    const named = nameFor(all, which.name, which.id)
    if (!named.ok) return named
    return kept(await nameSearch(tx, which.id, which.version, named.value))
  })

export const removeSearch = (database: Database, actor: Actor, which: Which): Promise<Done> =>
  changed(database, actor, which, 'remove_search', async (tx) => kept(await endSearch(tx, which.id, which.version)))

const kept = (isDone: boolean): Done => (isDone ? ok(undefined) : refuse({ kind: 'changed_meanwhile' }))

const changed = (
  database: Database,
  actor: Actor,
  { id }: Which,
  action: AuditAction,
  change: (tx: Tx, all: readonly SavedSearch[]) => Promise<Done>,
): Promise<Done> =>
  inTransaction(database, actor, async (tx): Promise<Done> => {
    const all = await listSearches(tx)
    if (!may(actor, 'search_people') || !all.some((one) => one.id === id)) return refuse(notFound)
    const done = await change(tx, all)
    if (done.ok) await record(tx, action, id)
    return done
  })

function nameFor(all: readonly SavedSearch[], typed: string, exceptId?: string): Result<string, SavedRefusal> {
  const name = typed.replaceAll('\0', '').trim()
  if (name === '') return refuse({ kind: 'no_name' })
  if (name.length > SEARCH_NAME_CHARACTERS_MAX) return refuse({ kind: 'name_too_long', characters: name.length })
  return all.some((one) => one.name === name && one.id !== exceptId) ? refuse({ kind: 'name_taken' }) : ok(name)
}

const record = (tx: Tx, action: AuditAction, id: string) =>
  audit.record(tx, { action, subjectType: 'saved_search', subjectId: id })
