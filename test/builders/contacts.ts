/** A valid, dull contact of plainly invented people; a test states only what matters. */
import type { Caller, NewContact, NewContactChild } from '../../src/contacts/index.ts'
import type { ToldChild } from '../../src/people/index.ts'
import { parseInstant, type PartialDate } from '../../src/platform/dates.ts'
import { uuidv7 } from '../../src/platform/uuid.ts'

export const STOKE = 'E06000021'
export const STAFFORDSHIRE = 'E10000028'
export const DORSET = 'E06000059'

type ToldFacts = Partial<Omit<ToldChild, 'dateOfBirth'>> & { dateOfBirth?: string | null }

export const aToldChild = (facts: ToldFacts = {}): ToldChild => ({
  givenName: facts.givenName === undefined ? 'Amina' : facts.givenName,
  familyName: facts.familyName === undefined ? 'Example' : facts.familyName,
  sex: facts.sex ?? null,
  postcode: facts.postcode === undefined ? 'ST4 1AB' : facts.postcode,
  homeAuthority: facts.homeAuthority === undefined ? STOKE : facts.homeAuthority,
  identifiers: facts.identifiers ?? [],
  dateOfBirth: (facts.dateOfBirth === undefined ? '2004-05-17' : facts.dateOfBirth) as PartialDate | null,
})

export const aChild = (facts: ToldFacts = {}, answer: Partial<NewContactChild> = {}): NewContactChild => ({
  told: aToldChild(facts),
  who: { kind: 'unanswered' },
  siblingOfFirst: false,
  siblingsOf: [],
  ...answer,
})

export const aCaller = (facts: Partial<Caller> = {}): Caller => ({
  name: 'Jo Invented',
  organisation: 'Example Primary School',
  phone: '01632 960001',
  anonymous: false,
  ...facts,
})

export const aContact = (facts: Partial<NewContact> = {}): NewContact => ({
  contactId: uuidv7(),
  receivedAt: parseInstant('2017-05-05T16:10')!,
  authority: STOKE,
  source: '2A',
  channel: 'phone',
  concern: 'cse',
  summary: 'Collected from school by adults whom nobody knows.',
  promptedBy: null,
  caller: aCaller(),
  children: [aChild()],
  ...facts,
})
