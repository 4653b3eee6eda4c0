/**
 * Which children each contact is about, as the sender gives them: nearly all by reference, some as the caller described
 * them. A description equal to one known child in name and whole date of birth is that child; one with a slip in the
 * name, or half a date of birth, waits for somebody to look.
 */
import type { PlainDate } from '../platform/dates.ts'
import type { Contact } from './contacts.ts'
import type { Row } from './folder.ts'
import { birthday, nameKey } from './people.ts'
import type { Child, Household, Person } from './people.ts'
import type { Area } from './places.ts'
import { randomStream } from './random.ts'
import type { Random } from './random.ts'

/** The rows of contact_children.csv, in the order of the contacts. */
export function contactChildren(
  contacts: readonly Contact[],
  households: Record<Area, Household[]>,
  people: readonly Person[],
): Row[] {
  const random = randomStream('contact children')
  const names = new Set(people.map(nameKey))
  const mistaken = new Set<Child>()
  return contacts.flatMap((contact): Row[] => {
    if (contact.children.length > 0) return contact.children.map((child) => linked(random, contact.ref, child))
    const child = mistakable(random, contact, households[contact.area], mistaken)
    return [{ contact_ref: contact.ref, ...mistold(random, child, names) }]
  })
}

function linked(random: Random, contact: string, child: Child): Row {
  if (child.bornKnown.length < 10 || !random.chance(0.05)) return { contact_ref: contact, person_ref: child.ref }
  const family = random.chance(0.1) ? child.family.toUpperCase() : child.family
  return { contact_ref: contact, ...told(random, child), given_name: child.given, family_name: family }
}

/** What else a caller may know. */
const told = (random: Random, child: Child): Row => ({
  date_of_birth: child.bornKnown,
  sex: random.chance(0.8) ? child.sex : '',
  postcode: random.chance(0.6) ? child.postcode : '',
  home_authority: random.chance(0.4) ? child.home : '',
})

/** Somebody of whom there had been a call, whom a new caller describes without knowing that. */
function mistakable(random: Random, contact: Contact, households: readonly Household[], mistaken: Set<Child>): Child {
  const day = contact.at.slice(0, 10) as PlainDate
  const fits = (child: Child): boolean =>
    !mistaken.has(child) &&
    child.home === contact.area &&
    child.bornKnown.length === 10 &&
    child.contactDays.some((called) => called < day) &&
    birthday(child, 16) > day
  const child = random.pick(households.flatMap((of) => of.children.filter(fits)))
  mistaken.add(child)
  return child
}

function mistold(random: Random, child: Child, names: ReadonlySet<string>): Row {
  if (random.chance(0.45)) {
    const { given, family } = child
    return {
      ...told(random, child),
      given_name: given,
      family_name: family,
      date_of_birth: child.born.slice(0, random.pick([4, 7])),
    }
  }
  for (;;) {
    const family = slip(random, child.family)
    if (!names.has(nameKey({ given: child.given, family })))
      return { ...told(random, child), given_name: child.given, family_name: family }
  }
}

/** The name as somebody might take it down: a letter doubled, left out, or changed places with the next. */
function slip(random: Random, name: string): string {
  const at = random.whole(1, name.length - 3)
  const [before, here, next, after] = [name.slice(0, at), name[at]!, name[at + 1]!, name.slice(at + 2)]
  return random.pick([
    `${before}${here}${here}${next}${after}`,
    `${before}${next}${after}`,
    `${before}${next}${here}${after}`,
  ])
}
