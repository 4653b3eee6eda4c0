/** The form's addresses: of anybody who writes, and of those who may say that a sender reads what was decided. */
import { answer, ask, get, post, type FormRoute, type Route } from '../access/index.ts'
import { againSend, getCheck, postSend } from './pages/check.page.ts'
import { getCode, getReturn, postCode, postReturn } from './pages/code.page.ts'
import { againQuestion, getQuestion, postQuestion, postRemove } from './pages/question.page.ts'
import { getReceipt } from './pages/receipt.page.ts'
import { getLeave, getStart, postBegin } from './pages/start.page.ts'
import { getTell, postTell } from './pages/tell.page.ts'
import { urls } from './urls.ts'

/** So many of one address of the network: a school or a hospital is one. */
export const limits = {
  begin: { max: 30, minutes: 10 },
  send: { max: 30, minutes: 10 },
  /** Codes are long enough that nobody guesses one; this keeps them from trying. */
  comeBack: { max: 10, minutes: 10 },
} as const

export const formRoutes: readonly FormRoute[] = [
  ask(urls.start, getStart),
  answer(urls.begin, postBegin, { limit: limits.begin }),
  ask(urls.check, getCheck),
  answer(urls.send, postSend, { limit: limits.send, again: againSend }),
  ask(urls.code, getCode),
  answer(urls.code, postCode),
  ask(urls.comeBack, getReturn),
  answer(urls.comeBack, postReturn, { limit: limits.comeBack }),
  ask(urls.receipt, getReceipt),
  ask(urls.leave, getLeave),
  answer(urls.remove, postRemove),
  ask(urls.question(':question'), getQuestion),
  answer(urls.question(':question'), postQuestion, { again: againQuestion }),
]

export const routes: readonly Route[] = [
  get('/contacts/:id/tell-sender', 'decide_contact', getTell),
  post('/contacts/:id/tell-sender', 'decide_contact', postTell),
]
