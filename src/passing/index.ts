export {
  offerContact,
  offerIn,
  offerStepIn,
  onlyOneOpen,
  takeOfferStep,
  viewStub,
  type OfferRefusal,
  type OfferToMake,
} from './actions.ts'
export type { Answer, NewOffer, Offer, Way } from './offer.ts'
export { isOpen, mayClose, stateOf, type OfferState, type StepRefusal } from './rules.ts'
export { findOffer, insertOffer, offersOf, passedOnAbout, saveStep } from './store.ts'
export { viewOffer, viewOffers, type OfferView } from './reading.ts'
export { explainOffer, explainStep, lastStepInWords, stateTag, stateWords } from './words.ts'
export { reasonField } from './pages/pass.page.ts'
export { urls as passingUrls } from './urls.ts'
export { routes } from './routes.ts'
