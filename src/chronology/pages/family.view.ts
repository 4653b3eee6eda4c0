/** Brothers and sisters, family, and others whom somebody knows: each with what they are to them. */
import type { PlainDate } from '../../platform/dates.ts'
import { ageInWords, html, type SafeHtml } from '../../platform/pages/index.ts'
import { homeTag, isSibling, restrictedTag, type Areas } from '../../people/index.ts'
import type { FamilyMember } from '../reading.ts'
import { lowerFirst, nameLink } from './words.ts'

export function familyView(family: readonly FamilyMember[], today: PlainDate, areas: Areas): SafeHtml {
  const siblings = family.filter(isSibling)
  const associates = family.filter((one) => one.kind === 'associate')
  const others = family.filter((one) => !siblings.includes(one) && !associates.includes(one))
  const list = (heading: string, members: readonly FamilyMember[]) =>
    members.length > 0 &&
    html`<h3 class="govuk-heading-s govuk-!-margin-bottom-1">${heading}</h3>
      <ul class="govuk-list">
        ${members.map((one) => member(one, today, areas))}
      </ul>`
  return html`<section aria-labelledby="family">
    <h2 class="govuk-heading-m" id="family">Family and others</h2>
    ${family.length === 0 && html`<p class="govuk-body">Nobody is on record.</p>`}
    ${list('Brothers and sisters', siblings)} ${list('Family', others)} ${list('Others they know', associates)}
  </section>`
}

function member({ person, label, source }: FamilyMember, today: PlainDate, areas: Areas): SafeHtml {
  const age = person?.dateOfBirth ? `, ${ageInWords(person.dateOfBirth, today)}` : ''
  return html`<li>
    ${nameLink(person)}<span class="waymark-quiet"
      >, ${lowerFirst(label)}${age}${source && ` (source: ${source})`}</span
    >
    ${person && restrictedTag(person.restricted)} ${person && homeTag(person.homeAuthority, areas)}
  </li>`
}
