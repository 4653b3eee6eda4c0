/**
 * A client generated from the OpenAPI document that is served: one function an operation, named as the document names it.
 * Each answer is held against the document's schema, so that the two cannot drift apart.
 */
import assert from 'node:assert/strict'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import type { OpenApi, Operation } from '../../src/platform/api/openapi.ts'

export type ApiAnswer = {
  status: number
  headers: Headers
  // oxlint-disable-next-line typescript/no-explicit-any
  body: any
}
export type Ask = {
  params?: Record<string, string>
  query?: Record<string, string | number | readonly string[]>
  body?: unknown
  headers?: Record<string, string>
}
export type Described = { id: string; method: string; path: string; operation: Operation }
export type ApiClient = {
  operations: readonly Described[]
  ask(id: string, ask?: Ask): Promise<ApiAnswer>
}

/** Reads the document at `address` and makes a client of it that shows `token`. */
export async function apiClient(address: string, token: string | undefined): Promise<ApiClient> {
  const document = (await (await fetch(`${address}/api/v1/openapi.json`)).json()) as OpenApi
  assert.match(String(document['openapi']), /^3\.1\./)
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false })
  ajv.addSchema({ ...document, $id: 'document' })
  const root = (document['servers'] as { url: string }[])[0]!.url
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ id: operation.operationId, method, path, operation })),
  )
  const validators = new Map<string, ValidateFunction>()
  const validatorOf = ({ path, method }: Described, status: number) => {
    const operation = document.paths[path]![method]!
    const name = operation.responses[String(status)] ? String(status) : 'default'
    const [type] = Object.keys(operation.responses[name]!['content'] as object)
    const pointer = ['paths', path, method, 'responses', name, 'content', type!, 'schema']
      .map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')))
      .join('/')
    const known = validators.get(pointer) ?? ajv.compile({ $ref: `document#/${pointer}` })
    validators.set(pointer, known)
    return { valid: known, type: type! }
  }
  return {
    operations,
    ask: async (id, { params = {}, query = {}, body, headers = {} } = {}) => {
      const described = operations.find((one) => one.id === id)
      assert.ok(described, `the document has no operation ${id}`)
      const asked = new URLSearchParams()
      for (const [name, value] of Object.entries(query))
        for (const one of [value].flat()) asked.append(name, String(one))
      const path = described.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name]!))
      const answer = await fetch(`${address}${root}${path}${asked.size > 0 ? `?${asked}` : ''}`, {
        method: described.method.toUpperCase(),
        headers: {
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      })
      const text = await answer.text()
      if (answer.status === 304) return { status: 304, headers: answer.headers, body: undefined }
      const told: unknown = JSON.parse(text)
      const { valid, type } = validatorOf(described, answer.status)
      assert.ok((answer.headers.get('content-type') ?? '').startsWith(type), `${id}: ${answer.status} comes as ${type}`)
      assert.ok(valid(told), `${id} ${answer.status}: ${JSON.stringify(valid.errors)} in ${text.slice(0, 400)}`)
      return { status: answer.status, headers: answer.headers, body: told }
    },
  }
}
