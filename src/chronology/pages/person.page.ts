/** A person's page: a child seen whole; or an adult, with what police did about them for those who may see it. */
import { may, type Actor, type Visit } from '../../access/index.ts'
import { pageNotFound, redirectTo, type Reply } from '../../platform/http/index.ts'
import { areasOf, fullName, isPersonId, personUrl } from '../../people/index.ts'
import { entryGroups } from '../entry.ts'
import { viewPerson, type PersonView } from '../reading.ts'
import { urls } from '../urls.ts'
import { adultView } from './adult.view.ts'
import { childView, type Actions } from './child.view.ts'
import { pageOf } from './page-items.ts'

export async function getPerson(visit: Visit): Promise<Reply> {
  const { database, who, params, query } = visit
  if (!isPersonId(params['id'])) return pageNotFound
  const found = await viewPerson(database, who, params['id'])
  if (!found.ok) return pageNotFound
  const view = found.value
  // Found to be one person with somebody else: their page tells of both.
  if (view.person.mergedInto) return redirectTo(`${personUrl(view.person.mergedInto)}?done=led`)
  const { child, police, person } = view
  const aboutPolice = query['about'] === 'police'
  if (aboutPolice && !police) return pageNotFound
  const shown = { areas: await areasOf(database, who), mayCorrect: may(who, 'record_contact') }
  return visit.page({
    title: fullName(person),
    wide: true,
    back: child ? { href: urls.children(), text: 'Children at risk' } : { href: '/search', text: 'Search' },
    body:
      child && !aboutPolice
        ? childView(view, child, {
            ...shown,
            actions: actionsOf(who, view),
            done: doneWords[one(query['done'])],
            group: entryGroups.find((group) => group === one(query['show'])),
            page: pageOf(one(query['page'])),
          })
        : adultView(view, {
            ...shown,
            done: doneWords[one(query['done'])],
            mayDescribe: may(who, 'record_investigation'),
            mayDisrupt: may(who, 'record_disruption') && !view.isUnderAge,
          }),
  })
}

const one = (value: string | string[] | undefined) => (typeof value === 'string' ? value : '')

/** What was just done, by the word that the form's redirect leaves in the address. */
const doneWords: Readonly<Record<string, string>> = {
  assessed: 'Assessment recorded',
  closed: 'Exploitation work closed',
  corrected: 'Details put right',
  described: 'Ethnicity and nationality are on record',
  led: 'The record you asked for was merged into this one',
  named: 'Recorded who works with them',
  safeguarded: 'Recorded what was done to make them safer',
}

const actionsOf = (who: Actor, { isUnderAge }: PersonView): Actions => ({
  // Nobody of full age is assessed as a child; what is open may still be closed.
  assess: may(who, 'record_assessment') && isUnderAge,
  close: may(who, 'record_assessment'),
  nameWorker: may(who, 'name_worker') && isUnderAge,
  recordSafeguarding: may(who, 'record_safeguarding') && isUnderAge,
  hold: may(who, 'hold_work'),
  recordPlacement: may(who, 'keep_placements') && isUnderAge,
  askForNotice: may(who, 'request_notice') && isUnderAge,
  recordDisruption: may(who, 'record_disruption') && isUnderAge,
})
