/** Who is linked to whom: a picture for those who use one, and under it the same in a table. */
import type { Visit } from '../../access/index.ts'
import { bornInWords, fullName, isPersonId, personUrl } from '../../people/index.ts'
import { json, pageNotFound, type Reply } from '../../platform/http/index.ts'
import {
  assetUrl,
  button,
  checkboxes,
  details,
  html,
  insetText,
  listInWords,
  radios,
  raw,
  type SafeHtml,
} from '../../platform/pages/index.ts'
import { everything, isPerson, type Filter } from '../graph.ts'
import { viewNetwork, type NetworkView } from '../reading.ts'
import { thingKinds } from '../thing.ts'
import { urls } from '../urls.ts'
import { edgesTable, moreNodes, nameOf } from './edges.view.ts'
import { whenInWords, confidenceInWords, kindLabel } from '../words.ts'
import { idOf } from '../graph.ts'

type Asked = { steps: 1 | 2; filter: Filter; query: string }

const RELATIVES = 'relatives'

/** What the form asks for; everything, where it asks for nothing. */
function askedOf(query: Visit['query']): Asked {
  const wanted = [query['show']].flat().filter((one): one is string => typeof one === 'string')
  const kinds = thingKinds.map((one) => one.code).filter((code) => wanted.includes(code))
  const relatives = wanted.includes(RELATIVES)
  const isAsked = kinds.length > 0 || relatives
  const steps = query['steps'] === '1' ? 1 : 2
  const text = new URLSearchParams({ steps: String(steps) })
  if (isAsked) for (const one of [...kinds, ...(relatives ? [RELATIVES] : [])]) text.append('show', one)
  return { steps, filter: isAsked ? { kinds, relatives } : everything, query: text.toString() }
}

export async function getNetwork(visit: Visit): Promise<Reply> {
  const { database, who, params } = visit
  if (!isPersonId(params['id'])) return pageNotFound
  const asked = askedOf(visit.query)
  const found = await viewNetwork(database, who, params['id'], asked)
  if (!found.ok) return pageNotFound
  const { person, graph } = found.value
  const title = `Who is linked to ${fullName(person)}`
  return visit.page({
    title,
    wide: true,
    back: { href: urls.links(person.personId), text: `What ${fullName(person)} is linked to` },
    body: html`<h1 class="govuk-heading-l">${title}</h1>
      ${details({ summaryText: 'Choose what is shown', html: choicesView(person.personId, asked) })}
      ${
        graph.edges.length === 0
          ? html`<p class="govuk-body">Nobody and nothing is linked that you can see.</p>`
          : html`${pictureView(person.personId, asked)} ${leftOffView(found.value)}
            ${edgesTable(graph.edges, found.value, `Every link ${asked.steps === 1 ? 'one step' : 'up to two steps'} from ${fullName(person)}`)}`
      }
      <p class="govuk-body">
        <a class="govuk-link" href="${urls.path(person.personId)}"
          >Find the way from ${fullName(person)} to somebody else</a
        >
      </p>`,
  })
}

const choicesView = (personId: string, { steps, filter }: Asked): SafeHtml =>
  html`<form method="get" action="${urls.network(personId)}" class="waymark-network-choices">
    ${radios({
      name: 'steps',
      idPrefix: 'steps',
      value: String(steps),
      classes: 'govuk-radios--inline govuk-radios--small',
      fieldset: { legend: { text: 'How far', classes: 'govuk-fieldset__legend--s' } },
      items: [
        { value: '1', text: 'One step' },
        { value: '2', text: 'Two steps' },
      ],
    })}
    ${checkboxes({
      name: 'show',
      idPrefix: 'show',
      values: [...filter.kinds, ...(filter.relatives ? [RELATIVES] : [])],
      classes: 'govuk-checkboxes--small',
      fieldset: { legend: { text: 'What', classes: 'govuk-fieldset__legend--s' } },
      items: [
        { value: RELATIVES, text: 'Family and associates' },
        ...thingKinds.map((one) => ({ value: one.code, text: one.label })),
      ],
    })}
    ${button({ text: 'Show', classes: 'govuk-button--secondary' })}
  </form>`

/** Shown by its script alone. The table holds the same, and is what a screen reader is given. */
const pictureView = (personId: string, { query }: Asked): SafeHtml =>
  html`<div class="waymark-network" data-network-url="${urls.data(personId, query)}" aria-hidden="true" hidden></div>
    ${raw(`<script type="module" src="${assetUrl('waymark/network.js')}"></script>`)}`

function leftOffView(view: NetworkView): SafeHtml | false {
  const names = moreNodes(view)
  return (
    names.length > 0 &&
    insetText({
      text: `More is linked to ${listInWords(names)} than is drawn here: open ${names.length === 1 ? 'it' : 'each'} for all of it.`,
    })
  )
}

/** The same, as the picture's script asks for it. */
export async function getPicture(visit: Visit): Promise<Reply> {
  const { database, who, params } = visit
  if (!isPersonId(params['id'])) return pageNotFound
  const found = await viewNetwork(database, who, params['id'], askedOf(visit.query))
  if (!found.ok) return pageNotFound
  const { graph, people, today } = found.value
  const person = (node: string) => people.get(idOf(node))
  return json({
    nodes: [...graph.steps].map(([id, step]) => ({
      id,
      step,
      label: nameOf(id, found.value),
      kind: isPerson(id) ? 'person' : (graph.edges.find((one) => one.ends.includes(id))?.thing?.kind ?? 'thing'),
      about: isPerson(id) ? bornInWords(person(id)?.dateOfBirth ?? null, today) : '',
      url: isPerson(id) ? personUrl(idOf(id)) : urls.thing(idOf(id)),
      more: graph.more.has(id),
    })),
    edges: graph.edges.map((edge) => ({
      id: edge.edgeId,
      source: edge.ends[0],
      target: edge.ends[1],
      label: edge.thing ? '' : edge.label,
      kind: edge.thing ? kindLabel(edge.thing.kind) : edge.label,
      when: whenInWords(edge),
      confidence: edge.confidence,
      sure: confidenceInWords(edge.confidence),
      ended: edge.validTo !== null,
    })),
  })
}
