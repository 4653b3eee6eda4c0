/** People at work who can hold something: their names tell what they are. */
import type { Actor, Role } from '../../src/access/index.ts'
import { actorsOf, addUsers } from '../../src/agencies/index.ts'
import type { TestDatabase } from '../support/database.ts'

const CITY = 'Stoke-on-Trent City Council'
const COUNTY = 'Staffordshire County Council'

const people: readonly { username: string; role: Role; agency: string }[] = [
  { username: 'manager', role: 'team_manager', agency: CITY },
  { username: 'worker', role: 'social_worker', agency: CITY },
  { username: 'second', role: 'social_worker', agency: CITY },
  { username: 'analyst', role: 'analyst', agency: CITY },
  { username: 'county_manager', role: 'team_manager', agency: COUNTY },
  { username: 'county_worker', role: 'social_worker', agency: COUNTY },
  { username: 'police', role: 'police_officer', agency: 'Staffordshire Police' },
]

export type Team = Record<
  'manager' | 'worker' | 'second' | 'analyst' | 'county_manager' | 'county_worker' | 'police',
  Actor
>

/** Adds them, once a database. */
export async function aTeam({ database, operator }: Pick<TestDatabase, 'database' | 'operator'>): Promise<Team> {
  await addUsers(
    database,
    operator,
    [],
    people.map((one) => ({
      ...one,
      displayName: `${one.username} Example`,
      jobTitle: one.role.replaceAll('_', ' '),
      password: 'a long walk to the hills',
    })),
  )
  const actors = await actorsOf(database, operator.partnershipId)
  return Object.fromEntries(actors.map(({ username, actor }) => [username, actor])) as Team
}
