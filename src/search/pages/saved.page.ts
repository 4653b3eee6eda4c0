/** Saved searches: kept, listed, renamed and removed by whoever saved them. */
import type { Visit } from '../../access/index.ts'
import { pageNotFound, redirectTo, type Reply } from '../../platform/http/index.ts'
import {
  answerIn,
  answersOf,
  button,
  details,
  errorSummaryFor,
  html,
  input,
  insetText,
  notificationBanner,
  stackTable,
  type Answers,
  type FieldError,
  type SafeHtml,
} from '../../platform/pages/index.ts'
import { isPersonId as isId } from '../../people/index.ts'
import { removeSearch, renameSearch, savedSearches, savedSentence, saveSearch, type SavedRefusal } from '../saved.ts'
import type { SavedSearch } from '../saved.sql.ts'
import { urls } from '../urls.ts'
import { saveForm } from './saved.view.ts'

const HEADING = 'Saved searches'
const doneWords: Readonly<Record<string, string>> = {
  saved: 'Search saved',
  renamed: 'Search renamed',
  removed: 'Search removed',
}

export const getSaved = (visit: Visit): Promise<Reply> => show(visit)

type Renaming = { id: string; name: string; errors: readonly FieldError[] }

async function show(visit: Visit, renaming?: Renaming, status = 200): Promise<Reply> {
  const saved = await savedSearches(visit.database, visit.who)
  const done = visit.query['done']
  const words = typeof done === 'string' && Object.hasOwn(doneWords, done) ? doneWords[done] : undefined
  return visit.page(
    {
      title: HEADING,
      errors: (renaming?.errors.length ?? 0) > 0,
      back: { href: urls.search(), text: 'Search' },
      body: html`${errorSummaryFor(renaming?.errors ?? [])}
        ${words && notificationBanner({ type: 'success', text: words })}
        <h1 class="govuk-heading-l">${HEADING}</h1>
        ${
          saved.length === 0
            ? insetText({ text: 'None yet. Search for something, and save the search at the foot of what was found.' })
            : listView(visit.csrf, saved, renaming)
        }`,
    },
    status,
  )
}

const listView = (csrf: SafeHtml, saved: readonly SavedSearch[], renaming: Renaming | undefined): SafeHtml =>
  stackTable({
    caption: 'Your searches, by name',
    captionClasses: 'govuk-visually-hidden',
    head: [{ text: 'Search' }, { text: 'What is typed' }, { text: 'Change', isTextHidden: true }],
    rows: saved.map((one) => [
      { html: html`<a class="govuk-link" href="${urls.search(one.query)}">${one.name}</a>` },
      { text: one.query },
      { html: changeView(csrf, one, renaming?.id === one.id ? renaming : undefined) },
    ]),
  })

function changeView(csrf: SafeHtml, search: SavedSearch, renaming: Renaming | undefined): SafeHtml {
  const hidden = html`${csrf}<input type="hidden" name="search_id" value="${search.id}" /><input
      type="hidden"
      name="version"
      value="${search.version}"
    />`
  const error = renaming?.errors[0]
  const id = renaming ? 'name' : `name-${search.id}`
  return details({
    summaryHtml: html`Rename or remove<span class="govuk-visually-hidden"> ${search.name}</span>`,
    open: renaming !== undefined,
    html: html`<form method="post" action="${urls.rename}" novalidate data-submit-once>
        ${hidden}
        ${input({
          id,
          name: 'name',
          value: renaming?.name ?? search.name,
          label: { text: 'Name of the search' },
          errorMessage: error && { text: error.text },
          autocomplete: 'off',
        })}
        ${button({ text: 'Rename', classes: 'govuk-button--secondary', preventDoubleClick: true })}
      </form>
      <form method="post" action="${urls.remove}" data-submit-once>
        ${hidden} ${button({ text: 'Remove', classes: 'govuk-button--warning', preventDoubleClick: true })}
      </form>`,
  })
}

/** Which search a form of the list is about; undefined for what comes from no form of ours. */
function whichIn(answers: Answers): { id: string; version: number } | undefined {
  const [id, version] = [answerIn(answers, 'search_id'), Number(answerIn(answers, 'version'))]
  return isId(id) && Number.isInteger(version) && version > 0 && version < 1_000_000 ? { id, version } : undefined
}

const statusOf = (refusal: SavedRefusal) => (refusal.kind === 'changed_meanwhile' ? 409 : 422)

export async function postSave(visit: Visit): Promise<Reply> {
  const answers = answersOf(visit.body)
  const id = answerIn(answers, 'search_id')
  if (!isId(id)) return pageNotFound
  const asked = { id, name: answerIn(answers, 'name'), query: answerIn(answers, 'query') }
  const saved = await saveSearch(visit.database, visit.who, asked)
  if (saved.ok) return redirectTo(`${urls.saved}?done=saved`)
  if (saved.refusal.kind === 'not_found') return pageNotFound
  return formAgain(visit, answers, [{ field: 'name', text: savedSentence(saved.refusal) }])
}

/** A session had ended in between: the form with what was typed. */
export const resumeSave = async (visit: Visit): Promise<Reply> => formAgain(visit, answersOf(visit.body), [])

const formAgain = (visit: Visit, answers: Answers, errors: readonly FieldError[]): Reply =>
  visit.page(
    {
      title: 'Save a search',
      errors: errors.length > 0,
      back: { href: urls.search(answerIn(answers, 'query')), text: 'The search' },
      body: html`${errorSummaryFor(errors)}
        <h1 class="govuk-heading-l">Save a search</h1>
        <p class="govuk-body">What is typed: ${answerIn(answers, 'query')}</p>
        ${saveForm(visit.csrf, answers, errors)}`,
    },
    errors.length > 0 ? 422 : 200,
  )

export async function postRename(visit: Visit): Promise<Reply> {
  const answers = answersOf(visit.body)
  const which = whichIn(answers)
  if (!which) return pageNotFound
  const name = answerIn(answers, 'name')
  const renamed = await renameSearch(visit.database, visit.who, { ...which, name })
  if (renamed.ok) return redirectTo(`${urls.saved}?done=renamed`)
  const { refusal } = renamed
  if (refusal.kind === 'not_found') return pageNotFound
  const errors = [{ field: 'name', text: savedSentence(refusal) }]
  return show(visit, { id: which.id, name, errors }, statusOf(refusal))
}

export async function resumeRename(visit: Visit): Promise<Reply> {
  const answers = answersOf(visit.body)
  return show(visit, { id: answerIn(answers, 'search_id'), name: answerIn(answers, 'name'), errors: [] })
}

export async function postRemove(visit: Visit): Promise<Reply> {
  const which = whichIn(answersOf(visit.body))
  if (!which) return pageNotFound
  const removed = await removeSearch(visit.database, visit.who, which)
  if (removed.ok) return redirectTo(`${urls.saved}?done=removed`)
  if (removed.refusal.kind === 'not_found') return pageNotFound
  return show(
    visit,
    { id: which.id, name: '', errors: [{ field: '', text: savedSentence(removed.refusal) }] },
    statusOf(removed.refusal),
  )
}
