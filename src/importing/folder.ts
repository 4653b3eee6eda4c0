/** What a folder holds: files of the import format, names that are nearly one of them, and what is none of ours. */
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { FileSpec } from './file-spec.ts'
import { files } from './files.ts'
import { faultOf, FolderFault } from './folder-fault.ts'

export type Present = { spec: FileSpec; path: string; bytes: number }
/** A name that is nearly that of a file: what it holds would be missed. */
export type Misspelt = { name: string; meant: string }
export type FolderContents = { present: Present[]; misspelt: Misspelt[]; ignored: string[] }

/** What the folder holds; undefined where there is no such folder. Throws FolderFault. */
export function contentsOf(folder: string): FolderContents | undefined {
  const names = namesIn(folder)
  if (!names) return undefined
  const others = names.filter((name) => /\.csv$/i.test(name) && !files.some((spec) => spec.file === name))
  const misspelt = others.flatMap((name): Misspelt[] => {
    const meant = files.find((spec) => nearly(name, spec.file))
    return meant ? [{ name, meant: meant.file }] : []
  })
  return {
    present: files.filter((spec) => names.includes(spec.file)).map((spec) => presentAt(folder, spec)),
    misspelt,
    ignored: others.filter((name) => !misspelt.some((one) => one.name === name)),
  }
}

function namesIn(folder: string): string[] | undefined {
  try {
    return readdirSync(folder)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined
    throw faultOf(folder, error)
  }
}

function presentAt(folder: string, spec: FileSpec): Present {
  const path = join(folder, spec.file)
  try {
    const about = statSync(path)
    if (about.isDirectory()) throw new FolderFault(`${spec.file} is a folder, not a file.`)
    return { spec, path, bytes: about.size }
  } catch (error) {
    throw faultOf(spec.file, error)
  }
}

/** The same letters, or all but two of them: contact-children.csv, People.CSV, contact.csv, people2.csv. */
function nearly(name: string, file: string): boolean {
  const letters = (text: string) =>
    text
      .toLowerCase()
      .replace(/\.csv$/, '')
      .replaceAll(/[^a-z]/g, '')
  return distance(letters(name), letters(file)) <= 2
}

/** How many letters must be put in, taken out or changed (Levenshtein). */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (let at = 1; at <= from.length; at += 1) {
    const next = [at]
    for (let place = 1; place <= to.length; place += 1)
      next[place] = Math.min(
        row[place]! + 1,
        next[place - 1]! + 1,
        row[place - 1]! + (from[at - 1] === to[place - 1] ? 0 : 1),
      )
    row = next
  }
  return row[to.length]!
}
