/**
 * The typefaces of papers: Public Sans, and DejaVu Sans for the scripts that it has not. PDF/UA admits no character
 * without its glyph, so that what neither has is shown as □.
 */
import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { charactersOf } from './characters.ts'

const require = createRequire(import.meta.url)
const publicSans = dirname(require.resolve('@expo-google-fonts/public-sans/package.json'))
const dejavu = dirname(require.resolve('dejavu-fonts-ttf/package.json'))

export const typefaces: readonly { family: string; file: string }[] = [
  { family: 'Public Sans', file: join(publicSans, '400Regular/PublicSans_400Regular.ttf') },
  { family: 'Public Sans', file: join(publicSans, '700Bold/PublicSans_700Bold.ttf') },
  { family: 'DejaVu Sans', file: join(dejavu, 'ttf/DejaVuSans.ttf') },
  { family: 'DejaVu Sans', file: join(dejavu, 'ttf/DejaVuSans-Bold.ttf') },
]

/** What a reader never sees: joiners, selectors of a variant, the colour of a skin, tags. */
const INVISIBLE = /[\u200b-\u200d\u2060\ufeff\u00ad]|\p{Variation_Selector}|\p{Emoji_Modifier}|[\u{e0000}-\u{e0fff}]/gu
const MISSING = '□'

let known: Map<string, Set<number>> | undefined

/** The text with line ends and control characters as spaces, and □ for each character that no typeface has. */
export function printable(text: string): string {
  if (isPlain(text)) return text
  const cleaned = text
    .normalize('NFC')
    .replaceAll(/\p{Cc}+/gu, ' ')
    .replaceAll(INVISIBLE, '')
  const families = [...(known ??= knownCharacters()).values()]
  const has = (one: string) => families.some((characters) => characters.has(one.codePointAt(0)!))
  return [...cleaned].map((one) => (has(one) ? one : MISSING)).join('')
}

/**
 * A drawing whose every text is printable. A text with a character that the first typeface has not is set in the second
 * throughout: within a drawing the typesetter does not look for another by itself.
 */
export const printableDrawing = (svg: string): string =>
  svg.replaceAll(/>([^<>]+)</g, (whole, text: string) => {
    const shown = printable(text)
    const [[, first] = [], [second] = []] = [...(known ??= knownCharacters())]
    if (isPlain(shown) || [...shown].every((one) => first?.has(one.codePointAt(0)!))) return `>${shown}<`
    return whole.trim() === '' ? whole : `><tspan font-family="${second}">${shown}</tspan><`
  })

const isPlain = (text: string): boolean => /^[\u0020-\u007e]*$/.test(text)

/** By family, those characters that it has both regular and bold. */
function knownCharacters(): Map<string, Set<number>> {
  const families = Map.groupBy(typefaces, ({ family }) => family)
  return new Map(
    [...families].map(([family, files]) => {
      const [first, ...others] = files.map(({ file }) => charactersOf(readFileSync(file)))
      return [family, new Set([...(first ?? [])].filter((one) => others.every((set) => set.has(one))))]
    }),
  )
}
