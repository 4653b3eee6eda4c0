/** The answers, to be checked and changed; and sending them. */
import type { FormVisit } from '../../access/index.ts'
import { redirectTo, type Reply } from '../../platform/http/index.ts'
import { log } from '../../platform/log.ts'
import {
  button,
  errorSummaryFor,
  html,
  insetText,
  summaryList,
  type FieldError,
  type SafeHtml,
} from '../../platform/pages/index.ts'
import { send } from '../actions.ts'
import type { Question, SendRefusal } from '../concern.ts'
import { childOf, childQuestion, childrenOf, firstUnanswered, isProfessional, questionsOf } from '../rules.ts'
import { urls } from '../urls.ts'
import { answerInWords, childName, titleOf } from '../words.ts'
import { gonePage } from './gone.view.ts'
import { placeOf, type Place } from './question.page.ts'
import { callInstead, column, formPage, trap, trapError } from './shell.ts'

type Shown = { errors?: readonly FieldError[]; notice?: string }

function show(visit: FormVisit, place: Place, shown: Shown = {}, status = 200): Reply {
  const { desk, draft } = place
  const next = firstUnanswered(draft.answers, desk.areas.length > 1)
  if (next !== undefined) return redirectTo(urls.question(next))
  const last = questionsOf(draft.answers, desk.areas.length > 1).at(-1)!
  const errors = shown.errors ?? []
  return formPage(
    visit,
    desk.form,
    {
      title: 'Check your answers',
      errors: errors.length > 0,
      back: { href: urls.question(last) },
      body: column(html`
        ${errorSummaryFor(errors)} ${shown.notice && insetText({ text: shown.notice, attributes: { role: 'status' } })}
        <h1 class="govuk-heading-l">Check your answers before you send them</h1>
        ${answersView(place)}
        <h2 class="govuk-heading-m">Send it</h2>
        <p class="govuk-body">
          Once it is sent you cannot change it here. If a child is in danger right now, call <strong>999</strong> as
          well.
        </p>
        <form method="post" action="${urls.send}" novalidate data-submit-once>
          ${visit.csrf} ${trap}
          <input type="hidden" name="changes" value="${draft.changes}" />
          ${button({ text: 'Send the form', preventDoubleClick: true })}
        </form>
        ${
          isProfessional(draft.answers) &&
          html`<p class="govuk-body">
            ${
              draft.codeHash === null
                ? html`To read later what was decided, you need a return code.
                    <a class="govuk-link" href="${urls.code}">Get a return code before you send</a>`
                : html`<a class="govuk-link" href="${urls.code}">Save and come back later</a>`
            }
          </p>`
        }
        ${callInstead(desk.form)}
      `),
    },
    status,
  )
}

/** Below the child's name, a word will do. */
const partWords = { name: 'Name', birth: 'Age', place: 'Where' } as const

function answersView({ desk, draft }: Place): SafeHtml {
  const { answers } = draft
  const row = (question: Question) => {
    const title = titleOf(question, answers)
    const part = childOf(question)?.part
    const words = answerInWords(question, answers, desk.areas)
    return {
      key: { text: part === undefined ? title : partWords[part] },
      value: { html: html`<span class="waymark-said waymark-typed">${words || 'Left empty'}</span>` },
      actions: { items: [{ href: urls.question(question), text: 'Change', visuallyHiddenText: title }] },
    }
  }
  const list = (questions: readonly Question[]) => summaryList({ rows: questions.map(row) })
  const plain = questionsOf(answers, desk.areas.length > 1).filter(
    (question) => childOf(question) === undefined && question !== 'call-999' && question !== 'more-children',
  )
  const isAfter = (question: Question) => ['who', 'anonymous', 'reach'].includes(question)
  return html`${list(plain.filter((question) => !isAfter(question)))}
    ${childrenOf(answers).map(
      (child, at) =>
        html`<h2 class="govuk-heading-m">Child ${at + 1}: ${childName(answers, child) ?? 'name not known'}</h2>
          ${list((['name', 'birth', 'place'] as const).map((part) => childQuestion(child, part)))}`,
    )}
    <p class="govuk-body">
      <a class="govuk-link" href="${urls.question('more-children')}">Add or take out a child</a>
    </p>
    ${list(plain.filter(isAfter))}`
}

export async function getCheck(visit: FormVisit): Promise<Reply> {
  const found = await placeOf(visit)
  return 'reply' in found ? found.reply : show(visit, found.place)
}

export async function postSend(visit: FormVisit): Promise<Reply> {
  const trapped = trapError(visit.body)
  if (trapped) return showAgain(visit, { errors: [trapped] })
  try {
    const sent = await send(visit.database, visit.visitor, Number(visit.body['changes']))
    if (sent.ok) return redirectTo(urls.receipt)
    return refused(visit, sent.refusal)
  } catch (fault) {
    log.error({ route: urls.send, stack: (fault as Error).stack }, 'fault')
    const text = 'Something went wrong and the form was not sent. Your answers are kept: try again in a moment, or call'
    return showAgain(visit, { errors: [{ field: '', text }] }, 500)
  }
}

/** A post that did not come from this browser's form sends nothing: the answers are shown, to be sent by whoever reads them. */
export const againSend = (visit: FormVisit): Promise<Reply> =>
  showAgain(visit, { notice: 'Nothing is sent yet. Check the answers and send them.' }, 403)

async function showAgain(visit: FormVisit, shown: Shown, status = 422): Promise<Reply> {
  const found = await placeOf(visit)
  return 'reply' in found ? found.reply : show(visit, found.place, shown, status)
}

async function refused(visit: FormVisit, refusal: SendRefusal): Promise<Reply> {
  switch (refusal.kind) {
    case 'gone':
      return gonePage(visit)
    case 'incomplete':
      return redirectTo(urls.question(refusal.question))
    case 'changed_since': {
      const text = 'Your answers were changed in another tab since this page was shown. Check them and send them again'
      return showAgain(visit, { errors: [{ field: '', text }] }, 409)
    }
    case 'told_twice': {
      const text = 'Two of the children have the same name and date of birth. Change one, or take one out'
      return showAgain(visit, { errors: [{ field: '', text }] })
    }
  }
}
