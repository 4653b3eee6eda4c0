/** A child seen whole: who they are beside their story. */
import { button, html, notificationBanner, subNavigation, type SafeHtml } from '../../platform/pages/index.ts'
import { currentLevel, levelTag, riskUrls, type RiskRecord } from '../../exploitation/index.ts'
import { disruptionUrls } from '../../disruption/index.ts'
import { fullName, homeTag, restrictedTag, type Areas, type PersonDetails } from '../../people/index.ts'
import { homeAndHostOf, placementUrls } from '../../placements/index.ts'
import type { EntryGroup } from '../entry.ts'
import type { PersonView } from '../reading.ts'
import type { ChildRecords } from '../records.ts'
import { urls } from '../urls.ts'
import { contactsView } from './contacts.view.ts'
import { disruptionView } from './disruption.view.ts'
import { familyView } from './family.view.ts'
import { noticesView, safeguardingView } from './protection.view.ts'
import { riskView } from './risk.view.ts'
import { timelineView } from './timeline.view.ts'
import { whoView, type ChildSides, type Shown } from './who.view.ts'
import { whyKnown } from './words.ts'
import { workersView } from './workers.view.ts'

/** What the reader may do here. */
export type Actions = Record<
  | 'nameWorker'
  | 'assess'
  | 'close'
  | 'recordSafeguarding'
  | 'recordPlacement'
  | 'askForNotice'
  | 'recordDisruption'
  | 'hold',
  boolean
>

export type ChildShown = Shown & {
  actions: Actions
  done: string | undefined
  group: EntryGroup | undefined
  page: number
}

export function childView(view: PersonView, child: NonNullable<PersonView['child']>, shown: ChildShown): SafeHtml {
  const { person, today, family, named } = view
  const { areas } = shown
  return html`${shown.done && notificationBanner({ type: 'success', text: shown.done })}
    ${heading(person, areas, child.risk)} ${view.police && sides(person.personId, 'child')}
    ${
      shown.actions.hold &&
      html`<p class="govuk-body">
        <a class="govuk-link" href="${urls.work(person.personId)}">Who holds this child, and what is to be done</a>
      </p>`
    }
    ${actionsView(person.personId, shown.actions, child.risk)}
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-one-third">
        ${whoView(view, childSidesOf(view, child, areas), shown)} ${familyView(family, today, areas)}
      </div>
      <div class="govuk-grid-column-two-thirds">
        <section aria-labelledby="why">
          <h2 class="govuk-heading-m" id="why">Why we know them</h2>
          <p class="govuk-body">${whyKnown(child.contacts)}</p>
        </section>
        ${riskView(child.risk, today)} ${workersView(person.personId, child, shown.actions.nameWorker)}
        ${contactsView(person.personId, child, areas)} ${noticesView(child.notices, named)}
        ${disruptionView('Other disruption measures that protect them', child.disruption, today)}
        ${safeguardingView(child.safeguarding, areas, shown.actions.recordSafeguarding)}
        ${timelineView({ personId: person.personId, story: child.story, group: shown.group, page: shown.page, areas, named })}
      </div>
    </div>`
}

/** The name, and beside it what whoever opens the page must not miss. */
export const heading = (person: PersonDetails, areas: Areas, risk?: RiskRecord): SafeHtml => {
  const standing = risk && currentLevel(risk.assessments, risk.closures)
  return html`<h1 class="govuk-heading-l govuk-!-margin-bottom-2">${fullName(person)}</h1>
    <p class="govuk-body">
      ${restrictedTag(person.restricted)}
      ${standing?.state === 'assessed' && standing.level !== 'none' && html`<span class="govuk-visually-hidden">Risk: </span>${levelTag(standing.level)}`}
      ${homeTag(person.homeAuthority, areas)}
    </p>`
}

/** The way between the two sides of somebody who is both a child and, to police, a suspect or somebody warned. */
export const sides = (personId: string, here: 'child' | 'police'): SafeHtml =>
  subNavigation({
    label: 'Sides of this record',
    items: [
      { text: 'As a child', href: urls.person(personId), active: here === 'child' },
      { text: 'Warnings and police record', href: urls.police(personId), active: here === 'police' },
    ],
  })

function actionsView(personId: string, actions: Actions, risk: RiskRecord): SafeHtml | undefined {
  const isOpen = currentLevel(risk.assessments, risk.closures).state === 'assessed'
  const secondary = (text: string, href: string) => button({ text, href, classes: 'govuk-button--secondary' })
  const offered = [
    actions.assess && button({ text: 'Record an assessment', href: riskUrls.assess(personId) }),
    actions.recordSafeguarding &&
      secondary('Record what was done to make them safer', urls.recordSafeguarding(personId)),
    actions.recordPlacement && secondary('Record a placement', placementUrls.record(personId)),
    actions.askForNotice && secondary('Ask for a notice', urls.askForNotice(personId)),
    actions.recordDisruption &&
      secondary('Record another disruption measure', disruptionUrls.record({ child: personId })),
    actions.close && isOpen && secondary('Close exploitation work', riskUrls.close(personId)),
  ].filter((one) => one !== false)
  return offered.length > 0 ? html`<div class="govuk-button-group">${offered}</div>` : undefined
}

const childSidesOf = (view: PersonView, child: ChildRecords, areas: Areas): ChildSides => ({
  homeAndHost: homeAndHostOf(view.person.homeAuthority, child.placements, {
    today: view.today,
    isOurs: (authority) => !areas.isOutside(authority),
  }),
  helpers: helpersOf(child),
})

/** The authorities that received a contact or did something for the child, each once. */
const helpersOf = (child: ChildRecords): string[] => [
  ...new Set([
    ...child.contacts.map((one) => one.authority),
    ...child.safeguarding.map((one) => one.authority),
    ...child.notices.map((one) => one.notice.authority),
  ]),
]
