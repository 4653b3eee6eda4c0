/** The board as it is printed: filters, the tasks with their checkboxes, and what they come to. */
import { contactSources, labelOf } from '../../reference/index.ts'
import {
  button,
  details,
  errorSummaryFor,
  fieldsOf,
  html,
  insetText,
  notificationBanner,
  number,
  pagination,
  select,
  stackTable,
  subNavigation,
  type Answers,
  type FieldError,
  type SafeHtml,
} from '../../platform/pages/index.ts'
import type { Board } from '../reading.ts'
import { dueStates } from '../rules.ts'
import type { BoardFilter, Whose } from '../store/board.ts'
import { taskRules } from '../task-rules.ts'
import { ruleIds } from '../work.ts'
import { placeText, urls } from '../urls.ts'
import { holderWords, stateWords } from '../words.ts'
import { giveFields, taskTable } from './giving.ts'

type Shown = {
  board: Board
  filter: BoardFilter
  area: string
  answers: Answers
  chosen: readonly string[]
  errors: readonly FieldError[]
  notice: string | undefined
  done: string | undefined
  csrf: SafeHtml
}

export function boardView(shown: Shown): SafeHtml {
  const { board, filter, area, errors, notice, done } = shown
  const { counts } = board
  const total = counts.states.overdue + counts.states.due_today + counts.states.due_later
  return html`${done && notificationBanner({ type: 'success', text: done })} ${errorSummaryFor(errors)}
    <div class="waymark-heading">
      <h1 class="govuk-heading-l"><span class="govuk-caption-l">${area}</span> Board</h1>
      ${button({ text: 'Hand over what somebody holds', href: urls.holders, classes: 'govuk-button--secondary' })}
    </div>
    ${notice && insetText({ text: notice, attributes: { role: 'status' } })}
    ${
      counts.unallocated > 0 &&
      html`<p class="govuk-body">
        <a class="govuk-link" href="${urls.board({ whose: { kind: 'nobody' } })}"
          >${number(counts.unallocated)} ${counts.unallocated === 1 ? 'task is' : 'tasks are'} held by nobody yet</a
        >
      </p>`
    }
    ${subNavigation({
      label: 'By day',
      items: [
        {
          text: `All (${number(total)})`,
          href: urls.board({ ...filter, state: undefined, after: undefined }),
          active: filter.state === undefined,
        },
        ...dueStates.map((state) => ({
          text: `${stateWords[state]} (${number(counts.states[state])})`,
          href: urls.board({ ...filter, state, after: undefined }),
          active: filter.state === state,
        })),
      ],
    })}
    ${byHolder(board)} ${bySource(board)} ${filterForm(board, filter)}
    ${board.rows.length === 0 ? emptyView(filter) : tasksView(shown)}`
}

const whoText = (whose: Whose | undefined): string =>
  whose === undefined ? '' : whose.kind === 'nobody' ? 'nobody' : `${whose.kind}:${whose.id}`

function filterForm({ counts }: Board, filter: BoardFilter): SafeHtml {
  return html`<form method="get" action="${urls.board()}" class="waymark-filter">
    ${filter.state && html`<input type="hidden" name="due" value="${filter.state}" />`}
    ${select({
      name: 'who',
      label: { text: 'Held by' },
      value: whoText(filter.whose),
      items: [
        { value: '', text: 'Anybody or nobody' },
        { value: 'nobody', text: 'Nobody yet' },
        ...counts.holders.map((one) => ({
          value: one.userId === null ? `team:${one.agencyId}` : `user:${one.userId}`,
          text: holderWords(one),
        })),
      ],
    })}
    ${select({
      name: 'source',
      label: { text: 'Source' },
      value: filter.source,
      items: [
        { value: '', text: 'All sources' },
        ...contactSources.map(({ code, label }) => ({ value: code, text: `${code} ${label}` })),
      ],
    })}
    ${select({
      name: 'task',
      label: { text: 'Task' },
      value: filter.rule,
      items: [
        { value: '', text: 'All tasks' },
        ...ruleIds.map((id) => ({ value: id, text: taskRules[id].title })),
        { value: 'own', text: 'Made by somebody' },
      ],
    })}
    ${button({ text: 'Show', classes: 'govuk-button--secondary' })}
  </form>`
}

