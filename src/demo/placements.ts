/** A handful of children placed from and to elsewhere, as the city keeps them: some notified in time, some not. */
import { signIn } from '../agencies/index.ts'
import { placementsOf, recordPlacement, type NewPlacement } from '../placements/index.ts'
import { inTransaction, type Database, type Tx } from '../platform/database/index.ts'
import { plainDate } from '../platform/dates.ts'
import { mustBeOk } from '../platform/result.ts'
import { uuidv7 } from '../platform/uuid.ts'
import { PASSWORD } from './personas.ts'
import { childrenFrom } from './placements.sql.ts'
import { CITY, COUNTY, DORSET, NEIGHBOURS } from './places.ts'

type Plan = Partial<NewPlacement> & Pick<NewPlacement, 'direction' | 'homeAuthority' | 'hostAuthority' | 'startsOn'>

const [CHESHIRE_EAST, DERBYSHIRE] = NEIGHBOURS
const received = (homeAuthority: string, startsOn: string, more: Partial<NewPlacement>): Plan => ({
  direction: 'received',
  homeAuthority,
  hostAuthority: CITY,
  startsOn: plainDate(startsOn),
  ...more,
})
const sent = (hostAuthority: string, startsOn: string, more: Partial<NewPlacement>): Plan => ({
  direction: 'sent',
  homeAuthority: CITY,
  hostAuthority,
  startsOn: plainDate(startsOn),
  ...more,
})

const plans: readonly Plan[] = [
  received(DORSET, '2017-02-06', {
    startNotifiedOn: plainDate('2017-02-02'),
    socialWorker: 'Leocadia Thornwick-Ames',
    address: 'A children’s home in Hanley (invented)',
    policeToldOn: plainDate('2017-02-06'),
    exploitationLeadToldOn: plainDate('2017-02-07'),
    planAttached: true,
    returnInterviewsBy: 'host',
    consultation: 'agreed',
    notes:
      'Placed at a distance. Both authorities met before; we speak with the child after an absence, and Dorset visits.',
  }),
  received(DORSET, '2017-04-28', {
    isEmergency: true,
    socialWorker: 'Leocadia Thornwick-Ames',
    consultation: 'not_consulted',
    notes: 'The home told us. Dorset was asked for the notification on the telephone.',
  }),
  received(CHESHIRE_EAST, '2016-09-12', {
    endsOn: plainDate('2017-01-20'),
    startNotifiedOn: plainDate('2016-09-19'),
    endNotifiedOn: plainDate('2017-01-18'),
    returnInterviewsBy: 'home',
  }),
  received(DERBYSHIRE, '2017-05-22', {
    startNotifiedOn: plainDate('2017-05-10'),
    consultation: 'objected',
    planAttached: true,
    notes: 'We object: another child from the same group lives in the home. Derbyshire looks for another place.',
  }),
  sent(COUNTY, '2016-11-14', {
    startNotifiedOn: plainDate('2016-11-11'),
    socialWorker: 'Temitope Okwulawo',
    policeToldOn: plainDate('2016-11-14'),
    planAttached: true,
    returnInterviewsBy: 'host',
    consultation: 'agreed',
  }),
  sent(CHESHIRE_EAST, '2016-12-05', {
    endsOn: plainDate('2017-05-05'),
    startNotifiedOn: plainDate('2016-12-01'),
    socialWorker: 'Temitope Okwulawo',
    returnInterviewsBy: 'home',
  }),
]

/** What is there already stays, so that a loading that was cut off is finished. */
export async function recordPlacements(database: Database): Promise<void> {
  const { actor } = (await signIn(database, 'team.manager', PASSWORD))!
  const found = await inTransaction(database, actor, childrenToPlace)
  for (const [plan, child] of found) mustBeOk(await recordPlacement(database, actor, placementOf(plan, child)))
}

/** For each plan whose child is not placed yet: a child of that home whom a contact with the city was about. */
async function childrenToPlace(tx: Tx): Promise<[Plan, string][]> {
  const found: [Plan, string][] = []
  for (const home of new Set(plans.map((plan) => plan.homeAuthority))) {
    const children = await childrenFrom(tx, { home, toldOfTo: CITY, limit: plans.length })
    for (const [index, plan] of plans.filter((one) => one.homeAuthority === home).entries()) {
      const child = children[index]
      if (child !== undefined && (await placementsOf(tx, child)).length === 0) found.push([plan, child])
    }
  }
  return found
}

const placementOf = (plan: Plan, personId: string): NewPlacement => ({
  endsOn: null,
  isEmergency: false,
  startNotifiedOn: null,
  endNotifiedOn: null,
  socialWorker: null,
  address: null,
  policeToldOn: null,
  exploitationLeadToldOn: null,
  planAttached: false,
  returnInterviewsBy: null,
  consultation: null,
  notes: null,
  ...plan,
  placementId: uuidv7(),
  personId,
})
