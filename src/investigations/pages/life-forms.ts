/** What becomes of warrants, charges and bail, each asked as one day: a warrant's steps, a charge's outcome, bail's end. */
import { notFound, type Visit } from '../../access/index.ts'
import { dateInWords, html } from '../../platform/pages/index.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import { personLink } from '../../people/index.ts'
import { labelOf, warrantKinds } from '../../reference/index.ts'
import { bailEndings, chargeOutcomes } from '../codes.ts'
import { readEvent, type EventView } from '../correcting.ts'
import type { BailEnding, ChargeOutcome, OperationEvent } from '../investigation.ts'
import { endBail, recordOutcome, takeWarrantStep, type Lived, type LifeRefusal } from '../lives.ts'
import { urls } from '../urls.ts'
import type { WarrantStep } from '../warrant-life.ts'
import { bailInWords } from '../words.ts'
import { dayPages, type Standing } from './day.page.ts'

type OfKind<K extends OperationEvent['kind']> = EventView & { event: Extract<OperationEvent, { kind: K }> }

/** An event of that kind, or none: an address of another kind is no page. */
async function eventOf<K extends OperationEvent['kind']>(visit: Visit, kind: K, id: string) {
  const found = await readEvent(visit.database, visit.who, id)
  return found.ok && found.value.event.kind === kind ? ok(found.value as OfKind<K>) : refuse(notFound)
}

/** What every such page says of the event, and where it leads back to. */
const shared = ({ event, person }: EventView) => ({
  version: event.version,
  home: {
    href: urls.operation(event.operation?.operationId ?? null),
    text: event.operation?.name ?? 'Not part of an operation',
  },
  names: { name: 'Names', words: event.personId === null ? html`Nobody` : personLink(person) },
})

const toOperation = (done: Result<Lived, LifeRefusal>, what: string): Result<{ to: string }, LifeRefusal> =>
  done.ok ? ok({ to: `${urls.operation(done.value.operationId)}?recorded=${what}` }) : done

const stepWords: Readonly<Record<WarrantStep, { title: string; legend: string; submit: string }>> = {
  issue: {
    title: 'Record that the warrant was issued',
    legend: 'Day it was issued',
    submit: 'Record issue',
  },
  refuse: {
    title: 'Record that the court refused the warrant',
    legend: 'Day it was refused',
    submit: 'Record refusal',
  },
  return: {
    title: 'Record that the warrant was returned to the court',
    legend: 'Day it was returned',
    submit: 'Record return',
  },
}

export const stepPages = (step: WarrantStep) =>
  dayPages({
    ...stepWords[step],
    url: urls.step(step),
    read: async (visit, id): Promise<Result<Standing, typeof notFound>> => {
      const found = await eventOf(visit, 'warrant', id)
      if (!found.ok) return found
      const { event } = found.value
      const { names, ...rest } = shared(found.value)
      const day = (on: typeof event.issuedOn) => html`${on === null ? 'Not on record' : dateInWords(on)}`
      const isSettled = event.issuedOn !== null || event.refusedOn !== null
      return ok({
        ...rest,
        caption: `${labelOf(warrantKinds, event.warrantKind)} ${event.ref}`,
        isDone: step === 'return' ? event.returnedOn !== null || event.issuedOn === null : isSettled,
        facts: [
          names,
          { name: 'Premises', words: html`${event.premises ?? 'None on record'}` },
          { name: 'Applied for', words: day(event.appliedOn) },
          { name: 'Issued', words: day(event.issuedOn) },
          { name: 'Executed', words: day(event.executedOn) },
        ],
      })
    },
    save: async (visit, { id, version, day }) =>
      toOperation(await takeWarrantStep(visit.database, visit.who, { warrantId: id, version, step, on: day }), 'step'),
  })

export const outcomePages = dayPages({
  title: 'Record what became of the charge',
  legend: 'Day of the outcome',
  choice: { legend: 'Outcome', missing: 'Select what became of it', items: chargeOutcomes },
  submit: 'Record outcome',
  url: urls.outcome,
  read: async (visit, id) => {
    const found = await eventOf(visit, 'charge', id)
    if (!found.ok) return found
    const { event } = found.value
    const { names, ...rest } = shared(found.value)
    const stands = event.outcome === null ? 'None yet' : labelOf(chargeOutcomes, event.outcome)
    return ok({
      ...rest,
      caption: `Charge ${event.ref}`,
      // An outcome may be put right: the form is never done with.
      isDone: false,
      facts: [
        names,
        { name: 'Offence', words: html`${event.offence}` },
        { name: 'Charged', words: html`${dateInWords(event.on)}` },
        {
          name: 'Outcome',
          words: html`${stands}${event.outcomeOn !== null && `, ${dateInWords(event.outcomeOn)}`}`,
        },
      ],
    })
  },
  save: async (visit, { id, version, day, choice }) => {
    const outcome = choice as ChargeOutcome
    return toOperation(
      await recordOutcome(visit.database, visit.who, { chargeId: id, version, outcome, on: day }),
      'outcome',
    )
  },
})

export const endBailPages = dayPages({
  title: 'Record that bail ended',
  legend: 'Day it ended',
  choice: { legend: 'How it ended', missing: 'Select how it ended', items: bailEndings },
  submit: 'Record the end of bail',
  url: urls.endBail,
  read: async (visit, id) => {
    const found = await eventOf(visit, 'arrest', id)
    if (!found.ok) return found
    const { event } = found.value
    if (!event.bail) return refuse(notFound)
    const { names, ...rest } = shared(found.value)
    return ok({
      ...rest,
      version: event.bail.version,
      caption: `Arrest ${event.ref}`,
      isDone: event.bail.endedOn !== null,
      facts: [
        names,
        { name: 'Bail', words: html`${bailInWords(event.bail)}` },
        { name: 'Conditions', words: html`<span class="waymark-said">${event.bail.conditions ?? 'None'}</span>` },
      ],
    })
  },
  save: async (visit, { id, version, day, choice }) => {
    const how = choice as BailEnding
    return toOperation(await endBail(visit.database, visit.who, { arrestId: id, version, how, on: day }), 'bail')
  },
})
