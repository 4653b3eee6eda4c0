/** Somebody who is no child to us: who they are, notices given to them, and what police did, for those who may see it. */
import {
  html,
  notificationBanner,
  shortDate,
  stackTable,
  summaryList,
  type Content,
  type SafeHtml,
} from '../../platform/pages/index.ts'
import type { PlainDate } from '../../platform/dates.ts'
import { disruptionUrls } from '../../disruption/index.ts'
import {
  bailInWords,
  describedInWords,
  investigationUrls,
  type Description,
  outcomeInWords,
  warrantInWords,
  type PoliceEvent,
} from '../../investigations/index.ts'
import type { Areas } from '../../people/index.ts'
import { labelOf, warrantKinds } from '../../reference/index.ts'
import type { PersonView } from '../reading.ts'
import type { PoliceRecords } from '../records.ts'
import { heading, sides } from './child.view.ts'
import { disruptionView } from './disruption.view.ts'
import { familyView } from './family.view.ts'
import { noticesTable, operationLink } from './protection.view.ts'
import { whoView, type Shown } from './who.view.ts'
import { nameLink } from './words.ts'

export function adultView(
  view: PersonView,
  shown: Shown & { done: string | undefined; mayDisrupt: boolean; mayDescribe: boolean },
): SafeHtml {
  const { person, family, today, police, named } = view
  return html`${shown.done && notificationBanner({ type: 'success', text: shown.done })} ${heading(person, shown.areas)}
    ${view.child && sides(person.personId, 'police')}
    ${
      shown.mayDisrupt &&
      html`<p class="govuk-body">
        <a class="govuk-link" href="${disruptionUrls.record({ adult: person.personId })}"
          >Record a disruption measure</a
        >
      </p>`
    }
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-one-third">
        ${whoView(view, undefined, shown)} ${!view.child && familyView(family, today, shown.areas)}
      </div>
      <div class="govuk-grid-column-two-thirds">
        ${
          police
            ? html`${policeView(police, named, shown.areas, today)}
              ${police.events.length > 0 && describedView(person.personId, police.description, shown.mayDescribe)}`
            : html`<p class="govuk-body">Nothing else that you can see is on record.</p>`
        }
      </div>
    </div>`
}

const policeView = (police: PoliceRecords, named: PersonView['named'], areas: Areas, today: PlainDate): SafeHtml =>
  html`${police.notices.length > 0 && givenView(police, named)}
  ${disruptionView('Other disruption measures made on them', police.disruption, today)}
  ${police.events.length > 0 && eventsView(police, areas)}`

/** What the notice says of the child stays with the notice: here stand whom it is about, and where it stands. */
const givenView = ({ notices }: PoliceRecords, named: PersonView['named']): SafeHtml =>
  html`<section aria-labelledby="given">
    <h2 class="govuk-heading-m" id="given">Notices given to them</h2>
    <p class="govuk-body">
      A child abduction warning notice is a warning by the police. It is no conviction, and no court order.
    </p>
    ${noticesTable('Child abduction warning notices given to this person', 'To keep away from', notices, (one) =>
      nameLink(named.get(one.notice.childId)),
    )}
  </section>`

const describedView = (personId: string, one: Description | undefined, mayDescribe: boolean): SafeHtml =>
  html`<section aria-labelledby="described">
    <h2 class="govuk-heading-m" id="described">Ethnicity and nationality</h2>
    ${
      one
        ? summaryList({
            rows: describedInWords(one).map(({ name, words }) => ({ key: { text: name }, value: { text: words } })),
          })
        : html`<p class="govuk-body">Not on record.</p>`
    }
    ${
      mayDescribe &&
      html`<p class="govuk-body">
        <a class="govuk-link" href="${investigationUrls.describe(personId)}"
          >${one ? 'Put ethnicity and nationality right' : 'Record ethnicity and nationality'}</a
        >
      </p>`
    }
  </section>`

const eventsView = ({ events, stateOf }: PoliceRecords, areas: Areas): SafeHtml =>
  html`<section aria-labelledby="police">
    <h2 class="govuk-heading-m" id="police">Police record</h2>
    ${stackTable({
      caption: 'Arrests, interviews, warrants and charges, the latest first',
      captionClasses: 'govuk-visually-hidden',
      head: [{ text: 'What happened' }, { text: 'Day' }, { text: 'Authority' }, { text: 'Within' }],
      rows: events
        .toReversed()
        .map((event): Content[] => [
          { html: eventCell(event, stateOf) },
          { text: shortDate(event.on) },
          { text: areas.nameOf(event.authority) },
          { html: operationLink(event.operation) },
        ]),
    })}
  </section>`

function eventCell(event: PoliceEvent, stateOf: PoliceRecords['stateOf']): SafeHtml {
  const cell = (what: string, ...more: (string | null | undefined)[]) =>
    html`${what}${more
      .filter((one) => Boolean(one))
      .map((one) => html`<br /><span class="waymark-quiet waymark-said">${one}</span>`)}`
  switch (event.kind) {
    case 'arrest':
      return cell(
        'Arrest',
        event.suspectedOffence && `On suspicion of: ${event.suspectedOffence}`,
        event.bail && bailInWords(event.bail),
        event.bail?.conditions && `Conditions: ${event.bail.conditions}`,
      )
    case 'voluntary_interview':
      return cell('Voluntary interview')
    case 'warrant':
      return cell(
        `${labelOf(warrantKinds, event.warrantKind)} ${event.issuedOn === null ? 'applied for' : 'issued'}`,
        warrantInWords(stateOf(event)),
        event.premises && `Premises: ${event.premises}`,
      )
    case 'charge':
      return cell('Charge', event.offence, outcomeInWords(event))
  }
}
