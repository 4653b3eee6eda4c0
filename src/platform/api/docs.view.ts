/** The interface's documentation as a page, from the same document that programs are generated from. */
import { html, type SafeHtml } from '../pages/index.ts'
import type { OpenApi, Operation, Parameter } from './openapi.ts'
import { problemKinds } from './problem.ts'

type Schema = {
  type?: string | string[]
  format?: string
  description?: string
  enum?: readonly unknown[]
  const?: unknown
  properties?: Record<string, Schema>
  required?: readonly string[]
  items?: Schema
  anyOf?: readonly Schema[]
  oneOf?: readonly Schema[]
  default?: unknown
  maxLength?: number
  minimum?: number
  maximum?: number
}

export function docsPage(document: OpenApi): { title: string; body: SafeHtml; wide: true } {
  const root = (document['servers'] as { url: string }[])[0]!.url
  const { description } = document['info'] as { description: string }
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
  )
  const tags = [...new Set(operations.map(({ operation }) => operation.tags[0]!))]
  return {
    title: 'Interface for programs',
    wide: true,
    body: html`<h1 class="govuk-heading-xl">Interface for programs</h1>
      <p class="govuk-body-l">${description}</p>
      <p class="govuk-body">
        The same as <a class="govuk-link" href="${root}/openapi.json">an OpenAPI 3.1 document</a>, from which clients
        can be generated. All addresses begin with <code>${root}</code>.
      </p>
      <h2 class="govuk-heading-l">How to ask</h2>
      <ul class="govuk-list govuk-list--bullet">
        <li>
          Send <code>Authorization: Bearer TOKEN</code>. Whoever runs Waymark makes tokens by
          <code>waymark token create</code>.
        </li>
        <li>Send an <code>Idempotency-Key</code> with each creation: sent twice, it is done once.</li>
        <li>
          Lists answer <code>items</code> and <code>next</code>: send <code>next</code> as <code>cursor</code> for what
          follows.
        </li>
        <li>To change something, send the <code>ETag</code> of what you read as <code>If-Match</code>.</li>
      </ul>
      <pre
        class="waymark-code"
        tabindex="0"
        aria-label="Example of a request"
      ><code>curl -H "Authorization: Bearer $TOKEN" https://waymark.example${root}/contacts?limit=5</code></pre>
      <nav aria-label="Operations">
        <ul class="govuk-list">
          ${operations.map(
            ({ operation }) =>
              html`<li><a class="govuk-link" href="#${operation.operationId}">${operation.summary}</a></li>`,
          )}
          <li><a class="govuk-link" href="#problems">Problems</a></li>
        </ul>
      </nav>
      ${tags.map(
        (tag) =>
          html`<h2 class="govuk-heading-l">${tag}</h2>
            ${operations.filter(({ operation }) => operation.tags[0] === tag).map(operationView)}`,
      )}
      <h2 class="govuk-heading-l" id="problems">Problems</h2>
      <p class="govuk-body">
        What cannot be answered comes as <code>application/problem+json</code> (RFC 9457). Nothing was done then, in
        whole or in part.
      </p>
      <dl class="govuk-summary-list">
        ${Object.entries(problemKinds).map(
          ([kind, { status, title, means }]) =>
            html`<div class="govuk-summary-list__row" id="problem-${kind}">
              <dt class="govuk-summary-list__key">${status} <code>${kind}</code></dt>
              <dd class="govuk-summary-list__value">${title}. ${means}</dd>
            </div>`,
        )}
      </dl>`,
  }
}

type Told = { path: string; method: string; operation: Operation }

