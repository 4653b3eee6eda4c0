/** The stylesheets as one element, typeface and all, for a document that is kept as a file and has no server to ask. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { assetRoutes, assetUrl } from './assets.ts'
import { raw, type SafeHtml } from './html.ts'

let made: SafeHtml | undefined

/** A style element. GOV.UK's own typeface and crest, which are for GOV.UK alone, are left out of its stylesheet. */
export function inlineStyles(): SafeHtml {
  made ??= raw(`<style>
${read('govuk/govuk-frontend.min.css')
  .replaceAll(/@font-face\{[^}]*\}/g, '')
  .replaceAll(/url\(\/assets[^)]*\)/g, 'none')}
${read('waymark/waymark.css').replaceAll(/url\('\.\.\/(public-sans\/[^']+)'\)/g, (_, file: string) => embedded(file))}
@media print {
${read('waymark/print.css')}
}
</style>`)
  return made
}

/** The file behind an asset's path, such as `waymark/waymark.css`. */
function fileOf(path: string): string {
  const route = assetRoutes().find(({ prefix }) => assetUrl(path).startsWith(prefix))
  if (!route) throw new Error(`no such asset: ${path}`)
  return join(route.directory, path.slice(path.indexOf('/') + 1))
}

const read = (path: string): string => readFileSync(fileOf(path), 'utf8')

const embedded = (path: string): string =>
  `url('data:font/woff2;base64,${readFileSync(fileOf(path)).toString('base64')}')`
