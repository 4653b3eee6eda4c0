/** Numbers and places, case by case. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Kind } from '../record.ts'
import { levelOf } from './cases.ts'

const cases: [Kind, string, string, string, string][] = [
  ['nhs_number', '943 476 5919', '9434765919', 'exact', 'blanks make no other number'],
  ['nhs_number', '9434765919', '9434765918', 'typo', 'one digit out fails the check'],
  ['nhs_number', '9434765918', '9434765918', 'unverified', 'the same wrong number says less'],
  ['nhs_number', '9434765919', '4010232137', 'different', 'two numbers that pass the check are of two people'],
  ['nhs_number', '9434765919', '1234567890', 'different_unverified', 'one that fails it says little'],
  ['upn', 'A123456789012', 'a123456789012', 'exact', 'a UPN whose check letter is right'],
  ['upn', 'B123456789012', 'b123456789012', 'unverified', 'and one whose check letter is wrong'],
  ['postcode', 'st4 1ab', 'ST41AB', 'exact', 'blanks and case make no other postcode'],
  ['postcode', 'ST4 1AB', 'ST4 1AC', 'typo', 'one character'],
  ['postcode', 'ST4 1AB', 'ST4 1XY', 'sector', 'the same sector'],
  ['postcode', 'ST4 1AB', 'ST4 9XY', 'district', 'the same district'],
  ['postcode', 'ST4 1AB', 'ST14 1AB', 'typo', 'a character too many'],
  ['postcode', 'ST4 1AB', 'B1 1TT', 'different', 'moved away'],
  ['phone', '+44 7700 900123', '07700 900123', 'exact', 'the country code is dialled from abroad'],
  ['phone', '07700900123', '07700900132', 'typo', 'two digits exchanged'],
  ['address', '14 High St', '14 High Street', 'exact', 'abbreviations are written out'],
  ['address', 'Flat 2, 14 High Street', 'flat 2 14 Hihg Street', 'alike', 'a slip'],
  ['address', '14 High Street', '16 High Street', 'street', 'next door'],
  ['locality', 'Stoke-on-Trent', 'Stoke on Trent', 'exact', 'hyphens'],
  ['locality', 'Birmingham', 'Birmigham', 'alike', 'a slip'],
  ['sex', 'Female', 'F', 'exact', 'a word or a letter'],
  ['sex', 'F', 'U', 'not known', 'unknown tells nothing'],
  ['identifier', 'A.Smith@mail.example', 'a.smith@mail.example', 'exact', 'case is nothing in an email address'],
  ['identifier', '5304218', '5304281', 'typo', 'two digits exchanged'],
  ['fuzzy', 'plasterer', 'plaster', 'alike', 'nearly the same'],
  ['exact', 'vic', 'VIC', 'exact', 'case is nothing'],
] // prettier-ignore
for (const [kind, a, b, level, why] of cases)
  test(`${kind} ${a} and ${b}: ${why}`, () => assert.equal(levelOf(kind, a, b), level))
