// Axe, with its findings put so that one can act on them.
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

const wcag22aa = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** Fails unless the page, as it now stands, passes every WCAG 2.2 AA rule that axe knows. */
export async function checkAccessible(page: Page): Promise<void> {
  // The legacy mode leaves out only frames of other origins, which the pages' security policy forbids, and is twice as quick.
  const { violations } = await new AxeBuilder({ page }).withTags(wcag22aa).setLegacyMode(true).analyze()
  if (violations.length === 0) return
  const findings = violations.flatMap(({ id, help, helpUrl, nodes }) => [
    `${id}: ${help} (${helpUrl})`,
    ...nodes.map(({ target, html }) => `    ${target.flat().join(' ')}   ${html.slice(0, 160)}`),
  ])
  throw new Error(`${page.url()} is not accessible:\n${findings.join('\n')}`)
}
