/** What stands beside the counts of a release: whether changes are real, what is usual, how good the records are, what was revised. */
import type { Period } from '../../platform/dates.ts'
import { dateInWords } from '../../platform/pages/index.ts'
import { dayOf, type Instant } from '../../platform/dates.ts'
import {
  changeWithin,
  figuresWithin,
  qualityOf,
  reasonTitles,
  revisionOf,
  type Measure,
  type Process,
  type Quality,
} from '../../measures/index.ts'
import type { ReleaseContent } from '../release/document.ts'
import type { Counting, Extent, NamedFigure, NamedTable } from './counted.ts'

/** A release that its readers had before, as far as later ones tell what changed since. */
export type Published = { content: ReleaseContent; publicFrom: Instant }

/** A figure of an earlier release that this one has too, and why it may differ. */
export type CountedRevision = {
  figure: NamedFigure
  /** Which of its numbers: of its own period, or of the one compared with. */
  of: 'period' | 'compare'
  published: ReleaseContent['figures'][number]['value']
  releasedOn: string
  reason: string
}

export type CountedBeside = {
  /** By figure id. */
  changes: ReadonlyMap<string, string>
  /** By table id, where a process chart is asked for. */
  processes: ReadonlyMap<string, Process>
  /** By table id: so many per 10,000 children, by row key; the whole under ''. */
  rates: ReadonlyMap<string, ReadonlyMap<string, number | null>>
  qualities: readonly Quality[]
  revisions: readonly CountedRevision[]
}

export async function countBeside(
  counting: Counting,
  figures: readonly NamedFigure[],
  tables: readonly NamedTable[],
  published: readonly Published[],
): Promise<CountedBeside> {
  const changes = new Map<string, string>()
  for (const { id, measure, extent } of figures) {
    if (!extent.compare || measure.ratio || measure.snapshot) continue
    const change = await changeWithin(counting.tx, counting.reference, {
      ...asked(counting, extent),
      measure: measure.id,
    })
    if (change.ok && change.value.told) changes.set(id, change.value.told.words)
  }
  const processes = new Map<string, Process>()
  const rates = new Map<string, Map<string, number | null>>()
  for (const table of tables) {
    if (table.item.chart === 'process' && table.by.join() === 'month') {
      const { measure, extent } = table
      const change = await changeWithin(counting.tx, counting.reference, {
        ...asked(counting, extent),
        measure: measure.id,
      })
      if (change.ok) processes.set(table.id, change.value.process)
    }
    if (table.item.rate && table.measure.rated) rates.set(table.id, await ratesOf(counting, table))
  }
  const qualities: Quality[] = []
  for (const { measure, extent } of distinct(figures)) {
    const { compare: _, ...question } = asked(counting, extent)
    const quality = await qualityOf(counting.tx, counting.reference, { ...question, measure: measure.id })
    if (quality.ok && quality.value.records > 0) qualities.push(quality.value)
  }
  return { changes, processes, rates, qualities, revisions: await revisionsOf(counting, figures, published) }
}

const asked = ({ knownAt }: Counting, { place, period, compare }: Extent) => ({
  period,
  compare,
  authorities: place.authorities,
  knownAt,
})

/** Each measure once, over the release's own period. */
function distinct(figures: readonly NamedFigure[]): NamedFigure[] {
  const first = figures[0]?.extent.period.from
  const own = figures.filter(({ extent }) => extent.period.from === first)
  return [...new Map(own.map((figure) => [figure.measure.id, figure])).values()]
}

/** Of each authority in the rows, and of the whole; other parts have no population of their own. */
async function ratesOf(counting: Counting, { measure, extent, by, rows }: NamedTable) {
  const { compare: _, ...question } = asked(counting, extent)
  const rateIn = async (authorities: readonly string[]): Promise<number | null> => {
    const found = await figuresWithin(counting.tx, counting.reference, {
      ...question,
      authorities,
      measures: [measure.id],
    })
    return found.ok ? (found.value.figures[0]?.rate?.value ?? null) : null
  }
  const rates = new Map([['', await rateIn(extent.place.authorities)]])
  if (by.join() === 'authority') for (const { key } of rows) rates.set(key, await rateIn([key]))
  return rates
}

async function revisionsOf(
  counting: Counting,
  figures: readonly NamedFigure[],
  published: readonly Published[],
): Promise<CountedRevision[]> {
  const found: CountedRevision[] = []
  for (const { content, publicFrom } of published)
    for (const earlier of content.figures)
      for (const figure of figures) {
        const of = whichIs(figure, earlier, content)
        if (!of) continue
        const period = of === 'period' ? figure.extent.period : figure.extent.compare!
        const revision = await revisionOf(
          counting.tx,
          counting.reference,
          { measure: figure.measure.id, period, authorities: figure.extent.place.authorities },
          content.knownAt,
          counting.knownAt,
        )
        const reasons = revision.ok ? revision.value.reasons.map(({ reason }) => reasonTitles[reason]) : []
        found.push({
          figure,
          of,
          published: earlier.value,
          releasedOn: dateInWords(dayOf(publicFrom)),
          // Without numbers: how many were recorded late may be a small count itself.
          reason: reasons.length > 0 ? reasons.join('; ') : 'Records were put right',
        })
      }
  return found
}

/** Which number of a figure an earlier figure was: the same measure and version, place and days. */
function whichIs(
  { measure, extent }: { measure: Measure; extent: Extent },
  earlier: ReleaseContent['figures'][number],
  content: ReleaseContent,
): 'period' | 'compare' | undefined {
  const version = content.measures.find(({ id }) => id === earlier.measure)?.version
  const isSame = earlier.measure === measure.id && version === measure.version
  if (!isSame || earlier.place.authorities.toSorted().join() !== extent.place.authorities.toSorted().join()) return
  const isOf = (period: Period | undefined) => period?.from === earlier.period.from && period.to === earlier.period.to
  if (isOf(extent.period)) return 'period'
  return isOf(extent.compare) ? 'compare' : undefined
}
