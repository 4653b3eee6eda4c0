/** The addresses of work: the board, one's own, tasks, and who holds a record. */
import { get, post, type Route } from '../access/index.ts'
import { getBoard, postAllocate, resumeAllocate } from './pages/board.page.ts'
import { getDigest, postDigest } from './pages/digest.page.ts'
import { getHandOver, getHolders, postHandOver, resumeHandOver } from './pages/hand-over.page.ts'
import { getMyWork } from './pages/my-work.page.ts'
import { getWorkOn, postGive, postTask, resumeWorkOn } from './pages/record-work.page.ts'
import { getTask, postClose, resumeClose } from './pages/task.page.ts'

const workOn = (root: string, kind: 'contact' | 'child' | 'notice'): Route[] => [
  get(`/${root}/:id/work`, 'hold_work', getWorkOn(kind)),
  post(`/${root}/:id/allocate`, 'hold_work', postGive(kind), resumeWorkOn(kind, 'give')),
  post(`/${root}/:id/tasks`, 'hold_work', postTask(kind), resumeWorkOn(kind, 'task')),
]

export const routes: readonly Route[] = [
  get('/board', 'allocate_work', getBoard),
  post('/board/allocate', 'allocate_work', postAllocate, resumeAllocate),
  get('/board/hand-over', 'allocate_work', getHolders),
  get('/board/hand-over/:id', 'allocate_work', getHandOver),
  post('/board/hand-over/:id', 'allocate_work', postHandOver, resumeHandOver),
  get('/my-work', 'hold_work', getMyWork),
  get('/my-work/digest', 'hold_work', getDigest),
  post('/my-work/digest', 'hold_work', postDigest),
  get('/tasks/:id', 'hold_work', getTask),
  post('/tasks/:id/close', 'hold_work', postClose, resumeClose),
  ...workOn('contacts', 'contact'),
  ...workOn('people', 'child'),
  ...workOn('notices', 'notice'),
]
