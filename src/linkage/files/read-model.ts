/** Small files that are read whole: a model, a list of names. */
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { parseModel } from '../model-file.ts'
import type { Model } from '../model.ts'
import { LinkRefused } from './refusal.ts'

export function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    throw new LinkRefused(`There is no file ${path}.`)
  }
}

export function readModel(path: string): Model {
  const model = parseModel(readText(path))
  if (!model.ok) throw new LinkRefused(`${basename(path)} is not a linkage model: ${model.refusal}.`)
  return model.value
}
