/** Who reads a release before the public: the list, put together by whoever publishes. */
import type { Visit } from '../../../access/index.ts'
import { nowFor } from '../../../platform/database/index.ts'
import { dayOf } from '../../../platform/dates.ts'
import { pageNotFound, redirectTo, type Reply } from '../../../platform/http/index.ts'
import {
  answersOf,
  button,
  dateAnswers,
  dateField,
  dateTimeInWords,
  errorSummaryFor,
  fieldsOf,
  html,
  input,
  parseForm,
  select,
  stackTable,
  type Answers,
  type FieldError,
  type SafeHtml,
} from '../../../platform/pages/index.ts'
import { addEarlyReader, removeEarlyReader, type Reader, type ReaderRefusal } from '../early.ts'
import { openRelease, peopleAtWork, type Opened } from '../reading.ts'
import type { Person } from '../readers.sql.ts'
import { urls } from '../urls.ts'
import { explain } from '../words.ts'
import { readerSchema } from './step.form.ts'

export const getReaders = (visit: Visit): Promise<Reply> =>
  show(visit, { day: dateAnswers(dayOf(nowFor(visit.who))), time: '9:30' })

export const resumeReaders = (visit: Visit): Promise<Reply> => show(visit, answersOf(visit.body))

async function show(visit: Visit, answers: Answers, errors: readonly FieldError[] = [], status = 200): Promise<Reply> {
  const slug = visit.params['slug']!
  const opened = await openRelease(visit.database, visit.who, slug)
  if (!opened.ok) return pageNotFound
  const people = await peopleAtWork(visit.database, visit.who)
  return visit.page(
    {
      title: `Who reads it early: ${opened.value.release.recipe.title}`,
      errors: errors.length > 0,
      back: { href: urls.release(slug), text: opened.value.release.recipe.title },
      body: readersView(opened.value, people, answers, errors, visit.csrf),
    },
    status,
  )
}

function readersView(
  { release, readers, mayListReaders }: Opened,
  people: readonly Person[],
  answers: Answers,
  errors: readonly FieldError[],
  csrf: SafeHtml,
): SafeHtml {
  return html`${errorSummaryFor(errors)}
    <h1 class="govuk-heading-l">
      <span class="govuk-caption-l">${release.recipe.title}</span>
      Who reads it early
    </h1>
    <p class="govuk-body">
      Those listed may read the release from their moment on, once it is scheduled. Each reading is in the audit, and
      the list, with names and posts, is public beside the release.
    </p>
    ${
      readers.length === 0
        ? html`<p class="govuk-body">Nobody is on the list.</p>`
        : listView(readers, release.slug, mayListReaders, csrf)
    }
    ${mayListReaders && addView(release.slug, people, answers, errors, csrf)}`
}

const listView = (readers: readonly Reader[], slug: string, mayChange: boolean, csrf: SafeHtml): SafeHtml =>
  stackTable({
    caption: 'Who reads it early',
    captionClasses: 'govuk-visually-hidden',
    head: [
      { text: 'Who' },
      { text: 'From' },
      { text: 'What for' },
      ...(mayChange ? [{ text: 'Take off the list', isTextHidden: true }] : []),
    ],
    rows: readers.map((reader) =>
      [
        { html: html`${reader.name}<br /><span class="waymark-quiet">${reader.jobTitle}</span>` },
        { text: dateTimeInWords(reader.from) },
        { text: reader.needsItFor },
        mayChange && {
          html: html`<form method="post" action="${urls.readers(slug)}">
            ${csrf}
            <input type="hidden" name="reader" value="${reader.readerId}" />
            <input type="hidden" name="version" value="${String(reader.version)}" />
            ${button({
              html: html`Take off the list<span class="govuk-visually-hidden">: ${reader.name}</span>`,
              name: 'intent',
              value: 'remove',
              classes: 'govuk-button--secondary govuk-!-margin-bottom-0',
            })}
          </form>`,
        },
      ].filter((cell) => cell !== false),
    ),
  })

function addView(
  slug: string,
  people: readonly Person[],
  answers: Answers,
  errors: readonly FieldError[],
  csrf: SafeHtml,
): SafeHtml {
  const field = fieldsOf(answers, errors)
  return html`<h2 class="govuk-heading-m">Put somebody on the list</h2>
    <form method="post" action="${urls.readers(slug)}" novalidate>
      ${csrf}
      ${select({
        ...field('person'),
        label: { text: 'Who' },
        items: [
          { value: '', text: '' },
          ...people.map(({ userId, name, jobTitle, agency }) => ({
            value: userId,
            text: `${name}, ${jobTitle}, ${agency}`,
          })),
        ],
      })}
      ${dateField({ name: 'day', legend: 'From which day', answers, errors })}
      ${input({
        ...field('time'),
        label: { text: 'From which time, in the United Kingdom' },
        hint: { text: 'Such as 9:30 or 14:00.' },
        classes: 'govuk-input--width-5',
      })}
      ${input({ ...field('needs_it_for'), label: { text: 'What they need it for' }, hint: { text: 'Such as: to answer questions of the press on the day.' } })}
      ${button({ text: 'Put on the list', preventDoubleClick: true, name: 'intent', value: 'add' })}
    </form>`
}

export async function postReaders(visit: Visit): Promise<Reply> {
  const slug = visit.params['slug']!
  const answers = answersOf(visit.body)
  if (visit.body['intent'] === 'remove') {
    const { reader, version } = visit.body
    const known = { slug, readerId: String(reader ?? ''), version: Number(version) }
    return answer(visit, answers, await removeEarlyReader(visit.database, visit.who, known))
  }
  const parsed = parseForm(readerSchema, visit.body)
  if (!parsed.ok) return show(visit, answers, parsed.errors, 422)
  return answer(visit, answers, await addEarlyReader(visit.database, visit.who, { slug, ...parsed.value }))
}

function answer(
  visit: Visit,
  answers: Answers,
  done: { ok: true } | { ok: false; refusal: ReaderRefusal },
): Reply | Promise<Reply> {
  if (done.ok) return redirectTo(urls.readers(visit.params['slug']!))
  if (done.refusal.kind === 'not_found') return pageNotFound
  const field = done.refusal.kind === 'on_the_list' || done.refusal.kind === 'not_at_work' ? 'person' : ''
  return show(visit, answers, [{ field, text: explain(done.refusal) }], 422)
}
