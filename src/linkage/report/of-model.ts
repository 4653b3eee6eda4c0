/** What the model believes: the weight of each level, and the chances it comes from. */
import { html, type SafeHtml } from '../../platform/pages/index.ts'
import type { Model } from '../model.ts'
import { barChart, ink, table, type Bar } from './bars.ts'

const bits = (weight: number): string => (weight > 0 ? `+${weight.toFixed(1)}` : weight.toFixed(1))

/** The match-weight chart: for each level the logarithm of m over u. */
export function levelsSection({ comparisons, prior }: Model): SafeHtml {
  return html`<h2>Match weights</h2>
    <p>
      Each bar is the base-2 logarithm of how many times likelier a level is for one person than for two strangers, at a
      value of ordinary frequency. Blindly, the weight is ${bits(Math.log2(prior.same / (1 - prior.same)))}. What living
      together explains is taken out again in the weight of a pair.
    </p>
    ${comparisons.map(({ field, levels }) => {
      const bars = levels.map(({ words, chance }): Bar => {
        const weight = Math.log2(chance.same / chance.unrelated)
        return { label: words, from: 0, to: weight, colour: weight < 0 ? ink.against : ink.same, note: bits(weight) }
      })
      const all = bars.map(({ label, note }) => `${label} ${note}`).join('; ')
      return barChart(`Match weights of ${field.replaceAll('_', ' ')}`, all, bars)
    })}`
}

/** m, u and the household's chances. */
export function chancesSection({ comparisons }: Model): SafeHtml {
  const shown = (chance: number) => (chance < 0.001 ? chance.toExponential(1) : chance.toFixed(3))
  const rows = comparisons.flatMap(({ field, levels, dependsOn }) =>
    levels.flatMap(({ words, chance, apart }) => [
      [
        `${field.replaceAll('_', ' ')}: ${words}`,
        dependsOn ? `${dependsOn.replaceAll('_', ' ')} agrees` : '',
        shown(chance.same),
        shown(chance.household),
        shown(chance.unrelated),
      ],
      ...(apart
        ? [
            [
              `${field.replaceAll('_', ' ')}: ${words}`,
              `${dependsOn?.replaceAll('_', ' ')} does not`,
              shown(apart.same),
              shown(apart.household),
              shown(apart.unrelated),
            ],
          ]
        : []),
    ]),
  )
  return html`<h2>m and u</h2>
    <p>
      How often each level occurs: for two records of one person (m), for two people who live together, and for two
      strangers (u).
    </p>
    ${table('Chances of each level', ['Level', 'Where', 'One person (m)', 'One household', 'Strangers (u)'], rows)}`
}
