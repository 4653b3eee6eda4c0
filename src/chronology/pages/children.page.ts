/** The children at risk now: how many at each level, and who, the greatest risk first. */
import { may, type Actor, type Visit } from '../../access/index.ts'
import type { PlainDate } from '../../platform/dates.ts'
import type { Reply } from '../../platform/http/index.ts'
import {
  ageInWords,
  button,
  counted,
  html,
  number,
  pagination,
  select,
  shortDate,
  stackTable,
  subNavigation,
  type Content,
  type SafeHtml,
} from '../../platform/pages/index.ts'
import { contactUrls } from '../../contacts/index.ts'
import { directionLabels, exploitationLabel, levelLabel, levelTag, riskUrls } from '../../exploitation/index.ts'
import { areasOf, homeTag, NOT_KNOWN, restrictedTag, type Areas } from '../../people/index.ts'
import { levelsAtRisk, listChildren, type ChildAtRisk, type ChildrenPage, type ChildrenQuery } from '../children.ts'
import { urls } from '../urls.ts'
import { pageItems, pageOf } from './page-items.ts'
import { concernLabel, nameLink } from './words.ts'

/** In the address: every area, for somebody whose list begins with their own. */
const EVERYWHERE = 'all'

export async function getChildren(visit: Visit): Promise<Reply> {
  const { database, who } = visit
  const areas = await areasOf(database, who)
  const query = queryOf(visit.query, who, areas)
  const found = await listChildren(database, who, query)
  return visit.page({
    title: 'Children at risk now',
    wide: true,
    nonVisibleState: found.pages > 1 ? `page ${found.page} of ${found.pages}` : undefined,
    body: childrenView(found, query, areas, may(visit.who, 'view_coverage')),
  })
}

/** What the address asks for. Without an area the list is of one's own, where one works for a council. */
function queryOf(query: Visit['query'], who: Actor, areas: Areas): ChildrenQuery {
  const one = (name: string) => (typeof query[name] === 'string' ? query[name] : '')
  const known = areas.own.find(({ gssCode }) => gssCode === one('area'))?.gssCode
  return {
    level: levelsAtRisk.find((level) => level === one('level')),
    authority: one('area') === '' ? who.homeArea : known,
    page: pageOf(one('page')),
  }
}

function childrenView(found: ChildrenPage, query: ChildrenQuery, areas: Areas, mayViewCoverage: boolean): SafeHtml {
  const { children, page, pages } = found
  const area = query.authority ?? EVERYWHERE
  return html`<h1 class="govuk-heading-l">Children at risk now</h1>
    ${
      mayViewCoverage &&
      html`<p class="govuk-body">
        <a class="govuk-link" href="${riskUrls.coverage}"
          >Who of those at the highest level has a named officer and social worker</a
        >
      </p>`
    }
    ${levelNavigation(found, query.level, area)} ${areaForm(query, areas)}
    ${
      children.length > 0
        ? childrenTable(children, found.today, areas)
        : html`<p class="govuk-body">
            No child whom you can see is now at risk${query.level || query.authority ? ' as asked for here' : ''}.
          </p>`
    }
    ${elsewhere(found, query)}
    ${pages > 1 && pagination(pageItems(page, pages, (to) => urls.children({ level: query.level, area, page: to })))}`
}

function levelNavigation({ counts }: ChildrenPage, level: ChildrenQuery['level'], area: string): SafeHtml {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0)
  return subNavigation({
    label: 'By level of risk',
    items: [
      { text: `All (${number(total)})`, href: urls.children({ area }), active: level === undefined },
      ...levelsAtRisk.map((one) => ({
        text: `${levelLabel(one)} (${number(counts.get(one) ?? 0)})`,
        href: urls.children({ level: one, area }),
        active: level === one,
      })),
    ],
  })
}

const areaForm = (query: ChildrenQuery, areas: Areas): SafeHtml =>
  html`<form method="get" action="${urls.children()}" class="waymark-filter">
    ${query.level && html`<input type="hidden" name="level" value="${query.level}" />`}
    ${select({
      name: 'area',
      label: { text: 'Area' },
      hint: { text: 'Children who live there, or of whom a contact was received there' },
      value: query.authority ?? EVERYWHERE,
      items: [
        { value: EVERYWHERE, text: 'Every area' },
        ...areas.own.map(({ gssCode, name }) => ({ value: gssCode, text: name })),
      ],
    })}
    ${button({ text: 'Show', classes: 'govuk-button--secondary' })}
  </form>`

/** A list of one area must not pass for the whole. */
function elsewhere({ counts, everywhere }: ChildrenPage, query: ChildrenQuery): SafeHtml | undefined {
  if (query.authority === undefined) return undefined
  const here = [...counts.values()].reduce((sum, count) => sum + count, 0)
  if (everywhere === here) return undefined
  return html`<p class="govuk-body">
    ${counted(everywhere - here, 'more child', 'more children')} of other areas, or of whom no area is known:
    <a class="govuk-link" href="${urls.children({ level: query.level, area: EVERYWHERE })}">show every area</a>
  </p>`
}

const childrenTable = (children: readonly ChildAtRisk[], today: PlainDate, areas: Areas): SafeHtml =>
  stackTable({
    caption: 'Children at risk, the greatest risk first',
    captionClasses: 'govuk-visually-hidden',
    head: [
      { text: 'Child' },
      { text: 'Age' },
      { text: 'Level' },
      { text: 'Since' },
      { text: 'Home' },
      { text: 'Latest contact' },
    ],
    rows: children.map((child): Content[] => [
      { html: nameCell(child) },
      { text: child.person.dateOfBirth ? ageInWords(child.person.dateOfBirth, today) : NOT_KNOWN },
      { html: levelCell(child) },
      { html: sinceCell(child) },
      { html: homeCell(child, areas) },
      { html: contactCell(child) },
    ]),
  })

const nameCell = ({ person }: ChildAtRisk): SafeHtml =>
  html`${nameLink(person)} ${restrictedTag(person.restricted)}<br /><span class="waymark-quiet">${person.ref}</span>`

const levelCell = ({ level, direction, exploitation }: ChildAtRisk): SafeHtml =>
  html`${levelTag(level)}<br /><span class="waymark-quiet"
      >${directionLabels[direction]}. ${exploitationLabel(exploitation)}</span
    >`

const sinceCell = ({ since, assessedOn }: ChildAtRisk): SafeHtml =>
  html`${shortDate(since)}${
    assessedOn !== since && html`<br /><span class="waymark-quiet">Last assessed ${shortDate(assessedOn)}</span>`
  }`

function homeCell({ person: { homeAuthority } }: ChildAtRisk, areas: Areas): SafeHtml {
  if (homeAuthority === null) return html`${NOT_KNOWN}`
  return homeTag(homeAuthority, areas) ?? html`${areas.nameOf(homeAuthority)}`
}

function contactCell({ latestContact }: ChildAtRisk): SafeHtml {
  if (!latestContact) return html`<span class="waymark-quiet">None that you can see</span>`
  return html`<a class="govuk-link" href="${contactUrls.contact(latestContact.contactId)}"
      >${shortDate(latestContact.receivedOn)}<span class="govuk-visually-hidden">, ${latestContact.ref}</span></a
    ><br /><span class="waymark-quiet">${concernLabel(latestContact.concern)}</span>`
}
