/** For tests: markup as a tree that can be compared, whatever its indentation and the order of its attributes. */
import { parseHTML } from 'linkedom'

/** What is read of a parsed document: linkedom follows the browsers' interfaces, whose types are not loaded here. */
type ParsedNode = {
  readonly nodeType: number
  readonly textContent: string | null
  readonly childNodes: Iterable<ParsedNode>
  readonly localName: string
  readonly attributes: Iterable<{ readonly name: string; readonly value: string }>
}
type Tree = string | { element: string; attributes: Record<string, string>; children: Tree[] }

const inline = new Set(['a', 'span', 'strong', 'em', 'b', 'time', 'button', 'code'])

/** The tree of `markup`, white space reduced to what a browser would show. */
export function treeOf(markup: string): Tree[] {
  const { document } = parseHTML(`<!doctype html><html><body>${markup}</body></html>`)
  return childrenOf(document.body as unknown as ParsedNode)
}

function childrenOf(parent: ParsedNode): Tree[] {
  const nodes = [...parent.childNodes].filter((node) => node.nodeType === 1 || node.nodeType === 3)
  return nodes.flatMap((node, index): Tree[] => {
    if (node.nodeType === 3) {
      const text = textOf(node, nodes[index - 1], nodes[index + 1])
      return text === '' ? [] : [text]
    }
    const attributes = [...node.attributes].map(({ name, value }): [string, string] => [name, value.trim()])
    return [
      {
        element: node.localName,
        attributes: Object.fromEntries(attributes.toSorted(([a], [b]) => (a < b ? -1 : 1))),
        children: childrenOf(node),
      },
    ]
  })
}

/** White space counts between words and inline elements, and nowhere else. */
function textOf(node: ParsedNode, before: ParsedNode | undefined, after: ParsedNode | undefined): string {
  let text = (node.textContent ?? '').replace(/\s+/g, ' ')
  if (!isInline(before)) text = text.trimStart()
  if (!isInline(after)) text = text.trimEnd()
  return text
}

const isInline = (node: ParsedNode | undefined) => node?.nodeType === 1 && inline.has(node.localName)
