/** Views of figures that were saved by a name: saved, listed, renamed and removed. */
import type { Visit } from '../../access/index.ts'
import { nowFor } from '../../platform/database/index.ts'
import { dayOf } from '../../platform/dates.ts'
import { json, pageNotFound, redirectTo, type Reply } from '../../platform/http/index.ts'
import {
  button,
  errorSummaryFor,
  html,
  insetText,
  input,
  notificationBanner,
  shortDateTime,
  stackTable,
  type FieldError,
  type SafeHtml,
} from '../../platform/pages/index.ts'
import { isMeasureId } from '../measure.ts'
import { measureOf } from '../definitions/index.ts'
import { mayChangeView, removeView, renameView, saveView, viewSaved, viewSentence } from '../saved/saved-views.ts'
import type { SavedView } from '../saved/saved-views.sql.ts'
import { urls } from '../urls.ts'
import { askedOf, type Asked } from './asked.ts'
import { addressOf, one, type Query } from './choices.ts'
import { saveForm } from './saved.view.ts'

const KEPT = ['by', 'across'] as const
const doneWords: Readonly<Record<string, string>> = {
  saved: 'View saved',
  renamed: 'View renamed',
  removed: 'View removed',
}
const HEADING = 'Saved views of figures'

export async function getSaved(visit: Visit): Promise<Reply> {
  const views = await viewSaved(visit.database, visit.who)
  if (!views.ok) return pageNotFound
  const done = doneWords[one(visit.query, 'done')]
  return visit.page({
    title: HEADING,
    back: { href: urls.figures, text: 'Figures' },
    body: html`${done && notificationBanner({ type: 'success', text: done })}
      <h1 class="govuk-heading-l">${HEADING}</h1>
      ${
        views.value.length === 0
          ? insetText({
              text: 'None yet. Open the figures, choose what you want, and save the view at the foot of the page.',
            })
          : listView(visit, views.value)
      }`,
  })
}

const listView = ({ who }: Visit, views: readonly SavedView[]): SafeHtml =>
  stackTable({
    caption: 'Views, by name',
    captionClasses: 'govuk-visually-hidden',
    head: [{ text: 'View' }, { text: 'What' }, { text: 'Saved by' }, { text: 'Change', isTextHidden: true }],
    rows: views.map((view) => [
      { html: html`<a class="govuk-link" href="${view.address}">${view.name}</a>` },
      { text: whatOf(view) },
      { html: html`${view.ownerName}<br /><span class="waymark-quiet">${shortDateTime(view.savedAt)}</span>` },
      {
        html: html`${
          mayChangeView(who, view) &&
          html`<a class="govuk-link" href="${urls.savedView(view.id)}"
            >Rename or remove<span class="govuk-visually-hidden"> ${view.name}</span></a
          >`
        }`,
      },
    ]),
  })

/** "All figures, last financial year", "Contacts received, 2016-17". */
function whatOf({ address }: SavedView): string {
  const [path = '', asked = ''] = address.split('?')
  const id = path.split('/')[2] ?? ''
  const period = new URLSearchParams(asked).get('period') ?? 'dates'
  const named =
    { last_year: 'last financial year', this_year: 'this year so far', dates: 'two dates' }[period] ?? period
  return `${isMeasureId(id) ? measureOf(id).title : 'Figures'}, ${named}`
}

/** The page and choices of an address that a form sent; undefined where it is no page of figures of ours. */
async function askedIn(visit: Visit): Promise<(Asked & { path: string }) | undefined> {
  const [path = '', query = ''] = one(visit.body, 'address').split('?')
  const id = path.split('/')[2]
  const isOurs =
    path === urls.figures || path === urls.all || (id !== undefined && isMeasureId(id) && path === urls.figure(id))
  if (!isOurs) return undefined
  const read: Record<string, string[]> = {}
  for (const [name, value] of new URLSearchParams(query)) (read[name] ??= []).push(value)
  const asked = await askedOf(visit, read as Query, path, KEPT)
  return asked.choices ? { ...asked, path } : undefined
}

export async function postSaved(visit: Visit): Promise<Reply> {
  const asked = await askedIn(visit)
  if (!asked) return redirectTo(urls.figures)
  const { choices, shown, path } = asked
  const isMoving = one(visit.body, 'moves') === 'yes'
  const address = addressOf(path, isMoving ? { ...choices, named: 'last_year' } : choices, shown.keep)
  const saved = await saveView(visit.database, visit.who, { name: one(visit.body, 'name'), address })
  if (saved.ok) return redirectTo(`${urls.saved}?done=saved`)
  if (saved.refusal.kind === 'not_found') return pageNotFound
  return showAgain(visit, asked, [{ field: 'name', text: viewSentence(saved.refusal) }])
}

