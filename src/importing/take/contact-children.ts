/**
 * Takes the children that contacts were about: given by reference, or told by the caller and then placed among the people
 * known. A row has no reference of its own: it is known by its contact and the person given, or by its contact and the
 * name and birth told, numbered among equals.
 */
import { sql } from 'kysely'
import type { PartialDate } from '../../platform/dates.ts'
import { uuidv7 } from '../../platform/uuid.ts'
import { nobodyTold, normalName, placeInTurn, type Sex, type ToldChild } from '../../people/index.ts'
import type { Tx } from '../../platform/database/index.ts'
import { correctRows, insertRows, text, uuid, type Value } from '../bulk.ts'
import { valueOf, type FileSpec, type GoodRow } from '../file-spec.ts'
import type { KeyTable } from '../key-table.ts'
import { followReferences } from '../referring.ts'
import { nothing, type TakeChunk } from '../run.ts'
import { insertPeople } from './people.ts'
import { waitsFor } from './told-twins.ts'
import { correctToldPeople, type Retold } from './told-people.ts'

type Incoming = { contactId: string; authority: string; key: string; personId: string | null; told: ToldChild | null }
type Stored = {
  id: string
  contact_id: string
  person_id: string
  told_key: string
  told: ToldChild | null
  match_state: string
  /** It was about another record once: somebody found who the child is. */
  moved: boolean
}

export const takeContactChildren: TakeChunk = async (run, spec, rows, keys) => {
  const { tx } = run
  const incoming = (await followReferences(run, spec, rows)).flatMap(({ row, found }): Incoming[] => {
    const contact = found.get('contact_ref')!
    const person = found.get('person_ref')
    const fault = person
      ? saidBefore(contact.id, person.id, row, keys)
      : run.badTwins && waitsFor(spec, row, run.badTwins)
    if (fault !== undefined) {
      run.report.rejectRow(spec, row, person ? 'person_ref' : 'contact_ref', fault)
      return []
    }
    const told = person ? null : toldBy(spec, row)
    const key = told ? keyOfTold(told, contact.id, keys) : keyOfGiven(person!.id)
    return [{ contactId: contact.id, authority: contact.authority!, key, personId: person?.id ?? null, told }]
  })
  const stored = await storedAmong(tx, incoming)
  const outcome = nothing()
  const fresh: Incoming[] = []
  const retold: Retold[] = []
  for (const one of incoming) {
    const known = stored.get(`${one.contactId} ${one.key}`)
    if (!known) fresh.push(one)
    else if (!one.told || !known.told || saysTheSame(one.told, known.told)) outcome.unchanged += 1
    else
      retold.push({
        id: known.id,
        personId: known.person_id,
        before: known.told,
        after: one.told,
        own: known.match_state !== 'linked' && !known.moved,
      })
  }
  await insertFresh(tx, fresh)
  await correctRows(
    tx,
    'contact_child',
    [uuid('contact_child_id'), { column: 'told', type: 'jsonb' }],
    retold.map((one) => [one.id, JSON.stringify(one.after)]),
  )
  await correctToldPeople(tx, retold)
  return { ...outcome, taken: fresh.length, corrected: retold.length }
}

/** Says what is wrong where an earlier row gave the same person; otherwise remembers this one. */
function saidBefore(contactId: string, personId: string, row: GoodRow, keys: KeyTable): string | undefined {
  const key = `${contactId} ${keyOfGiven(personId)}`
  const earlier = keys.get(key)
  if (earlier > 0) return `Line ${earlier} already says that this contact was about this child. Keep one.`
  keys.set(key, row.line)
  return undefined
}

const toldBy = (spec: FileSpec, row: GoodRow): ToldChild => ({
  ...nobodyTold,
  givenName: valueOf(spec, row, 'given_name'),
  familyName: valueOf(spec, row, 'family_name'),
  dateOfBirth: valueOf(spec, row, 'date_of_birth') as PartialDate | null,
  sex: valueOf(spec, row, 'sex') as Sex | null,
  postcode: valueOf(spec, row, 'postcode'),
  homeAuthority: valueOf(spec, row, 'home_authority'),
})

const keyOfGiven = (personId: string): string => `given ${personId}`

function keyOfTold(told: ToldChild, contactId: string, keys: KeyTable): string {
  const said = `${normalName(told.givenName)}|${normalName(told.familyName)}|${told.dateOfBirth ?? ''}`
  return `${said}|${keys.count(`${contactId} ${said}`)}`
}

const saysTheSame = (one: ToldChild, other: ToldChild): boolean =>
  (['givenName', 'familyName', 'dateOfBirth', 'sex', 'postcode', 'homeAuthority'] as const).every(
    (fact) => one[fact] === other[fact],
  )

/** The stored rows of these contacts that came by an import. The key stays with a row whoever it turns out to be about. */
async function storedAmong(tx: Tx, incoming: readonly Incoming[]): Promise<Map<string, Stored>> {
  if (incoming.length === 0) return new Map()
  const contacts = [...new Set(incoming.map((one) => one.contactId))]
  const { rows } = await sql<Stored>`
    select contact_child_id as id, contact_id, person_id, told_key, told, match_state, version > 1 and exists (
        select from contact_child_history h
        where h.partnership_id = k.partnership_id and h.contact_child_id = k.contact_child_id
          and h.person_id <> k.person_id) as moved
    from contact_child k
    where partnership_id = ${tx.by.partnershipId} and contact_id = any(${contacts}::uuid[]) and told_key is not null
    for update`.execute(tx)
  return new Map(rows.map((row) => [`${row.contact_id} ${row.told_key}`, row]))
}

async function insertFresh(tx: Tx, fresh: readonly Incoming[]): Promise<void> {
  const placed = await placeInTurn(
    tx,
    fresh.flatMap((one) => (one.told ? [one.told] : [])),
  )
  const places = placed.values()
  const links: Value[][] = []
  const people: Parameters<typeof insertPeople>[1][number][] = []
  for (const { contactId, authority, key, personId, told } of fresh) {
    const place = told ? places.next().value! : { state: 'given', personId: personId! }
    if (told && place.state !== 'linked') people.push({ ...told, personId: place.personId, source: 'import' })
    links.push([uuidv7(), contactId, place.personId, place.state, key, told && JSON.stringify(told), authority])
  }
  await insertPeople(tx, people)
  const told = { column: 'told', type: 'jsonb' }
  await insertRows(
    tx,
    'contact_child',
    [
      uuid('contact_child_id'),
      uuid('contact_id'),
      uuid('person_id'),
      text('match_state'),
      text('told_key'),
      told,
      text('authority'),
    ],
    links,
  )
}
