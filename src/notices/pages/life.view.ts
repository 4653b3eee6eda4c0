/** The life of a notice as a timeline: each step with its day, who signed, and what they wrote. */
import { dateInWords, timeline, type SafeHtml } from '../../platform/pages/index.ts'
import { lifeOf, type LifeStep } from '../life.ts'
import type { Stands } from '../reading.ts'
import { stepWords } from '../words.ts'

export const lifeView = ({ notice, standing }: Stands): SafeHtml =>
  timeline({
    headingLevel: 3,
    items: lifeOf(notice, standing)
      .toReversed()
      .map((step) => ({
        label: { text: stepWords[step.kind] },
        byline: step.signedBy === null ? undefined : { text: step.signedBy },
        datetime: { timestamp: step.on, text: dateInWords(step.on) },
        text: step.detail ?? knownFromWords[step.knownFrom],
        classes: 'waymark-said',
      })),
  })

const knownFromWords: Readonly<Record<LifeStep['knownFrom'], string>> = {
  record: '',
  dates: 'Known from its date alone: nobody’s name was recorded.',
  ended: '',
  expires: 'It was given until the day before.',
  order: 'By law, with the order that it rested on. Nobody had to do anything.',
  birthday: 'By law, on the child’s birthday. Nobody had to do anything.',
  unknown: '',
}
