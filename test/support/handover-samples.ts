/** Of files to and from other Waymarks one of each, so that every address of them has something to show. */
import { acceptFile, readFile } from '../../src/handover/index.ts'
import { mustBeOk } from '../../src/platform/result.ts'
import { toldOf } from '../builders/passing.ts'
import { DORSET, STAFFORDSHIRE, STOKE } from '../builders/records.ts'
import { fileFrom, trust, useKeys, waymarkOf } from '../builders/waymarks.ts'
import { founded, openEmbedded, type TestDatabase } from './database.ts'

/** A file that came and was taken over, one that goes out, and the partner of both. */
export type HandoverSamples = { handover: string; handoverOut: string; partners: string }

export async function addHandovers(place: TestDatabase): Promise<HandoverSamples> {
  const elsewhere = await founded(await openEmbedded(), 'Dorset')
  try {
    const here = await waymarkOf(place, 'Staffordshire', [STOKE, STAFFORDSHIRE], STOKE)
    const there = await waymarkOf(elsewhere, 'Dorset', [DORSET], DORSET)
    here.partner = await trust(here, there)
    there.partner = await trust(there, here)
    useKeys(here)
    const out = await fileFrom(here, await toldOf(place, here.manager), DORSET)
    const sent = await fileFrom(there, await toldOf(elsewhere, there.manager, { authority: DORSET }), STOKE)
    const came = mustBeOk(await readFile(place.database, here.manager, here.keys, sent.file))
    const children = [{ kind: 'different' as const, seen: [] }]
    mustBeOk(await acceptFile(place.database, here.manager, { offerId: came.offerId, version: 1, children }))
    return { handover: came.offerId, handoverOut: out.offerId, partners: here.partner }
  } finally {
    await elsewhere.database.close()
  }
}
