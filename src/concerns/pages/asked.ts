/** What the page of a question is drawn from. */
import type { Answers, FieldError, FieldState, SafeHtml } from '../../platform/pages/index.ts'
import type { Desk } from '../actions.ts'
import type { Answered, Question } from '../concern.ts'

export type QuestionPage = {
  question: Question
  answers: Answered
  /** What stands in the fields. */
  typed: Answers
  errors: readonly FieldError[]
  notice: string | undefined
  desk: Desk
  csrf: SafeHtml
}

/** What a question's fields are drawn with. */
export type Asked = QuestionPage & { title: string; field: (name: string) => FieldState }
