/**
 * The codes that forms, imports and figures share, each list with its source. A code is what is stored; a label is what
 * people read.
 */
export type Code = { code: string; label: string }

/** Why somebody is worried. Source: the import format. */
export const concerns = [
  { code: 'cse', label: 'Child sexual exploitation' },
  { code: 'cce', label: 'Child criminal exploitation' },
  { code: 'missing', label: 'Missing child' },
  { code: 'trafficking', label: 'Trafficking' },
  { code: 'other', label: 'Other concern' },
] as const satisfies readonly Code[]

/** How a contact came in. Source: the import format. */
export const channels = [
  { code: 'phone', label: 'Phone' },
  { code: 'email', label: 'Email' },
  { code: 'online', label: 'Online form' },
  { code: 'in_person', label: 'In person' },
  { code: 'letter', label: 'Letter' },
  { code: 'other', label: 'Other' },
] as const satisfies readonly Code[]

/** Who made a contact. Source: Department for Education, children in need census, referral source (N00096). */
export const contactSources = [
  { code: '1A', label: 'Individual: family member, relative or carer' },
  { code: '1B', label: 'Individual: acquaintance' },
  { code: '1C', label: 'Individual: the child' },
  { code: '1D', label: 'Individual: other, such as a stranger or an MP' },
  { code: '2A', label: 'School' },
  { code: '2B', label: 'Education service' },
  { code: '3A', label: 'GP' },
  { code: '3B', label: 'Health visitor' },
  { code: '3C', label: 'School nurse' },
  { code: '3D', label: 'Other primary health service' },
  { code: '3E', label: 'Accident and emergency department' },
  { code: '3F', label: 'Other health service' },
  { code: '4', label: 'Housing' },
  { code: '5A', label: 'Social care of this authority' },
  { code: '5B', label: 'Other service of this authority' },
  { code: '5C', label: 'Another local authority' },
  { code: '5D', label: 'Early help of this authority' },
  { code: '6', label: 'Police' },
  { code: '7', label: 'Other legal agency: court, probation, immigration, Cafcass or prison' },
  { code: '8', label: "Other: children's centre, independent or voluntary agency" },
  { code: '9', label: 'Anonymous' },
  { code: '10', label: 'Unknown' },
] as const satisfies readonly Code[]

/** Source: Department for Education, children in need census, sex; `I` is the import format's. */
export const sexes = [
  { code: 'F', label: 'Female' },
  { code: 'M', label: 'Male' },
  { code: 'U', label: 'Not known' },
  { code: 'I', label: 'Indeterminate' },
] as const satisfies readonly Code[]

/** Source: Department for Education, main ethnicity codes (children in need census, N00177). */
export const ethnicities = [
  { code: 'WBRI', label: 'White British' },
  { code: 'WIRI', label: 'White Irish' },
  { code: 'WIRT', label: 'Traveller of Irish heritage' },
  { code: 'WROM', label: 'Gypsy or Roma' },
  { code: 'WOTH', label: 'Any other White background' },
  { code: 'MWBC', label: 'White and Black Caribbean' },
  { code: 'MWBA', label: 'White and Black African' },
  { code: 'MWAS', label: 'White and Asian' },
  { code: 'MOTH', label: 'Any other Mixed background' },
  { code: 'AIND', label: 'Indian' },
  { code: 'APKN', label: 'Pakistani' },
  { code: 'ABAN', label: 'Bangladeshi' },
  { code: 'AOTH', label: 'Any other Asian background' },
  { code: 'BCRB', label: 'Black Caribbean' },
  { code: 'BAFR', label: 'Black African' },
  { code: 'BOTH', label: 'Any other Black background' },
  { code: 'CHNE', label: 'Chinese' },
  { code: 'OOTH', label: 'Any other ethnic group' },
  { code: 'REFU', label: 'Refused to say' },
  { code: 'NOBT', label: 'Not obtained' },
] as const satisfies readonly Code[]

/** What was decided about a contact. Source: the import format. */
export const decisionOutcomes = [
  { code: 'no_further_action', label: 'No further action' },
  { code: 'information_and_advice', label: 'Information and advice' },
  { code: 'early_help', label: 'Early help' },
  { code: 'referral', label: "Referral to children's social care" },
  { code: 'strategy_discussion', label: 'Strategy discussion' },
  { code: 'passed_to_other_authority', label: 'Passed to another authority' },
] as const satisfies readonly Code[]

/** How great the risk is, in rising order: at risk is `emerging` or above. Source: the import format. */
export const riskLevels = [
  { code: 'none', label: 'None' },
  { code: 'emerging', label: 'Emerging' },
  { code: 'moderate', label: 'Moderate' },
  { code: 'significant', label: 'Significant' },
] as const satisfies readonly Code[]

/** Source: the import format. */
export const exploitations = [
  { code: 'cse', label: 'Sexual exploitation' },
  { code: 'cce', label: 'Criminal exploitation' },
  { code: 'both', label: 'Sexual and criminal exploitation' },
] as const satisfies readonly Code[]

/**
 * Reads "person is the … of the related person"; `inverse` reads it from the other side, and is the code itself where it
 * reads the same both ways. A carer has no inverse
 * code. Source: the import format.
 */
