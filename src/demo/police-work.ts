/** Both stretches of police work, before the panel's figures begin and since, as the rows of their files. */
import { charges, offencesOf } from './charges.ts'
import { numbered } from './folder.ts'
import type { FileName, Row } from './folder.ts'
import { ARRESTED_AGAIN, EARLIER_PLAN, PANEL_PLAN } from './operations.ts'
import type { Household, Population } from './people.ts'
import type { Area } from './places.ts'
import { byDay, firstArrests, stretch } from './police.ts'
import type { PoliceEvent } from './police.ts'
import { randomStream } from './random.ts'
import { safeguarding } from './safeguarding.ts'
import { warrants } from './warrants.ts'

export function policeWork(
  all: Population,
  households: Record<Area, Household[]>,
): { arrests: PoliceEvent[]; files: [FileName, Row[]][] } {
  const random = randomStream('police')
  const before = stretch(random, all, EARLIER_PLAN)
  // Not the first two of a stretch, whose days are set.
  const again = firstArrests(before).slice(2, 2 + ARRESTED_AGAIN)
  const peopleAgain = again.map(({ person }) => person)
  const both = [before, stretch(random, all, PANEL_PLAN, peopleAgain)] as const

  const arrests = byDay(both.flatMap((one) => one.arrests))
  const interviews = byDay(both.flatMap((one) => one.interviews))
  const issued = byDay(both.flatMap((one) => warrants(random, one)))
  const charged = charges(random, ...both, again)
  const actions = byDay(both.flatMap((one) => safeguarding(random, all, one, households)))

  const suspected = (event: PoliceEvent): string =>
    random.chance(0.93) ? random.pick(offencesOf(event.operation)) : ''
  const arrestRows = arrests.map((arrest) => ({ ...row(arrest, 'arrested_on'), suspected_offence: suspected(arrest) }))
  const warrantRows = issued.map((warrant) => ({
    ...row({ ...warrant, person: warrant.person ?? { ref: '' } }, 'issued_on'),
    kind: warrant.kind,
    executed_on: warrant.executed ?? '',
  }))
  const chargeRows = charged.map((charge) => ({ ...row(charge, 'charged_on'), offence: charge.offence }))
  const actionRows = actions.map((action) => ({
    ...row({ ...action, person: action.child }, 'safeguarded_on'),
    kind: action.kind,
  }))
  return {
    arrests,
    files: [
      ['arrests.csv', numbered(arrestRows, 'arrest_ref', 'AR')],
      [
        'voluntary_interviews.csv',
        numbered(
          interviews.map((one) => row(one, 'interviewed_on')),
          'interview_ref',
          'VI',
        ),
      ],
      ['warrants.csv', numbered(warrantRows, 'warrant_ref', 'WR')],
      ['charges.csv', numbered(chargeRows, 'charge_ref', 'CH')],
      ['safeguarding_actions.csv', numbered(actionRows, 'action_ref', 'SG')],
    ],
  }
}

/** What the police files have in common. */
const row = (event: Omit<PoliceEvent, 'person'> & { person: { ref: string } }, dayColumn: string): Row => ({
  person_ref: event.person.ref,
  [dayColumn]: event.day,
  authority: event.area,
  operation_ref: event.operation?.ref ?? '',
})
