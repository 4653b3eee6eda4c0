/** Names made comparable: the same name written by two hands comes out the same, in every script. Pure. */
import { doubleMetaphone } from 'double-metaphone'

/** Letters that Unicode does not take apart into a letter and a mark, as British forms write them. */
const plainLetters: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
}
// Marks that any script may borrow: accents on Latin, Greek and Cyrillic letters, Arabic's optional vowels. The vowel signs
// of Devanagari, Bengali or Tamil are marks too, but their own, and leaving them out would make two names one.
const optionalMarks = /\p{Script=Inherited}|\u0640/gu
const apostrophes = /['’‘ʼʻ`´]/gu

/** "O’Brien-Núñez" is "obrien nunez"; '' where nothing is left. */
export function normalName(name: string | null | undefined): string {
  if (!name) return ''
  return name
    .normalize('NFKD')
    .replace(optionalMarks, '')
    .toLowerCase()
    .normalize('NFKD')
    .replace(optionalMarks, '')
    .replace(/[ßæœøłđðþı]/gu, (letter) => plainLetters[letter] ?? letter)
    .replace(apostrophes, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
    .normalize('NFC')
}

/** The parts of a name that can be searched for: "Anne-Marie" is "anne" and "marie". */
export const nameParts = (name: string | null | undefined): string[] => normalName(name).split(' ').filter(Boolean)

/** How a name sounds in English (Double Metaphone); a name in another script stands for itself. */
export function soundOf(name: string | null | undefined): string {
  const normal = normalName(name)
  return normal === '' ? '' : doubleMetaphone(normal.replaceAll(' ', ''))[0] || normal
}

/** "st4 1ab" is "ST41AB"; '' for none. */
export const normalPostcode = (postcode: string | null | undefined): string =>
  (postcode ?? '').toUpperCase().replace(/[^A-Z0-9]/g, '')

/** "485 777 3456" is "4857773456"; '' for none. */
export const normalIdentifier = (value: string | null | undefined): string =>
  (value ?? '').toUpperCase().replace(/[^\p{L}\p{N}]/gu, '')
