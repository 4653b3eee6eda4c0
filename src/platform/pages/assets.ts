/**
 * Stylesheets, scripts, typeface and mark, served from our own address under a fingerprint: a browser keeps them for
 * ever, and a new release has new addresses. GOV.UK Frontend's and MoJ Frontend's files are served as shipped, but not
 * GOV.UK's crown and typeface, which are for services on GOV.UK alone.
 */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { findPackageJSON } from 'node:module'
import { dirname, join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

/** `directory` as served under `prefix`; only the paths that `allows` says, each beginning with a slash. */
export type AssetRoute = {
  prefix: string
  directory: string
  allows: (path: string) => boolean
  isFingerprinted: boolean
}

const packageFolder = (name: string) => dirname(findPackageJSON(name, import.meta.url)!)
const ownFolder = join(import.meta.dirname, 'assets')
const packages = ['govuk-frontend', '@ministryofjustice/frontend', '@fontsource/public-sans', 'cytoscape']

const fingerprint = makeFingerprint()

/** The address of an asset, such as `waymark/waymark.css`, under the fingerprint of this release. */
export const assetUrl = (path: string): string => `/assets/${fingerprint}/${path}`

/** Every folder that is served, and what of it. */
export function assetRoutes(): AssetRoute[] {
  const [govuk, moj, publicSans, cytoscape] = packages.map(packageFolder) as [string, string, string, string]
  return [
    { prefix: assetUrl('waymark/'), directory: ownFolder, allows: () => true, isFingerprinted: true },
    {
      prefix: assetUrl('govuk/'),
      directory: join(govuk, 'dist/govuk'),
      allows: built('govuk-frontend'),
      isFingerprinted: true,
    },
    { prefix: assetUrl('moj/'), directory: join(moj, 'moj'), allows: built('moj-frontend'), isFingerprinted: true },
    {
      prefix: assetUrl('public-sans/'),
      directory: join(publicSans, 'files'),
      allows: (path) => path.endsWith('.woff2'),
      isFingerprinted: true,
    },
    {
      prefix: assetUrl('cytoscape/'),
      directory: join(cytoscape, 'dist'),
      allows: (path) => path === '/cytoscape.esm.min.mjs',
      isFingerprinted: true,
    },
    // MoJ Frontend's stylesheet names its icons by this address.
    {
      prefix: '/assets/images/',
      directory: join(moj, 'moj/assets/images'),
      allows: (path) => path.startsWith('/icon-'),
      isFingerprinted: false,
    },
  ]
}

/** Only the stylesheet and the script that a frontend has built of itself. */
const built = (name: string) => (path: string) => new RegExp(`^/${name}\\.min\\.(css|js)(\\.map)?$`).test(path)

const YEAR_MS = 365 * 24 * 60 * 60 * 1000
const HOUR_MS = 60 * 60 * 1000

/** Serves every asset. They are the same for everyone and tell nothing, so they need no permission. */
export async function registerAssets(app: FastifyInstance): Promise<void> {
  for (const route of assetRoutes()) {
    await app.register(fastifyStatic, {
      root: route.directory,
      prefix: route.prefix,
      allowedPath: route.allows,
      decorateReply: false,
      index: false,
      immutable: route.isFingerprinted,
      maxAge: route.isFingerprinted ? YEAR_MS : HOUR_MS,
    })
  }
}

/** Changes whenever one of our own files, or the version of a package, changes. */
function makeFingerprint(): string {
  const hash = createHash('sha256')
  for (const file of readdirSync(ownFolder).toSorted()) hash.update(file).update(readFileSync(join(ownFolder, file)))
  for (const name of packages) hash.update(readFileSync(join(packageFolder(name), 'package.json')))
  return hash.digest('hex').slice(0, 10)
}
