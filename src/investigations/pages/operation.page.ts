/** One operation: its aim and days, what came of it, and its events; and what police did outside any operation. */
import { may, type Visit } from '../../access/index.ts'
import { pageNotFound, type Reply } from '../../platform/http/index.ts'
import { html, notificationBanner, type SafeHtml } from '../../platform/pages/index.ts'
import { areasOf, isPersonId as isId } from '../../people/index.ts'
import { eventKinds } from '../investigation.ts'
import { verbToRecord } from '../recording.ts'
import { viewOperation } from '../reading.ts'
import { OUTSIDE, paths, urls } from '../urls.ts'
import { kindWords } from '../words.ts'
import { eventForms } from './event-forms.ts'
import { pageOf } from './marks.ts'
import { operationView } from './operation.view.ts'

export async function getOperation(visit: Visit): Promise<Reply> {
  const { database, who, params, query } = visit
  const operationId = params['id'] === undefined || params['id'] === OUTSIDE ? null : params['id']
  if (operationId !== null && !isId(operationId)) return pageNotFound
  const kind = eventKinds.find((one) => paths[one] === query['events'])
  const found = await viewOperation(database, who, { operationId, kind, page: pageOf(query) })
  if (!found.ok) return pageNotFound
  const { operation, page, pages } = found.value
  return visit.page({
    title: operation?.name ?? 'Not part of an operation',
    ...(pages > 1 ? { nonVisibleState: `page ${page} of ${pages}` } : {}),
    wide: true,
    back: { href: urls.operations, text: 'Operations' },
    body: operationView(found.value, {
      operationId,
      kind,
      areas: await areasOf(database, who),
      mayRecord: (of) => may(who, verbToRecord(of)),
      mayClose: may(who, 'record_investigation'),
      done: doneView(query['recorded'], operationId),
    }),
  })
}

const doneWords: ReadonlyMap<unknown, string> = new Map([
  ['operation', 'Operation recorded'],
  ['closing', 'Operation closed'],
  ['execution', 'Execution of the warrant recorded'],
  ['charge', 'Charges recorded'],
  ['reopening', 'Operation opened again'],
  ['step', 'Step of the warrant recorded'],
  ['outcome', 'Outcome of the charge recorded'],
  ['bail', 'Bail recorded'],
  ['correction', 'Put right'],
])

/** That what was sent is on record, with the way to the next of its kind. */
function doneView(recorded: string | string[] | undefined, operationId: string | null): SafeHtml | undefined {
  const kind = eventKinds.find((one) => one === recorded)
  const words = doneWords.get(recorded) ?? (kind && `${kindWords[kind].one} recorded`)
  if (words === undefined) return undefined
  const next = kind && eventForms[kind].title
  return notificationBanner({
    type: 'success',
    html: html`<p class="govuk-notification-banner__heading">${words}</p>
      ${
        next &&
        html`<p class="govuk-body">
          <a class="govuk-notification-banner__link" href="${urls.record(operationId, kind)}"
            >${next.replace(/^Record an? /, 'Record another ').replace('Record charges', 'Record other charges')}</a
          >
        </p>`
      }`,
  })
}
