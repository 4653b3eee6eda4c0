/** What linking leaves behind: pairs.csv and clusters.csv, written piece by piece. */
import { closeSync, openSync, writeSync } from 'node:fs'
import { NOT_KNOWN } from '../comparisons/comparison.ts'
import { outcomeAt, type Linked } from '../link.ts'
import { probabilityOf, type Model } from '../model.ts'
import { Scorer } from '../scorer.ts'
import type { Table } from '../table.ts'

const PIECE_LETTERS = 1 << 20

/** A file that grows line by line, written a piece at a time. */
export class Lines {
  private readonly file: number
  private pieces: string[] = []
  private letters = 0
  constructor(path: string) {
    this.file = openSync(path, 'w')
  }
  add(line: string): void {
    this.pieces.push(line)
    this.letters += line.length
    if (this.letters > PIECE_LETTERS) this.flush()
  }
  private flush(): void {
    writeSync(this.file, this.pieces.join(''))
    this.pieces = []
    this.letters = 0
  }
  close(): void {
    this.flush()
    closeSync(this.file)
  }
}

/** A cell as RFC 4180 wants it, and as no spreadsheet takes it for a formula: ids stay as they were. */
const cell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

export function writePairs(path: string, table: Table, model: Model, linked: Linked, ids: readonly string[]): void {
  const lines = new Lines(path)
  const scorer = new Scorer(model, table)
  const names = model.comparisons.map(({ levels }) => levels.map(({ name }) => name))
  lines.add(
    `left,right,match_weight,match_probability,outcome,${model.comparisons.map(({ field }) => cell(field)).join(',')}\n`,
  )
  const { left, right, weight, count } = linked.pairs
  for (let at = 0; at < count; at++) {
    const [i, j] = [left[at]!, right[at]!]
    scorer.look(i, j)
    let levels = ''
    for (let one = 0; one < names.length; one++)
      levels += scorer.levels[one] === NOT_KNOWN ? ',not_known' : `,${names[one]![scorer.levels[one]!]}`
    lines.add(
      `${cell(ids[i]!)},${cell(ids[j]!)},${weight[at]!.toFixed(3)},${shortest(probabilityOf(weight[at]!))},${outcomeAt(linked, model, at)}${levels}\n`,
    )
  }
  lines.close()
}

const shortest = (probability: number): string => String(Number(probability.toPrecision(7)))

export function writeClusters(path: string, linked: Linked, ids: readonly string[]): void {
  const lines = new Lines(path)
  lines.add('record,cluster\n')
  linked.clusterOf.forEach((cluster, row) => lines.add(`${cell(ids[row]!)},${cell(ids[cluster]!)}\n`))
  lines.close()
}
