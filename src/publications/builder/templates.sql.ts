/** The templates that a partnership keeps, in the database. */
import { correctRecord, insertRecords, type Tx } from '../../platform/database/index.ts'
import { TemplateRecipe, type Template } from './template.ts'

/** Those that are offered, by name. */
export async function listTemplates(tx: Tx, id?: string): Promise<Template[]> {
  const rows = await tx
    .selectFrom('report_template')
    .select(['report_template_id', 'name', 'description', 'recipe', 'kept_by', 'version', 'recorded_at'])
    .where('partnership_id', '=', tx.by.partnershipId)
    .where('removed_at', 'is', null)
    .$if(id !== undefined, (query) => query.where('report_template_id', '=', id!))
    .orderBy('name')
    .execute()
  return rows.map((row) => ({
    id: row.report_template_id,
    name: row.name,
    description: row.description,
    recipe: TemplateRecipe.parse(row.recipe),
    own: { version: row.version, keptBy: row.kept_by, keptAt: row.recorded_at },
  }))
}

/** Whether another one that is offered is called so. */
export async function isNameTaken(tx: Tx, name: string, exceptId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('report_template')
    .select('report_template_id')
    .where('partnership_id', '=', tx.by.partnershipId)
    .where('name', '=', name)
    .where('removed_at', 'is', null)
    .where('report_template_id', '<>', exceptId)
    .executeTakeFirst()
  return row !== undefined
}

/** Whether there is one of this id, offered or not. */
export async function isKept(tx: Tx, id: string): Promise<boolean> {
  const row = await tx
    .selectFrom('report_template')
    .select('report_template_id')
    .where('partnership_id', '=', tx.by.partnershipId)
    .where('report_template_id', '=', id)
    .executeTakeFirst()
  return row !== undefined
}

type Kept = { id: string; name: string; description: string; recipe: TemplateRecipe; keptBy: string }

export async function insertTemplate(tx: Tx, { id, name, description, recipe, keptBy }: Kept): Promise<void> {
  await insertRecords(tx, 'report_template', [
    {
      report_template_id: id,
      name,
      description,
      recipe: JSON.stringify(recipe),
      kept_by: keptBy,
      removed_at: null,
    },
  ])
}

/** False where somebody else changed it since. */
export const saveTemplate = (
  tx: Tx,
  id: string,
  version: number,
  changes: { name: string; description: string; keptBy: string },
): Promise<boolean> =>
  correctRecord(tx, 'report_template', id, version, {
    name: changes.name,
    description: changes.description,
    kept_by: changes.keptBy,
  })

export const endTemplate = (tx: Tx, id: string, version: number): Promise<boolean> =>
  correctRecord(tx, 'report_template', id, version, { removed_at: tx.now })
