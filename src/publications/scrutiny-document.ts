/**
 * The scrutiny report in the shape of a release, so that it leaves in the forms that releases have. It is a panel's own
 * paper: nothing is hidden, nobody has signed it, and every page says that it is not for publication.
 */
import { changeInWords, monthInWords, number, periodInWords } from '../platform/pages/index.ts'
import { labelsOf } from './pages/block.view.ts'
import { reportTitle } from './pages/report.view.ts'
import type {
  Item,
  MeasureTold,
  Paragraph,
  ReleaseContent,
  ReleaseDocument,
  ReleaseFigure,
  ReleaseTable,
} from './release/document.ts'
import { contentHash } from './release/hash.ts'
import type { ReportBlock, ReportFigure, ScrutinyReport, SaidFigure } from './report.ts'
import type { Piece } from './sentences.ts'
import { statementOf, type BlockStatement } from './statement.ts'

/** `slug` is the name of its files. The paper is dated by the moment of its figures, so that it comes out the same. */
export function scrutinyDocument(report: ScrutinyReport, slug: string): ReleaseDocument {
  const content = contentOf(report)
  return { content, contentHash: contentHash(content), signOffs: [], slug, publishedAt: report.knownAt }
}

function contentOf(report: ScrutinyReport): ReleaseContent {
  const ids = idsOf(report)
  const statements = statementOf(report)
  const figures = report.blocks.flatMap((block) => [...block.since, ...block.figures])
  return {
    format: 1,
    title: reportTitle(report),
    subtitle: periodInWords(report.period),
    audience: 'panel',
    partnership: report.partnership,
    policeForce: `${report.policeForce} police`,
    place: report.geography,
    period: report.period,
    knownAt: report.knownAt,
    madeBy: 'Waymark',
    policy: {
      name: 'none',
      version: 1,
      sentence: 'Internal paper for the panel, not for publication: small numbers are shown as they are.',
    },
    statement: statements.map(({ title, paragraphs }) => ({
      heading: title,
      paragraphs: paragraphs.map((one) => paragraphOf(one, ids)),
    })),
    sections: report.blocks.map((block) => ({
      id: block.id,
      heading: block.title,
      items: itemsOf(
        block,
        ids,
        statements.find(({ id }) => id === block.id),
      ),
    })),
    figures: figures.map((figure) => figureOf(figure, ids.get(figure)!, report)),
    tables: report.blocks.flatMap((block) =>
      block.figures.filter(hasTable).map((one) => tableOf(one, ids.get(one)!, report)),
    ),
    measures: [...new Map(figures.map(({ measure }) => [measure.id, told(measure)])).values()],
    quality: [],
    revisions: [],
    contact: { name: `${report.partnership} partnership`, email: '' },
  }
}

/** The anchor of each figure; that of its table has `-months` after it. */
type Ids = ReadonlyMap<SaidFigure, string>
function idsOf({ blocks }: ScrutinyReport): Ids {
  const id = (prefix: string, { measure }: ReportFigure) => `${prefix}-${measure.id.replaceAll('_', '-')}`
  return new Map(
    blocks.flatMap(({ figures, since }) => [
      ...since.map((figure) => [figure, id('since', figure)] as const),
      ...figures.map((figure) => [figure, id('figure', figure)] as const),
    ]),
  )
}

const hasTable = ({ months }: Pick<SaidFigure, 'months'>): boolean => months.length > 1

const paragraphOf = (paragraph: readonly (readonly Piece[])[], ids: Ids): Paragraph =>
  paragraph.map((sentence) =>
    sentence.map((piece) => {
      if (typeof piece === 'string') return piece
      const id = ids.get(piece.figure)
      const isOfMonth = piece.of !== undefined && piece.of !== 'before'
      if (id === undefined) return piece.text
      return { text: piece.text, to: isOfMonth && hasTable(piece.figure) ? `${id}-months` : id }
    }),
  )

function itemsOf(block: ReportBlock, ids: Ids, statement: BlockStatement | undefined): Item[] {
  const anchors = (figures: readonly ReportFigure[]) => figures.flatMap((figure) => ids.get(figure) ?? [])
  return [
    { kind: 'text', paragraphs: [[[`${block.geography.name}.`]], ...block.notes.map((note) => [[note]])] },
    ...(block.since.length > 0 ? [{ kind: 'figures', ids: anchors(block.since) } as const] : []),
    { kind: 'figures', ids: anchors(block.figures) },
    ...(statement?.quotes ?? []).map(({ of, explanation: { text, signedBy, jobTitle } }): Item => ({
      kind: 'quote',
      of,
      text,
      signedBy,
      jobTitle,
    })),
    ...block.figures.filter(hasTable).map((figure): Item => ({ kind: 'table', id: `${ids.get(figure)!}-months` })),
  ]
}

function figureOf(figure: ReportFigure, id: string, report: ScrutinyReport): ReleaseFigure {
  const { measure, geography, period, value, before } = figure
  const isSince = before === undefined && id.startsWith('since-')
  const whenBefore = report.whole ? 'the year before' : 'the same part of the year before'
  return {
    id,
    title: isSince ? `${measure.title}, since the programme began` : measure.title,
    measure: measure.id,
    unit: value === 1 ? measure.unit.one : measure.unit.many,
    place: geography,
    period,
    value,
    before,
    change: before && `${capital(changeInWords(value, before.value, whenBefore))}.`,
  }
}

function tableOf(figure: ReportFigure, id: string, report: ScrutinyReport): ReleaseTable {
  const { measure, geography, period, months, value, before, explanations } = figure
  const labels = labelsOf(report)
  const unit = measure.unit.many
  const column = (key: string, title: string) => ({ key, title, unit, decimals: 0 })
  return {
    id: `${id}-months`,
    title: `${measure.title}, by month`,
    measure: measure.id,
    unit,
    place: geography,
    period,
    rowsTitle: 'Month',
    columns: [column('now', labels.now), ...(before ? [column('before', labels.before)] : [])],
    rows: [
      ...months.map((one) => ({
        key: one.month,
        label: monthInWords(one.month),
        isTotal: false,
        cells: [one.value, ...(before ? [one.before?.value ?? '[x]'] : [])] as ReleaseTable['rows'][number]['cells'],
      })),
      { key: 'all', label: 'Whole period', isTotal: true, cells: [value, ...(before ? [before.value] : [])] },
    ],
    notes: before ? ['Beside each month stands the same month of the year before.'] : [],
    chart: {
      kind: 'columns',
      columns: before ? ['now', 'before'] : ['now'],
      description: descriptionOf(figure),
      marks: explanations.map(({ month, text, signedBy, jobTitle }) => ({
        row: month,
        text: `“${text}” ${signedBy}, ${jobTitle}.`,
      })),
    },
  }
}

function descriptionOf({ months, measure }: ReportFigure): string {
  const [highest, lowest] = [
    months.reduce((a, b) => (b.value > a.value ? b : a)),
    months.reduce((a, b) => (b.value < a.value ? b : a)),
  ]
  if (highest.value === lowest.value) return `${number(highest.value)} ${measure.unit.many} in every month.`
  return `Most in ${monthInWords(highest.month)}: ${number(highest.value)}. Fewest in ${monthInWords(lowest.month)}: ${number(lowest.value)}.`
}

const told = ({
  id,
  version,
  title,
  unit,
  definition,
  population,
  date,
  source,
  caveats,
}: ReportFigure['measure']): MeasureTold => ({
  id,
  version,
  title,
  unit: unit.many,
  definition,
  population,
  date,
  source,
  caveats,
})

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
