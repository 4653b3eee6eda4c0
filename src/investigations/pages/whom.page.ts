/** Whom an operation is about: the people of concern on one page, the children on another, and no words of one on the other. */
import { may, type Visit } from '../../access/index.ts'
import { pageNotFound, type Reply } from '../../platform/http/index.ts'
import { isPersonId as isId } from '../../people/index.ts'
import { viewOperationChildren } from '../children.ts'
import { viewPeopleOfConcern } from '../concern.ts'
import { urls } from '../urls.ts'
import { childrenView } from './children.view.ts'
import { concernView } from './concern.view.ts'
import { pageOf } from './marks.ts'

export async function getPeopleOfConcern(visit: Visit): Promise<Reply> {
  const operationId = visit.params['id']
  if (!isId(operationId)) return pageNotFound
  const found = await viewPeopleOfConcern(visit.database, visit.who, { operationId, page: pageOf(visit.query) })
  if (!found.ok) return pageNotFound
  const { operation, page, pages } = found.value
  return visit.page({
    title: `People of concern: ${operation.name}`,
    ...(pages > 1 ? { nonVisibleState: `page ${page} of ${pages}` } : {}),
    wide: true,
    back: { href: urls.operations, text: 'Operations' },
    body: concernView(found.value),
  })
}

export async function getChildren(visit: Visit): Promise<Reply> {
  const operationId = visit.params['id']
  if (!isId(operationId)) return pageNotFound
  const found = await viewOperationChildren(visit.database, visit.who, { operationId, page: pageOf(visit.query) })
  if (!found.ok) return pageNotFound
  const { operation, page, pages } = found.value
  return visit.page({
    title: `Children: ${operation.name}`,
    ...(pages > 1 ? { nonVisibleState: `page ${page} of ${pages}` } : {}),
    wide: true,
    back: { href: urls.operations, text: 'Operations' },
    body: childrenView(found.value, {
      mayRecord: may(visit.who, 'record_investigation'),
      isDone: visit.query['recorded'] === 'link',
    }),
  })
}
