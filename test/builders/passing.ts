/** Contacts to pass on, and who finds them waiting. */
import type { Actor } from '../../src/access/index.ts'
import { recordContact } from '../../src/contacts/index.ts'
import { nobodyTold, type ToldChild } from '../../src/people/index.ts'
import { inTransaction } from '../../src/platform/database/index.ts'
import { parseInstant } from '../../src/platform/dates.ts'
import { mustBeOk } from '../../src/platform/result.ts'
import { uuidv7 } from '../../src/platform/uuid.ts'
import type { TestDatabase } from '../support/database.ts'
import { STOKE } from './records.ts'

type Place = Pick<TestDatabase, 'database'>

/** A contact about one new child, by a caller who stays anonymous, as a front door records it. */
export async function toldOf(
  { database }: Place,
  by: Actor,
  told: Partial<ToldChild> & { at?: string; anonymous?: boolean; authority?: string } = {},
): Promise<string> {
  const { at = '2017-05-05T10:00', anonymous = true, authority = STOKE, ...child } = told
  const contactId = uuidv7()
  mustBeOk(
    await recordContact(database, by, {
      contactId,
      receivedAt: parseInstant(at)!,
      authority,
      source: '2A',
      channel: 'phone',
      concern: 'cse',
      summary: 'Said on the telephone',
      promptedBy: null,
      caller: { name: 'A Caller', organisation: 'A School', phone: null, anonymous },
      children: [
        {
          told: { ...nobodyTold, givenName: `Child ${contactId}`, familyName: 'Invented', ...child },
          who: { kind: 'different', seen: [] },
          siblingOfFirst: false,
          siblingsOf: [],
        },
      ],
    }),
  )
  return contactId
}

/** Whether a contact waits for this actor's decision. */
export const waits = ({ database }: Place, who: Actor, contactId: string): Promise<boolean> =>
  inTransaction(database, who, async (tx) => {
    const waiting = await tx.selectFrom('awaiting_decision').selectAll().where('contact_id', '=', contactId).execute()
    return waiting.length > 0
  })
