/** Founding a partnership; taking in agencies and the people who work there. */
import { uuidv7 } from '../platform/uuid.ts'
import { machineClock } from '../platform/clock.ts'
import { microsecondsBetween, type Instant, type PlainDate } from '../platform/dates.ts'
import { inTransaction, type Database, type Tx } from '../platform/database/index.ts'
import { audit, roles, type Actor, type Role } from '../access/index.ts'
import { FORM_USER, hashPassword, operatorOf } from './sign-in.ts'

export type NewUser = {
  username: string
  displayName: string
  jobTitle: string
  role: Role
  agency: string
  password: string
}

/**
 * The operator of the partnership for a police force's area, founded first where it is new: the force, its councils with
 * children's services, and the operator. A demonstration's clock stands at a moment of its own. Throws where no English force of that name has authorities.
 */
export async function foundPartnership(
  database: Database,
  force: string,
  facts: { programmeFrom?: PlainDate | undefined; demonstrationAt?: Instant } = {},
): Promise<Actor> {
  const known = await operatorOf(database, force)
  if (known) return known
  const councils = await database.pool.query(
    'select gss_code, official_name from authority where police_force = $1 order by name',
    [force],
  )
  if (councils.rows.length === 0) throw new Error(`no authorities are known for a police force called "${force}"`)
  const { demonstrationAt } = facts
  const clockOffset = demonstrationAt === undefined ? 0 : microsecondsBetween(machineClock.now(), demonstrationAt)
  const ids = { partnershipId: uuidv7(), actorId: uuidv7(), agencyId: uuidv7() }
  const founder: Actor = {
    ...ids,
    sees: roles.operator.sees,
    authorities: 'all',
    clockOffset,
    role: 'operator',
    displayName: 'Operator',
    jobTitle: 'Operator',
    agencyName: 'Operations',
    homeArea: undefined,
    demonstration: demonstrationAt !== undefined,
  }
  await inTransaction(database, founder, async (tx) => {
    const { partnershipId } = ids
    await tx
      .insertInto('partnership')
      .values({
        partnership_id: partnershipId,
        name: force,
        police_force: force,
        demonstration: demonstrationAt !== undefined,
        clock_offset: clockOffset,
        programme_from: facts.programmeFrom ?? null,
      })
      .execute()
    await addAgency(tx, { agencyId: ids.agencyId, name: 'Operations', kind: 'operator' })
    await addAgency(tx, { name: `${force} Police`, kind: 'police' })
    for (const council of councils.rows)
      await addAgency(tx, { name: council.official_name, kind: 'council', authority: council.gss_code })
    await tx
      .insertInto('app_user')
      .values({
        partnership_id: partnershipId,
        user_id: ids.actorId,
        agency_id: ids.agencyId,
        username: `operator@${force.toLowerCase().replaceAll(/[^a-z]+/g, '-')}`,
        display_name: 'Operator',
        job_title: 'Operator',
        role: 'operator',
        password_hash: null,
      })
      .execute()
    await audit.record(tx, { action: 'found_partnership', subjectType: 'partnership', subjectId: partnershipId })
  })
  return founder
}

export type NewAgency = {
  agencyId?: string
  name: string
  kind: 'council' | 'police' | 'health' | 'voluntary' | 'operator'
  authority?: string
}

async function addAgency(tx: Tx, agency: NewAgency): Promise<void> {
  await tx
    .insertInto('agency')
    .values({
      partnership_id: tx.by.partnershipId,
      agency_id: agency.agencyId ?? uuidv7(),
      name: agency.name,
      kind: agency.kind,
      authority: agency.authority ?? null,
    })
    .onConflict((conflict) => conflict.columns(['partnership_id', 'name']).doNothing())
    .execute()
}

/** Takes in agencies and the people who work there, all or none. Throws where somebody's agency is unknown. */
export async function addUsers(
  database: Database,
  by: Actor,
  agencies: readonly NewAgency[],
  users: readonly NewUser[],
): Promise<void> {
  const hashes = await Promise.all(users.map((user) => hashPassword(user.password)))
  await inTransaction(database, by, async (tx) => {
    for (const agency of agencies) await addAgency(tx, agency)
    const known = await tx
      .selectFrom('agency')
      .select(['agency_id', 'name'])
      .where('partnership_id', '=', by.partnershipId)
      .execute()
    for (const [index, user] of users.entries()) {
      const agency = known.find((one) => one.name === user.agency)
      if (!agency) throw new Error(`no agency called "${user.agency}"`)
      const userId = uuidv7()
      await tx
        .insertInto('app_user')
        .values({
          partnership_id: by.partnershipId,
          user_id: userId,
          agency_id: agency.agency_id,
          username: user.username,
          display_name: user.displayName,
          job_title: user.jobTitle,
          role: user.role,
          password_hash: hashes[index]!,
        })
        .execute()
      await audit.record(tx, { action: 'add_user', subjectType: 'app_user', subjectId: userId })
    }
  })
}

export type Partnership = { name: string; policeForce: string; programmeFrom: PlainDate | null }

/** What was read once: the facts are set when a partnership is founded, and by nothing since. */
const partnerships = new Map<string, Partnership>()

/** Lets the partnership's form record contacts in its own name. Again it changes nothing. */
export async function addFormUser(tx: Tx): Promise<void> {
  const userId = uuidv7()
  const added = await tx
    .insertInto('app_user')
    .values({
      partnership_id: tx.by.partnershipId,
      user_id: userId,
      agency_id: tx.by.agencyId,
      username: FORM_USER,
      display_name: 'Online form',
      job_title: 'Online form',
      role: 'contact_officer',
      password_hash: null,
    })
    .onConflict((conflict) => conflict.columns(['partnership_id', 'username']).doNothing())
    .executeTakeFirst()
  if (added.numInsertedOrUpdatedRows === 1n)
    await audit.record(tx, { action: 'add_user', subjectType: 'app_user', subjectId: userId })
}

/** The partnership's own facts: its name, its police force, and from when the police block of a report counts. */
export async function partnershipOf(tx: Tx): Promise<Partnership> {
  const { partnershipId } = tx.by
  const known = partnerships.get(partnershipId)
  if (known) return known
  const row = await tx
    .selectFrom('partnership')
    .select(['name', 'police_force', 'programme_from'])
    .where('partnership_id', '=', partnershipId)
    .executeTakeFirstOrThrow()
  const read = {
    name: row.name,
    policeForce: row.police_force,
    programmeFrom: row.programme_from as PlainDate | null,
  }
  partnerships.set(partnershipId, read)
  return read
}
