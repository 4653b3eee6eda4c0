/** Separately run Waymarks that exchange files: each with its database, its keys and people who may. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Actor } from '../../src/access/index.ts'
import { addPartner, cardText, makeFile, newKeys, takeFile, verifyPartner } from '../../src/handover/index.ts'
import type { OwnKeys } from '../../src/handover/index.ts'
import { mustBeOk } from '../../src/platform/result.ts'
import { uuidv7 } from '../../src/platform/uuid.ts'
import type { TestDatabase } from '../support/database.ts'

/** `partner` is the id of the keys of the one it exchanges files with. */
export type Waymark = {
  place: TestDatabase
  keys: OwnKeys
  keysText: string
  manager: Actor
  guard: Actor
  partner: string
}

export async function waymarkOf(
  place: TestDatabase,
  name: string,
  authorities: string[],
  area: string,
): Promise<Waymark> {
  const { keys, text } = await newKeys({ name, authorities })
  const [manager, guard] = [place.as('team_manager', area), place.as('information_governance_officer', area)]
  return { place, keys, keysText: text, manager, guard, partner: '' }
}

/** Adds the other's card and verifies it. */
export async function trust({ place, guard }: Waymark, other: Waymark): Promise<string> {
  const { partnerKeyId } = mustBeOk(await addPartner(place.database, guard, cardText(other.keys)))
  const word = { partnerKeyId, version: 1, words: 'Read out on the telephone' }
  mustBeOk(await verifyPartner(place.database, guard, word))
  return partnerKeyId
}

/** A file that offers a contact of one to an authority of the other. */
export async function fileFrom(
  from: Waymark,
  contactId: string,
  to: string,
): Promise<{ offerId: string; file: Uint8Array }> {
  const wanted = { offerId: uuidv7(), contactId, partnerKeyId: from.partner, to }
  const { offerId } = mustBeOk(
    await makeFile(from.place.database, from.manager, from.keys, {
      ...wanted,
      reason: 'The child lives with you',
      withCaller: true,
    }),
  )
  return { offerId, file: mustBeOk(await takeFile(from.place.database, from.manager, offerId)) }
}

/** Lets the pages of this process work with a Waymark's keys, as the setting names their file. */
export function useKeys({ keysText }: Pick<Waymark, 'keysText'>): void {
  const path = join(mkdtempSync(join(tmpdir(), 'waymark-keys-')), 'keys.json')
  writeFileSync(path, keysText, { mode: 0o600 })
  process.env['WAYMARK_HANDOVER_KEYS'] = path
}
