/** Where this room's pages are. */
import { EXIT } from '../platform/pages/index.ts'
import type { Question } from './concern.ts'

export const urls = {
  start: '/concern',
  begin: '/concern/begin',
  question: (question: Question | ':question') => `/concern/${question}`,
  remove: '/concern/remove-child',
  check: '/concern/check',
  send: '/concern/send',
  code: '/concern/save',
  comeBack: '/concern/return',
  receipt: '/concern/sent',
  leave: EXIT,
} as const
