/** Where this room's pages are. */
import type { BoardFilter, Place } from './store/board.ts'
import type { HeldKind, RecordKind } from './work.ts'

const roots: Record<RecordKind, string> = { contact: 'contacts', child: 'people', notice: 'notices' }

export const urls = {
  board: (filter: BoardFilter = {}) => `/board${queryOf(filter)}`,
  allocate: '/board/allocate',
  holders: '/board/hand-over',
  handOver: (userId: string) => `/board/hand-over/${userId}`,
  myWork: (after: { own?: Place | undefined; team?: Place | undefined } = {}) =>
    `/my-work${query({ after: after.own && placeText(after.own), team: after.team && placeText(after.team) })}`,
  digest: '/my-work/digest',
  task: (taskId: string) => `/tasks/${taskId}`,
  closeTask: (taskId: string) => `/tasks/${taskId}/close`,
  record: (kind: RecordKind, recordId: string) => `/${roots[kind]}/${recordId}`,
  workOn: (kind: RecordKind, recordId: string) => `/${roots[kind]}/${recordId}/work`,
  giveOne: (kind: RecordKind, recordId: string) => `/${roots[kind]}/${recordId}/allocate`,
  makeTask: (kind: RecordKind, recordId: string) => `/${roots[kind]}/${recordId}/tasks`,
} as const

/** Where a held thing opens: a task on its own page, a record on its own. */
export const heldUrl = (held: { kind: HeldKind; recordId: string }): string =>
  held.kind === 'task' ? urls.task(held.recordId) : urls.record(held.kind, held.recordId)

export const placeText = ({ dueOn, taskId }: Place): string => `${dueOn}_${taskId}`

function queryOf({ state, whose, source, rule, after }: BoardFilter): string {
  return query({
    due: state,
    who: whose && (whose.kind === 'nobody' ? 'nobody' : `${whose.kind}:${whose.id}`),
    source,
    task: rule,
    after: after && placeText(after),
  })
}

function query(values: Record<string, string | undefined>): string {
  const given = Object.entries(values).filter((pair): pair is [string, string] => pair[1] !== undefined)
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`
}
