/** Explaining a month of a figure: the form that its page shows, sent. */
import { z } from 'zod'
import type { Visit } from '../../access/index.ts'
import { pageNotFound, redirectTo, type Reply } from '../../platform/http/index.ts'
import { answersOf, parseForm, type FieldError } from '../../platform/pages/index.ts'
import {
  annotateFigure,
  ANNOTATION_CHARACTERS_MAX,
  annotationSentence,
  annotationText,
  type AnnotationRefusal,
} from '../annotations.ts'
import { urls } from '../urls.ts'
import { askedOf, chooseAgain } from './asked.ts'
import { addressOf, type Query } from './choices.ts'
import { dimensionIn, measureIn, showFigure } from './figure.page.ts'

const ExplainForm = z.object({
  id: z.uuid().optional().catch(undefined),
  month: z.string({ error: annotationText.not_a_month() }),
  authority: z.string().optional(),
  text: z
    .string({ error: annotationText.no_text() })
    .transform((typed) => typed.replaceAll('\0', '').replaceAll('\r\n', '\n'))
    .refine(
      (typed) => typed.length <= ANNOTATION_CHARACTERS_MAX,
      annotationText.too_long({ kind: 'too_long', charactersMax: ANNOTATION_CHARACTERS_MAX }),
    ),
})

/** The question of the page that the form stood on. */
const queryOf = (url: string): Query => {
  const query: Record<string, string[]> = {}
  for (const [name, value] of new URLSearchParams(url.split('?')[1] ?? '')) (query[name] ??= []).push(value)
  return query
}

export async function postExplain(visit: Visit): Promise<Reply> {
  const measure = measureIn(visit)
  if (!measure) return pageNotFound
  const query = queryOf(visit.url)
  const asked = await askedOf(visit, query, urls.figure(measure.id), ['by'])
  if (!asked.choices) return chooseAgain(visit, measure.title, asked)
  const answers = answersOf(visit.body)
  const parsed = parseForm(ExplainForm, visit.body)
  if (!parsed.ok) return showFigure(visit, measure, asked, { answers, errors: parsed.errors }, 422)
  const said = await annotateFigure(visit.database, visit.who, { ...parsed.value, measure: measure.id })
  if (said.ok) {
    const by = dimensionIn(query, measure)
    return redirectTo(`${addressOf(urls.figure(measure.id), asked.choices, { by, explained: 'yes' })}#explanations`)
  }
  if (said.refusal.kind === 'not_found') return pageNotFound
  const error = { field: fieldOf(said.refusal), text: annotationSentence(said.refusal) }
  return showFigure(visit, measure, asked, { answers, errors: [error] }, 422)
}

/** Shown to somebody whose session had ended and who signed in again. */
export async function resumeExplain(visit: Visit): Promise<Reply> {
  const measure = measureIn(visit)
  if (!measure) return pageNotFound
  const asked = await askedOf(visit, queryOf(visit.url), urls.figure(measure.id), ['by'])
  if (!asked.choices) return chooseAgain(visit, measure.title, asked)
  const notice = 'What you typed is still here. Nothing is recorded yet.'
  return showFigure(visit, measure, asked, { answers: answersOf(visit.body), notice })
}

function fieldOf({ kind }: AnnotationRefusal): FieldError['field'] {
  if (kind === 'not_a_month' || kind === 'month_to_come') return 'month'
  return kind === 'authority_elsewhere' ? 'authority' : 'text'
}
