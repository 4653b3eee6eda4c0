/** Numbers and postcodes that carry their own check: the canonical form, or undefined where they cannot be right. */

/** Ten digits, the last a check by modulus 11. Source: NHS Data Dictionary, NHS NUMBER. */
export function parseNhsNumber(text: string): string | undefined {
  const digits = text.replaceAll(/[\s-]/g, '')
  if (!/^\d{10}$/.test(digits)) return undefined
  let sum = 0
  for (let at = 0; at < 9; at++) sum += Number(digits[at]) * (10 - at)
  return (11 - (sum % 11)) % 11 === Number(digits[9]) ? digits : undefined
}

const upnLetters = 'ABCDEFGHJKLMNPQRTUVWXYZ'

/**
 * A check letter and twelve digits, the last of which is a letter in a temporary number: weights 2 to 13, modulus 23.
 * Source: Department for Education, unique pupil numbers; children in need census rule 1510.
 */
export function parseUpn(text: string): string | undefined {
  const upn = text.replaceAll(/\s/g, '').toUpperCase()
  if (!/^[A-HJ-NP-RT-Z]\d{11}[\dA-HJ-NP-RT-Z]$/.test(upn)) return undefined
  let sum = 0
  for (let at = 1; at < 13; at++) {
    const value = upn[at]! >= 'A' ? upnLetters.indexOf(upn[at]!) : Number(upn[at])
    sum += value * (at + 1)
  }
  return upnLetters[sum % 23] === upn[0] ? upn : undefined
}

/** A British postcode as it is written, 'ST1 1AA'. The form is checked, not whether there is such a place. */
export function parsePostcode(text: string): string | undefined {
  const close = text.replaceAll(/\s/g, '').toUpperCase()
  return /^([A-Z]{1,2}\d[A-Z\d]?|GIR)\d[A-Z]{2}$/.test(close) ? `${close.slice(0, -3)} ${close.slice(-3)}` : undefined
}
