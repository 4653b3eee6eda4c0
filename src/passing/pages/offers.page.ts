/** The offers to us, those by us, and what became of the others; and the log of who sent what to whom. */
import type { Visit } from '../../access/index.ts'
import { areasOf, type Areas } from '../../people/index.ts'
import { pageNotFound, type Reply } from '../../platform/http/index.ts'
import {
  counted,
  dateInWords,
  html,
  number,
  pagination,
  shortDateTime,
  stackTable,
  subNavigation,
  type SafeHtml,
} from '../../platform/pages/index.ts'
import { viewDisclosures, viewOffers, type ListedOffer, type OfferPage } from '../reading.ts'
import type { OfferList } from '../store.ts'
import { urls } from '../urls.ts'
import { concernLabel, fromTo, lastStepInWords, stateTag, wayWords } from '../words.ts'

const lists: readonly OfferList[] = ['to', 'by', 'over']
const listWords: Record<OfferList, string> = {
  to: 'Offered to us',
  by: 'Offered by us',
  over: 'Answered or taken back',
}
const noneWords: Record<OfferList, string> = {
  to: 'No contact is offered to you.',
  by: 'You offer no contact.',
  over: 'No offer was answered or taken back yet.',
}

const pageOf = (query: Visit['query']): number => {
  const asked = Number(query['page'])
  return Number.isInteger(asked) && asked > 0 && asked < 100_000 ? asked : 1
}

export async function getOffers(visit: Visit): Promise<Reply> {
  const { database, who, query } = visit
  const list = lists.find((one) => one === query['list']) ?? 'to'
  const found = await viewOffers(database, who, { list, page: pageOf(query) })
  if (!found.ok) return pageNotFound
  const { page, pages } = found.value
  return visit.page({
    title: listWords[list],
    nonVisibleState: pages > 1 ? `page ${page} of ${pages}` : undefined,
    wide: true,
    body: offersView(found.value, list, await areasOf(database, who)),
  })
}

function offersView({ offers, counts, page, pages }: OfferPage, list: OfferList, areas: Areas): SafeHtml {
  return html`<h1 class="govuk-heading-l">Contacts between authorities</h1>
    ${subNavigation({
      label: 'By whose they are',
      items: lists.map((one) => ({
        text: `${listWords[one]} (${number(counts[one])})`,
        href: urls.offers(one),
        active: one === list,
      })),
    })}
    ${offers.length === 0 ? html`<p class="govuk-body">${noneWords[list]}</p>` : tableOf(offers, areas, listWords[list])}
    ${pagesView(page, pages, (to) => urls.offers(list, to))}
    <p class="govuk-body">
      <a class="govuk-link" href="/handover">Files to and from other Waymarks</a>
    </p>`
}

const tableOf = (offers: readonly ListedOffer[], areas: Areas, caption: string): SafeHtml =>
  stackTable({
    caption,
    captionClasses: 'govuk-visually-hidden',
    head: [
      { text: 'Offer' },
      { text: 'From and to' },
      { text: 'About' },
      { text: 'Decision' },
      { text: 'Where it stands' },
    ],
    rows: offers.map(({ offer, state }) => [
      {
        html: html`<a class="govuk-link" href="${urls.offer(offer.offerId)}">${offer.ref}</a><br /><span
            class="waymark-quiet"
            >${shortDateTime(offer.offeredAt)} by ${offer.offeredBy}</span
          >`,
      },
      { html: html`${fromTo(offer, areas)}<br /><span class="waymark-quiet">${wayWords[offer.way]}</span>` },
      {
        html: html`${concernLabel(offer.concern)}<br /><span class="waymark-quiet"
            >${counted(offer.children, 'child', 'children')}, contact ${offer.contactRef}</span
          >`,
      },
      { text: `Due by ${dateInWords(offer.decisionDueOn)}` },
      { html: html`${stateTag(state)}<br /><span class="waymark-quiet">${lastStepInWords(offer) ?? ''}</span>` },
    ]),
  })

const pagesView = (page: number, pages: number, to: (page: number) => string): SafeHtml | false =>
  pages > 1 &&
  pagination({
    ...(page > 1 ? { previous: { href: to(page - 1), labelText: `${page - 1} of ${pages}` } } : {}),
    ...(page < pages ? { next: { href: to(page + 1), labelText: `${page + 1} of ${pages}` } } : {}),
  })

/** For whoever answers for disclosures: everything that left or came, the latest first. */
export async function getDisclosures(visit: Visit): Promise<Reply> {
  const { database, who, query } = visit
  const found = await viewDisclosures(database, who, pageOf(query))
  if (!found.ok) return pageNotFound
  const { offers, total, page, pages } = found.value
  return visit.page({
    title: 'Who sent what to whom',
    nonVisibleState: pages > 1 ? `page ${page} of ${pages}` : undefined,
    wide: true,
    body: html`<h1 class="govuk-heading-l">Who sent what to whom</h1>
      <p class="govuk-body">
        Every contact offered to another authority, with who offered and who answered.
        ${total > 0 && `${counted(total, 'offer')} in all.`} What each person opened is in the
        <a class="govuk-link" href="/audit">audit</a>.
      </p>
      ${
        offers.length === 0
          ? html`<p class="govuk-body">Nothing was offered yet.</p>`
          : tableOf(offers, await areasOf(database, who), 'Offers of contacts, the latest first')
      }
      ${pagesView(page, pages, urls.disclosures)}`,
  })
}
