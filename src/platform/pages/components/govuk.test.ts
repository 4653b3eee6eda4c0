/** Every fixture that GOV.UK Frontend publishes with its package, rendered by our components and compared as a tree. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { raw, type SafeHtml } from '../html.ts'
import * as components from './index.ts'
import { treeOf } from './same-markup.ts'

type Fixture = { name: string; options: Record<string, unknown>; html: string }
const render = components as unknown as Record<string, (options: unknown) => SafeHtml>

const names = [
  'back-link',
  'breadcrumbs',
  'button',
  'checkboxes',
  'date-input',
  'details',
  'error-message',
  'error-summary',
  'exit-this-page',
  'fieldset',
  'file-upload',
  'hint',
  'input',
  'inset-text',
  'label',
  'notification-banner',
  'pagination',
  'panel',
  'phase-banner',
  'radios',
  'select',
  'service-navigation',
  'skip-link',
  'summary-list',
  'table',
  'tabs',
  'tag',
  'textarea',
  'warning-text',
]

for (const name of names) {
  test(`${name} renders the markup of every official fixture`, () => {
    const path = `../../../../node_modules/govuk-frontend/dist/govuk/components/${name}/fixtures.json`
    const { fixtures } = JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')) as { fixtures: Fixture[] }
    assert.ok(fixtures.length > 0)
    const component = render[name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())]
    assert.ok(component)
    // What a script of GOV.UK Frontend's own makes of a field for files is not offered here.
    for (const fixture of fixtures.filter(({ options }) => !options['javascript'])) {
      const ours = component(withTrustedMarkup(fixture.options))
      assert.deepEqual(treeOf(ours.markup), treeOf(fixture.html), fixture.name)
    }
  })
}

const markupKeys = new Set([
  'html',
  'titleHtml',
  'descriptionHtml',
  'summaryHtml',
  'start',
  'end',
  'navigationStart',
  'navigationEnd',
])

/** The fixtures write markup as strings; our components take it only from those who say that they trust it. */
function withTrustedMarkup(value: unknown, key = ''): unknown {
  if (typeof value === 'string') return markupKeys.has(key) ? raw(value) : value
  if (Array.isArray(value)) return value.map((item) => withTrustedMarkup(item))
  if (typeof value !== 'object' || value === null || key === 'attributes') return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withTrustedMarkup(inner, name)]))
}
