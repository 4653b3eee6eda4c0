/** A question as a page: its heading is the question, and below it one thing to answer. */
import {
  button,
  errorSummaryFor,
  fieldsOf,
  html,
  input,
  insetText,
  radios,
  textarea,
  warningText,
  type SafeHtml,
} from '../../platform/pages/index.ts'
import { HAPPENED_MAX, WHO, WHO_MAX } from '../forms.ts'
import { childOf, isProfessional, professionalSources } from '../rules.ts'
import { urls } from '../urls.ts'
import { anonymousWords, concernWords, dangerWords, sourceWords, titleOf, whoWords } from '../words.ts'
import type { Asked, QuestionPage } from './asked.ts'
import { birthView, moreChildrenView, nameView, placeView } from './child.view.ts'
import { callable, callInstead, column, trap } from './shell.ts'

export function questionView(page: QuestionPage): SafeHtml {
  const { question, answers, errors, notice, desk, csrf } = page
  const asked: Asked = { ...page, title: titleOf(question, answers), field: fieldsOf(page.typed, errors) }
  return column(html`
    ${errorSummaryFor(errors)} ${notice && insetText({ text: notice, attributes: { role: 'status' } })}
    <form method="post" action="${urls.question(question)}" novalidate data-submit-once>
      ${csrf} ${fieldsFor(asked)} ${trap}
      ${button({ text: question === 'call-999' ? 'Go on with the form' : 'Continue', preventDoubleClick: true })}
    </form>
    ${question === 'more-children' && moreChildrenView(asked)}
    ${
      isProfessional(answers) &&
      question !== 'you' &&
      html`<p class="govuk-body"><a class="govuk-link" href="${urls.code}">Save and come back later</a></p>`
    }
    ${callInstead(desk.form)}
  `)
}

const legend = (text: string) => ({ text, isPageHeading: true, classes: 'govuk-fieldset__legend--l' })
const heading = (text: string) => ({ text, isPageHeading: true, classes: 'govuk-label--l' })
const itemsOf = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, text]) => ({ value, text }))

/** One question with a few answers. */
const choice = ({ title, field }: Asked, name: string, words: Readonly<Record<string, string>>, hint?: string) =>
  radios({
    ...field(name),
    fieldset: { legend: legend(title) },
    items: itemsOf(words),
    ...(hint ? { hint: { text: hint } } : {}),
  })

function fieldsFor(asked: Asked): SafeHtml {
  const { question, title, field } = asked
  const about = childOf(question)
  if (about) return { name: nameView, birth: birthView, place: placeView }[about.part](asked, about.child)
  switch (question) {
    case 'danger':
      return choice(
        asked,
        'danger',
        dangerWords,
        'For example hurt, held somewhere, missing now, or with somebody who harms them',
      )
    case 'call-999':
      return callView(title)
    case 'you':
      return choice(
        asked,
        'who',
        Object.fromEntries(WHO.map((who) => [who, whoWords[who]])),
        'It helps us to know. You can still stay anonymous',
      )
    case 'work':
      return workView(asked)
    case 'area':
      return choice(
        asked,
        'area',
        {
          ...Object.fromEntries(asked.desk.areas.map(({ gssCode, name }) => [gssCode, name])),
          unsure: 'I am not sure, or it is somewhere else',
        },
        'Where the child lives or, if you do not know, where it happened',
      )
    case 'concern':
      return radios({
        ...field('concern'),
        fieldset: { legend: legend(title) },
        items: Object.entries(concernWords).map(([value, { text, hint }]) => ({ value, text, hint: { text: hint } })),
      })
    case 'more-children':
      return choice(asked, 'more', { yes: 'Yes', no: 'No' }, 'For example a brother, a sister or a friend')
    case 'anonymous':
      return choice(
        asked,
        'name',
        anonymousWords,
        'With your name and number we can ask what else you know. Without them we cannot tell you anything, nor ask',
      )
    case 'reach':
      return reachView(asked)
    default:
      return wordsView(asked)
  }
}

const callView = (title: string): SafeHtml => html`
  <h1 class="govuk-heading-l">${title}</h1>
  ${warningText({ text: 'This form is not read at once. A child in danger now needs the police or an ambulance.' })}
  <p class="govuk-body">
    Call ${callable('999')}. If you cannot speak, call from a mobile and press <strong>55</strong> when you are asked
    to. If you are deaf or hard of hearing, use <strong>18000</strong> or text 999 if you are registered.
  </p>
  <p class="govuk-body">
    Once you have called, or if you cannot, you can still go on here. What you have answered is kept.
  </p>
`

const wordsView = ({ question, title, field }: Asked): SafeHtml =>
  question === 'happened'
    ? textarea({
        ...field('happened'),
        label: heading(title),
        rows: 10,
        hint: {
          text: `What you saw or heard, when and where, and from whom you know it. Write it in your own words; you need no proof. Up to ${HAPPENED_MAX.toLocaleString('en-GB')} characters`,
        },
      })
    : textarea({
        ...field('harming'),
        label: heading(title),
        rows: 6,
        hint: {
          text: `Names, nicknames, what they look like, cars, places, or names they use online. Leave it empty if you do not know. Up to ${WHO_MAX.toLocaleString('en-GB')} characters`,
        },
      })

const workView = ({ title, field }: Asked): SafeHtml => html`
  <h1 class="govuk-heading-l">${title}</h1>
  ${input({
    ...field('organisation'),
    label: { text: 'Name of your organisation', classes: 'govuk-label--s' },
    autocomplete: 'organization',
  })}
  ${input({
    ...field('role'),
    label: { text: 'Your job or role', classes: 'govuk-label--s' },
    autocomplete: 'organization-title',
  })}
  ${radios({
    ...field('source'),
    fieldset: { legend: { text: 'What kind of organisation is it?', classes: 'govuk-fieldset__legend--s' } },
    classes: 'govuk-radios--small',
    items: professionalSources.map((code) => ({ value: code, text: sourceWords(code) })),
  })}
`

function reachView({ title, field, answers }: Asked): SafeHtml {
  const isWork = isProfessional(answers)
  const isChild = answers.you?.['who'] === 'self'
  return html`
    <h1 class="govuk-heading-l">${title}</h1>
    ${
      isChild &&
      html`<p class="govuk-body">You can leave this empty. Give a number only if nobody unsafe sees or hears it.</p>`
    }
    ${
      !isChild &&
      input({
        ...field('caller_name'),
        label: { text: 'Your name', classes: 'govuk-label--s' },
        autocomplete: 'name',
        spellcheck: false,
      })
    }
    ${input({
      ...field('phone'),
      type: 'tel',
      label: { text: isWork ? 'Phone number' : 'Phone number (optional)', classes: 'govuk-label--s' },
      classes: 'govuk-input--width-20',
      autocomplete: 'tel',
    })}
    ${input({
      ...field('safe'),
      label: {
        text: isWork ? 'When to call (optional)' : 'When it is safe to call (optional)',
        classes: 'govuk-label--s',
      },
      hint: { text: 'Such as “after 4pm”, or “text first”' },
    })}
  `
}
