/** Links in a table: who, to what or whom, when, how surely and who said so. Pure. */
import { fullName, NAME_NOT_SHOWN, personUrl } from '../../people/index.ts'
import { html, stackTable, type SafeHtml } from '../../platform/pages/index.ts'
import type { Edge, NodeId } from '../edge.ts'
import { idOf, isPerson } from '../graph.ts'
import type { NetworkView, People } from '../reading.ts'
import { urls } from '../urls.ts'
import { confidenceInWords, kindLabel, whenInWords } from '../words.ts'

type Named = { people: People }

const personName = (node: NodeId, { people }: Named): string => {
  const person = people.get(idOf(node))
  return person ? fullName(person) : NAME_NOT_SHOWN
}

/** A person's name, or a thing as the first link to it has it. */
export const nameOf = (node: NodeId, view: NetworkView): string =>
  isPerson(node)
    ? personName(node, view)
    : (view.graph.edges.find((one) => one.ends.includes(node))?.thing?.written ?? '')

/** Those of which more is linked than is taken in. */
export const moreNodes = (view: NetworkView): string[] =>
  [...view.graph.more].slice(0, 10).map((node) => nameOf(node, view))

const personCell = (node: NodeId, named: Named): SafeHtml =>
  named.people.has(idOf(node))
    ? html`<a class="govuk-link" href="${personUrl(idOf(node))}">${personName(node, named)}</a>`
    : html`${NAME_NOT_SHOWN}`

function otherCell({ ends, thing, label }: Edge, named: Named): SafeHtml {
  const [, other] = ends
  return thing
    ? html`<a class="govuk-link" href="${urls.thing(idOf(other))}">${thing.written}</a><br /><span class="waymark-quiet"
          >${kindLabel(thing.kind)}</span
        >`
    : html`${personCell(other, named)}<br /><span class="waymark-quiet">${label}</span>`
}

export const edgesTable = (edges: readonly Edge[], named: Named, caption: string): SafeHtml =>
  stackTable({
    caption,
    captionClasses: 'govuk-table__caption--m',
    head: [{ text: 'Person' }, { text: 'Linked to' }, { text: 'When' }, { text: 'How sure' }, { text: 'Source' }],
    rows: edges.map((edge) => [
      { html: personCell(edge.ends[0], named) },
      { html: otherCell(edge, named) },
      { text: whenInWords(edge) },
      { text: confidenceInWords(edge.confidence) },
      { text: edge.source },
    ]),
  })
