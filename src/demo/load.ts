/** Loads the demonstration as anybody's data: founded, imported from a folder, then the people who work there. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Actor } from '../access/index.ts'
import { addUsers, CommandRefused, foundPartnership, listPartnerships, signIn } from '../agencies/index.ts'
import { loadFolder, type OnProgress } from '../importing/index.ts'
import { annotateFigure } from '../measures/index.ts'
import { inTransaction, type Database } from '../platform/database/index.ts'
import { parseInstant, plainDate } from '../platform/dates.ts'
import { mustBeOk } from '../platform/result.ts'
import { openTheForm } from './concerns.ts'
import { writeFolder } from './folder.ts'
import { recordMeasures } from './disruption.ts'
import { recordPlacements } from './placements.ts'
import { workJointly } from './joint-work.ts'
import { linkPeople } from './links.ts'
import { publishReleases } from './releases.ts'
import { generateDemo } from './generate.ts'
import { allocateWork } from './work.ts'
import { agencies, annotations, DEMO_FORCE, DEMO_NOW, PASSWORD, PROGRAMME_FROM, users } from './personas.ts'

/**
 * Loads the demonstration into an empty database. Where it is loaded already nothing changes; where an earlier loading
 * was cut off it is finished. Refused where the database holds anything else.
 */
export async function loadDemo(database: Database, onProgress?: OnProgress): Promise<void> {
  const held = await listPartnerships(database)
  const operator = await foundPartnership(database, DEMO_FORCE, {
    demonstrationAt: parseInstant(DEMO_NOW)!,
    programmeFrom: plainDate(PROGRAMME_FROM),
  })
  if (held.length > 0 && !operator.demonstration)
    throw new CommandRefused(
      `The demonstration needs an empty database; this one holds ${held.join(', ')}. Set WAYMARK_DATA_DIR to another folder.`,
    )
  const present = await whatIsThere(database, operator)
  if (!present.contacts) await importInvention(database, operator, onProgress)
  if (!present.users)
    await addUsers(
      database,
      operator,
      agencies,
      users.map((user) => ({ ...user, password: PASSWORD })),
    )
  if (!present.annotations) await annotate(database)
  if (!present.measures) await recordMeasures(database)
  await recordPlacements(database)
  await workJointly(database)
  if (!present.links) await linkPeople(database)
  await publishReleases(database)
  await openTheForm(database, operator)
  await allocateWork(database)
}

/** What an earlier loading got done: each part is one transaction, so it is there whole or not at all. */
const whatIsThere = (database: Database, operator: Actor) =>
  inTransaction(database, operator, async (tx) => {
    const any = async (table: 'contact' | 'app_user' | 'annotation' | 'disruption_measure' | 'thing', more: number) =>
      (
        await tx
          .selectFrom(table)
          .select('partnership_id')
          .where('partnership_id', '=', operator.partnershipId)
          .limit(more + 1)
          .execute()
      ).length > more
    return {
      contacts: await any('contact', 0),
      users: await any('app_user', 1),
      annotations: await any('annotation', 0),
      measures: await any('disruption_measure', 2),
      links: await any('thing', 0),
    }
  })

async function importInvention(database: Database, operator: Actor, onProgress: OnProgress | undefined): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-demonstration-'))
  try {
    writeFolder(generateDemo(), folder)
    const summary = mustBeOk(await loadFolder(database, operator, folder, onProgress ? { onProgress } : {}))
    if (summary.rejected.length > 0) throw new Error(`a row was refused: ${JSON.stringify(summary.rejected[0])}`)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function annotate(database: Database): Promise<void> {
  for (const { by, ...annotation } of annotations) {
    const signedIn = await signIn(database, by, PASSWORD)
    mustBeOk(await annotateFigure(database, signedIn!.actor, annotation))
  }
}
