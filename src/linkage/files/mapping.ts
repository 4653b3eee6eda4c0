/** Which column is of which kind: as told by --map and --compare, else a sensible guess by names and contents. */
import { parseNhsNumber, parsePostcode, parseUpn } from '../../reference/index.ts'
import { kinds, type Field, type Kind } from '../record.ts'
import { normalDate } from '../text/day.ts'
import { LinkRefused } from './refusal.ts'

/** A field and the columns that it is made of, joined by a blank. */
export type Mapped = { field: Field; columns: number[] }

const names: [Kind, RegExp][] = [
  ['given_name', /^(given_?names?|first_?names?|fore_?names?|christian_?name|f_?name|first|given)$/],
  ['family_name', /^(family_?name|sur_?name|last_?name|l_?name|last|family)$/],
  ['full_name', /^(full_?name|name|person_?name)$/],
  ['date_of_birth', /^(date_?of_?birth|dob|birth_?date|birth_?day|born|d_o_b)$/],
  ['sex', /^(sex|gender)$/],
  ['address', /^(address|address_?1|address_?line_?1|street|street_?address|home_?address|addr_?1?)$/],
  ['locality', /^(city|town|suburb|locality|village|birth_?place|place_?of_?birth|post_?town)$/],
  ['postcode', /^(post_?code|postal_?code|zip|zip_?code|postcode_fake|pcode)$/],
  ['phone', /^(phone|telephone|mobile|tel|(phone|telephone|mobile|tel)_?(no|number|num))$/],
  ['nhs_number', /^nhs(_?(no|number|num))?$/],
  ['upn', /^(upn|unique_?pupil_?number)$/],
  ['identifier', /^(e_?mail(_?address)?|soc_?sec_?id|ssn|nino|national_?insurance(_?(no|number))?|passport(_?(no|number))?)$/],
  ['fuzzy', /^(middle_?names?|address_?2|address_?line_?2|occupation)$/],
  ['exact', /^(state|county|ethnicity|country)$/],
] // prettier-ignore
const houseNumber = /^(street|house)_?(no|number|num)$/
export const truthNames = /^(cluster|truth|true_?id|entity_?id|person_?id)$/
const idNames = /^(unique_?id|rec_?id|record_?id|id|record|person_ref|.*_ref)$/

const plain = (column: string): string =>
  column
    .trim()
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '')
const dateLike = /^\d{4}-?\d{2}-?\d{2}$|^\d{1,2}[/.-]\d{1,2}[/.-](\d{4}|\d{2})$/
const shapes: [Kind, (cell: string) => boolean][] = [
  ['nhs_number', (cell) => parseNhsNumber(cell) !== undefined],
  ['upn', (cell) => parseUpn(cell) !== undefined],
  ['date_of_birth', (cell) => dateLike.test(cell) && normalDate(cell) !== ''],
  ['postcode', (cell) => parsePostcode(cell) !== undefined],
  ['phone', (cell) => /^(\+44|0)[\d ()-]{9,14}$/.test(cell)],
  ['identifier', (cell) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(cell)],
  ['sex', (cell) => /^(f|m|female|male)$/i.test(cell)],
]
const SHAPED_SHARE = 0.8
/** Kinds of which one column is enough: a second of the name is left out of a guess. */
const single = new Set<Kind>(['given_name', 'family_name', 'full_name', 'date_of_birth', 'sex', 'address', 'postcode'])

/** A guess for columns that nothing was said of. `sample` holds some rows; `apart` are columns that are not compared. */
export function guessedMapping(
  header: readonly string[],
  sample: readonly string[][],
  apart: ReadonlySet<number>,
): Mapped[] {
  const found: { kind: Kind; columns: number[] }[] = []
  const isFree = (kind: Kind) => !single.has(kind) || !found.some((one) => one.kind === kind)
  header.forEach((column, at) => {
    if (apart.has(at)) return
    const kind = names.find(([, pattern]) => pattern.test(plain(column)))?.[0]
    if (kind && isFree(kind)) found.push({ kind, columns: [at] })
  })
  header.forEach((column, at) => {
    if (apart.has(at) || found.some(({ columns }) => columns.includes(at)) || houseNumber.test(plain(column))) return
    const cells = sample.map((row) => row[at] ?? '').filter(Boolean)
    const kind = shapes.find(
      ([, fits]) => cells.length > 0 && cells.filter(fits).length >= cells.length * SHAPED_SHARE,
    )?.[0]
    if (kind && isFree(kind) && !found.some((one) => one.kind === kind)) found.push({ kind, columns: [at] })
  })
  const number = header.findIndex((column) => houseNumber.test(plain(column)))
  const address = found.find(({ kind }) => kind === 'address')
  if (number !== -1 && !apart.has(number)) {
    if (address) address.columns.unshift(number)
    else found.push({ kind: 'exact', columns: [number] })
  }
  const hasNames = found.some(({ kind }) => kind === 'given_name') && found.some(({ kind }) => kind === 'family_name')
  return named(
    found.filter(({ kind }) => kind !== 'full_name' || !hasNames),
    header,
  )
}

