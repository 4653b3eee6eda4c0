/**
 * What callers say and why decisions were taken, put together from parts: short, sober, without a name, and never with a
 * word that lays what was done to a child at the child's door, a family's or a place's.
 */
import type { Random } from './random.ts'

const OPENINGS: Readonly<Record<string, readonly string[]>> = {
  '6': [
    'An officer who attended another call recorded a worry about the child.',
    'Neighbourhood officers spoke with the child while on patrol.',
    'Police have passed on information received about the child.',
    'The child was met by officers late in the evening and taken home.',
  ],
  '2A': [
    'The school’s safeguarding lead called after a conversation with the child.',
    'A teacher has noticed changes over several weeks.',
    'A friend of the child told a teacher of a worry.',
    'The school called after a form tutor raised a concern.',
  ],
  '5A': [
    'A social worker visiting the family has a new concern.',
    'A worker at the placement passed on what the child had said.',
    'The duty team recorded this overnight.',
  ],
  '1A': [
    'A parent called for advice about their child.',
    'A relative with whom the child is close called.',
    'A grandparent is worried and did not know whom to ask.',
  ],
  '1C': ['The child called and asked to speak to somebody.', 'The child wrote through the online form.'],
  '9': ['A caller who did not give a name is worried about a child.'],
  '3': [
    'A nurse spoke with the child alone during an appointment.',
    'A health worker called after seeing the child today.',
    'Staff noticed something in what the child said and did not say.',
  ],
  '8': ['A youth worker whom the child trusts called.', 'Staff at the child’s home called after handover.'],
  '5C': ['The home authority has told us of a child placed in this area.', 'The placing council shared its risk plan.'],
  other: [
    'A worker in contact with the family called.',
    'A concern came up during a home visit.',
    'A professional asked for advice and then gave details.',
  ],
}

const CONCERNS: Readonly<Record<string, readonly string[]>> = {
  cse: [
    'An adult met online has asked the child to meet.',
    'The child has been given gifts that nobody at home can explain.',
    'Messages seen on a phone suggest that an adult is asking for pictures.',
    'The child was seen in a car with adults the family do not know.',
    'The child speaks of a much older friend and is anxious not to let them down.',
    'An adult has been waiting for the child after school.',
    'The child has been invited to parties where adults are present.',
    'The child came home late and seemed frightened of a caller.',
    'An older person is telling the child whom they may see.',
    'Pictures of the child may have been shared without their wish.',
    'The child has been offered lifts and food by adults.',
    'Somebody met online has promised the child work and asked for pictures first.',
  ],
  cce: [
    'The child has a second phone and is called away at all hours.',
    'The child came home with money that they felt unable to explain.',
    'The child seems to be made to carry things for adults.',
    'The child was found at a station far from home and would not say who had sent them.',
    'The child says that there is a debt to be paid.',
    'Adults have come to the home asking for the child.',
    'The child has an injury and is afraid to say how it came about.',
    'An older group has been giving the child errands.',
    'The child’s bank account has been used by somebody else.',
  ],
  missing: [
    'The child did not come home last night and has since returned.',
    'The child was missing for some hours and has been found.',
    'The child has been away from home several times this month.',
    'The child was reported missing and found safe at a relative’s home.',
  ],
  trafficking: [
    'The child may have been brought to the area by adults who arranged the journey.',
    'The child has been moved between addresses by people who are not family.',
    'Adults outside the family seem to be deciding where the child stays.',
  ],
  other: [
    'The worry is about safety online at large, with no adult identified.',
    'The child is unhappy at home and asked for somebody to talk to.',
    'There has been a falling-out between friends with threats online.',
    'The caller asked what support there is for the family.',
  ],
}

const CONTEXTS: readonly string[] = [
  'A parent is worried and has asked for help.',
  'The parents know of this call and agree with it.',
  'The parents have not been told yet; the caller asked for advice on this.',
  'The child would like to talk to somebody they already know.',
  'The child did not want to say more today.',
  'The child is at home tonight with a parent.',
  'Attendance at school has fallen since last term.',
  'A worker sees the child weekly and will go on doing so.',
  'The caller can be reached on the number given until the evening.',
  'An interpreter would help when speaking with the parents.',
  'The child has not been seen since this was noticed.',
  'This has been going on for some weeks.',
  'It was first noticed this week.',
  'A message has been kept and can be shown.',
]

/** What the caller said, in two or three sentences. */
export function summary(random: Random, about: { source: string; concern: string; children: number }): string {
  const said = OPENINGS[about.source] ?? OPENINGS[about.source[0]!] ?? OPENINGS.other!
  const opening = random.pick(said)
  const concern = random.pick(CONCERNS[about.concern]!)
  const siblings =
    about.children > 1 ? [`The call is about ${about.children === 2 ? 'both' : 'all'} the children named.`] : []
  const contexts = random.chance(0.85) ? [random.pick(CONTEXTS)] : []
  return [opening, concern, ...siblings, ...contexts].join(' ')
}

const REASONS: Readonly<Record<string, readonly string[]>> = {
  no_further_action: [
    'Checks with school and police show no sign of harm. The caller will call again if anything changes.',
    'The concern is already being answered by the worker who knows the family.',
    'The information could not be linked to a risk to the child. Kept on record.',
  ],
  information_and_advice: [
    'Advice given to the parent about safety online and whom to call.',
    'The caller was told what to look for and how to report it. No wider concern from checks.',
    'The school will speak with the child and come back to us.',
  ],
  early_help: [
    'The family agrees to support. A worker will see the child alone within the week.',
    'Emerging worries, and a family who want help. Support offered with consent.',
  ],
  referral: [
    'Possible exploitation. An assessment is needed, and a visit to see the child alone.',
    'More than one sign, and earlier contacts. Referred for assessment.',
    'The child’s own words and the information from partners call for an assessment.',
  ],
  strategy_discussion: [
    'Reason to suspect significant harm. Police, health and social care to meet today.',
    'New information from police, with an adult identified. Strategy discussion called.',
  ],
  passed_to_other_authority: [
    'The child’s home authority has been told and holds the plan. Host arrangements noted here.',
    'Passed to the home authority with all that was said, and receipt confirmed by telephone.',
  ],
}

/** Why the decision was taken. */
export const rationale = (random: Random, outcome: string): string => random.pick(REASONS[outcome]!)

/** Why a decision was revised. */
export const revision = (random: Random, outcome: string): string =>
  `${random.pick(['Further information came in.', 'Looked at again by the team manager.', 'The school called back.'])} ${rationale(random, outcome)}`
