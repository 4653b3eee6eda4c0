/** One entry of a timeline in words. */
import { html, type SafeHtml } from '../../platform/pages/index.ts'
import { contactUrls } from '../../contacts/index.ts'
import { directionLabels, exploitationLabel, levelTag, type Assessment } from '../../exploitation/index.ts'
import { stepWords } from '../../notices/index.ts'
import type { Areas } from '../../people/index.ts'
import { placedFromTo, placementUrls } from '../../placements/index.ts'
import { labelOf, noticeBases } from '../../reference/index.ts'
import type { Entry } from '../entry.ts'
import type { PersonView } from '../reading.ts'
import { urls } from '../urls.ts'
import { concernLabel, lowerFirst, nameLink, outcomeLabel, safeguardingLabel, sourceLabel } from './words.ts'

export type ItemContext = { areas: Areas; named: PersonView['named'] }
export type Item = { label: SafeHtml; byline: string | null; content: SafeHtml }

export function itemOf(entry: Entry, context: ItemContext): Item {
  switch (entry.kind) {
    case 'contact':
      return contactItem(entry.contact, context.areas)
    case 'decision':
      return {
        label: html`Decided: ${outcomeLabel(entry.decision.outcome)}`,
        byline: entry.decision.decidedBy,
        content: html`<p class="govuk-body waymark-said">${entry.decision.rationale}</p>
          <p class="govuk-body">About ${contactLink(entry.contact)}</p>`,
      }
    case 'assessment':
      return assessmentItem(entry.assessment, directionLabels[entry.direction], entry.identified)
    case 'closure':
      return {
        label: html`Exploitation work closed`,
        byline: null,
        content: html`<p class="govuk-body waymark-said">${entry.closure.reason}</p>`,
      }
    case 'notice':
      return noticeItem(entry, context)
    case 'safeguarding':
      return safeguardingItem(entry.action, context.areas)
    case 'placement':
      return placementItem(entry, context.areas)
  }
}

type Of<K extends Entry['kind']> = Extract<Entry, { kind: K }>

const contactLink = ({ contactId, ref }: Of<'contact'>['contact']) =>
  html`<a class="govuk-link" href="${contactUrls.contact(contactId)}">contact ${ref}</a>`

const contactItem = (contact: Of<'contact'>['contact'], areas: Areas): Item => ({
  label: html`Contact: ${lowerFirst(concernLabel(contact.concern))}`,
  byline: null,
  content: html`<p class="govuk-body">
    ${sourceLabel(contact.source)}. Received by ${areas.nameOf(contact.authority)}, ${contactLink(contact)}.
  </p>`,
})

const assessmentItem = (assessment: Assessment, direction: string, identified: boolean): Item => ({
  label: html`Risk assessed: ${levelTag(assessment.level)}`,
  byline: assessment.assessedBy,
  content: html`<p class="govuk-body">
      ${exploitationLabel(assessment.exploitation)}. ${direction}.
      ${identified && html`<strong>Identified as at risk.</strong>`}
    </p>
    ${assessment.evidence && html`<p class="govuk-body waymark-said"><b>Evidence.</b> ${assessment.evidence}</p>`}
    ${assessment.rationale && html`<p class="govuk-body waymark-said"><b>Why.</b> ${assessment.rationale}</p>`}`,
})

function noticeItem({ notice, step }: Of<'notice'>, { named }: ItemContext): Item {
  return {
    label: html`Notice: ${lowerFirst(stepWords[step.kind])}`,
    byline: step.signedBy,
    content: html`<p class="govuk-body">
        <a class="govuk-link" href="${urls.notice(notice.noticeId)}">Notice ${notice.ref}</a>, a warning to
        ${nameLink(named.get(notice.recipientId))}. ${labelOf(noticeBases, notice.basis)}.
        ${step.why === 'birthday' && 'By law, on the child’s birthday.'}
        ${step.why === 'expires' && 'It was given until then.'}
        ${step.why === 'order' && 'By law, with the order that it rested on.'}
      </p>
      ${step.detail && html`<p class="govuk-body waymark-said">${step.detail}</p>`}`,
  }
}

const safeguardingItem = (action: Of<'safeguarding'>['action'], areas: Areas): Item => ({
  label: html`Made safer: ${lowerFirst(safeguardingLabel(action))}`,
  byline: null,
  content: html`<p class="govuk-body">
    ${areas.nameOf(action.authority)}${
      action.operation &&
      html`, within
        <a class="govuk-link" href="${urls.operation(action.operation.operationId)}">${action.operation.name}</a>`
    }.
  </p>`,
})

const placementItem = ({ placement, step }: Of<'placement'>, areas: Areas): Item => ({
  label:
    step === 'start'
      ? html`Placed in ${areas.nameOf(placement.hostAuthority)}${placement.isEmergency && ', in an emergency'}`
      : html`Placement in ${areas.nameOf(placement.hostAuthority)} ends`,
  byline: null,
  content: html`<p class="govuk-body">
    ${placedFromTo(placement, areas)},
    <a class="govuk-link" href="${placementUrls.placement(placement.placementId)}">placement ${placement.ref}</a>.
    ${step === 'start' && placement.startNotifiedOn === null && 'The host authority was not notified yet.'}
  </p>`,
})