/** "given_name=first,address=number+street" and "occupation:fuzzy". */
export function toldMapping(header: readonly string[], map: string | undefined, compares: readonly string[]): Mapped[] {
  const columnAt = (column: string): number => {
    const at = header.indexOf(column.trim())
    if (at === -1)
      throw new LinkRefused(`There is no column "${column.trim()}". The columns are ${header.join(', ')}.`, true)
    return at
  }
  const mapped = (map ? map.split(',') : []).map((part) => {
    const [kind = '', columns] = part.split('=')
    if (!columns || !isKind(kind.trim()))
      throw new LinkRefused(
        `--map "${part}" should be KIND=COLUMN, where KIND is one of ${kinds.filter((one) => one !== 'exact' && one !== 'fuzzy').join(', ')}.`,
        true,
      )
    return { kind: kind.trim() as Kind, columns: columns.split('+').map(columnAt) }
  })
  const compared = compares.map((part) => {
    const colon = part.lastIndexOf(':')
    const how = part.slice(colon + 1)
    if (colon < 1 || (how !== 'exact' && how !== 'fuzzy'))
      throw new LinkRefused(`--compare "${part}" should be COLUMN:exact or COLUMN:fuzzy.`, true)
    return { kind: how as Kind, columns: [columnAt(part.slice(0, colon))] }
  })
  return named([...mapped, ...compared], header)
}

const isKind = (text: string): boolean => (kinds as readonly string[]).includes(text)

/** Fields take the name of their kind, the second of a kind that of its column. */
function named(found: readonly { kind: Kind; columns: number[] }[], header: readonly string[]): Mapped[] {
  const taken = new Set<string>()
  return found.map(({ kind, columns }) => {
    const isOther = kind === 'exact' || kind === 'fuzzy'
    let name = isOther || taken.has(kind) ? plain(header[columns[0]!]!) || `column_${columns[0]! + 1}` : kind
    while (taken.has(name)) name = `${name}_2`
    taken.add(name)
    return { field: { name, kind }, columns }
  })
}

/** The column that names a record: as told, else by its name, if every sampled value is different. */
export function idColumn(header: readonly string[], sample: readonly string[][], told: string | undefined): number {
  if (told !== undefined) {
    const at = header.indexOf(told)
    if (at === -1) throw new LinkRefused(`There is no column "${told}". The columns are ${header.join(', ')}.`, true)
    return at
  }
  const isUnique = (at: number) =>
    sample.every((row) => row[at]) && new Set(sample.map((row) => row[at])).size === sample.length
  const ranked = header
    .map((column, at) => ({ at, name: plain(column) }))
    .filter(({ name, at }) => idNames.test(name) && isUnique(at))
  return (ranked.find(({ name }) => name.endsWith('id')) ?? ranked[0])?.at ?? -1
}

/** In which order the parts of dates stand: as told, else American where a second part is a day and no first part is. */
export function dateOrder(format: string | undefined, cells: readonly string[]): 'ymd' | 'dmy' | 'mdy' {
  if (format !== undefined) {
    const order = [...new Set(format.toLowerCase().replaceAll(/[^dmy]/g, ''))].join('')
    if (order === 'ymd' || order === 'dmy' || order === 'mdy') return order
    throw new LinkRefused(
      `--date-format "${format}" should name day, month and year, as YYYY-MM-DD, DD/MM/YYYY or MM/DD/YYYY do.`,
      true,
    )
  }
  const parts = cells.map((cell) => /^(\d{1,2})[/.-](\d{1,2})[/.-]/.exec(cell)).filter((part) => part !== null)
  const isAmerican = parts.some((part) => Number(part[2]) > 12) && !parts.some((part) => Number(part[1]) > 12)
  return isAmerican ? 'mdy' : 'dmy'
}
