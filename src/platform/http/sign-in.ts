/** Signing in; and what somebody had typed when their session ended, which goes along and comes back to its form. */
import { button, errorSummary, html, input, insetText, type SafeHtml } from '../pages/index.ts'
import type { RoomPage } from './route.ts'

/** Where to go on after signing in, with the answers of a form that was being sent. */
export type Resume = { to: string; answers?: Record<string, string | string[]> }

const TO = 'resume_to'
const ANSWERS = 'resume_answers'

/** What the hidden fields of the sign-in form carry, if anything readable. */
export function resumedAnswers(fields: Readonly<Record<string, string | string[]>>): Resume | undefined {
  const to = fields[TO]
  if (typeof to !== 'string' || to === '') return undefined
  const packed = fields[ANSWERS]
  if (typeof packed !== 'string' || packed === '') return { to }
  try {
    const answers: unknown = JSON.parse(packed)
    return typeof answers === 'object' && answers !== null ? { to, answers: answers as Record<string, string> } : { to }
  } catch {
    return { to }
  }
}

export function signInPage(state: {
  resume: Resume | undefined
  error: string | undefined
  username: string
  help: SafeHtml | undefined
}): RoomPage {
  const { resume, error } = state
  return {
    title: 'Sign in',
    errors: error !== undefined,
    body: html`<div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        ${
          error !== undefined &&
          errorSummary({ titleText: 'There is a problem', errorList: [{ text: error, href: '#username' }] })
        }
        <h1 class="govuk-heading-l">Sign in</h1>
        ${
          resume?.answers !== undefined &&
          insetText({
            text: 'You were signed out because nothing happened for a while. What you typed is kept: sign in, and it is in front of you again. Nothing has been saved yet.',
          })
        }
        <form method="post" action="/sign-in" novalidate>
          ${resume && html`<input type="hidden" name="${TO}" value="${resume.to}" />`}
          ${
            resume?.answers !== undefined &&
            html`<input type="hidden" name="${ANSWERS}" value="${JSON.stringify(resume.answers)}" />`
          }
          ${input({
            id: 'username',
            name: 'username',
            label: { text: 'Username' },
            value: state.username,
            autocomplete: 'username',
            spellcheck: false,
            classes: 'govuk-input--width-20',
            ...(error === undefined ? {} : { errorMessage: { text: error } }),
          })}
          ${input({
            id: 'password',
            name: 'password',
            type: 'password',
            label: { text: 'Password' },
            autocomplete: 'current-password',
            classes: 'govuk-input--width-20',
          })}
          ${button({ text: 'Sign in', preventDoubleClick: true })}
        </form>
      </div>
      ${state.help && html`<div class="govuk-grid-column-one-third">${state.help}</div>`}
    </div>`,
  }
}
