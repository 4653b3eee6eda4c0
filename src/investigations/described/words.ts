/** A description in words, each of its three with why it is blank. */
import { labelOf, type Code } from '../../reference/index.ts'
import { blanks, nationalities, officerDefined, selfDefined, type Description, type Said } from './description.ts'

const said = ({ value, blank }: Said, codes: readonly Code[]): string =>
  value === null ? `Blank: ${labelOf(blanks, blank)}` : labelOf(codes, value)

export const describedInWords = (one: Description): { name: string; words: string }[] => [
  { name: 'Ethnicity, as they say it', words: said(one.selfDefined, selfDefined) },
  { name: 'Ethnicity, as an officer saw it', words: said(one.officerDefined, officerDefined) },
  { name: 'Nationality', words: said(one.nationality, nationalities) },
]
