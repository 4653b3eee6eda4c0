/** Families, risk and notices, told plainly: what plain loops say of a child's story and of a notice's life. */
import { latestBirth, type Counted, type World } from './plain-world.ts'

/** Everybody reached by siblings and shared parents. */
export function familyOf(world: World, person: string): Set<string> {
  const family = new Set([person])
  for (let size = 0; size < family.size;) {
    size = family.size
    for (const one of world.relationships) {
      if (one.kind === 'sibling' && (family.has(one.person) || family.has(one.related))) {
        family.add(one.person)
        family.add(one.related)
      }
      if (one.kind !== 'parent' || !family.has(one.related)) continue
      for (const other of world.relationships)
        if (other.kind === 'parent' && other.person === one.person) family.add(other.related)
    }
  }
  return family
}

export const servedOn = (world: World, unit: (row: World['notices'][number]) => string): Counted[] =>
  world.notices.flatMap((row) =>
    row.served === null
      ? []
      : [{ ...row, unit: unit(row), adds: 1, on: row.served, kinds: { basis: row.basis }, who: row.child }],
  )

export const breaches = (world: World): (Counted & { notice: string })[] =>
  world.noticeEvents.flatMap((one) => {
    if (one.kind !== 'breached') return []
    const { authority, basis, child } = world.notices.find(({ id }) => id === one.notice)!
    return [{ ...one, unit: one.id, adds: 1, authority, kinds: { basis }, who: child }]
  })

export function inForce(world: World, day: string): (Counted & { served: string })[] {
  return world.notices.flatMap((row) => {
    const { served, expires, basis, child, authority, id } = row
    if (served === null || served > day) return []
    if (expires !== null && expires < day) return []
    if (world.noticeEvents.some((one) => one.notice === id && one.kind === 'ended' && one.on <= day)) return []
    const born = world.people.find((one) => one.id === child)!.born
    const age = basis === 'child_abduction_act_s2' ? 16 : 18
    const latest = born && latestBirth(born)
    if (latest && `${Number(latest.slice(0, 4)) + age}${latest.slice(4)}` <= day) return []
    return [{ unit: id, adds: 1, on: day, authority, kinds: { basis }, who: child, served }]
  })
}

/** Each assessment of somebody who was at risk as the one before it left them. */
export function reviews(world: World, area: readonly string[]): Counted[] {
  const ranks = ['none', 'emerging', 'moderate', 'significant']
  return world.people.flatMap(({ id, home }) =>
    storyOf(world, id).flatMap((step, index, story) => {
      const before = story[index - 1]
      if (!('exploitation' in step) || !before || !('exploitation' in before) || before.level === 'none') return []
      const difference = ranks.indexOf(step.level) - ranks.indexOf(before.level)
      const change = difference < 0 ? 'lower' : difference === 0 ? 'same' : 'higher'
      const kinds = { change, level: step.level, exploitation: String(step.exploitation) }
      const authority = authorityAtRisk(world, area, { id, home }, step.on)
      return [{ unit: step.id, adds: 1, on: step.on, authority, kinds, who: id }]
    }),
  )
}

/** The assessments and closures of somebody, in order. A closure ends its day. */
export const storyOf = (world: World, person: string) =>
  [
    ...world.assessments
      .filter((one) => one.person === person)
      .map((one) => ({ ...one, order: `${one.on} 1 ${one.ref}` })),
    ...world.closures
      .filter((one) => one.person === person)
      .map((one) => ({ ...one, level: '', order: `${one.on} 2` })),
  ].toSorted((a, b) => (a.order < b.order ? -1 : 1))

export const authorityAtRisk = (
  world: World,
  area: readonly string[],
  { id, home }: { id: string; home: string | null },
  day: string,
): string | null => (home !== null && area.includes(home) ? home : (authorityOfContact(world, id, day) ?? home))

/** Each child's story from its beginning: identified when found at risk while nobody was working with them. */
export function identified(world: World, area: readonly string[]): Counted[] {
  const found: Counted[] = []
  for (const person of world.people) {
    let atRisk = false
    for (const step of storyOf(world, person.id)) {
      const was = atRisk
      atRisk = step.level !== '' && step.level !== 'none'
      if (!atRisk || was || !('exploitation' in step)) continue
      found.push({
        unit: person.id,
        adds: 1,
        on: step.on,
        authority: authorityAtRisk(world, area, person, step.on),
        kinds: { level: step.level, exploitation: String(step.exploitation) },
        who: person.id,
      })
    }
  }
  return found
}

/** The authority of the latest contact about somebody up to a day, or else of the next one. */
function authorityOfContact(world: World, person: string, day: string): string | undefined {
  const contacts = world.contacts
    .filter(({ about }) => about.includes(person))
    .toSorted((a, b) => (`${a.at} ${a.ref}` < `${b.at} ${b.ref}` ? -1 : 1))
  return (contacts.findLast(({ at }) => at.slice(0, 10) <= day) ?? contacts[0])?.authority
}
