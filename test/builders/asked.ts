/** Questions of figures at random, and a partnership of its own for each run of a proof. */
import fc from 'fast-check'
import { dimensions, figures, type Dimension, type Question } from '../../src/measures/index.ts'
import { plainDate } from '../../src/platform/dates.ts'
import { mustBeOk } from '../../src/platform/result.ts'
import type { TestDatabase } from '../support/database.ts'
import { STAFFORDSHIRE, STOKE } from './records.ts'
import { day, Recorded } from './world.ts'

export const AREA = [STAFFORDSHIRE, STOKE]
export const allDimensions = Object.keys(dimensions) as Dimension[]

/** Mostly a year or more, in which much happens; else any two days. */
const days = fc.oneof(
  fc.constant(['2016-04-01', '2017-03-31']),
  fc.constant(['2015-03-31', '2017-04-01']),
  fc.tuple(day, day),
)

export const question = fc
  .record({
    days,
    authorities: fc.constantFrom([], [], [STOKE], [STAFFORDSHIRE], [STAFFORDSHIRE, STOKE]),
    concerns: fc.constantFrom(['cse', 'cce'], ['cse', 'cce'], ['missing'], ['cse', 'other', 'missing', 'cce']),
  })
  .map(({ days: two, authorities, concerns }): Question => {
    const [from, to] = two.toSorted() as [string, string]
    return { period: { from: plainDate(from), to: plainDate(to) }, authorities, concerns, by: allDimensions }
  })

/** A partnership of its own for each run, in one database. */
export async function another({ database, operator }: TestDatabase): Promise<Recorded> {
  const { rows } = await database.pool.query(
    `insert into partnership (partnership_id, name, police_force)
     select gen_random_uuid(), gen_random_uuid()::text, 'Staffordshire' returning partnership_id`,
  )
  return new Recorded({
    database,
    operator: { ...operator, partnershipId: rows[0].partnership_id },
    as: () => operator,
  })
}

export const ask = async ({ place }: Recorded, asked: Question) =>
  mustBeOk(await figures(place.database, place.operator, asked))
