/** The release for programs: the document itself, keys in their canonical order, as `docs/reference/release.schema.json` says. */
import type { ReleaseDocument } from '../release/document.ts'
import { canonicalJson } from '../release/hash.ts'

export const releaseAsJson = (document: ReleaseDocument): string =>
  `${JSON.stringify(JSON.parse(canonicalJson(document)), null, 2)}\n`
