import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { parseHTML } from 'linkedom'
import { attrs, html, join, raw, SafeHtml } from './html.ts'

/** Strings of all scripts, with more than their share of the characters that mean something in markup. */
const anyTyping = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.constantFrom('<', '>', '"', "'", '&', '/', '=', '`', ' ', 'script', 'onload', '-->', '&lt;', ']]>'))
    .map((parts) => parts.join('')),
)
const bodyOf = (markup: SafeHtml) =>
  parseHTML(`<!doctype html><html><body>${markup.markup}</body></html>`).document.body
/** What a parser makes of text by itself, whatever we do. */
const asParsed = (text: string) => text.replaceAll('\r\n', '\n').replaceAll('\r', '\n').replaceAll('\0', '')

test('nothing typed becomes an element', () => {
  fc.assert(
    fc.property(anyTyping, (typed) => {
      const body = bodyOf(html`<p>${typed}</p>`)
      assert.equal(body.querySelectorAll('*').length, 1)
      assert.equal(asParsed(body.querySelector('p')?.textContent ?? ''), asParsed(typed))
    }),
  )
})

test('nothing typed leaves the attribute it stands in, however that was written', () => {
  fc.assert(
    fc.property(anyTyping, (typed) => {
      for (const markup of [
        html`<p title="${typed}">x</p>`,
        html`<p title="${typed}">x</p>`,
        html`<p${attrs({ title: typed })}>x</p>`,
      ]) {
        const body = bodyOf(markup)
        const paragraph = body.querySelector('p')
        assert.equal(body.querySelectorAll('*').length, 1)
        assert.deepEqual(
          [...(paragraph?.attributes ?? [])].map(({ name }) => name),
          ['title'],
        )
        assert.equal(asParsed(paragraph?.getAttribute('title') ?? ''), asParsed(typed))
      }
    }),
  )
})

test('escaped markup holds none of the characters that could end a text or an attribute', () => {
  fc.assert(
    fc.property(anyTyping, (typed) => {
      const { markup } = html`${typed}`
      assert.doesNotMatch(markup, /[<>"']/)
      assert.doesNotMatch(markup, /&(?!(amp|lt|gt|quot|#39);)/)
    }),
  )
})

test('what is not there prints nothing, and what is there prints once', () => {
  assert.equal(html`${undefined}${null}${false}${''}${0}${['a', [1, html`<b>b</b>`]]}`.markup, '0a1<b>b</b>')
  assert.equal(html`<p>${html`<b>${'<'}</b>`}</p>`.markup, '<p><b>&lt;</b></p>')
  assert.equal(html`${raw('<i>')}`.markup, '<i>')
  assert.equal(join(['a', false, html`<b></b>`], ', ').markup, 'a, <b></b>')
})

test('attributes that are false are left out, and those that are true stand bare', () => {
  const attributes = attrs({ id: 'a', hidden: true, disabled: false, title: undefined, rows: 0, value: '' })
  assert.equal(html`<p${attributes}></p>`.markup, '<p id="a" hidden rows="0" value=""></p>')
  assert.throws(() => attrs({ 'a onload=b': 'x' }), TypeError)
  assert.throws(() => attrs({ '': 'x' }), TypeError)
})

test('a template that could not be escaped safely is refused', () => {
  const value = 'x'
  assert.throws(() => html`<p title=${value}></p>`, /Quote the attribute/)
  assert.throws(() => html`<p ${value}></p>`, /only attrs/)
  assert.throws(() => html`<${value}></p>`, /only attrs/)
  assert.throws(() => html`<p title="${html`<b></b>`}"></p>`, /Markup cannot stand/)
  assert.throws(
    () =>
      html`<script>
        ${value}
      </script>`,
    /script or a style/,
  )
  assert.throws(() => html`<p>${attrs({ id: 'x' })}</p>`, /inside a tag/)
  assert.throws(() => html`<p title="`, /end outside a tag/)
  assert.equal(html`<h${2}>A</h${2}>`.markup, '<h2>A</h2>')
})
