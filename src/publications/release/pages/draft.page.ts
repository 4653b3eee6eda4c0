/** Drafting a release, begun from a template, and the draft that corrects another. What stands in either is built after. */
import type { Visit } from '../../../access/index.ts'
import { nowFor } from '../../../platform/database/index.ts'
import { dayOf, financialYearOf, financialYearPeriod, yearBefore } from '../../../platform/dates.ts'
import { pageNotFound, redirectTo, type Reply } from '../../../platform/http/index.ts'
import { answersOf, dateAnswers, parseForm, type Answers, type FieldError } from '../../../platform/pages/index.ts'
import { uuidv7 } from '../../../platform/uuid.ts'
import { areasOf } from '../../../people/index.ts'
import { draftRelease, type NewDraft } from '../drafting.ts'
import { openRelease, type Opened } from '../reading.ts'
import { templates } from '../templates.ts'
import { urls } from '../urls.ts'
import { explain } from '../words.ts'
import { correctionSchema, draftSchema, recipeOf, WHOLE_AREA } from './draft.form.ts'
import { correctionView, draftView } from './draft.view.ts'

type Shown = { errors?: readonly FieldError[]; notice?: string }
const STILL_HERE = { notice: 'What you typed is still here. Nothing is saved yet.' }

async function showNew(visit: Visit, answers: Answers, { errors = [], notice }: Shown = {}, status = 200) {
  const areas = await areasOf(visit.database, visit.who)
  return visit.page(
    {
      title: 'New release',
      errors: errors.length > 0,
      back: { href: urls.register, text: 'Releases' },
      body: draftView({ action: urls.new, cancel: urls.register, areas, answers, errors, notice, csrf: visit.csrf }),
    },
    status,
  )
}

/** The last whole financial year, of the area of whoever drafts. */
export function getNew(visit: Visit): Promise<Reply> {
  const period = yearBefore(financialYearPeriod(financialYearOf(dayOf(nowFor(visit.who)))))
  return showNew(visit, {
    release_id: uuidv7(),
    audience: 'public',
    from: dateAnswers(period.from),
    to: dateAnswers(period.to),
    compare: 'year_before',
    area: visit.who.homeArea ?? WHOLE_AREA,
    policy: 'hide-1-to-4',
    contact_name: visit.who.displayName,
  })
}

/** Shown to somebody whose session had ended and who signed in again. */
export const resumeNew = (visit: Visit): Promise<Reply> => showNew(visit, answersOf(visit.body), STILL_HERE)

export async function postNew(visit: Visit): Promise<Reply> {
  const answers = answersOf(visit.body)
  const parsed = parseForm(draftSchema(await areasOf(visit.database, visit.who)), visit.body)
  if (!parsed.ok) return showNew(visit, answers, { errors: parsed.errors }, 422)
  const { sections } = templates.find(({ id }) => id === parsed.value.template)!
  const draft = { releaseId: parsed.value.release_id, recipe: recipeOf(parsed.value, sections) }
  return save(visit, draft, (errors) => showNew(visit, answers, { errors }, 422))
}

function showCorrection(visit: Visit, { release }: Opened, answers: Answers, shown: Shown = {}, status = 200): Reply {
  const { errors = [], notice } = shown
  const at = { action: urls.correct(release.slug), cancel: urls.release(release.slug), title: release.recipe.title }
  return visit.page(
    {
      title: 'Correct a release',
      errors: errors.length > 0,
      back: { href: at.cancel, text: 'The release' },
      body: correctionView({ ...at, answers, errors, notice, csrf: visit.csrf }),
    },
    status,
  )
}

export const getCorrect = (visit: Visit): Promise<Reply> =>
  ofRelease(visit, async (opened) =>
    opened.mayCorrect
      ? showCorrection(visit, opened, { release_id: uuidv7() })
      : redirectTo(urls.release(opened.release.slug)),
  )

export const resumeCorrect = (visit: Visit): Promise<Reply> =>
  ofRelease(visit, async (opened) => showCorrection(visit, opened, answersOf(visit.body), STILL_HERE))

/** The correction begins as what it corrects, and is changed where releases are built. */
export const postCorrect = (visit: Visit): Promise<Reply> =>
  ofRelease(visit, async (opened) => {
    const answers = answersOf(visit.body)
    const parsed = parseForm(correctionSchema, visit.body)
    if (!parsed.ok) return showCorrection(visit, opened, answers, { errors: parsed.errors }, 422)
    const { release } = opened
    const draft = {
      releaseId: parsed.value.release_id,
      recipe: release.recipe,
      corrects: { slug: release.slug, reason: parsed.value.reason },
    }
    return save(visit, draft, async (errors) => showCorrection(visit, opened, answers, { errors }, 422))
  })

async function ofRelease(visit: Visit, work: (opened: Opened) => Promise<Reply>): Promise<Reply> {
  const opened = await openRelease(visit.database, visit.who, visit.params['slug']!)
  return opened.ok ? work(opened.value) : pageNotFound
}

async function save(visit: Visit, draft: NewDraft, again: (errors: FieldError[]) => Promise<Reply>): Promise<Reply> {
  const done = await draftRelease(visit.database, visit.who, draft)
  if (done.ok)
    return redirectTo(
      draft.corrects ? `${urls.build(done.value.slug)}?done=correction` : `${urls.release(done.value.slug)}?done=new`,
    )
  if (done.refusal.kind === 'not_found') return pageNotFound
  return again([{ field: '', text: explain(done.refusal) }])
}
