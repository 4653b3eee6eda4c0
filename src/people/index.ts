export { correctPerson, type CorrectionRefusal, type PersonCorrection } from './actions.ts'
export {
  nobodyTold,
  type Identifier,
  type IdentifierKind,
  type Name,
  type NewPerson,
  type PersonSummary,
  type Sex,
  type ToldChild,
} from './person.ts'
export { placeInTurn, type Placed } from './in-turn.ts'
export { normalIdentifier, normalName, normalPostcode } from './names.ts'
export { lookupKeys, personKeys, sameKey, type Keyed } from './keys.ts'
export { findCandidates, findCandidatesOfEach, matchMany, matchOf, type Candidate, type Match } from './matching.ts'
export { mergeRules, type MergeRule } from './merging.ts'
export { shortReference } from './references.ts'
export {
  canonical,
  isSibling,
  notYetKnown,
  relativeOf,
  relativesOf,
  rowsOfRelationships,
  saveRelationships,
} from './relationships.ts'
export type { Relationship, RelationshipKind, Relative, StoredKind } from './relationships.ts'
export { rowsOfPeople, type PersonRows } from './rows.ts'
export { searchPeople, type Found } from './search.ts'
export { refreshKeys, savePeople, savePerson } from './store.ts'
export { summariesOf } from './summaries.ts'
export { areasOf, type Areas } from './areas.ts'
export { fullName, isPersonId, NAME_NOT_SHOWN, personLink, personUrl } from './person-link.ts'
export {
  earlierVersionsOf,
  personDetailsOf,
  type Address,
  type DatedIdentifier,
  type EarlierVersion,
  type OwnDetails,
  type PersonDetails,
} from './details.ts'
export {
  addressInWords,
  aliasLabels,
  bornInWords,
  ethnicityInWords,
  heldInWords,
  homeTag,
  identifierInWords,
  identifierLabels,
  NOT_KNOWN,
  restrictedTag,
  sexInWords,
} from './words.ts'
export { versionsView } from './pages/versions.view.ts'
export { routes } from './routes.ts'
