/**
 * One text for one meaning, so that a hash can stand for it: the JSON Canonicalization Scheme of RFC 8785. Keys are in
 * the order of their UTF-16 code units, numbers as ECMAScript writes them, and there is no white space.
 */
import { createHash } from 'node:crypto'
import type { ReleaseContent } from './document.ts'

/**
 * The canonical JSON of a plain value. As in JSON.stringify a key without a value is left out; what JSON cannot say
 * (NaN, a function, half a surrogate pair, an object of a class) throws, and names where it stands.
 */
export const canonicalJson = (value: unknown): string => written(value, '$')

/** SHA-256 in hexadecimal; of a text, its UTF-8. */
export const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex')

/** SHA-256 of the content's canonical JSON in UTF-8, in hexadecimal. */
export const contentHash = (content: ReleaseContent): string => sha256(canonicalJson(content))

function written(value: unknown, at: string): string {
  if (value === null || typeof value === 'boolean') return JSON.stringify(value)
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`${at} is ${value}, which JSON has no number for`)
    return JSON.stringify(value)
  }
  if (typeof value === 'string') {
    if (!value.isWellFormed()) throw new TypeError(`${at} has half a surrogate pair`)
    return JSON.stringify(value)
  }
  if (Array.isArray(value)) return `[${value.map((one, place) => written(one, `${at}[${place}]`)).join(',')}]`
  if (typeof value === 'object' && isPlain(value)) return writtenObject(value, at)
  throw new TypeError(`${at} is ${typeof value === 'object' ? value.constructor.name : typeof value}, not plain JSON`)
}

function writtenObject(value: object, at: string): string {
  const entries = Object.entries(value).filter(([, one]) => one !== undefined)
  // The default order of sort is that of UTF-16 code units, which is the one that RFC 8785 asks for.
  const members = entries
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, one]) => `${written(key, `${at}.${key}`)}:${written(one, `${at}.${key}`)}`)
  return `{${members.join(',')}}`
}

const isPlain = (value: object): boolean => [Object.prototype, null].includes(Object.getPrototypeOf(value))
