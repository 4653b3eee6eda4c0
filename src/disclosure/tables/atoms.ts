/**
 * When two labels mean the same. Each label covers a set of the finest labels that occur; labels that no table ever tells
 * apart make one atom. A total covers what its own table covers: April to November is not April to December, and December
 * is the atom between them.
 */
import type { Grid } from './grid.ts'
import { treeOf, type Tree } from './hierarchy.ts'

export type Atoms = {
  /** The atoms that a label of a grid's dimension covers, in order. */
  atomsOf(grid: number, dimension: string, label: string): string[]
  /** The name of a set of atoms; empty where it is all there is. */
  nameOf(dimension: string, atoms: readonly string[]): string
  /** Dimensions that a grid is not broken down by and of which it covers a part: its atoms. */
  coversOf(grid: number): ReadonlyMap<string, string[]>
}

type Hierarchies = Readonly<Record<string, Readonly<Record<string, string>>>>

export function atomsOf(grids: readonly Grid[], hierarchies: Hierarchies, total: string): Atoms {
  const names = new Set(grids.flatMap(({ table }) => [...table.dimensions, ...Object.keys(table.covers ?? {})]))
  const byDimension = new Map([...names].map((name) => [name, ofDimension(grids, name, hierarchies[name] ?? {}, total)])) // prettier-ignore
  return {
    atomsOf: (grid, dimension, label) => byDimension.get(dimension)!.sets.get(`${grid}\u0000${label}`)!,
    nameOf: (dimension, atoms) => (atoms.length === byDimension.get(dimension)!.size ? '' : atoms.join('\u0001')),
    coversOf: (grid) => {
      const { table } = grids[grid]!
      const covered = Object.keys(table.covers ?? {}).filter((name) => !table.dimensions.includes(name))
      return new Map(covered.map((name) => [name, byDimension.get(name)!.sets.get(`${grid}\u0000`)!]))
    },
  }
}

function ofDimension(grids: readonly Grid[], name: string, parents: Readonly<Record<string, string>>, total: string) {
  const labels = grids.flatMap(({ table, trees }) => [
    ...(trees[table.dimensions.indexOf(name)]?.labels ?? []),
    ...(table.covers?.[name] ?? []),
  ])
  const all = treeOf(labels, parents, total)
  const base = new Map<string, string[]>()
  for (const label of all.labels) base.set(label, all.parts.get(label)?.flatMap((part) => base.get(part)!) ?? [label])
  const sets = new Map<string, readonly string[]>()
  grids.forEach(({ table, trees }, grid) => {
    const tree: Tree | undefined = trees[table.dimensions.indexOf(name)]
    for (const label of tree?.labels ?? []) {
      // A total is that of its own table; a table of totals alone has said what it covers, or covers everything.
      const own = label === total ? (tree!.parts.get(total) ?? table.covers?.[name] ?? [total]) : [label]
      sets.set(`${grid}\u0000${label}`, own.flatMap((one) => base.get(one)!)) // prettier-ignore
    }
    const covers = table.covers?.[name]
    if (!tree && covers) sets.set(`${grid}\u0000`, covers.flatMap((one) => base.get(one)!)) // prettier-ignore
  })
  const signs = new Map<string, number[]>(base.get(total)!.map((label) => [label, []]))
  const distinct = new Map([...sets.values()].map((set) => [set.toSorted().join('\u0001'), set]))
  ;[...distinct.values()].forEach((set, nth) => {
    for (const label of new Set(set)) signs.get(label)?.push(nth)
  })
  const atomOf = new Map<string, string>()
  const named = new Map<string, string>()
  for (const label of [...signs.keys()].toSorted()) {
    const sign = signs.get(label)!.join()
    if (!named.has(sign)) named.set(sign, label)
    atomOf.set(label, named.get(sign)!)
  }
  return {
    size: named.size,
    sets: new Map(
      [...sets].map(([key, set]) => [key, [...new Set(set.map((label) => atomOf.get(label) ?? label))].toSorted()]),
    ),
  }
}
