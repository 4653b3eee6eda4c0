/**
 * Numbers that pass their own checks and belong to nobody: NHS numbers from the range 999, which the NHS keeps for
 * tests, and unique pupil numbers of schools that are not there.
 */

/** The check digit of nine digits by modulus 11; `undefined` where the number may not be used (it would be 10). */
export function nhsCheckDigit(nine: string): number | undefined {
  const sum = [...nine].reduce((total, digit, place) => total + Number(digit) * (10 - place), 0)
  const check = (11 - (sum % 11)) % 11
  return check === 10 ? undefined : check
}

const UPN_LETTERS = 'ABCDEFGHJKLMNPQRTUVWXYZ'

/** The check letter of a pupil number's twelve digits: weights 2 to 13, modulus 23. Source: DfE, UPN guide. */
export function upnCheckLetter(twelve: string): string {
  const sum = [...twelve].reduce((total, digit, place) => total + Number(digit) * (place + 2), 0)
  return UPN_LETTERS[sum % 23]!
}

/** Gives out NHS numbers, each once. */
export function nhsNumbers(): () => string {
  let serial = 0
  return () => {
    for (;;) {
      serial += 1
      // A step that shares no factor with a million visits each six digits once, and not in an order one can see.
      const nine = `999${String((serial * 387_421) % 1_000_000).padStart(6, '0')}`
      const check = nhsCheckDigit(nine)
      if (check !== undefined) return `${nine}${check}`
    }
  }
}

/** The DfE's own numbers for the authorities, as pupil numbers carry them. */
const DFE_NUMBERS: Readonly<Record<string, string>> = {
  E06000021: '861',
  E10000028: '860',
  E06000059: '838',
  E06000049: '895',
  E10000007: '830',
}

/** Gives out pupil numbers, each once, for a child of an authority who started school in a year. */
export function pupilNumbers(): (authority: string, year: number) => string {
  let serial = 0
  return (authority, year) => {
    serial += 1
    const school = 9900 + (serial % 97)
    const twelve = `${DFE_NUMBERS[authority] ?? '861'}${school}${String(year % 100).padStart(2, '0')}${String(serial % 1000).padStart(3, '0')}`
    return `${upnCheckLetter(twelve)}${twelve}`
  }
}
