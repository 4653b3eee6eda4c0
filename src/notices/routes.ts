/** The addresses of notices. */
import { get, post, type Route } from '../access/index.ts'
import { verbFor } from './actions.ts'
import type { TakenStep } from './notice.ts'
import { getAsk, postAsk, resumeAsk } from './pages/ask.page.ts'
import { getNotice } from './pages/notice.page.ts'
import { getOrder, postOrder, resumeOrder } from './pages/order.page.ts'
import { getPrint } from './pages/print.page.ts'
import { getBySide } from './pages/by-side.page.ts'
import { getRegister } from './pages/register.page.ts'
import { getStep, postStep, resumeStep } from './pages/step.page.ts'
import { stepPaths } from './urls.ts'

const stepRoutes = (Object.keys(stepPaths) as TakenStep[]).flatMap((step) => {
  const path = `/notices/:id/${stepPaths[step]}`
  return [get(path, verbFor(step), getStep(step)), post(path, verbFor(step), postStep(step), resumeStep(step))]
})

export const routes: readonly Route[] = [
  get('/notices', 'view_person', getRegister),
  get('/notices/by-child', 'view_person', getBySide('child')),
  get('/notices/by-adult', 'view_person', getBySide('adult')),
  get('/notices/new', 'request_notice', getAsk),
  post('/notices/new', 'request_notice', postAsk, resumeAsk),
  get('/notices/:id', 'view_person', getNotice),
  get('/notices/:id/order', 'request_notice', getOrder),
  post('/notices/:id/order', 'request_notice', postOrder, resumeOrder),
  get('/notices/:id/notice.pdf', 'keep_notice', getPrint),
  ...stepRoutes,
]
