/** The names of what a figure can be broken down by. */

/** Month, quarter, year and authority are of every measure. */
export const dimensions = {
  month: 'Month',
  quarter: 'Quarter of the financial year',
  year: 'Financial year',
  authority: 'Authority',
  source: 'Who made the contact',
  source_group: 'Kind of caller',
  concern: 'Concern',
  channel: 'How the contact was made',
  outcome: 'Latest decision',
  decision: 'Decision',
  home_authority: 'Home authority of the child',
  residence: 'Where the child lives',
  match: 'How sure it is who the child is',
  age_band: 'Age at the time',
  sex: 'Sex',
  ethnic_group: 'Ethnic group',
  ethnicity: 'Ethnicity',
  kind: 'Kind',
  basis: 'Law the notice rests on',
  level: 'Level of risk',
  exploitation: 'Kind of exploitation',
  change: 'Change at the review',
  operation: 'Operation',
  strand: 'Strand of the operation',
  audience: 'Audience',
  named_workers: 'Who is named for the child',
  disruption_kind: 'Kind of disruption measure',
  disruption_result: 'What became of it',
  placing_authority: 'Authority that placed the child',
  host_authority: 'Authority where the child is placed',
  notified: 'Whether it was notified in time',
  placement: 'Whether the child was placed',
  court_outcome: 'Outcome at court',
  warrant_state: 'Where the warrant stands',
  ethnicity_source: 'Who defined the ethnicity',
  risk_group: 'How the child is involved',
} as const
export type Dimension = keyof typeof dimensions
export const isDimension = (text: string): text is Dimension => Object.hasOwn(dimensions, text)
/** Dimensions that are read off the day an event goes by. */
export const timeDimensions = ['month', 'quarter', 'year'] as const satisfies readonly Dimension[]
export type TimeDimension = (typeof timeDimensions)[number]
export const isTime = (dimension: Dimension): dimension is TimeDimension =>
  (timeDimensions as readonly Dimension[]).includes(dimension)
