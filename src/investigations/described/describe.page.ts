/** The form by which a suspect is described: a list for each of three, and beside it why it is blank. */
import type { Visit } from '../../access/index.ts'
import { fullName, isPersonId, personUrl } from '../../people/index.ts'
import { pageNotFound, redirectTo, type Reply } from '../../platform/http/index.ts'
import { log } from '../../platform/log.ts'
import {
  answerIn,
  answersOf,
  button,
  errorSummaryFor,
  fieldsOf,
  html,
  insetText,
  select,
  type Answers,
  type FieldError,
  type SafeHtml,
} from '../../platform/pages/index.ts'
import { uuidv7 } from '../../platform/uuid.ts'
import type { Code } from '../../reference/index.ts'
import { brokenOff, stillHere } from '../pages/new-operation.page.ts'
import { urls } from '../urls.ts'
import { explain } from '../words.ts'
import { describeSuspect, readDescription } from './actions.ts'
import {
  blanks,
  nationalities,
  officerDefined,
  selfDefined,
  type Blank,
  type Description,
  type Said,
} from './description.ts'

const questions = [
  { name: 'self_defined', label: 'Ethnicity, as they say it', codes: selfDefined as readonly Code[] },
  { name: 'officer_defined', label: 'Ethnicity, as an officer saw it', codes: officerDefined as readonly Code[] },
  { name: 'nationality', label: 'Nationality', codes: nationalities },
] as const
type Question = (typeof questions)[number]

type Shown = { errors?: readonly FieldError[]; notice?: string }

const answersFrom = (one: Description | undefined): Answers => ({
  id: one?.descriptionId ?? uuidv7(),
  version: one ? String(one.version) : '',
  self_defined: one?.selfDefined.value ?? '',
  self_defined_blank: one?.selfDefined.blank ?? '',
  officer_defined: one?.officerDefined.value ?? '',
  officer_defined_blank: one?.officerDefined.blank ?? '',
  nationality: one?.nationality.value ?? '',
  nationality_blank: one?.nationality.blank ?? '',
})

async function show(visit: Visit, typed: Answers | undefined, shown: Shown = {}, status = 200): Promise<Reply> {
  const { database, who, params } = visit
  if (!isPersonId(params['id'])) return pageNotFound
  const found = await readDescription(database, who, params['id'])
  if (!found.ok) return pageNotFound
  const { person, description } = found.value
  const answers = typed ?? answersFrom(description)
  const errors = shown.errors ?? []
  return visit.page(
    {
      title: 'Ethnicity and nationality',
      errors: errors.length > 0,
      back: { href: `${personUrl(person.personId)}?about=police`, text: fullName(person) },
      body: html`<div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          ${errorSummaryFor(errors)}
          <h1 class="govuk-heading-l">
            <span class="govuk-caption-l">${fullName(person)}</span>
            Ethnicity and nationality
          </h1>
          ${shown.notice && insetText({ text: shown.notice, attributes: { role: 'status' } })}
          <p class="govuk-body">Select each of the three, or say why it is blank.</p>
          <form method="post" action="${urls.describe(person.personId)}" novalidate data-submit-once>
            ${visit.csrf}
            <input type="hidden" name="id" value="${answerIn(answers, 'id')}" />
            <input type="hidden" name="version" value="${answerIn(answers, 'version')}" />
            ${questions.map((question) => questionView(question, answers, errors))}
            <div class="govuk-button-group">
              ${button({ text: 'Save', preventDoubleClick: true })}
              <a class="govuk-link" href="${personUrl(person.personId)}">Cancel</a>
            </div>
          </form>
        </div>
      </div>`,
    },
    status,
  )
}

function questionView({ name, label, codes }: Question, answers: Answers, errors: readonly FieldError[]): SafeHtml {
  const field = fieldsOf(answers, errors)
  const list = (of: string, words: string, classes: string, items: readonly Code[]) => {
    const { value, ...state } = field(of)
    return select({
      ...state,
      label: { text: words, classes },
      items: [
        { value: '', text: '', selected: value === '' },
        ...items.map((one) => ({ value: one.code, text: one.label, selected: one.code === value })),
      ],
    })
  }
  return html`${list(name, label, 'govuk-label--s', codes)}
  ${list(`${name}_blank`, `Or why it is blank: ${label.toLowerCase()}`, '', blanks)}`
}

/** What the form says of one question, or what is wrong with it. */
function saidOf(answers: Answers, { name, codes, label }: Question): Said | FieldError {
  const [value, blank] = [answerIn(answers, name), answerIn(answers, `${name}_blank`)]
  const isCode = codes.some(({ code }) => code === value)
  const isBlank = blanks.some(({ code }) => code === blank)
  if (value !== '' && blank !== '') return { field: name, text: `${label}: select it or why it is blank, and not both` }
  if (isCode) return { value, blank: null }
  if (isBlank) return { value: null, blank: blank as Blank }
  return { field: name, text: `${label}: select it, or why it is blank` }
}

export const getDescribe = (visit: Visit): Promise<Reply> => show(visit, undefined)

/** Shown to somebody whose session had ended and who signed in again. */
export const resumeDescribe = (visit: Visit): Promise<Reply> =>
  show(visit, answersOf(visit.body), { notice: stillHere })

export async function postDescribe(visit: Visit): Promise<Reply> {
  const { database, who, params } = visit
  const personId = params['id']
  const answers = answersOf(visit.body)
  const descriptionId = answerIn(answers, 'id')
  if (!isPersonId(personId) || !isPersonId(descriptionId)) return pageNotFound
  const said = questions.map((question) => saidOf(answers, question))
  const errors = said.filter((one): one is FieldError => 'field' in one)
  if (errors.length > 0) return show(visit, answers, { errors }, 422)
  const [own, seenAs, nationality] = said as [Said, Said, Said]
  const version = Number(answerIn(answers, 'version'))
  try {
    const done = await describeSuspect(database, who, {
      descriptionId,
      personId,
      selfDefined: own,
      officerDefined: seenAs,
      nationality,
      seen: Number.isSafeInteger(version) && version > 0 ? { descriptionId, version } : null,
    })
    if (done.ok) return redirectTo(`${personUrl(personId)}?about=police&done=described`)
    if (done.refusal.kind === 'not_found') return pageNotFound
    return show(visit, answers, { errors: [{ field: '', text: explain(done.refusal) }] }, 409)
  } catch (fault) {
    // What was typed matters more than the fault: it comes back, whole, on a page that says nothing was saved.
    log.error({ route: urls.describe(':id'), stack: (fault as Error).stack }, 'fault')
    return show(visit, answers, { errors: [{ field: '', text: brokenOff }] }, 500)
  }
}
