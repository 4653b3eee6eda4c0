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
export { FAMILY_SHOWN_MAX, familiesOf, mayBeSiblings, withFamilyDetails } from './families.ts'
export { linkingOf, linkings, setLinking, type Linking } from './linking.ts'
export { registerLinking } from './commands.ts'
export { placeInTurn, type Placed } from './in-turn.ts'
export { normalIdentifier, normalName, normalPostcode } from './names.ts'
export { areToldTheSame } from './judging.ts'
export { lookupKeys, personKeys, prefixRange, type Keyed } from './keys.ts'
export { findCandidates, findCandidatesOfEach, matchMany, matchOf, type Candidate, type Match } from './matching.ts'
export { mergeRules, movedOnce, type MergeRule } from './merging.ts'
export { mergePeople, previewMerge, type MergePreview, type MergeRefusal, type MergeToMake } from './merge/actions.ts'
export { undoMerge, type UndoRefusal } from './merge/undoing.ts'
export { viewMerge, type MergeView } from './merge/viewing.ts'
export { followMerges, holdPeople } from './merge/following.ts'
export { mergesOf } from './merge/store.ts'
export { askingAgain } from './merge/asking-again.ts'
export { candidatesToAsk, isAnybodyToAsk } from './merge/asking.ts'
export { isDecided, notSameOf, rememberNotSame, type NotSame } from './merge/not-same.ts'
export type { Line, Lines } from './merge/lines.ts'
export type { Merge, OwnColumn } from './merge/merge.ts'
export { comparisonView } from './merge/pages/compare.view.ts'
export { takenOverView } from './merge/pages/merge.view.ts'
export { linesView, unseenView } from './merge/pages/lines.view.ts'
export { refusalWords as mergeRefusalWords } from './merge/words.ts'
export { mergeUrls } from './merge/urls.ts'
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
export { familyMembersOf, type FamilyMember } from './households.sql.ts'
export { peoplePage, searchPeople, type Found, type PeoplePage } from './search.ts'
export { isEmpty, parseSearch, type SearchWords } from './search-words.ts'
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
export { endpoints } from './api/endpoints.ts'
