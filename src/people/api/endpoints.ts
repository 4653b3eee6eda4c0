/** People for programs: searched for and read, each read audited as on the pages. */
import { z } from 'zod'
import { audit, may, type Actor, type Scope, type Verb } from '../../access/index.ts'
import { endpointOf, field, NOT_FOUND, problemOf, type Endpoint, type Problem } from '../../platform/api/index.ts'
import { inTransaction } from '../../platform/database/index.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import { personDetailsOf, type PersonDetails } from '../details.ts'
import type { Name, PersonSummary } from '../person.ts'
import { SHOWN_MAX, searchPeople } from '../search.ts'
import { isEmpty, parseSearch } from '../search-words.ts'

const endpoint = endpointOf<Actor, Verb, Scope>()

const name = { given_name: z.string().nullable(), family_name: z.string().nullable() }
const identifier = z.object({ kind: z.string(), value: z.string() })
const summary = z.object({
  id: field.told.id,
  ref: z.string(),
  ...name,
  date_of_birth: z.string().nullable().describe('As far as it is known: a year, a month or a day.'),
  sex: z.string().nullable(),
  home_authority: z.string().nullable(),
  aliases: z.array(z.object(name)),
  postcodes: z.array(z.string()).describe('The latest first.'),
  identifiers: z.array(identifier),
})

const searchForPeople = endpoint({
  id: 'searchPeople',
  method: 'GET',
  path: '/people',
  tag: 'People',
  summary: 'Search for people',
  description: `Every word must fit: names by their beginnings, dates of birth in part or whole, postcodes, NHS numbers, pupil numbers and references. At most ${SHOWN_MAX} are given.`,
  scope: 'people:read',
  may: 'search_people',
  kind: 'list',
  query: z.strictObject({ q: field.text(200).describe('Such as `amina 2009`.') }),
  answer: z.object({
    items: z.array(summary),
    more: z.boolean().describe('Whether others fit as well: say more of whom you look for.'),
  }),
  handle: async ({ database, who, query }) => {
    if (isEmpty(parseSearch(query.q)))
      return refuse(
        problemOf('malformed', 'q: must hold a name, a date of birth, a postcode or a number', {
          errors: [{ parameter: 'q', detail: 'must hold a name, a date of birth, a postcode or a number' }],
        }),
      )
    const { people, more } = await searchPeople(database, who, query.q)
    return ok({ value: { items: people.map(summaryAsJson), more } })
  },
})

const getPerson = endpoint({
  id: 'getPerson',
  method: 'GET',
  path: '/people/{id}',
  tag: 'People',
  summary: 'Read a person',
  scope: 'people:read',
  may: 'view_person',
  kind: 'read',
  answer: summary.omit({ postcodes: true }).extend({
    ethnicity: z.string().nullable(),
    addresses: z
      .array(z.object({ lines: z.string().nullable(), postcode: z.string().nullable() }))
      .describe('The latest first.'),
    merged_into: field.told.id.nullable().describe('The record that stands for this one since the two were merged.'),
  }),
  handle: ({ database, who, params }) =>
    inTransaction(database, who, async (tx): Promise<Result<{ value: unknown; etag: string }, Problem>> => {
      const person = may(who, 'view_person') ? await personDetailsOf(tx, params['id']!) : undefined
      if (!person) return refuse(NOT_FOUND)
      await audit.record(tx, { action: 'view_person', subjectType: 'person', subjectId: person.personId })
      return ok({ value: detailsAsJson(person), etag: String(person.version) })
    }),
})

const named = ({ givenName, familyName }: Name) => ({ given_name: givenName, family_name: familyName })

const whoTheyAre = (one: PersonDetails | PersonSummary) => ({
  id: one.personId,
  ref: one.ref,
  ...named(one),
  date_of_birth: one.dateOfBirth,
  sex: one.sex,
  home_authority: one.homeAuthority,
  aliases: one.aliases.map(named),
  identifiers: one.identifiers.map(({ kind, value }) => ({ kind, value })),
})

const summaryAsJson = (one: PersonSummary) => ({ ...whoTheyAre(one), postcodes: one.postcodes })

const detailsAsJson = (one: PersonDetails) => ({
  ...whoTheyAre(one),
  ethnicity: one.ethnicity,
  addresses: one.addresses.map(({ lines, postcode }) => ({ lines, postcode })),
  merged_into: one.mergedInto,
})

export const endpoints: readonly Endpoint<Actor, Verb, Scope>[] = [searchForPeople, getPerson]
