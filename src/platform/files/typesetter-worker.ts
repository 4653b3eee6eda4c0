/** The thread that sets papers; it keeps the typefaces read and what it has set before. */
import { join } from 'node:path'
import { readFileSync } from 'node:fs'
import { parentPort } from 'node:worker_threads'
import { NodeCompiler, type NodeError } from '@myriaddreamin/typst-ts-node-compiler'
import { nameRowHeadings } from './row-headings.ts'
import { typefaces } from './typefaces.ts'

const port = parentPort
if (!port) throw new Error('papers are set in a worker thread')

const compiler = NodeCompiler.create({
  workspace: import.meta.dirname,
  fontArgs: [{ fontBlobs: typefaces.map(({ file }) => readFileSync(file)) }],
})
const templates = new Map<string, string>()

type Task = { id: number; template: string; data: string; seconds: number }

port.on('message', (task: Task) => {
  try {
    port.postMessage({ id: task.id, pdf: made(task) })
  } catch (fault) {
    port.postMessage({ id: task.id, fault: fault instanceof Error ? fault.message : String(fault) })
  }
})

function made({ template, data, seconds }: Task): Uint8Array {
  const source = templates.get(template) ?? readFileSync(join(import.meta.dirname, template), 'utf8')
  templates.set(template, source)
  const asked = { mainFileContent: source, inputs: { data }, resetRead: true }
  const compiled = compiler.compile(asked)
  // A warning is a fault: Typst only warns of a typeface that it has not, and sets another.
  const fault = said(compiled.takeError()) ?? said(compiled.takeWarnings())
  if (fault !== undefined || !compiled.result) throw new Error(fault ?? 'nothing was set')
  const pdf = compiler.pdf(compiled.result, { pdfStandard: 'ua-1', pdfTags: true, creationTimestamp: seconds })
  compiler.evictCache(5)
  return nameRowHeadings(pdf)
}

function said(fault: NodeError | null): string | undefined {
  if (!fault) return undefined
  const messages = fault.shortDiagnostics.map(
    (one: { message?: string; range?: unknown }) => `${one.message} ${JSON.stringify(one.range)}`,
  )
  return messages.join('; ') || fault.compilationStatus
}
