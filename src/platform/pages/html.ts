/**
 * Markup as a value. Whatever is printed through the `html` tag is escaped for the place it stands in, so that a
 * name or a note typed by anyone can never become markup. Only `raw` steps round this, and only for trusted text.
 */

/** Markup that is safe to print as it stands: made by `html`, `attrs` or `raw`, never by hand. */
export class SafeHtml {
  readonly markup: string
  constructor(markup: string) {
    this.markup = markup
  }
  toString(): string {
    return this.markup
  }
}

/** Attributes made by `attrs`, each with its leading space: the only thing that may stand inside a tag. */
export class SafeAttributes {
  readonly markup: string
  constructor(markup: string) {
    this.markup = markup
  }
}

/** What may be printed: text and numbers are escaped, arrays are joined, `undefined`, `null` and `false` print nothing. */
export type Printable = SafeHtml | SafeAttributes | string | number | false | null | undefined | readonly Printable[]

export type AttributeValue = string | number | boolean | null | undefined
export type AttributeMap = { readonly [name: string]: AttributeValue }

/** The places in which a value can stand. */
type Place = 'text' | 'tag_name' | 'tag' | 'double_quoted' | 'single_quoted'

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** `text` with everything that could end a text or a quoted attribute replaced by its entity. */
export function escapeHtml(text: string): string {
  return /[&<>"']/.test(text) ? text.replace(/[&<>"']/g, (character) => entities[character] ?? character) : text
}

/** Marks text as markup already. Only for markup of our own that no person's typing has reached. */
export function raw(trustedMarkup: string): SafeHtml {
  return new SafeHtml(trustedMarkup)
}

/**
 * Attributes for the inside of a tag: html`<p${attrs({ id, hidden: true })}>`. `true` prints the bare name, `false`,
 * `null` and `undefined` leave the attribute out, everything else is quoted and escaped. Throws on an impossible name.
 */
export function attrs(attributes: AttributeMap): SafeAttributes {
  let markup = ''
  for (const [name, value] of Object.entries(attributes)) {
    if (!/^[^\s"'<>/=\0]+$/.test(name)) throw new TypeError(`Not a name for an attribute: ${JSON.stringify(name)}`)
    if (value === true) markup += ` ${name}`
    else if (value !== false && value !== null && value !== undefined) {
      markup += ` ${name}="${escapeHtml(String(value))}"`
    }
  }
  return new SafeAttributes(markup)
}

const placesOf = new WeakMap<TemplateStringsArray, Place[]>()

/**
 * The auto-escaping template tag. Values in text and in quoted attributes are escaped; inside a tag only `attrs` may
 * stand, and a number may end a tag's name (`<h${level}>`). Anything else throws: a fault in the template, not in the data.
 */
export function html(strings: TemplateStringsArray, ...values: readonly Printable[]): SafeHtml {
  const places = placesOf.get(strings) ?? findPlaces(strings)
  let markup = strings[0] ?? ''
  for (let index = 0; index < values.length; index++) {
    markup += print(values[index], places[index] ?? 'text') + (strings[index + 1] ?? '')
  }
  return new SafeHtml(markup)
}

/** Joins what prints something, with `separator` between: for "A, B and links" kinds of lists. */
export function join(items: readonly Printable[], separator: Printable = ''): SafeHtml {
  const between = print(separator, 'text')
  const printed = items.map((item) => print(item, 'text')).filter((item) => item !== '')
  return new SafeHtml(printed.join(between))
}

function print(value: Printable, place: Place): string {
  if (value === undefined || value === null || value === false) return ''
  if (place === 'tag' || place === 'tag_name') {
    if (value instanceof SafeAttributes) return value.markup
    if (place === 'tag_name' && typeof value === 'number') return String(value)
    throw new TypeError('Inside a tag only attrs({…}) may stand; quote attribute values')
  }
  if (value instanceof SafeAttributes) throw new TypeError('attrs({…}) may only stand inside a tag')
  if (Array.isArray(value)) return value.map((item: Printable) => print(item, place)).join('')
  if (value instanceof SafeHtml) {
    if (place === 'text') return value.markup
    throw new TypeError('Markup cannot stand in an attribute')
  }
  return escapeHtml(String(value))
}

/** Reads a template once and notes in which kind of place each of its values stands. */
function findPlaces(strings: TemplateStringsArray): Place[] {
  const places: Place[] = []
  let place: Place = 'text'
  strings.forEach((chunk, index) => {
    for (let at = 0; at < chunk.length; at++) place = placeAfter(place, chunk, at)
    if (index === strings.length - 1) return
    if (place === 'tag' && /=\s*$/.test(chunk))
      throw new TypeError(`Quote the attribute value after: ${chunk.slice(-40)}`)
    if (/<(script|style)\b[^>]*>[^<]*$/i.test(chunk))
      throw new TypeError('Nothing may be printed into a script or a style')
    places.push(place)
  })
  if (place !== 'text') throw new TypeError(`A template must end outside a tag: ${strings.at(-1)?.slice(-40)}`)
  placesOf.set(strings, places)
  return places
}

function placeAfter(place: Place, chunk: string, at: number): Place {
  const character = chunk[at] ?? ''
  if (place === 'text') return character === '<' ? 'tag_name' : 'text'
  if (place === 'double_quoted') return character === '"' ? 'tag' : place
  if (place === 'single_quoted') return character === "'" ? 'tag' : place
  if (character === '>') return 'text'
  if (place === 'tag_name') return /\s/.test(character) ? 'tag' : place
  if (character === '"') return 'double_quoted'
  if (character === "'") return 'single_quoted'
  return 'tag'
}
