/** The front door's addresses. */
import { get, post, type Route } from '../access/index.ts'
import { getContact } from './pages/contact.page.ts'
import { getDecide, postDecide, resumeDecide } from './pages/decide.page.ts'
import { getFrontDoor } from './pages/front-door.page.ts'
import { getNewContact, postNewContact, postSuggest, resumeNewContact } from './pages/new-contact.page.ts'
import { getReview } from './pages/review.page.ts'

export const routes: readonly Route[] = [
  get('/front-door', 'record_contact', getFrontDoor),
  get('/contacts/new', 'record_contact', getNewContact),
  post('/contacts/new', 'record_contact', postNewContact, resumeNewContact),
  post('/contacts/new/suggest', 'record_contact', postSuggest),
  get('/contacts/:id', 'view_contact', getContact),
  get('/contacts/:id/decide', 'decide_contact', getDecide),
  post('/contacts/:id/decide', 'decide_contact', postDecide, resumeDecide),
  get('/review', 'record_contact', getReview),
]
