/** The facts of a placement as rows, for its own page and beside the form that puts it right. */
import type { PlainDate } from '../../platform/dates.ts'
import { dateInWords, html, type SafeHtml, type SummaryRow } from '../../platform/pages/index.ts'
import {
  bornInWords,
  NOT_KNOWN,
  personLink,
  restrictedTag,
  type Areas,
  type PersonSummary,
} from '../../people/index.ts'
import type { PlacementView } from '../reading.ts'
import type { Notification } from '../rules.ts'
import { consultationWords, directionMeans, interviewerWords, notificationInWords, timelinessTag } from '../words.ts'

export const childView = (child: PersonSummary, today: PlainDate): SafeHtml =>
  html`${personLink(child)} ${restrictedTag(child.restricted)}<br /><span class="waymark-quiet"
      >${bornInWords(child.dateOfBirth, today)}</span
    >`

export const notificationView = (notification: Notification): SafeHtml =>
  html`${timelinessTag(notification.timeliness)}<br /><span class="waymark-quiet"
      >${sentence(notificationInWords(notification))}</span
    >`

const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

export function factsOf({ placement, child, notifications, today }: PlacementView, areas: Areas): SummaryRow[] {
  const row = (key: string, value: string | SafeHtml): SummaryRow => ({
    key: { text: key },
    value: typeof value === 'string' ? { text: value } : { html: value },
  })
  const said = (text: string | null) => (text === null ? NOT_KNOWN : html`<span class="waymark-said">${text}</span>`)
  const told = (day: PlainDate | null) => (day === null ? 'Not on record' : dateInWords(day))
  const { start, end } = notifications
  return [
    row('Child', childView(child, today)),
    row('Home authority', areas.nameOf(placement.homeAuthority)),
    row('Host authority', areas.nameOf(placement.hostAuthority)),
    row('Register', directionMeans[placement.direction]),
    row('Starts', `${dateInWords(placement.startsOn)}${placement.isEmergency ? ', in an emergency' : ''}`),
    row('Ends', placement.endsOn === null ? 'No end is on record' : dateInWords(placement.endsOn)),
    row('Host authority notified of the start', notificationView(start)),
    ...(end ? [row('Host authority notified of the end', notificationView(end))] : []),
    row('Plan for the risk attached', placement.planAttached ? 'Yes' : 'No'),
    row(
      'What the host authority said before',
      placement.consultation === null ? NOT_KNOWN : consultationWords[placement.consultation],
    ),
    row(
      'What was said, and any objection',
      placement.notes === null ? 'Nothing was written down' : said(placement.notes),
    ),
    row('Police told', told(placement.policeToldOn)),
    row('Exploitation lead told', told(placement.exploitationLeadToldOn)),
    row(
      'Return interviews by',
      placement.returnInterviewsBy === null ? NOT_KNOWN : interviewerWords[placement.returnInterviewsBy],
    ),
    row('Social worker', placement.socialWorker ?? NOT_KNOWN),
    row('Address', said(placement.address)),
  ]
}
