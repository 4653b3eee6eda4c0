/** What a visit to a page of figures asks: its choices read from the address, or the way to put them right. */
import { areasOf } from '../../people/index.ts'
import type { Visit } from '../../access/index.ts'
import { nowFor } from '../../platform/database/index.ts'
import { dayOf } from '../../platform/dates.ts'
import { json, redirectTo, type Reply } from '../../platform/http/index.ts'
import { errorSummaryFor, html, type FieldError } from '../../platform/pages/index.ts'
import { addressOf, one, readChoices, several, type Choices, type Query, type Setting } from './choices.ts'
import { choicesView, typedOf, type ChoicesShown } from './choices.view.ts'

export type Asked = { choices: Choices; shown: ChoicesShown; setting: Setting; query: Query }
export type NotAsked = { choices: undefined; errors: readonly FieldError[]; shown: ChoicesShown }

/** The choices that the query of a visit makes. `keep` names what else the address of the page may say. */
export async function askedOf(
  { database, who }: Visit,
  query: Query,
  path: string,
  keep: readonly string[] = [],
): Promise<Asked | NotAsked> {
  const { own: area } = await areasOf(database, who)
  const setting = { today: dayOf(nowFor(who)), homeArea: who.homeArea, area }
  const read = readChoices(query, setting)
  const shown = {
    path,
    area,
    areaName: area[0]?.policeForce ?? '',
    today: setting.today,
    keep: Object.fromEntries(keep.map((name) => [name, one(query, name) || undefined])),
  }
  if (!read.ok) {
    const { errors } = read
    return { choices: undefined, errors, shown: { ...shown, errors, typed: typedAgain(query, setting) } }
  }
  return { choices: read.choices, shown: { ...shown, errors: [], typed: typedOf(read.choices) }, setting, query }
}

/** What was typed, with what the address left out as it would have been taken. */
function typedAgain(query: Query, { homeArea }: Setting): Query {
  const hasDates = (name: string) => one(query, name) !== ''
  return {
    ...query,
    area:
      several(query, 'area').length > 0 || query['asked'] !== undefined ? several(query, 'area') : [homeArea ?? 'all'],
    ...(one(query, 'period') === '' && (hasDates('from') || hasDates('to')) ? { period: 'dates' } : {}),
    ...(one(query, 'compare') === '' && (hasDates('compare_from') || hasDates('compare_to'))
      ? { compare: 'dates' }
      : {}),
  }
}

/** A form that was sent leads to the address of what it asked, which says the same to whoever opens it later. */
export const tidyAddress = ({ choices, shown, query }: Asked): Reply | undefined =>
  query['asked'] === undefined ? undefined : redirectTo(addressOf(shown.path, choices, shown.keep))

/** The form again, with what was typed and what would be right. */
export const chooseAgain = (visit: Visit, title: string, { errors, shown }: NotAsked): Reply =>
  visit.page(
    {
      title,
      errors: true,
      wide: true,
      body: html`${errorSummaryFor(errors)}
        <h1 class="govuk-heading-l">${title}</h1>
        ${choicesView(shown, undefined)}`,
    },
    422,
  )

/** The same for a program. */
export const problemOf = ({ url }: Visit, errors: readonly FieldError[]): Reply =>
  json(
    {
      type: 'about:blank',
      title: 'The question cannot be answered',
      status: 422,
      detail: errors.map(({ text }) => text).join('. '),
      instance: url,
      errors: errors.map(({ field, text }) => ({ pointer: `#/${field}`, detail: text })),
    },
    422,
  )
