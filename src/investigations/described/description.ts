/** How a suspect is described: ethnicity as they say it and as an officer saw it, nationality, or why one is blank. */
import type { PlainDate } from '../../platform/dates.ts'
import type { Code } from '../../reference/index.ts'

/** Source: the 18 classes of ethnic group of the census of England and Wales, 2011, by their Home Office codes. */
export const selfDefined = [
  { code: 'A1', label: 'Asian: Indian' },
  { code: 'A2', label: 'Asian: Pakistani' },
  { code: 'A3', label: 'Asian: Bangladeshi' },
  { code: 'A4', label: 'Asian: Chinese' },
  { code: 'A9', label: 'Asian: any other' },
  { code: 'B1', label: 'Black: Caribbean' },
  { code: 'B2', label: 'Black: African' },
  { code: 'B9', label: 'Black: any other' },
  { code: 'M1', label: 'Mixed: White and Black Caribbean' },
  { code: 'M2', label: 'Mixed: White and Black African' },
  { code: 'M3', label: 'Mixed: White and Asian' },
  { code: 'M9', label: 'Mixed: any other' },
  { code: 'O2', label: 'Other: Arab' },
  { code: 'O9', label: 'Other: any other' },
  { code: 'W1', label: 'White: English, Welsh, Scottish, Northern Irish or British' },
  { code: 'W2', label: 'White: Irish' },
  { code: 'W3', label: 'White: Gypsy or Irish Traveller' },
  { code: 'W9', label: 'White: any other' },
] as const satisfies readonly Code[]

/** Source: identity codes of the Police National Computer. Code 9, unknown, is a reason why it is blank. */
export const officerDefined = [
  { code: '1', label: 'White: North European' },
  { code: '2', label: 'White: South European' },
  { code: '3', label: 'Black' },
  { code: '4', label: 'Asian' },
  { code: '5', label: 'Chinese, Japanese or South East Asian' },
  { code: '6', label: 'Arab or North African' },
] as const satisfies readonly Code[]

/** Why something is blank. */
export const blanks = [
  { code: 'not_said', label: 'They did not want to say' },
  { code: 'not_asked', label: 'They were not asked' },
  { code: 'not_possible', label: 'They could not be asked: language, or the state they were in' },
  { code: 'not_seen', label: 'No officer has met them' },
  { code: 'not_known', label: 'Not known' },
] as const satisfies readonly Code[]
export type Blank = (typeof blanks)[number]['code']

/** Countries by their codes of ISO 3166-1, and Kosovo by the code that is in use for it. */
const COUNTRIES =
  'AD AE AF AG AI AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BM BN BO BR BS BT BW BY BZ CA CD CF CG CH CI CL CM CN CO CR CU CV CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FM FR GA GB GD GE GH GM GN GQ GR GT GW GY HK HN HR HT HU ID IE IL IN IQ IR IS IT JM JO JP KE KG KH KI KM KN KP KR KW KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MH MK ML MM MN MR MT MU MV MW MX MY MZ NA NE NG NI NL NO NP NR NZ OM PA PE PG PH PK PL PS PT PW PY QA RO RS RU RW SA SB SC SD SE SG SI SK SL SM SN SO SR SS ST SV SY SZ TD TG TH TJ TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VN VU WS XK YE ZA ZM ZW'
const names = new Intl.DisplayNames('en-GB', { type: 'region' })
export const nationalities: readonly Code[] = COUNTRIES.split(' ')
  .map((code) => ({ code, label: names.of(code) ?? code }))
  .toSorted((a, b) => a.label.localeCompare(b.label, 'en-GB'))

/** What is said, or why nothing is. */
export type Said = { value: string; blank: null } | { value: null; blank: Blank }

export type Description = {
  descriptionId: string
  describedOn: PlainDate
  selfDefined: Said
  officerDefined: Said
  nationality: Said
  version: number
}
export type NewDescription = Omit<Description, 'version' | 'describedOn'> & {
  personId: string
  /** The description that the sender had before them; null where there was none. */
  seen: { descriptionId: string; version: number } | null
}
