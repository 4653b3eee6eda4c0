/**
 * Which given names are forms of one name, as the product asks: those that ship, with what the council adds in the file
 * that WAYMARK_NAMES names. Read once a process: a change takes effect with the next start, and no key is made anew.
 */
import { readFileSync } from 'node:fs'
import { defaultModel, parseVariants, shippedVariants, type Model } from '../linkage/index.ts'
import { readConfig } from '../platform/config.ts'
import { normalName } from './names.ts'

let own: string[][] | undefined
function ownForms(): string[][] {
  if (own) return own
  const config = readConfig()
  const file = 'faults' in config ? undefined : config.namesFile
  return (own = file === undefined ? [] : parseVariants(readFileSync(file, 'utf8')))
}

let weighing: Model | undefined
/** The model that descriptions are weighed by. */
export const model = (): Model =>
  (weighing ??= ownForms().length === 0 ? defaultModel() : { ...defaultModel(), variants: ownForms() })

let groupsOf: Map<string, string[][]> | undefined
/** The other forms of a given name, made comparable: "bill" and "will" of "William". */
export function formsOf(givenName: string | null): string[] {
  const name = normalName(givenName)
  const groups = (groupsOf ??= byMember([...shippedVariants(), ...ownForms()])).get(name) ?? []
  return [...new Set(groups.flat())].filter((form) => form !== name)
}

function byMember(groups: readonly string[][]): Map<string, string[][]> {
  const found = new Map<string, string[][]>()
  for (const group of groups) for (const name of group) found.set(name, [...(found.get(name) ?? []), group])
  return found
}
