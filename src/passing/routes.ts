/** The addresses of contacts between authorities. */
import { get, post, type Route } from '../access/index.ts'
import { getOffer, postStep, resumeStep } from './pages/offer.page.ts'
import { getDisclosures, getOffers } from './pages/offers.page.ts'
import { getPass, postPass, resumePass } from './pages/pass.page.ts'
import { getStub } from './pages/stub.page.ts'

export const routes: readonly Route[] = [
  get('/contacts/:id/pass', 'offer_contact', getPass),
  post('/contacts/:id/pass', 'offer_contact', postPass, resumePass),
  get('/passing', 'view_offers', getOffers),
  get('/passing/:id', 'view_offers', getOffer),
  post('/passing/:id/accept', 'answer_offer', postStep('accept'), resumeStep),
  post('/passing/:id/refuse', 'answer_offer', postStep('refuse'), resumeStep),
  post('/passing/:id/withdraw', 'offer_contact', postStep('withdraw'), resumeStep),
  get('/passing/:id/as-it-stood', 'view_offers', getStub),
  get('/disclosures', 'view_disclosures', getDisclosures),
]
