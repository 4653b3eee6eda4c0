/** A count by its name in words, for those who make a release: "Contacts received, Stoke-on-Trent, December 2016". */
import { parsePlainDate, type Period } from '../../platform/dates.ts'
import { dateInWords, listInWords, monthInWords, periodInWords } from '../../platform/pages/index.ts'
import { isDimension, isMeasureId, measureOf, partInWords } from '../../measures/index.ts'
import { authoritiesOfForce, type Reference } from '../../reference/index.ts'

/** What a count by this name is; a name that is no count's stays as it is. */
export function countInWords(name: string, reference: Reference): string {
  const [measure = '', ...rest] = name.replace(/ (above|below) /, '/$1 ').split(' ')
  const [id = '', side] = measure.replace(/@\d+/, '').split('/')
  const [area = '', ...others] = rest
  const isOnDay = others[0] === 'on'
  const when = isOnDay ? others[1] : others[0]
  if (!isMeasureId(id) || when === undefined) return name
  const parts = others.slice(isOnDay ? 2 : 1).map((part) => partOf(part, reference))
  const sides: Record<string, string> = { above: ', the number counted', below: ', the number out of which' }
  const title = `${measureOf(id).title}${side === undefined ? '' : sides[side]}`
  return [title, placeOf(area, reference), isOnDay ? onDay(when) : periodOf(when), ...parts].join(', ')
}

function placeOf(area: string, reference: Reference): string {
  const codes = area.split('+')
  const known = codes.map((code) => reference.authorities.get(code))
  const force = known[0]?.policeForce
  const isWhole =
    force !== undefined && codes.length > 1 && authoritiesOfForce(reference, force).length === codes.length
  if (isWhole) return `${force} police force area`
  return listInWords(codes.map((code, at) => known[at]?.name ?? code))
}

function periodOf(text: string): string {
  const [from, to] = text.split('/').map((day) => parsePlainDate(day))
  if (!from || !to) return text
  const month = from.slice(0, 7)
  const isMonth = to.startsWith(month) && from.endsWith('-01')
  return isMonth ? monthInWords(month) : periodInWords({ from, to } satisfies Period)
}

function onDay(text: string): string {
  const day = parsePlainDate(text)
  return day ? `on ${dateInWords(day)}` : text
}

function partOf(part: string, reference: Reference): string {
  const [dimension = '', key = ''] = part.split('=')
  return isDimension(dimension) ? partInWords(dimension, key, reference) : part
}