function operationView({ path, method, operation }: Told): SafeHtml {
  const body = operation.requestBody?.content['application/json'].schema as Schema | undefined
  const [status, done] = Object.entries(operation.responses)[0]!
  const answer = (done['content'] as Record<string, { schema: Schema }>)['application/json']!.schema
  return html`<h3 class="govuk-heading-m" id="${operation.operationId}">${operation.summary}</h3>
    <p class="govuk-body"><code>${method} ${path}</code></p>
    <p class="govuk-body">${inCode(operation.description)}</p>
    ${operation.parameters.length > 0 && fieldTable('Parameters', operation.parameters.map(parameterRow))}
    ${body && shapesOf(body).map(({ name, schema }) => fieldTable(`Body${name}`, rowsOf(schema)))}
    ${fieldTable(`Answer, ${status}`, rowsOf(answer))}`
}

/** Text with `code` in it. */
const inCode = (text: string): SafeHtml[] =>
  text.split('`').map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : html`${part}`))

type Row = { name: string; kind: string; needed: boolean; meaning: string }

const parameterRow = ({ name, in: where, required, description = '', schema }: Parameter): Row => ({
  name,
  kind: kindOf(schema as Schema) + (where === 'query' ? '' : `, in the ${where}`),
  needed: required,
  meaning: description,
})

const fieldTable = (caption: string, rows: readonly Row[]): SafeHtml =>
  html`<div class="waymark-scroll" tabindex="0" role="region" aria-label="${caption}">
    <table class="govuk-table govuk-!-margin-bottom-6">
      <caption class="govuk-table__caption govuk-table__caption--s">
        ${caption}
      </caption>
      <thead class="govuk-table__head">
        <tr class="govuk-table__row">
          ${['Field', 'What it is', 'Meaning'].map(
            (title) => html`<th scope="col" class="govuk-table__header">${title}</th>`,
          )}
        </tr>
      </thead>
      <tbody class="govuk-table__body">
        ${rows.map(
          ({ name, kind, needed, meaning }) =>
            html`<tr class="govuk-table__row">
              <th scope="row" class="govuk-table__header"><code>${name}</code>${needed && html`<br />needed`}</th>
              <td class="govuk-table__cell">${kind}</td>
              <td class="govuk-table__cell">${inCode(meaning)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`

/** The shapes that a body may have, by the kind that each names. */
function shapesOf(schema: Schema): { name: string; schema: Schema }[] {
  const shapes = schema.oneOf ?? schema.anyOf
  if (!shapes) return [{ name: '', schema }]
  return shapes.map((shape) => ({ name: `, ${String(shape.properties?.['kind']?.const ?? 'other')}`, schema: shape }))
}

/** A row a field, those within others by their way: `children[].sex`. */
function rowsOf(schema: Schema, way = ''): Row[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const row: Row = {
      name: `${way}${name}`,
      kind: kindOf(field),
      needed: schema.required?.includes(name) ?? false,
      meaning: field.description ?? '',
    }
    const within = field.items ?? field
    const shapes = within.properties ? [within] : (within.oneOf ?? within.anyOf ?? []).filter((one) => one.properties)
    const inner = shapes.flatMap((shape) => rowsOf(shape, `${way}${name}${field.items ? '[]' : ''}.`))
    return [row, ...new Map(inner.map((one) => [one.name, one])).values()]
  })
}

function kindOf(schema: Schema): string {
  if (schema.const !== undefined) return `"${String(schema.const)}"`
  if (schema.enum) return schema.enum.map((one) => `"${String(one)}"`).join(', ')
  const shapes = schema.anyOf ?? schema.oneOf
  if (shapes) return [...new Set(shapes.map(kindOf))].join(' or ')
  if (schema.items) return `list of: ${kindOf(schema.items)}`
  const bounds = [
    schema.minimum !== undefined && schema.minimum > -1e9 && `from ${schema.minimum}`,
    schema.maximum !== undefined && schema.maximum < 1e9 && `to ${schema.maximum}`,
    schema.maxLength !== undefined && `${schema.maxLength} characters at most`,
    schema.default !== undefined && `${JSON.stringify(schema.default)} unless given`,
  ].filter((one) => one !== false)
  return [
    [schema.type ?? 'anything'].flat().join(' or ') + (schema.format ? ` (${schema.format})` : ''),
    ...bounds,
  ].join(', ')
}
