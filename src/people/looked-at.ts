/**
 * Of all who share a key with a told child, those worth being read and weighed. A name such as "John Smith" is shared by
 * hundreds, of whom hardly one is the child; whoever shares a rare key, or several, is likelier. Pure.
 */

/**
 * Of those who share a key, as many are found, the first known first. A name such as "Unknown Unknown" is shared by
 * thousands, of whom each would be compared with each; no key that can prove two the same, a name with a whole date of
 * birth, comes near.
 */
export const SHARING_KEY_MAX = 200
/** A key that is worth a look only where it is rare is shared by no more than these. */
export const SHARING_RARE_KEY_MAX = 20
/** Of one told child so many are weighed. */
export const LOOKED_AT_MAX = 60

/**
 * `sharing` has a list for each key: who shares it. Each key counts for as much as it is rare; those who come to the most
 * stand first, and no more than can be looked at.
 */
export function likeliestOf<Who>(sharing: Iterable<readonly Who[]>): Who[] {
  const counts = new Map<Who, number>()
  for (const some of sharing) for (const who of some) counts.set(who, (counts.get(who) ?? 0) + 1 / some.length)
  if (counts.size <= LOOKED_AT_MAX) return [...counts.keys()]
  return [...counts.entries()]
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, LOOKED_AT_MAX)
    .map(([who]) => who)
}
