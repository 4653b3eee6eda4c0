/** A part of a release, added or changed: one question a page, everything typed kept until it is saved. */
import type { Visit } from '../../../access/index.ts'
import { pageNotFound, redirectTo, type Reply } from '../../../platform/http/index.ts'
import { button, html, insetText, warningText, type SafeHtml } from '../../../platform/pages/index.ts'
import type { RecipeItem } from '../../release/recipe.ts'
import { breakdownsOf, measureNamed } from '../catalogue.ts'
import { findMarked, markOf, mayLookInside, type Draft } from '../drafts.ts'
import { itemAt, putItem, removeItem, type Place } from '../editing.ts'
import { itemTitle, kindWords } from '../item-words.ts'
import { urls } from '../urls.ts'
import { costFragment } from './cost.page.ts'
import { fragment, framed, hidden, many, one, placeOf, STILL_HERE, withDraft, type Fields, type Said } from './frame.ts'
import { chosenIn, fieldsOfItem, isKind, readItem, rearranged, withMeasure, type Kind } from './item.form.ts'
import { itemView } from './item.view.ts'
import { moreMeasures, oneMeasure } from './measures.view.ts'
import { send } from './send.ts'

/** Where the form stands: a part that there is, or the end of a section for a new one. */
type Spot = { section: number; item: number | 'new' }

function spotIn({ params }: Visit, { recipe }: Draft): Spot | undefined {
  const section = placeOf(params['section'])
  if (section === undefined || !recipe.sections[section]) return undefined
  if (params['item'] === 'new') return { section, item: 'new' }
  const item = placeOf(params['item'])
  return item !== undefined && itemAt(recipe, { section, item }) ? { section, item } : undefined
}

const placeFor = ({ section, item }: Spot, { recipe }: Draft): Place => ({
  section,
  item: item === 'new' ? recipe.sections[section]!.items.length : item,
})

export const getItem = (visit: Visit): Promise<Reply> =>
  withDraft(visit, async (draft) => {
    const spot = spotIn(visit, draft)
    if (!spot) return pageNotFound
    if (!draft.mayEdit) return redirectTo(urls.build(draft.slug))
    if (spot.item !== 'new') return show(visit, draft, spot, fieldsOfItem(itemAt(draft.recipe, spot as Place)!))
    const kind = one(visit.query, 'kind')
    return show(visit, draft, spot, { ...emptyFields, kind: isKind(kind) ? kind : 'text' })
  })

/** Of a new part: the choices that most make. */
const emptyFields: Fields = { area: 'asked', over: 'release', rows: 'month', chart: 'none' }

export const resumeItem = (visit: Visit): Promise<Reply> =>
  withDraft(visit, async (draft) => again(visit, draft, { notice: STILL_HERE }, 200))

type Shown = Said & { step?: 'measure' | 'options'; cost?: SafeHtml | undefined; mark?: string }

const kindIn = (fields: Fields): Kind => {
  const kind = one(fields, 'kind')
  return isKind(kind) ? kind : 'text'
}

async function show(
  visit: Visit,
  draft: Draft,
  spot: Spot,
  fields: Fields,
  shown: Shown = {},
  status = 200,
): Promise<Reply> {
  const { slug, version, recipe } = draft
  const kind = kindIn(fields)
  const step = shown.step ?? (measureNamed(one(fields, 'measure')) ? 'options' : 'measure')
  const at = [slug, spot.section + 1, spot.item === 'new' ? 'new' : spot.item + 1] as const
  const there = spot.item === 'new' ? undefined : itemAt(recipe, spot as Place)
  return framed(
    visit,
    draft,
    {
      title: titleOf(kind, step, spot.item === 'new'),
      wide: kind === 'table' && step === 'options',
      ...shown,
      body: itemView({
        kind,
        step,
        fields,
        errors: shown.errors ?? [],
        recipe,
        action: urls.item(...at),
        measuresUrl: urls.measures(slug),
        costUrl: mayLookInside(visit.who) ? urls.itemCost(...at) : undefined,
        cancel: urls.build(slug),
        version,
        mark: shown.mark ?? (there ? markOf(there) : ''),
        cost: shown.cost,
        csrf: visit.csrf,
      }),
    },
    status,
  )
}

