/** The way between the pages of one operation. */
import { subNavigation, type SafeHtml } from '../../platform/pages/index.ts'
import { urls } from '../urls.ts'

export type OperationTab = 'events' | 'people' | 'children' | 'joint'

export const operationTabs = (operationId: string, active: OperationTab): SafeHtml =>
  subNavigation({
    label: 'Pages of this operation',
    items: [
      { text: 'Operation and events', href: urls.operation(operationId), active: active === 'events' },
      { text: 'People of concern', href: urls.people(operationId), active: active === 'people' },
      { text: 'Children', href: urls.children(operationId), active: active === 'children' },
      { text: 'Joint decisions', href: urls.operationLogs(operationId), active: active === 'joint' },
    ],
  })