/** A session had ended in between: the form with what was typed. */
export async function resumeSaved(visit: Visit): Promise<Reply> {
  const asked = await askedIn(visit)
  return asked ? showAgain(visit, asked, []) : redirectTo(urls.figures)
}

function showAgain(visit: Visit, { choices, shown, path }: Asked & { path: string }, errors: FieldError[]): Reply {
  const form = saveForm(
    { path, choices, keep: shown.keep, today: dayOf(nowFor(visit.who)), csrf: visit.csrf },
    { name: one(visit.body, 'name'), moves: one(visit.body, 'moves'), errors },
  )
  return visit.page(
    {
      title: 'Save a view',
      errors: errors.length > 0,
      back: { href: addressOf(path, choices, shown.keep), text: 'The figures' },
      body: html`${errorSummaryFor(errors)}
        <h1 class="govuk-heading-l">Save a view</h1>
        ${form}`,
    },
    errors.length > 0 ? 422 : 200,
  )
}

/** The view of the address, for those who may change it. */
async function withView(visit: Visit, work: (view: SavedView) => Promise<Reply>): Promise<Reply> {
  const views = await viewSaved(visit.database, visit.who)
  const view = views.ok ? views.value.find(({ id }) => id === visit.params['view']) : undefined
  return view && mayChangeView(visit.who, view) ? work(view) : pageNotFound
}

/** The form for those who may change it; everybody else is led to what the view shows. */
export const getView = async (visit: Visit): Promise<Reply> => {
  const views = await viewSaved(visit.database, visit.who)
  const view = views.ok ? views.value.find(({ id }) => id === visit.params['view']) : undefined
  if (!view) return pageNotFound
  return mayChangeView(visit.who, view) ? showView(visit, view, view.name) : redirectTo(view.address)
}

export const resumeView = (visit: Visit): Promise<Reply> =>
  withView(visit, async (view) => showView(visit, view, one(visit.body, 'name')))

function showView(visit: Visit, view: SavedView, name: string, errors: readonly FieldError[] = []): Reply {
  const error = errors[0]
  return visit.page(
    {
      title: `Rename or remove: ${view.name}`,
      errors: errors.length > 0,
      back: { href: urls.saved, text: HEADING },
      body: html`${errorSummaryFor(errors)}
        <h1 class="govuk-heading-l"><span class="govuk-caption-l">${view.name}</span>Rename or remove the view</h1>
        <form method="post" action="${urls.savedView(view.id)}" novalidate>
          ${visit.csrf}<input type="hidden" name="version" value="${view.version}" />
          ${input({ id: 'name', name: 'name', value: name, label: { text: 'Name of the view' }, errorMessage: error?.field === 'name' ? { text: error.text } : undefined })}
          <div class="govuk-button-group">
            ${button({ text: 'Save the name', name: 'do', value: 'rename' })}
            ${button({ text: 'Remove the view', name: 'do', value: 'remove', classes: 'govuk-button--warning' })}
            <a class="govuk-link" href="${urls.saved}">Cancel</a>
          </div>
        </form>`,
    },
    errors.length > 0 ? 422 : 200,
  )
}

export const postView = (visit: Visit): Promise<Reply> =>
  withView(visit, async (view) => {
    const typed = one(visit.body, 'version')
    const which = { id: view.id, version: /^\d{1,9}$/.test(typed) ? Number(typed) : -1 }
    const name = one(visit.body, 'name')
    const isRemoval = one(visit.body, 'do') === 'remove'
    const done = isRemoval
      ? await removeView(visit.database, visit.who, which)
      : await renameView(visit.database, visit.who, { ...which, name })
    if (done.ok) return redirectTo(`${urls.saved}?done=${isRemoval ? 'removed' : 'renamed'}`)
    if (done.refusal.kind === 'not_found') return pageNotFound
    const field = done.refusal.kind === 'changed_by_someone_else' ? '' : 'name'
    return showView(visit, view, name, [{ field, text: viewSentence(done.refusal) }])
  })

/** For programs. */
export async function getSavedJson(visit: Visit): Promise<Reply> {
  const views = await viewSaved(visit.database, visit.who)
  if (!views.ok) return pageNotFound
  return json({
    saved_views: views.value.map(({ id, name, address, ownerName, savedAt }) => ({
      id,
      name,
      address,
      saved_by: ownerName,
      saved_at: savedAt,
    })),
  })
}
