/**
 * The model that ships: for people described as this project describes them, before a place has records enough to train
 * one of its own. Trained by `bench/linkage-default.ts` on an invented population; frequencies of names are those of the
 * invented people, near enough to tell the common from the rare.
 */
import { readFileSync } from 'node:fs'
import { mustBeOk } from '../platform/result.ts'
import type { Model } from './model.ts'
import { parseModel } from './model-file.ts'

let model: Model | undefined
export const defaultModel = (): Model =>
  (model ??= mustBeOk(parseModel(readFileSync(new URL('default-model.json', import.meta.url), 'utf8'))))
