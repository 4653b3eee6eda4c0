/** What Observable Plot draws, as markup that the pages' security policy admits and a typesetter can read. */
import * as Plot from '@observablehq/plot'
import { parseHTML } from 'linkedom'
import { raw, type SafeHtml } from '../pages/index.ts'

type SvgNode = {
  readonly innerHTML: string
  querySelectorAll(selector: string): Iterable<{ remove(): void; removeAttribute(name: string): void }>
}

/** The inside of the svg element. Every text in the options is escaped by the serialiser. */
export function plotted(options: Plot.PlotOptions): SafeHtml {
  const { document } = parseHTML('<!doctype html><html></html>')
  const svg = Plot.plot({ ...options, document: document as never }) as unknown as SvgNode
  return raw(withoutStyle(svg))
}

/** Plot brings a style element and marks for its own scripts: neither is wanted, nor would the policy admit the first. */
function withoutStyle(svg: SvgNode): string {
  for (const element of svg.querySelectorAll('style')) element.remove()
  for (const element of svg.querySelectorAll('[style]')) element.removeAttribute('style')
  for (const element of svg.querySelectorAll('[aria-label]')) element.removeAttribute('aria-label')
  for (const element of svg.querySelectorAll('[aria-description]')) element.removeAttribute('aria-description')
  return svg.innerHTML
}
