/** Which invented children can be placed. */
import type { Tx } from '../platform/database/index.ts'

/** Children of a home authority, by reference, whom a contact with an authority was about. */
export async function childrenFrom(
  tx: Tx,
  { home, toldOfTo, limit }: { home: string; toldOfTo: string; limit: number },
): Promise<string[]> {
  const people = await tx
    .selectFrom('person')
    .select('person_id')
    .where('partnership_id', '=', tx.by.partnershipId)
    .where('home_authority', '=', home)
    .where('date_of_birth', '>=', '2001')
    .where('restricted', '=', false)
    .where('merged_into', 'is', null)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('contact_child as k')
          .select('k.person_id')
          .where('k.partnership_id', '=', tx.by.partnershipId)
          .whereRef('k.person_id', '=', 'person.person_id')
          .where('k.authority', '=', toldOfTo),
      ),
    )
    .orderBy('ref')
    .limit(limit)
    .execute()
  return people.map((one) => one.person_id)
}
