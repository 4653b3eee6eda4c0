/** The addresses of placements. */
import { get, post, type Route } from '../access/index.ts'
import { getCorrect, postCorrect, resumeCorrect } from './pages/correct.page.ts'
import { getPlacement } from './pages/placement.page.ts'
import { getRecord, postRecord, resumeRecord } from './pages/record.page.ts'
import { getRegister } from './pages/register.page.ts'

export const routes: readonly Route[] = [
  get('/placements', 'view_person', getRegister),
  get('/placements/new', 'keep_placements', getRecord),
  post('/placements/new', 'keep_placements', postRecord, resumeRecord),
  get('/placements/:id', 'view_person', getPlacement),
  get('/placements/:id/correct', 'keep_placements', getCorrect),
  post('/placements/:id/correct', 'keep_placements', postCorrect, resumeCorrect),
]
