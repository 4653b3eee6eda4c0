/** What some of the invented people are linked to: a few dozen links around the adults who were warned. */
import { signIn } from '../agencies/index.ts'
import { recordLinkIn, type NewLink } from '../network/index.ts'
import { listNotices } from '../notices/index.ts'
import { inTransaction, type Database } from '../platform/database/index.ts'
import { mustBeOk } from '../platform/result.ts'
import { uuidv7 } from '../platform/uuid.ts'
import { PASSWORD } from './personas.ts'

/** Places that are nowhere, numbers that Ofcom keeps for stories, plates of a form that is never given out. */
const PLACES = [
  'Marlgarth Amusements, Nowhere Street',
  'The car park behind Lanternhold Works',
  'Flat 3, 12 Invented Row',
]
const GROUPS = ['The Nowhere Street group']
const NOTICES = 8

/** Records the links, as the police officer, whose the ones for police alone are. What is there already stays. */
export async function linkPeople(database: Database): Promise<void> {
  const { actor } = (await signIn(database, 'police.officer', PASSWORD))!
  await inTransaction(database, actor, async (tx) => {
    const notices = (await listNotices(tx)).slice(0, NOTICES)
    const links = notices.flatMap(({ recipientId, childId, issuedOn }, index): NewLink[] => {
      const said = { validFrom: issuedOn, validTo: null, note: null, forPolice: false, confidence: 'likely' } as const
      const link = (
        personId: string,
        more: Pick<NewLink, 'kind' | 'written' | 'source'> & Partial<NewLink>,
      ): NewLink => ({
        linkId: uuidv7(),
        personId,
        ...said,
        ...more,
      })
      const phone = `07700 900${String(110 + Math.floor(index / 2))}`
      return [
        link(recipientId, {
          kind: 'phone',
          written: phone,
          source: 'Seized telephone',
          confidence: 'confirmed',
          forPolice: index % 3 === 0,
        }),
        link(childId, { kind: 'phone', written: phone.replace('0', '+44 '), source: 'The child’s mother' }),
        link(recipientId, {
          kind: 'vehicle',
          written: `QX0${index % 4} ZZZ`,
          source: 'A neighbour',
          confidence: 'possible',
        }),
        link(recipientId, { kind: 'place', written: PLACES[index % PLACES.length]!, source: 'Patrol report' }),
        ...(index % 2 === 0
          ? [link(childId, { kind: 'place', written: PLACES[index % PLACES.length]!, source: 'School' })]
          : []),
        ...(index < 3
          ? [link(recipientId, { kind: 'group', written: GROUPS[0]!, source: 'Patrol report', confidence: 'possible' })]
          : []),
        link(childId, { kind: 'online_name', written: `@star_${index}`, source: 'The child', confidence: 'confirmed' }),
      ]
    })
    for (const link of links) mustBeOk(await recordLinkIn(tx, actor, link))
  })
}
