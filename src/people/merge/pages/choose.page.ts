/** The way to a merge from a person's page, and what was merged there before. */
import { may, type Visit } from '../../../access/index.ts'
import { nowFor } from '../../../platform/database/index.ts'
import { dayOf } from '../../../platform/dates.ts'
import { pageNotFound, type Reply } from '../../../platform/http/index.ts'
import { fullName, isPersonId, personUrl } from '../../person-link.ts'
import { viewMergeChoice } from '../choosing.ts'
import { chooseView } from './choose.view.ts'

export async function getChoose(visit: Visit): Promise<Reply> {
  const { database, who, params, query } = visit
  if (!isPersonId(params['id'])) return pageNotFound
  const typed = typeof query['q'] === 'string' ? query['q'].replaceAll('\0', '').slice(0, 200) : ''
  const found = await viewMergeChoice(database, who, params['id'], typed)
  if (!found.ok) return pageNotFound
  const { person } = found.value
  return visit.page({
    title: `The same person on another record: ${fullName(person)}`,
    wide: true,
    back: { href: personUrl(person.personId), text: fullName(person) },
    body: chooseView({ choice: found.value, decides: may(who, 'decide_identity'), typed, today: dayOf(nowFor(who)) }),
  })
}
