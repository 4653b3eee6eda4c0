/** Links in words. */
import { labelOf } from '../reference/index.ts'
import { shortDate } from '../platform/pages/index.ts'
import type { ChangeRefusal } from './actions.ts'
import { confidences, thingKinds, type Link, type ThingKind } from './thing.ts'

export const kindLabel = (kind: ThingKind): string => labelOf(thingKinds, kind)

const examples: Readonly<Record<ThingKind, string>> = {
  place: 'an address or a name of a place, such as “12 High Street, ST4 1AB”',
  phone: 'a whole telephone number, such as “07700 900123” or “+353 20 915 0000”',
  vehicle: 'a registration number, such as “AB12 CDE”',
  online_name: 'the name as it is used online, such as “amina_x”',
  group: 'what the group is called',
}

export function explainLink(refusal: ChangeRefusal): { field: string; text: string } {
  switch (refusal.kind) {
    case 'not_that_kind':
      return { field: 'written', text: `Enter ${examples[refusal.of]}` }
    case 'ends_before_it_begins':
      return { field: 'valid_to[day]', text: 'The last day must be on or after the first day' }
    case 'in_the_future':
      return { field: `${refusal.field}[day]`, text: 'The day must be today or in the past' }
    case 'not_yours_to_hide':
      return {
        field: 'for_police',
        text: 'You could not see this link again: leave it for everybody who may see the person',
      }
    case 'changed_by_someone_else':
      return { field: '', text: 'Somebody else changed this link meanwhile. Look at it below and change it again' }
    case 'not_found':
      return { field: '', text: 'This link does not exist, or you cannot see it' }
  }
}

/** "3 Mar 2015 to 4 Jun 2016", "since 3 Mar 2015", "until 4 Jun 2016". */
export function whenInWords({ validFrom, validTo }: Pick<Link, 'validFrom' | 'validTo'>): string {
  if (validFrom && validTo) return `${shortDate(validFrom)} to ${shortDate(validTo)}`
  if (validFrom) return `Since ${shortDate(validFrom)}`
  return validTo ? `Until ${shortDate(validTo)}` : 'Not known'
}

export const confidenceInWords = (confidence: string | null): string =>
  confidence === null ? 'Not said' : labelOf(confidences, confidence)
