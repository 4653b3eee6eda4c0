/** The words and tables of a release, from its counts and what readers are told of each. Pure. */
import { dateTimeInWords, monthInWords, number, periodInWords } from '../../platform/pages/index.ts'
import type { Reference } from '../../reference/index.ts'
import type { Measure } from '../../measures/index.ts'
import type { Cell, Item, MeasureTold, ReleaseContent, ReleaseFigure, Section } from '../release/document.ts'
import { figuresOf, tablesOf, type CountedItem, type CountedRelease } from './counted-release.ts'
import type { NamedFigure } from './counted.ts'
import type { CountedBeside } from './beside.ts'
import { qualityForPanel, qualityForPublic } from './quality.ts'
import { statementOfRelease } from './statement.ts'
import { tableOf } from './tables.ts'
import { toldOf, type Telling } from './told.ts'

/** What does not follow from the counts: who made it, by which rule, and what stands beside the figures. */
export type Beside = Pick<ReleaseContent, 'madeBy' | 'policy'> & { reference: Reference }

export function contentOf(release: CountedRelease, telling: Telling, beside: Beside): ReleaseContent {
  const { recipe, partnership, extent, knownAt } = release
  const figures = figuresOf(release).map((figure) => figureOf(figure, telling, release.beside))
  const tables = tablesOf(release).map((table) => tableOf(table, telling, release.beside))
  const measures = new Map([...figuresOf(release), ...tablesOf(release)].map(({ measure }) => [measure.id, measure]))
  return {
    format: 1,
    title: recipe.title,
    subtitle: `${extent.place.name}, ${periodInWords(extent.period)}`,
    audience: recipe.audience,
    partnership: partnership.name,
    policeForce: policeNamed(partnership.policeForce),
    place: extent.place,
    period: extent.period,
    knownAt,
    madeBy: beside.madeBy,
    policy: beside.policy,
    statement: statementOfRelease(release, telling),
    sections: release.sections.map(({ heading, items }, at) => sectionOf(heading, at, items, beside.reference)),
    figures,
    tables,
    measures: [...measures.values()].map(measureTold),
    quality: [
      ...qualityTold(release, figures),
      ...(recipe.quality === '' ? [] : [{ heading: 'From the analyst', text: recipe.quality }]),
      {
        heading: 'When this was counted',
        text: `Everything here was counted as known at ${dateTimeInWords(knownAt)}. What was recorded later is not in it.`,
      },
    ],
    revisions: revisionsTold(release, telling),
    contact: recipe.contact,
  }
}

function figureOf(figure: NamedFigure, telling: Telling, { changes }: CountedBeside): ReleaseFigure {
  const { id, measure, extent, tally, before } = figure
  const { period, compare } = extent
  const value = toldOf(telling, { measure, extent, period }, {}, tally)
  const then = before &&
    compare && { period: compare, value: toldOf(telling, { measure, extent, period: compare }, {}, before) }
  const isTold = typeof value === 'number' && typeof then?.value === 'number'
  return {
    id,
    title: measure.title,
    measure: measure.id,
    unit: measure.unit.many,
    place: extent.place,
    period,
    value,
    before: then,
    change: isTold ? changes.get(id) : undefined,
  }
}

/** Every number for a panel; for the public shares of what is told. */
function qualityTold({ recipe, beside: { qualities } }: CountedRelease, figures: readonly ReleaseFigure[]) {
  if (recipe.audience === 'panel') return qualityForPanel(qualities)
  const shown = new Set(figures.filter(({ value }) => typeof value === 'number').map(({ measure }) => measure))
  return qualityForPublic(qualities, ({ measure }) => shown.has(measure.id))
}

/** Where an earlier release said another number: what it said, what it is now and why. */
function revisionsTold({ beside: { revisions } }: CountedRelease, telling: Telling): ReleaseContent['revisions'] {
  return revisions.flatMap(({ figure, of, published, releasedOn, reason }) => {
    const { measure, extent } = figure
    const period = of === 'period' ? extent.period : extent.compare!
    const tally = of === 'period' ? figure.tally : figure.before!
    const now = toldOf(telling, { measure, extent, period }, {}, tally)
    if (now === published) return []
    return [
      { title: `${measure.title}, ${extent.place.name}, ${periodInWords(period)}`, published, now, releasedOn, reason },
    ]
  })
}

function sectionOf(heading: string, at: number, items: readonly CountedItem[], reference: Reference): Section {
  return { id: `section-${at + 1}`, heading, items: items.flatMap((item) => itemsOf(item, reference)) }
}

function itemsOf(item: CountedItem, reference: Reference): Item[] {
  switch (item.kind) {
    case 'text':
      return [{ kind: 'text', paragraphs: paragraphsOf(item.text) }]
    case 'figures':
      return [{ kind: 'figures', ids: item.figures.map(({ id }) => id) }]
    case 'table':
      return [{ kind: 'table', id: item.table.id }]
    case 'explanations':
      return item.explanations.map(({ month, authority, text, signedBy, jobTitle }) => ({
        kind: 'quote',
        of: `Of ${monthInWords(month)}${authority === null ? '' : ` in ${reference.authorities.get(authority)?.name ?? authority}`}`,
        text,
        signedBy,
        jobTitle,
      }))
  }
}

/** A blank line begins a new paragraph. */
const paragraphsOf = (text: string) =>
  text
    .split(/\r?\n\s*\r?\n/)
    .map((paragraph) => paragraph.replaceAll(/\s+/g, ' ').trim())
    .filter((paragraph) => paragraph !== '')
    .map((paragraph) => [[paragraph]])

export const measureTold = (measure: Measure): MeasureTold => ({
  id: measure.id,
  version: measure.version,
  title: measure.title,
  unit: measure.unit.many,
  definition: measure.definition,
  population: measure.population,
  date: measure.date,
  source: measure.source,
  caveats: measure.caveats,
})

/** "343", or the symbol of what is not told. */
export const cellInWords = (cell: Cell): string => (typeof cell === 'number' ? number(cell) : cell)

/** "Staffordshire Police", of a force that is listed by its area alone. */
const policeNamed = (force: string): string => (/police/i.test(force) ? force : `${force} Police`)
