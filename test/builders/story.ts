/** Plainly invented people with a story, for journeys: a child whom two councils know, and those around her. */
import { insertRecords, type Tx } from '../../src/platform/database/index.ts'
import { addDays, plainDate } from '../../src/platform/dates.ts'
import { uuidv7 } from '../../src/platform/uuid.ts'
import * as records from './records.ts'

export type Story = Record<'nia' | 'brother' | 'rex' | 'young' | 'elsewhere', string>

/** A child from Dorset with a brother and a story of forty days, another nobody assessed, and a suspect of sixteen. */
export async function addStory(tx: Tx): Promise<Story> {
  const nia = await records.addPerson(tx, {
    given_name: 'Nia',
    family_name: 'Imagined',
    date_of_birth: '2012-05-17',
    home_authority: records.DORSET,
  })
  const brother = await records.addPerson(tx, {
    given_name: 'Tomos',
    family_name: 'Imagined',
    date_of_birth: '2014',
  })
  const siblings = { person_id: nia, related_person_id: brother, kind: 'sibling', source: 'test' }
  await insertRecords(tx, 'relationship', [{ relationship_id: uuidv7(), ...siblings }])
  const rex = await records.addPerson(tx, { given_name: 'Rex', family_name: 'Unreal', date_of_birth: '1980' })
  for (let count = 0; count < 35; count++)
    await records.addContact(tx, { at: addDays(plainDate('2025-01-05'), count * 9), about: [nia] })
  await records.addContact(tx, {
    at: '2026-01-20',
    about: [nia],
    authority: records.STAFFORDSHIRE,
    summary: 'The county alone',
  })
  await records.addAssessment(tx, { person: nia, on: '2025-02-03', level: 'emerging' })
  await records.addAssessment(tx, { person: nia, on: '2025-06-09', level: 'significant' })
  await records.addNotice(tx, { adult: rex, child: nia, on: '2025-07-01' })
  await records.addSafeguarding(tx, { person: nia, on: '2025-07-02', kind: 'exploitation_plan' })
  await records.addArrest(tx, { person: rex, on: '2025-07-03' })
  await records.addCharge(tx, { person: rex, on: '2025-08-03' })
  const young = await records.addPerson(tx, {
    given_name: 'Kit',
    family_name: 'Pretend',
    date_of_birth: '2011-01-01',
  })
  await records.addAssessment(tx, { person: young, on: '2026-02-01', level: 'emerging' })
  await records.addCharge(tx, { person: young, on: '2026-03-01' })
  const elsewhere = await records.addPerson(tx, {
    given_name: 'Ffion',
    family_name: 'Elsewhere',
    date_of_birth: '2013',
    home_authority: records.STAFFORDSHIRE,
  })
  await records.addAssessment(tx, { person: elsewhere, on: '2026-02-01', level: 'moderate' })
  return { nia, brother, rex, young, elsewhere }
}
