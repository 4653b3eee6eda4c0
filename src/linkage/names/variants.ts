/**
 * Which given names are forms of one name: "Bill" of "William", "Mohammed" of "Muhammad". The list that ships was written
 * for this project (see README.md beside it); a council adds its own in the same form.
 */
import { readFileSync } from 'node:fs'
import { normalName } from '../text/normal.ts'

/** For each name, the names that it is a form of. A name stands under itself too. */
export type Variants = ReadonlyMap<string, readonly string[]>

/** Reads lines such as "william: bill billy will liam"; `#` opens a comment. */
export function parseVariants(text: string): string[][] {
  return text
    .split('\n')
    .map((line) =>
      line
        .replace(/#.*/, '')
        .split(/[\s:,]+/)
        .map(normalName)
        .filter(Boolean),
    ) // prettier-ignore
    .filter((group) => group.length > 1)
}

/** The groups of the list that ships. */
export const shippedVariants = (): string[][] =>
  (shipped ??= parseVariants(readFileSync(new URL('given-names.txt', import.meta.url), 'utf8')))
let shipped: string[][] | undefined

/** Two names are forms of one when they share a group; "Alexander" and "Alexandra" share "Alex" and no group. */
export function variantsOf(groups: readonly (readonly string[])[]): Variants {
  const found = new Map<string, string[]>()
  for (const group of groups)
    for (const name of group) {
      const roots = found.get(name)
      if (!roots) found.set(name, [group[0]!])
      else if (!roots.includes(group[0]!)) roots.push(group[0]!)
    }
  return found
}
