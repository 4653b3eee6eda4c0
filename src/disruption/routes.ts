/** The addresses of disruption measures. */
import { get, post, type Route } from '../access/index.ts'
import { getDisruption } from './pages/disruption.page.ts'
import { getChange, getRecord, postFacts, resumeFacts } from './pages/facts.page.ts'
import { getRegister } from './pages/register.page.ts'

export const routes: readonly Route[] = [
  get('/disruption', 'view_person', getRegister),
  get('/disruption/new', 'record_disruption', getRecord),
  post('/disruption/new', 'record_disruption', postFacts, resumeFacts),
  get('/disruption/:id', 'view_person', getDisruption),
  get('/disruption/:id/change', 'record_disruption', getChange),
  post('/disruption/:id/change', 'record_disruption', postFacts, resumeFacts),
]
