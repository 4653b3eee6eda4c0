/** The Ministry of Justice ships no fixtures: its own templates, rendered here, say what our components must print. */
import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { html, raw } from '../html.ts'
import { badge, subNavigation, timeline } from './moj.ts'
import { treeOf } from './same-markup.ts'

type Environment = {
  addFilter(name: string, filter: (value: string) => string): void
  render(template: string, context: unknown): string
}
const require = createRequire(import.meta.url)
const nunjucks = require('nunjucks') as { configure(folders: string[], options: object): Environment }
const folder = dirname(require.resolve('@ministryofjustice/frontend/package.json'))
const environment = nunjucks.configure([join(folder, 'moj/components')], { autoescape: true })
// Dates in words are the work of our format.ts: here the filters hand on what they are given.
for (const filter of ['date', 'mojDate']) environment.addFilter(filter, (timestamp) => `on ${timestamp}`)

const theirs = (component: string, params: unknown) =>
  treeOf(environment.render(`${component}/template.njk`, { params }))

test('the timeline renders the template’s markup', () => {
  const entry = { attributes: { 'data-kind': 'contact' }, classes: 'extra', text: 'A <call> from school' }
  const datetime = { timestamp: '2017-05-11', text: 'on 2017-05-11' }
  const ours = timeline({
    classes: 'more',
    attributes: { id: 'story' },
    headingLevel: 3,
    items: [
      { ...entry, label: { text: 'Contact & more' }, byline: { text: 'Ada Example' }, datetime },
      { label: { html: html`<b>Notice</b>` }, html: raw('<p>Issued</p>'), datetime },
    ],
  })
  const params = {
    classes: 'more',
    attributes: { id: 'story' },
    headingLevel: 3,
    items: [
      { ...entry, label: { text: 'Contact & more' }, byline: { text: 'Ada Example' }, datetime },
      { label: { html: '<b>Notice</b>' }, html: '<p>Issued</p>', datetime },
    ],
  }
  assert.deepEqual(treeOf(ours.markup), theirs('timeline', params))
})

test('the sub-navigation renders the template’s markup', () => {
  const params = {
    label: 'About this child',
    classes: 'more',
    attributes: { id: 'parts' },
    items: [
      { text: 'Summary <1>', href: '/a?b=1&c=2', active: true, attributes: { 'data-part': 'one' } },
      { text: 'Timeline', href: '/t', classes: 'extra' },
    ],
  }
  assert.deepEqual(treeOf(subNavigation(params).markup), theirs('sub-navigation', params))
  const bare = { items: [{ text: 'Only', href: '/' }] }
  assert.deepEqual(treeOf(subNavigation(bare).markup), theirs('sub-navigation', bare))
})

test('the badge renders the template’s markup', () => {
  const params = { text: 'Out of area', classes: 'moj-badge--purple', attributes: { id: 'area' } }
  assert.deepEqual(treeOf(badge(params).markup), theirs('badge', params))
  assert.deepEqual(treeOf(badge({ html: html`<i>x</i>` }).markup), theirs('badge', { html: '<i>x</i>' }))
})
