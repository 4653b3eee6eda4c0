/** What protecting a table did, in sentences for whoever must defend it. */
import { attackerMinimum } from '../policy.ts'
import type { Protected } from '../protected.ts'

const many = (count: number, one: string, more = `${one}s`): string =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : more}`

export function proofSentences({ policy, proof, tables }: Protected): string[] {
  const rows = tables.flatMap((table) => table.rows)
  if (proof.status === 'rounded') return [`${many(rows.length, 'count')} rounded to multiples of ${policy.round_to}; all sums still hold.${further(proof.roundedFurther)}`] // prettier-ignore
  const hidden = proof.primary + proof.secondary
  if (hidden === 0) return ['Nothing needed to be hidden.']
  return [
    `${many(hidden, 'cell')} of ${rows.length.toLocaleString('en-GB')} hidden: ${proof.primary.toLocaleString('en-GB')} by the rule and ${proof.secondary.toLocaleString('en-GB')} to protect them.`,
    `Their counts sum to ${proof.sum.toLocaleString('en-GB')}.`,
    bestSentence({ policy, proof, tables }),
    `Whoever adds and subtracts all that is shown${knows(attackerMinimum(policy))} comes no nearer to any of them than an interval of ${policy.interval_width_min}.`,
    ...(proof.exactIntervals ? [] : ['Time ran out before every interval was known exactly: some may be wider than said, none is narrower.']), // prettier-ignore
  ]
}

const knows = (minimum: number): string => (minimum > 0 ? `, knowing that no hidden count is below ${minimum},` : '')

function bestSentence({ proof }: Protected): string {
  const aim = proof.objective === 'fewest' ? 'fewer cells' : 'a smaller sum'
  if (proof.status === 'optimal') {
    const second =
      proof.objective === 'fewest' && !proof.sumProved
        ? ' Whether as few cells of a smaller sum would do was not settled in time.'
        : ''
    return `No way to protect them with ${aim} exists: this is proved.${second}`
  }
  return `A way with ${aim} may exist: none goes below ${proof.bound.toLocaleString('en-GB')}, so this is at most ${(proof.gap * 100).toFixed(1)} % above the best.`
}

const further = (bases = 0): string =>
  bases === 0
    ? ''
    : ` For that, some went ${bases} ${bases === 1 ? 'multiple' : 'multiples'} beyond the nearest two: no other way was found.`
