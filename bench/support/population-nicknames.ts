/** The nicknames that invented people go by: some that the engine knows, and some that it does not. */
import { shippedVariants } from '../../src/linkage/index.ts'

const known = new Map<string, string[]>()
const unknown: Record<string, string[]> = {
  oliver: ['Liver'],
  george: ['Gogo'],
  noah: ['Nono'],
  amelia: ['Meelie'],
  isla: ['Izla'],
  jack: ['Jacko'],
  grace: ['Gigi'],
  ryan: ['Rybo'],
}

export function nicknames(given: string): string[] {
  if (known.size === 0) for (const [name, ...forms] of shippedVariants()) known.set(name!, forms.map((form) => form[0]!.toUpperCase() + form.slice(1))) // prettier-ignore
  const name = given.toLowerCase()
  return [...(known.get(name) ?? []).slice(0, 4), ...(unknown[name] ?? [])]
}
