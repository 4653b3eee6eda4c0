/** The kinds of disruption measure by name, for figures. Their law is reference data (`disruption_kind`); a test holds the two together. */
import type { Code } from '../reference/index.ts'

export const disruptionKinds = [
  { code: 'sexual_risk_order', label: 'Sexual risk order' },
  { code: 'interim_sexual_risk_order', label: 'Interim sexual risk order' },
  { code: 'sexual_harm_prevention_order', label: 'Sexual harm prevention order' },
  { code: 'slavery_risk_order', label: 'Slavery and trafficking risk order' },
  { code: 'slavery_prevention_order', label: 'Slavery and trafficking prevention order' },
  { code: 'gang_injunction', label: 'Gang injunction' },
  { code: 'criminal_behaviour_order', label: 'Criminal behaviour order' },
  { code: 'civil_injunction', label: 'Civil injunction' },
  { code: 'high_court_injunction', label: 'Injunction of the High Court' },
  { code: 'bail_conditions', label: 'Bail or licence conditions' },
  { code: 'hotel_notice', label: 'Hotel information notice' },
  { code: 'closure_antisocial', label: 'Closure of premises: disorder or nuisance' },
  { code: 'closure_sexual', label: 'Closure of premises: child sexual offences' },
  { code: 'licence_review', label: 'Review of a premises licence' },
  { code: 'taxi_licence', label: 'Action on a taxi or private hire licence' },
  { code: 'community_protection_notice', label: 'Community protection notice' },
  { code: 'public_spaces_order', label: 'Public spaces protection order' },
  { code: 'police_protection', label: 'Police protection' },
  { code: 'emergency_exclusion', label: 'Emergency protection order with exclusion' },
  { code: 'recovery_order', label: 'Recovery order' },
  { code: 'offender_disclosure', label: 'Disclosure about a child sex offender' },
  { code: 'other', label: 'Other lawful measure' },
] as const satisfies readonly Code[]
