/** The addresses of files to and from other Waymarks. */
import { get, post, upload, type Route } from '../access/index.ts'
import { getCame, getFile, getReceipt, postAccept, postRefuse, resumeCame } from './pages/came.page.ts'
import { getCard, getFiles, postRead, resumeRead } from './pages/files.page.ts'
import { getMake, postMake, resumeMake } from './pages/make.page.ts'
import { getPartner, postPartner, postWord, resumePartner, resumeWord } from './pages/partner.page.ts'

export const routes: readonly Route[] = [
  get('/handover', 'view_offers', getFiles),
  upload('/handover/read', 'offer_contact', postRead, resumeRead),
  get('/handover/card', 'view_offers', getCard),
  post('/handover/partners', 'verify_partners', postPartner, resumePartner),
  get('/handover/partners/:id', 'view_offers', getPartner),
  post('/handover/partners/:id', 'verify_partners', postWord, resumeWord),
  get('/handover/:id', 'answer_offer', getCame),
  post('/handover/:id/accept', 'answer_offer', postAccept, resumeCame),
  post('/handover/:id/refuse', 'answer_offer', postRefuse, resumeCame),
  get('/handover/:id/file', 'offer_contact', getFile),
  get('/handover/:id/receipt', 'answer_offer', getReceipt),
  get('/contacts/:id/hand-over', 'offer_contact', getMake),
  post('/contacts/:id/hand-over', 'offer_contact', postMake, resumeMake),
]