function titleOf(kind: Kind, step: 'measure' | 'options', isNew: boolean): string {
  if (kind === 'table' && step === 'measure') return 'What does the table count?'
  return `${isNew ? 'Add' : 'Change'} ${kind === 'table' ? 'a table' : kindWords[kind].toLowerCase()}`
}

/** The form on the draft as it stands now, the part found again by its mark where others moved it. */
async function again(visit: Visit, draft: Draft, said: Said, status: number): Promise<Reply> {
  const mark = one(visit.body, 'mark')
  const found = mark === '' ? undefined : findMarked(draft.recipe, mark)
  const spot: Spot | undefined = found ?? spotIn(visit, draft)
  const end: Spot = {
    section: Math.min(placeOf(visit.params['section']) ?? 0, draft.recipe.sections.length - 1),
    item: 'new',
  }
  const isOther = mark !== '' && !found && spot !== undefined
  const there = isOther && spot.item !== 'new' ? itemAt(draft.recipe, spot as Place) : undefined
  const meanwhile =
    there &&
    `In its place there is now ${kindWords[there.kind].toLowerCase()}: ${itemTitle(there)}. Saving adds yours beside it.`
  const gone = mark !== '' && !found && !there && 'The part itself was removed meanwhile. Saving adds it again.'
  const at = there || gone ? end : (spot ?? end)
  return show(
    visit,
    draft,
    at,
    visit.body,
    { ...said, notice: meanwhile || gone || said.notice, mark: there || gone ? '' : mark },
    status,
  )
}

export const postItem = (visit: Visit): Promise<Reply> =>
  withDraft(visit, async (draft) => {
    const spot = spotIn(visit, draft)
    const does = one(visit.body, 'do') || 'save'
    const kind = kindIn(visit.body)
    if (!spot) return again(visit, draft, { errors: [{ field: '', text: 'This part is no longer where it was' }] }, 422)
    if (does !== 'save') return answer(visit, draft, spot, kind, does)
    const read = readItem(kind, visit.body, draft.recipe)
    if (!read.ok) return shownAgain(visit, draft, spot, visit.body, { errors: read.errors }, 422)
    const place = placeFor(spot, draft)
    return send(visit, putItem(place, read.item), {
      leadsTo: `${urls.build(draft.slug)}?done=${spot.item === 'new' ? 'added' : 'saved'}#part-${place.section + 1}-${place.item + 1}`,
      again: (now, said, status) => again(visit, now, said, status),
    })
  })

/** The same form on the version that it was filled in at: looking for measures changes nothing. */
const shownAgain = (
  visit: Visit,
  draft: Draft,
  spot: Spot,
  fields: Fields,
  shown: Shown,
  status = 200,
): Promise<Reply> => {
  const version = Number(one(visit.body, 'version')) || 0
  return show(visit, { ...draft, version }, spot, fields, { mark: one(visit.body, 'mark'), ...shown }, status)
}

/** A press that changes the form alone: nothing is saved. */
async function answer(visit: Visit, draft: Draft, spot: Spot, kind: Kind, does: string): Promise<Reply> {
  const fields = visit.body
  const shown = (changed: Fields, more: Shown = {}, status = 200) =>
    shownAgain(visit, draft, spot, changed, more, status)
  if (does === 'measure') return shown(fields, { step: 'measure' })
  if (does === 'filter') return shown(fields, kind === 'table' ? { step: 'measure' } : {})
  if (does === 'chosen') return chosen(fields, shown)
  if (does === 'cost') {
    const read = readItem(kind, fields, draft.recipe)
    if (!read.ok) return shown(fields, { errors: read.errors }, 422)
    return shown(fields, { cost: await costWith(visit, draft, spot, read.item) })
  }
  return shown({ ...fields, chosen: rearranged(fields, does), add: [], q: '' })
}

