/** Texts made comparable: one value written by two hands comes out the same, in every script. */
import { transliterated } from './transliterate.ts'

// Marks that any script may borrow. The vowel signs of Devanagari or Tamil are marks too, but their own: they stay.
const optionalMarks = /\p{Script=Inherited}|\u0640/gu
const apostrophes = /['’‘ʼʻ`´]/gu
const asciiOnly = /^[\0-\x7f]*$/
const plainName = /^[a-z]+$/

/** "O’Brien-Núñez" is "obrien nunez"; '' where nothing is left. */
export function normalName(text: string): string {
  const lower = text.toLowerCase()
  if (plainName.test(lower)) return lower
  if (asciiOnly.test(lower))
    return lower
      .replace(/['`]/g, '')
      .replace(/[^a-z0-9]+/g, ' ')
      .trim()
  return transliterated(
    lower.normalize('NFKD').replace(optionalMarks, '').toLowerCase().normalize('NFKD').replace(optionalMarks, ''),
  )
    .replace(apostrophes, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
    .normalize('NFC')
}

/** A name whose parts have lost titles and what stands for no name at all. */
export function normalPersonName(text: string): string {
  const name = normalName(text)
  return noName.has(name)
    ? ''
    : name.replace(/^(?:(?:mr|mrs|miss|ms|dr|master|sir|dame|lord|lady|rev|prof|capt) )+(?=.)/, '')
}
const noName = new Set(['unknown', 'not known', 'nk', 'n k', 'na', 'n a', 'none', 'null', 'unborn', 'baby', 'nan'])

/** "st4 1ab" is "ST41AB". */
export const normalCode = (text: string): string => text.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '')

/** Digits alone; +44 and 0044 become the 0 that people dial. */
export function normalPhone(text: string): string {
  const digits = text.replace(/\(0\)/g, '').replace(/[^\d+]/g, '')
  return digits.replace(/^(\+|00)44/, '0').replaceAll('+', '')
}

const streetWords: Record<string, string> = {
  st: 'street', rd: 'road', ave: 'avenue', av: 'avenue', cl: 'close', ln: 'lane', dr: 'drive', ct: 'court', cres: 'crescent',
  pl: 'place', sq: 'square', gdns: 'gardens', grn: 'green', ter: 'terrace', terr: 'terrace', pk: 'park', blvd: 'boulevard',
  apt: 'flat', apartment: 'flat',
} // prettier-ignore

/** "Flat 2, 14 High St." is "flat 2 14 high street". */
export function normalAddress(text: string): string {
  const name = normalName(text)
  return name === ''
    ? ''
    : name
        .split(' ')
        .map((word) => (Object.hasOwn(streetWords, word) ? streetWords[word]! : word))
        .join(' ')
}

/** Text in lower case with single blanks, its signs kept: "A.Smith@Mail.example". */
export const normalText = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()

/** 'f', 'm', or '' where it tells nothing. */
export function normalSex(text: string): string {
  const word = text.trim().toLowerCase()
  if (/^(f|female|girl|woman|2)$/.test(word)) return 'f'
  if (/^(m|male|boy|man|1)$/.test(word)) return 'm'
  return ''
}
