/** Merging and undoing as a test does it, and everything that is on record, to be compared before and after. */
import type { Actor } from '../../src/access/index.ts'
import { mergePeople, previewMerge, undoMerge, viewMerge, type MergeToMake } from '../../src/people/index.ts'
import { recordColumns } from '../../src/platform/database/index.ts'
import { mustBeOk } from '../../src/platform/result.ts'
import { uuidv7 } from '../../src/platform/uuid.ts'
import type { TestDatabase } from '../support/database.ts'

type Choices = Partial<Pick<MergeToMake, 'take' | 'reason' | 'mergeId'>>

/** Previews and merges; gives back the merge's id. */
export async function mergeNow(
  { database }: Pick<TestDatabase, 'database'>,
  actor: Actor,
  keptId: string,
  absorbedId: string,
  choices: Choices = {},
): Promise<string> {
  const { shown } = mustBeOk(await previewMerge(database, actor, keptId, absorbedId))
  const merge = {
    mergeId: uuidv7(),
    keptId,
    absorbedId,
    take: [],
    reason: 'One child, two spellings',
    shown,
    ...choices,
  }
  mustBeOk(await mergePeople(database, actor, merge))
  return merge.mergeId
}

export async function undoNow(
  { database }: Pick<TestDatabase, 'database'>,
  actor: Actor,
  mergeId: string,
  toAbsorbed: readonly string[] = [],
): Promise<void> {
  const { shown } = mustBeOk(await viewMerge(database, actor, mergeId))
  mustBeOk(await undoMerge(database, actor, { mergeId, reason: 'Two children after all', toAbsorbed, shown }))
}

/** Every row of every record table and the keys, but for versions and when and by whom they were recorded. */
export async function dumpOf({ database, operator }: Pick<TestDatabase, 'database' | 'operator'>): Promise<object> {
  const dump: Record<string, unknown> = {}
  const ofMerging = ['person_merge']
  for (const table of [...Object.keys(recordColumns), 'person_key'].filter((name) => !ofMerging.includes(name))) {
    const { rows } = await database.pool.query(
      `select to_jsonb(t) - 'version' - 'recorded_at' - 'recorded_by' as row from ${table} t
       where partnership_id = $1 order by 1`,
      [operator.partnershipId],
    )
    dump[table] = rows.map((one) => one.row)
  }
  return dump
}
