/** Keeping templates: listed for those who see releases, kept and removed by those who draft them. */
import { inTransaction, type Database, type Tx } from '../../platform/database/index.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import { audit, may, notFound, type Actor, type AuditAction, type NotFound } from '../../access/index.ts'
import { shippedTemplates, type Template, type TemplateRecipe } from './template.ts'
import { endTemplate, insertTemplate, isKept, isNameTaken, listTemplates, saveTemplate } from './templates.sql.ts'

export const TEMPLATE_NAME_CHARACTERS_MAX = 100
export const TEMPLATE_DESCRIPTION_CHARACTERS_MAX = 1000

export type TemplateRefusal =
  | NotFound
  | { kind: 'name_taken'; name: string }
  | { kind: 'changed_by_someone_else' }
  | { kind: 'ships_with_waymark' }

export const templateText: {
  [K in TemplateRefusal['kind']]: (refusal: Extract<TemplateRefusal, { kind: K }>) => string
} = {
  not_found: () => 'This template does not exist, or you cannot see it',
  name_taken: ({ name }) => `There is a template called “${name}” already. Enter another name`,
  changed_by_someone_else: () =>
    'Somebody else changed this template meanwhile. What you typed is still here: look at it and save again',
  ships_with_waymark: () =>
    'This template ships with Waymark and stays as it is. Start a release from it, and keep that',
}
export const templateSentence = (refusal: TemplateRefusal): string =>
  (templateText[refusal.kind] as (one: TemplateRefusal) => string)(refusal)

/** Those that ship, then the partnership's own by name. */
export const viewTemplates = (database: Database, actor: Actor): Promise<Result<Template[], NotFound>> =>
  inTransaction(database, actor, async (tx) =>
    may(actor, 'view_releases') ? ok([...shippedTemplates, ...(await listTemplates(tx))]) : refuse(notFound),
  )

export async function openTemplate(database: Database, actor: Actor, id: string): Promise<Result<Template, NotFound>> {
  const all = await viewTemplates(database, actor)
  const found = all.ok ? all.value.find((template) => template.id === id) : undefined
  return found ? ok(found) : refuse(notFound)
}

export type NewTemplate = {
  /** Made when the form was shown, so that sending it twice keeps one. */
  id: string
  name: string
  description: string
  recipe: TemplateRecipe
}

export function keepTemplate(
  database: Database,
  actor: Actor,
  template: NewTemplate,
): Promise<Result<undefined, TemplateRefusal>> {
  return inTransaction(database, actor, async (tx): Promise<Result<undefined, TemplateRefusal>> => {
    if (!may(actor, 'draft_release')) return refuse(notFound)
    if (await isKept(tx, template.id)) return ok(undefined)
    if (await isTaken(tx, template)) return refuse({ kind: 'name_taken', name: template.name })
    await insertTemplate(tx, { ...template, keptBy: actor.displayName })
    await record(tx, 'keep_template', template.id)
    return ok(undefined)
  })
}

export type TemplateChange = { id: string; version: number; name: string; description: string }

export const renameTemplate = (
  database: Database,
  actor: Actor,
  change: TemplateChange,
): Promise<Result<undefined, TemplateRefusal>> =>
  changed(database, actor, change.id, 'change_template', async (tx) => {
    if (await isTaken(tx, change)) return refuse({ kind: 'name_taken', name: change.name })
    const saved = await saveTemplate(tx, change.id, change.version, { ...change, keptBy: actor.displayName })
    return saved ? ok(undefined) : refuse({ kind: 'changed_by_someone_else' })
  })

/** It is no longer offered; what was begun from it stays as it is. */
export const removeTemplate = (
  database: Database,
  actor: Actor,
  { id, version }: { id: string; version: number },
): Promise<Result<undefined, TemplateRefusal>> =>
  changed(database, actor, id, 'remove_template', async (tx) =>
    (await endTemplate(tx, id, version)) ? ok(undefined) : refuse({ kind: 'changed_by_someone_else' }),
  )

const changed = (
  database: Database,
  actor: Actor,
  id: string,
  action: AuditAction,
  change: (tx: Tx) => Promise<Result<undefined, TemplateRefusal>>,
): Promise<Result<undefined, TemplateRefusal>> =>
  inTransaction(database, actor, async (tx): Promise<Result<undefined, TemplateRefusal>> => {
    if (!may(actor, 'draft_release')) return refuse(notFound)
    if (shippedTemplates.some((template) => template.id === id)) return refuse({ kind: 'ships_with_waymark' })
    if ((await listTemplates(tx, id)).length === 0) return refuse(notFound)
    const done = await change(tx)
    if (done.ok) await record(tx, action, id)
    return done
  })

/** A shipped template's name is as taken as another's. */
const isTaken = async (tx: Tx, { id, name }: { id: string; name: string }): Promise<boolean> =>
  shippedTemplates.some((template) => template.name === name) || (await isNameTaken(tx, name, id))

const record = (tx: Tx, action: AuditAction, id: string) =>
  audit.record(tx, { action, subjectType: 'report_template', subjectId: id })