function emptyView(filter: BoardFilter): SafeHtml {
  if (!filter.state && !filter.source && !filter.whose && !filter.rule)
    return html`<p class="govuk-body">Nothing is to be done: no contact waits, and no notice or assessment is due.</p>`
  return html`<p class="govuk-body">
    No open task is like this. <a class="govuk-link" href="${urls.board()}">Show all</a>
  </p>`
}

function tasksView({ board, filter, answers, chosen, errors, csrf }: Shown): SafeHtml {
  const field = fieldsOf(answers, errors)
  const wrong = field('chosen').errorMessage
  const { state, whose, source, rule, after } = filter
  const asked = { due: state, who: whoText(whose), source, task: rule, after: after && placeText(after) }
  return html`<form method="post" action="${urls.allocate}" novalidate data-submit-once>
      ${csrf}
      <input type="hidden" name="form_id" value="${field('form_id').value}" />
      ${Object.entries(asked).map(([name, value]) => value && html`<input type="hidden" name="${name}" value="${value}" />`)}
      ${wrong && html`<p class="govuk-error-message"><span class="govuk-visually-hidden">Error:</span> ${wrong.text}</p>`}
      ${taskTable({ rows: board.rows, today: board.today, caption: 'Open tasks, the longest due first', chosen, showHolder: true })}
      <h2 class="govuk-heading-m">Allocate what is selected</h2>
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <p class="govuk-body">
            A task that a rule made goes with its contact, child or notice: whoever holds that holds its tasks. Each
            selected task’s record is allocated, all of them or none.
          </p>
          ${giveFields({ field, choices: board.choices, nobody: 'Nobody: take it back' })}
          ${button({ text: 'Allocate', preventDoubleClick: true })}
        </div>
      </div>
    </form>
    ${
      (board.next || after) &&
      pagination({
        ...(after
          ? { previous: { text: 'Back to the first page', href: urls.board({ ...filter, after: undefined }) } }
          : {}),
        ...(board.next ? { next: { href: urls.board({ ...filter, after: board.next }) } } : {}),
      })
    }`
}

function byHolder({ counts }: Board): SafeHtml | false {
  if (counts.holders.length === 0) return false
  const cell = (count: number) => ({ text: number(count) })
  return details({
    summaryText: `By who holds them (${counts.holders.length})`,
    html: stackTable({
      caption: 'Open tasks by who holds them',
      captionClasses: 'govuk-visually-hidden',
      head: [
        { text: 'Held by' },
        { text: 'Overdue', format: 'numeric' },
        { text: 'Due today', format: 'numeric' },
        { text: 'Due later', format: 'numeric' },
      ],
      rows: counts.holders.map((one) => {
        const whose =
          one.userId === null
            ? ({ kind: 'team', id: one.agencyId } as const)
            : ({ kind: 'user', id: one.userId } as const)
        return [
          { html: html`<a class="govuk-link" href="${urls.board({ whose })}">${holderWords(one)}</a>` },
          cell(one.overdue),
          cell(one.due_today),
          cell(one.due_later),
        ]
      }),
    }),
  })
}

function bySource({ counts }: Board): SafeHtml | false {
  if (counts.sources.length === 0) return false
  return details({
    summaryText: `By source of the contact (${counts.sources.length})`,
    html: stackTable({
      caption: 'Open tasks about contacts, by source',
      captionClasses: 'govuk-visually-hidden',
      head: [{ text: 'Source' }, { text: 'Open tasks', format: 'numeric' }],
      rows: counts.sources.map(({ source, tasks }) => [
        {
          html: html`<a class="govuk-link" href="${urls.board({ source })}"
            >${source} ${labelOf(contactSources, source)}</a
          >`,
        },
        { text: number(tasks) },
      ]),
    }),
  })
}
