/** Drafting a release: begun from a template, changed, or begun to correct another. */
import type { Visit } from '../../../access/index.ts'
import { nowFor } from '../../../platform/database/index.ts'
import { dayOf, financialYearOf, financialYearPeriod, yearBefore } from '../../../platform/dates.ts'
import { pageNotFound, redirectTo, type Reply } from '../../../platform/http/index.ts'
import { answersOf, dateAnswers, parseForm, type Answers, type FieldError } from '../../../platform/pages/index.ts'
import { uuidv7 } from '../../../platform/uuid.ts'
import { areasOf } from '../../../people/index.ts'
import { draftRelease, editRelease, type DraftRefusal } from '../drafting.ts'
import { openRelease, type Opened } from '../reading.ts'
import { templates } from '../templates.ts'
import { urls } from '../urls.ts'
import { explain } from '../words.ts'
import { answersOfRecipe, draftSchema, recipeOf, WHOLE_AREA, type DraftFields } from './draft.form.ts'
import { draftView } from './draft.view.ts'

type Kind = 'new' | 'edit' | 'correct'
type Shown = { errors?: readonly FieldError[]; notice?: string }

const wordsOf = (kind: Kind, slug: string) =>
  ({
    new: { heading: 'New release', action: urls.new, cancel: urls.register, submit: 'Save the draft' },
    edit: {
      heading: 'Change the draft',
      action: urls.edit(slug),
      cancel: urls.release(slug),
      submit: 'Save the draft',
    },
    correct: {
      heading: 'Correct a release',
      action: urls.correct(slug),
      cancel: urls.release(slug),
      submit: 'Begin the correction',
    },
  })[kind]

async function show(visit: Visit, kind: Kind, answers: Answers, shown: Shown = {}, status = 200): Promise<Reply> {
  const slug = visit.params['slug'] ?? ''
  const words = wordsOf(kind, slug)
  const errors = shown.errors ?? []
  return visit.page(
    {
      title: words.heading,
      errors: errors.length > 0,
      back: { href: words.cancel, text: kind === 'new' ? 'Releases' : 'The release' },
      body: draftView({
        kind,
        ...words,
        areas: await areasOf(visit.database, visit.who),
        answers,
        errors,
        notice: shown.notice,
        csrf: visit.csrf,
      }),
    },
    status,
  )
}

/** The last whole financial year, of the area of whoever drafts. */
export function getNew(visit: Visit): Promise<Reply> {
  const period = yearBefore(financialYearPeriod(financialYearOf(dayOf(nowFor(visit.who)))))
  return show(visit, 'new', {
    release_id: uuidv7(),
    version: '0',
    audience: 'public',
    from: dateAnswers(period.from),
    to: dateAnswers(period.to),
    compare: 'year_before',
    area: visit.who.homeArea ?? WHOLE_AREA,
    policy: 'hide-1-to-4',
    contact_name: visit.who.displayName,
  })
}

export const getEdit = (visit: Visit): Promise<Reply> =>
  ofRelease(visit, (opened) =>
    opened.mayEdit
      ? show(
          visit,
          'edit',
          {
            release_id: opened.release.releaseId,
            version: String(opened.release.version),
            ...answersOfRecipe(opened.release.recipe),
          },
          signedSoFar(opened),
        )
      : Promise.resolve(redirectTo(urls.release(opened.release.slug))),
  )

const signedSoFar = ({ standing: { state } }: Opened): Shown =>
  state === 'draft'
    ? {}
    : { notice: 'Saving makes this a draft again: whoever checked or approved it must do so anew.' }

export const getCorrect = (visit: Visit): Promise<Reply> =>
  ofRelease(visit, (opened) =>
    opened.mayCorrect
      ? show(visit, 'correct', { release_id: uuidv7(), version: '0', ...answersOfRecipe(opened.release.recipe) })
      : Promise.resolve(redirectTo(urls.release(opened.release.slug))),
  )

async function ofRelease(visit: Visit, work: (opened: Opened) => Promise<Reply>): Promise<Reply> {
  const opened = await openRelease(visit.database, visit.who, visit.params['slug']!)
  return opened.ok ? work(opened.value) : pageNotFound
}

/** Shown to somebody whose session had ended and who signed in again. */
export const resumeDraft =
  (kind: Kind) =>
  (visit: Visit): Promise<Reply> =>
    show(visit, kind, answersOf(visit.body), { notice: 'What you typed is still here. Nothing is saved yet.' })

export const postNew = (visit: Visit): Promise<Reply> =>
  send(visit, 'new', async (fields) => {
    const { sections } = templates.find(({ id }) => id === fields.template)!
    return draftRelease(visit.database, visit.who, { releaseId: fields.release_id, recipe: recipeOf(fields, sections) })
  })

export const postEdit = (visit: Visit): Promise<Reply> =>
  ofRelease(visit, ({ release }) =>
    send(visit, 'edit', (fields) =>
      editRelease(visit.database, visit.who, {
        slug: release.slug,
        version: fields.version,
        recipe: recipeOf(fields, release.recipe.sections),
      }),
    ),
  )

export const postCorrect = (visit: Visit): Promise<Reply> =>
  ofRelease(visit, ({ release }) =>
    send(visit, 'correct', (fields) =>
      draftRelease(visit.database, visit.who, {
        releaseId: fields.release_id,
        recipe: recipeOf(fields, release.recipe.sections),
        corrects: { slug: release.slug, reason: fields.reason! },
      }),
    ),
  )

async function send(
  visit: Visit,
  kind: Kind,
  save: (fields: DraftFields) => Promise<{ ok: true; value: { slug: string } } | { ok: false; refusal: DraftRefusal }>,
): Promise<Reply> {
  const answers = answersOf(visit.body)
  const parsed = parseForm(draftSchema(await areasOf(visit.database, visit.who), kind), visit.body)
  if (!parsed.ok) return show(visit, kind, answers, { errors: parsed.errors }, 422)
  const done = await save(parsed.value)
  if (done.ok) return redirectTo(`${urls.release(done.value.slug)}?done=${kind}`)
  if (done.refusal.kind === 'not_found') return pageNotFound
  return show(visit, kind, answers, { errors: [{ field: '', text: explain(done.refusal) }] }, 422)
}
