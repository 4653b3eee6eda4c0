/** The days that are asked of what is on record: when an operation closed, when a warrant was executed. */
import { dateInWords, html } from '../../platform/pages/index.ts'
import { ok, refuse } from '../../platform/result.ts'
import { personLink } from '../../people/index.ts'
import { labelOf, warrantKinds } from '../../reference/index.ts'
import { notFound } from '../../access/index.ts'
import { closeOperation, executeWarrant } from '../actions.ts'
import { readOperation, readWarrant } from '../reading.ts'
import { urls } from '../urls.ts'
import { dayPages } from './day.page.ts'

export const closePages = dayPages({
  title: 'Close the operation',
  legend: 'Day it closed',
  hint: 'What happens afterwards can still be recorded: charges often follow later.',
  submit: 'Close operation',
  url: urls.close,
  read: async (visit, id) => {
    const found = await readOperation(visit.database, visit.who, id)
    if (!found.ok) return refuse(notFound)
    const { name, openedOn, closedOn, version } = found.value
    return ok({
      caption: name,
      version,
      isDone: closedOn !== null,
      home: { href: urls.operation(id), text: name },
      facts: [
        { name: 'Opened', words: html`${dateInWords(openedOn)}` },
        { name: 'Closed', words: html`${closedOn === null ? 'Still open' : dateInWords(closedOn)}` },
      ],
    })
  },
  save: async (visit, { id, version, day }) => {
    const closed = await closeOperation(visit.database, visit.who, { operationId: id, version, closedOn: day })
    return closed.ok ? ok({ to: `${urls.operation(id)}?recorded=closing` }) : closed
  },
})

export const executePages = dayPages({
  title: 'Record that the warrant was executed',
  legend: 'Day it was executed',
  submit: 'Record execution',
  url: urls.execute,
  read: async (visit, id) => {
    const found = await readWarrant(visit.database, visit.who, id)
    if (!found.ok) return refuse(notFound)
    const { warrant, person } = found.value
    const { operation } = warrant
    return ok({
      caption: `${labelOf(warrantKinds, warrant.warrantKind)} ${warrant.ref}`,
      version: warrant.version,
      isDone: warrant.executedOn !== null,
      home: {
        href: urls.operation(operation?.operationId ?? null),
        text: operation?.name ?? 'Not part of an operation',
      },
      facts: [
        { name: 'Names', words: warrant.personId === null ? html`Nobody` : personLink(person) },
        { name: 'Issued', words: html`${dateInWords(warrant.on)}` },
        {
          name: 'Executed',
          words: html`${warrant.executedOn === null ? 'Not yet' : dateInWords(warrant.executedOn)}`,
        },
      ],
    })
  },
  save: async (visit, { id, version, day }) => {
    const done = await executeWarrant(visit.database, visit.who, { warrantId: id, version, executedOn: day })
    return done.ok ? ok({ to: `${urls.operation(done.value.operationId)}?recorded=execution` }) : done
  },
})
