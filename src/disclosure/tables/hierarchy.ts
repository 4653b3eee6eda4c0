/** The labels of one dimension as a tree: parts under their whole, everything under the total. */
import type { Fault } from './table.ts'

export type Tree = {
  total: string
  /** All labels, each after its parts; the total comes last. */
  labels: string[]
  /** The parts of each whole. */
  parts: Map<string, string[]>
}

const DEPTH_MAX = 20

/** Faults of a hierarchy itself: circles, and totals that are part of something. */
export function hierarchyFaults(dimension: string, parents: Readonly<Record<string, string>>, total: string): Fault[] {
  const faults: Fault[] = []
  const place = `hierarchies.${dimension}`
  if (Object.hasOwn(parents, total))
    faults.push({ column: place, value: total, problem: 'is the total, so it cannot be part of anything. Leave it out.' }) // prettier-ignore
  for (const label of Object.keys(parents)) {
    const seen = [label]
    for (let at = parents[label]; at !== undefined && Object.hasOwn(parents, at); at = parents[at]) {
      if (seen.includes(at) || seen.length > DEPTH_MAX) {
        // Told once, at the first label of the circle.
        if (at === label && label === seen.toSorted()[0])
          faults.push({ column: place, value: label, problem: `is part of itself: ${[...seen, at].join(' in ')}. Take one of these out.` }) // prettier-ignore
        break
      }
      seen.push(at)
    }
    if (seen.length > DEPTH_MAX && faults.length === 0)
      faults.push({ column: place, value: label, problem: `is part of more than ${DEPTH_MAX} wholes within each other. Use fewer.` }) // prettier-ignore
  }
  return faults
}

/** The tree over the labels that occur. `parents` must be without circles; a label without a parent is part of the total. */
export function treeOf(found: Iterable<string>, parents: Readonly<Record<string, string>>, total: string): Tree {
  const parts = new Map<string, string[]>()
  const seen = new Set<string>()
  const add = (label: string): void => {
    if (label === total || seen.has(label)) return
    seen.add(label)
    const whole = Object.hasOwn(parents, label) ? parents[label]! : total
    if (!parts.has(whole)) parts.set(whole, [])
    parts.get(whole)!.push(label)
    add(whole)
  }
  for (const label of [...found].toSorted()) add(label)
  for (const list of parts.values()) list.sort()
  const labels: string[] = []
  const walk = (label: string): void => {
    for (const part of parts.get(label) ?? []) walk(part)
    labels.push(label)
  }
  walk(total)
  return { total, labels, parts }
}
