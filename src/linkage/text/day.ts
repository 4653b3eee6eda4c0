/** Dates of birth as people write them, made 'YYYYMMDD' with zeros for what is not known. '' where it is no date. */

export type DateOrder = 'ymd' | 'dmy' | 'mdy'
const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const monthDays = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Reads a date that is whole, or has a year and perhaps a month. Year first unless `order` says otherwise. */
export function normalDate(text: string, order: DateOrder = 'dmy'): string {
  const close = /^(\d{4})(\d{2})?(\d{2})?$/.exec(text)
  if (close) return written(Number(close[1]), Number(close[2] ?? 0), Number(close[3] ?? 0))
  const iso = /^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?:[T ].*)?$/.exec(text)
  if (iso) return written(Number(iso[1]), Number(iso[2]), Number(iso[3] ?? 0))
  const parts = text.trim().split(/[\s/.,-]+/)
  if (parts.length < 2 || parts.length > 3) return ''
  const numbers = parts.map((part) => monthNames.indexOf(part.slice(0, 3).toLowerCase()) + 1 || Number(part.replace(/(?<=\d)(st|nd|rd|th)$/i, ''))) // prettier-ignore
  if (numbers.some((number) => !Number.isInteger(number))) return ''
  if (parts.length === 2) return written(fullYear(numbers[1]!), numbers[0]!, 0)
  if (parts[0]!.length === 4) return written(numbers[0]!, numbers[1]!, numbers[2]!)
  const isWord = /[a-z]{3}/i.test(parts[0]!)
  const [day, month] = order === 'mdy' || isWord ? [numbers[1]!, numbers[0]!] : [numbers[0]!, numbers[1]!]
  return written(fullYear(numbers[2]!), month, day)
}

/** Two digits are of the last hundred years: 18 is 2018, 35 is 1935. */
const fullYear = (year: number): number => (year >= 100 ? year : year <= 30 ? 2000 + year : 1900 + year)

function written(year: number, month: number, day: number): string {
  if (year < 1000 || month > 12 || (month === 0 && day > 0)) return ''
  if (day > (monthDays[month - 1] ?? 0)) return ''
  return `${year}${String(month).padStart(2, '0')}${String(day).padStart(2, '0')}`
}
