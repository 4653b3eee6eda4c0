/** What is typed into the form of a placement, new or put right. */
import { z } from 'zod'
import type { Areas } from '../../people/index.ts'
import { dateAnswers, wholeDate, type Answers } from '../../platform/pages/index.ts'
import {
  authorityOf,
  consultations,
  directions,
  interviewers,
  partnerOf,
  type Placement,
  type PlacementFacts,
} from '../placement.ts'

/** Text without the NUL that no database takes; nothing typed on a keyboard holds one. */
const text = (subject: string, longest: number, words: string) =>
  z
    .string()
    .transform((typed) => typed.replaceAll('\0', '').trim())
    .refine((typed) => typed.length <= longest, `${subject} must be ${words} characters or fewer`)
    .optional()

const codesOf = (list: Areas['all']) => list.map((one) => one.gssCode) as [string, ...string[]]
const day = (subject: string) => wholeDate(subject).optional()
const ticked = z.literal('yes', { error: 'Tick the box or leave it empty' }).optional()

export const placementForm = (areas: Areas) =>
  z
    .object({
      placement_id: z.uuid().optional(),
      version: z.coerce.number({ error: 'Open the placement again' }).int().positive().optional(),
      direction: z.enum(directions, { error: 'Select whose child it is' }),
      authority: z.enum(codesOf(areas.own), { error: 'Select your own authority' }),
      partner: z.enum(codesOf(areas.all), { error: 'Select the other authority' }),
      starts_on: wholeDate('The day on which the placement starts'),
      ends_on: day('The day on which the placement ends'),
      is_emergency: ticked,
      start_notified_on: day('The day on which the host authority was notified of the start'),
      end_notified_on: day('The day on which the host authority was notified of the end'),
      social_worker: text('The name of the social worker', 200, '200'),
      address: text('The address', 1000, '1,000'),
      police_told_on: day('The day on which the police were told'),
      exploitation_lead_told_on: day('The day on which the exploitation lead was told'),
      plan_attached: ticked,
      return_interviews_by: z.enum(interviewers, { error: 'Select which authority' }).optional(),
      consultation: z.enum(consultations, { error: 'Select what the host authority said' }).optional(),
      notes: text('What was said', 20_000, '20,000'),
    })
    .transform((form): { placementId: string | undefined; version: number | undefined; facts: PlacementFacts } => ({
      placementId: form.placement_id,
      version: form.version,
      facts: {
        direction: form.direction,
        homeAuthority: form.direction === 'sent' ? form.authority : form.partner,
        hostAuthority: form.direction === 'sent' ? form.partner : form.authority,
        startsOn: form.starts_on,
        endsOn: form.ends_on ?? null,
        isEmergency: form.is_emergency === 'yes',
        startNotifiedOn: form.start_notified_on ?? null,
        endNotifiedOn: form.end_notified_on ?? null,
        socialWorker: form.social_worker || null,
        address: form.address || null,
        policeToldOn: form.police_told_on ?? null,
        exploitationLeadToldOn: form.exploitation_lead_told_on ?? null,
        planAttached: form.plan_attached === 'yes',
        returnInterviewsBy: form.return_interviews_by ?? null,
        consultation: form.consultation ?? null,
        notes: form.notes || null,
      },
    }))

/** What is on record, as the form's answers. */
export const answersFrom = (placement: Placement): Answers => ({
  version: String(placement.version),
  direction: placement.direction,
  authority: authorityOf(placement),
  partner: partnerOf(placement),
  starts_on: dateAnswers(placement.startsOn),
  ends_on: dateAnswers(placement.endsOn),
  is_emergency: placement.isEmergency ? 'yes' : '',
  start_notified_on: dateAnswers(placement.startNotifiedOn),
  end_notified_on: dateAnswers(placement.endNotifiedOn),
  social_worker: placement.socialWorker ?? '',
  address: placement.address ?? '',
  police_told_on: dateAnswers(placement.policeToldOn),
  exploitation_lead_told_on: dateAnswers(placement.exploitationLeadToldOn),
  plan_attached: placement.planAttached ? 'yes' : '',
  return_interviews_by: placement.returnInterviewsBy ?? '',
  consultation: placement.consultation ?? '',
  notes: placement.notes ?? '',
})
