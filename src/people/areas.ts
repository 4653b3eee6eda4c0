/** The councils' areas of a partnership, and whether somewhere lies outside them. */
import type { Actor } from '../access/index.ts'
import { partnershipOf } from '../agencies/index.ts'
import { inTransaction, type Database } from '../platform/database/index.ts'
import { authoritiesOfForce, referenceOf, type Authority } from '../reference/index.ts'

export type Areas = {
  /** The areas of the partnership's councils, by name. */
  own: readonly Authority[]
  /** Every authority in England: those of the partnership first. */
  all: readonly Authority[]
  nameOf(gssCode: string): string
  isOutside(gssCode: string): boolean
}

const known = new WeakMap<Database, Map<string, Promise<Areas>>>()

/** The areas of the actor's partnership, read once: what area a partnership covers changes by founding another. */
export function areasOf(database: Database, actor: Actor): Promise<Areas> {
  const ofDatabase = known.get(database) ?? new Map<string, Promise<Areas>>()
  known.set(database, ofDatabase)
  const reading = ofDatabase.get(actor.partnershipId) ?? readAreas(database, actor)
  ofDatabase.set(actor.partnershipId, reading)
  reading.catch(() => ofDatabase.delete(actor.partnershipId))
  return reading
}

async function readAreas(database: Database, actor: Actor): Promise<Areas> {
  const reference = await referenceOf(database)
  const { policeForce } = await inTransaction(database, actor, partnershipOf)
  const own = authoritiesOfForce(reference, policeForce)
  const codes = new Set(own.map((one) => one.gssCode))
  const elsewhere = [...reference.authorities.values()].filter((one) => !codes.has(one.gssCode))
  return {
    own,
    all: [...own, ...elsewhere],
    nameOf: (gssCode) => reference.authorities.get(gssCode)?.name ?? gssCode,
    isOutside: (gssCode) => !codes.has(gssCode),
  }
}