export const relationshipKinds = [
  { code: 'parent', label: 'Parent', inverse: 'child', inverseLabel: 'Child', symmetric: false },
  { code: 'child', label: 'Child', inverse: 'parent', inverseLabel: 'Parent', symmetric: false },
  {
    code: 'sibling',
    label: 'Brother or sister',
    inverse: 'sibling',
    inverseLabel: 'Brother or sister',
    symmetric: true,
  },
  {
    code: 'half_sibling',
    label: 'Half-brother or half-sister',
    inverse: 'half_sibling',
    inverseLabel: 'Half-brother or half-sister',
    symmetric: true,
  },
  {
    code: 'step_sibling',
    label: 'Stepbrother or stepsister',
    inverse: 'step_sibling',
    inverseLabel: 'Stepbrother or stepsister',
    symmetric: true,
  },
  { code: 'carer', label: 'Carer', inverse: null, inverseLabel: 'Cared for by them', symmetric: false },
  { code: 'partner', label: 'Partner', inverse: 'partner', inverseLabel: 'Partner', symmetric: true },
  { code: 'associate', label: 'Associate', inverse: 'associate', inverseLabel: 'Associate', symmetric: true },
] as const satisfies readonly (Code & { inverse: string | null; inverseLabel: string; symmetric: boolean })[]

/** Source: the import format. */
export const warrantKinds = [
  { code: 'search', label: 'Search warrant' },
  { code: 'arrest', label: 'Arrest warrant' },
  { code: 'other', label: 'Other warrant' },
] as const satisfies readonly Code[]

/** The law under which an adult is warned. Source: Child Abduction Act 1984, section 2; Children Act 1989, section 49. */
export const noticeBases = [
  { code: 'child_abduction_act_s2', label: 'Child Abduction Act 1984, section 2' },
  { code: 'children_act_s49', label: 'Children Act 1989, section 49' },
] as const satisfies readonly Code[]

/** Source: the import format. */
export const safeguardingKinds = [
  { code: 'strategy_discussion', label: 'Strategy discussion' },
  { code: 'police_protection', label: 'Police protection' },
  { code: 'cin_plan', label: 'Child in need plan' },
  { code: 'cp_plan', label: 'Child protection plan' },
  { code: 'looked_after', label: 'Became looked after' },
  { code: 'exploitation_plan', label: 'Exploitation plan' },
  { code: 'moved_to_safety', label: 'Moved to safety' },
  { code: 'other', label: 'Other step' },
] as const satisfies readonly Code[]

/** For whom an awareness activity was held. Source: the import format. */
export const audiences = [
  { code: 'parents', label: 'Parents' },
  { code: 'professionals', label: 'Professionals' },
  { code: 'communities', label: 'Communities' },
  { code: 'children', label: 'Children' },
  { code: 'businesses', label: 'Businesses' },
] as const satisfies readonly Code[]

/** Kinds of people and bodies who make contact, by their source codes. `10`, unknown, is of none. */
export const sourceGroups = [
  {
    code: 'professional',
    label: 'Professionals',
    members: ['2A', '2B', '3A', '3B', '3C', '3D', '3E', '3F', '4', '5A', '5B', '5C', '5D', '6', '7', '8'],
  },
  { code: 'family', label: 'Family and carers', members: ['1A'] },
  { code: 'child', label: 'The child', members: ['1C'] },
  { code: 'community', label: 'Community and anonymous callers', members: ['1B', '1D', '9'] },
] as const satisfies readonly (Code & { members: readonly string[] })[]

/**
 * The main ethnic groups of the Department for Education's statistics, by their codes, with Chinese among the Asian groups
 * as the census of 2021 has it. Not obtained (`NOBT`) is not known.
 */
export const ethnicGroups = [
  { code: 'white', label: 'White', members: ['WBRI', 'WIRI', 'WIRT', 'WROM', 'WOTH'] },
  { code: 'mixed', label: 'Mixed', members: ['MWBC', 'MWBA', 'MWAS', 'MOTH'] },
  { code: 'asian', label: 'Asian or Asian British', members: ['AIND', 'APKN', 'ABAN', 'CHNE', 'AOTH'] },
  { code: 'black', label: 'Black or Black British', members: ['BCRB', 'BAFR', 'BOTH'] },
  { code: 'other', label: 'Any other ethnic group', members: ['OOTH'] },
  { code: 'refused', label: 'Refused to say', members: ['REFU'] },
] as const satisfies readonly (Code & { members: readonly string[] })[]

/** Ages in bands, the last age of each inside; the last band is open. */
export const ageBands = [
  { code: 'under_10', label: 'Under 10', to: 9 },
  { code: '10_12', label: '10 to 12', to: 12 },
  { code: '13_15', label: '13 to 15', to: 15 },
  { code: '16_17', label: '16 and 17', to: 17 },
  { code: '18_24', label: '18 to 24', to: 24 },
  { code: '25_over', label: '25 and over', to: undefined },
] as const satisfies readonly (Code & { to: number | undefined })[]

/** The words for a code, or the code itself where the list has none. */
export const labelOf = (codes: readonly Code[], code: string): string =>
  codes.find((one) => one.code === code)?.label ?? code
