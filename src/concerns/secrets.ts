/**
 * The two secrets of a form: that of the browser, in a cookie, and the code by which a professional comes back. Of each
 * only the hash is stored. The code is made of the cookie's secret, so that the browser that asked for it can be shown it
 * again while it is open, and nothing else can.
 */
import { createHash, createHmac } from 'node:crypto'

export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url')

/** Letters and digits that are not mistaken for each other: 32, so that each is five bits. */
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const LENGTH = 12

/** Three groups of four, 60 bits: "K7QF-2M9X-PLW4". */
export function returnCode(visitor: string, draftId: string): string {
  const bytes = createHmac('sha256', visitor).update(`return code of ${draftId}`).digest()
  const letters = [...bytes.subarray(0, LENGTH)].map((byte) => LETTERS[byte % LETTERS.length])
  return [0, 4, 8].map((from) => letters.slice(from, from + 4).join('')).join('-')
}

/** A code as it was typed, with or without its dashes; undefined where it cannot be one. */
export function readCode(typed: string): string | undefined {
  const read = typed.toUpperCase().replaceAll(/[\s-]/g, '')
  if (read.length !== LENGTH || [...read].some((letter) => !LETTERS.includes(letter))) return undefined
  return [0, 4, 8].map((from) => read.slice(from, from + 4)).join('-')
}
