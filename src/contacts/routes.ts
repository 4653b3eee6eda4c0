/** The front door's addresses. */
import { get, post, type Route } from '../access/index.ts'
import { getActivities } from './awareness/activities.page.ts'
import { getActivity, getNewActivity, postActivity, resumeActivity } from './awareness/activity.page.ts'
import { getContact } from './pages/contact.page.ts'
import { getDecide, postDecide, resumeDecide } from './pages/decide.page.ts'
import { getFrontDoor } from './pages/front-door.page.ts'
import { getNewContact, postNewContact, postSuggest, resumeNewContact } from './pages/new-contact.page.ts'
import { postOneEvent, resumeOneEvent } from './pages/contact-repeats.page.ts'
import { getReview } from './pages/review.page.ts'
import { getReviewItem, postReviewItem, resumeReviewItem } from './pages/review-item.page.ts'

export const routes: readonly Route[] = [
  get('/front-door', 'record_contact', getFrontDoor),
  get('/contacts/new', 'record_contact', getNewContact),
  post('/contacts/new', 'record_contact', postNewContact, resumeNewContact),
  post('/contacts/new/suggest', 'record_contact', postSuggest),
  get('/contacts/:id', 'view_contact', getContact),
  get('/contacts/:id/decide', 'decide_contact', getDecide),
  post('/contacts/:id/decide', 'decide_contact', postDecide, resumeDecide),
  post('/contacts/:id/one-event', 'decide_contact', postOneEvent, resumeOneEvent),
  get('/awareness', 'view_awareness', getActivities),
  get('/awareness/new', 'record_awareness', getNewActivity),
  post('/awareness/new', 'record_awareness', postActivity, resumeActivity),
  get('/awareness/:id', 'record_awareness', getActivity),
  post('/awareness/:id', 'record_awareness', postActivity, resumeActivity),
  get('/review', 'record_contact', getReview),
  get('/review/:id', 'decide_identity', getReviewItem),
  post('/review/:id', 'decide_identity', postReviewItem, resumeReviewItem),
]
