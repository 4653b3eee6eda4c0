/** Short references that people can read out: taken from the random end of a record's own id. */

/** Crockford's alphabet: no I, L, O or U to be misheard or misread. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** 'C' and a UUIDv7 make 'C-7K3QX-9M2AB': 50 random bits, so that two of a million alike are not to be expected. */
export function shortReference(prefix: string, id: string): string {
  let bits = BigInt(`0x${id.replaceAll('-', '').slice(-13)}`) & ((1n << 50n) - 1n)
  let letters = ''
  for (let count = 0; count < 10; count++) {
    letters = LETTERS[Number(bits & 31n)]! + letters
    bits >>= 5n
  }
  return `${prefix}-${letters.slice(0, 5)}-${letters.slice(5)}`
}