function chosen(
  fields: Fields,
  shown: (fields: Fields, more?: Shown, status?: number) => Promise<Reply>,
): Promise<Reply> {
  const measure = measureNamed(one(fields, 'measure'))
  if (!measure)
    return shown(fields, { step: 'measure', errors: [{ field: 'measure', text: 'Select what the table counts' }] }, 422)
  const { fields: kept, lost } = withMeasure(
    fields,
    breakdownsOf(measure).map(({ dimension }) => dimension),
  )
  const notice =
    lost.length > 0
      ? `${measure.title} has no such breakdown as was chosen before: select ${lost.join(' and ')} again.`
      : undefined
  return shown({ ...kept, q: '' }, { step: 'options', notice })
}

async function costWith(visit: Visit, draft: Draft, spot: Spot, item: RecipeItem): Promise<SafeHtml | undefined> {
  const put = putItem(placeFor(spot, draft), item)(draft.recipe)
  return put.ok && mayLookInside(visit.who) ? costFragment(visit, draft, put.value) : undefined
}

/** For the script of the form: what the release would cost with the part as typed. */
export const postItemCost = (visit: Visit): Promise<Reply> =>
  withDraft(visit, async (draft) => {
    const spot = spotIn(visit, draft)
    if (!spot || !mayLookInside(visit.who)) return pageNotFound
    const read = readItem('table', visit.body, draft.recipe)
    if (read.ok) return fragment((await costWith(visit, draft, spot, read.item)) ?? html``)
    return fragment(html`${read.errors.map(({ text }) => insetText({ text }))}`)
  })

/** For the script of a list of measures: those that have the words typed. */
export async function postMeasures(visit: Visit): Promise<Reply> {
  const { body } = visit
  const search = one(body, 'q')
  const isMany = one(body, 'many') === 'yes'
  const found = isMany
    ? moreMeasures(search, chosenIn({ ...body, add: [] }), many(body, 'add'))
    : oneMeasure(search, one(body, 'measure'))
  return fragment(found)
}

export const getRemoveItem = (visit: Visit): Promise<Reply> =>
  withDraft(visit, async (draft) => {
    const spot = spotIn(visit, draft)
    return !spot || spot.item === 'new' ? pageNotFound : showRemove(visit, draft, spot as Place)
  })

async function showRemove(visit: Visit, draft: Draft, place: Place, said: Said = {}, status = 200): Promise<Reply> {
  const item = itemAt(draft.recipe, place)!
  return framed(
    visit,
    draft,
    {
      title: 'Remove this part?',
      ...said,
      body: html`${warningText({ text: `${kindWords[item.kind]}: ${itemTitle(item)}`, iconFallbackText: 'Warning' })}
        ${item.kind === 'text' && html`<p class="govuk-body waymark-said">${item.text}</p>`}
        <form method="post" action="${urls.removeItem(draft.slug, place.section + 1, place.item + 1)}" data-submit-once>
          ${visit.csrf} ${hidden('version', draft.version)}
          <div class="govuk-button-group">
            ${button({ text: 'Remove it', classes: 'govuk-button--warning', preventDoubleClick: true })}
            <a class="govuk-link" href="${urls.build(draft.slug)}">Keep it</a>
          </div>
        </form>`,
    },
    status,
  )
}

export const postRemoveItem = (visit: Visit): Promise<Reply> =>
  withDraft(visit, async (draft) => {
    const place = { section: placeOf(visit.params['section']) ?? -1, item: placeOf(visit.params['item']) ?? -1 }
    return send(visit, removeItem(place), {
      leadsTo: `${urls.build(draft.slug)}?done=removed#section-${place.section + 1}`,
      again: async (now, said, status) =>
        itemAt(now.recipe, place) ? showRemove(visit, now, place, said, status) : redirectTo(urls.build(now.slug)),
    })
  })
