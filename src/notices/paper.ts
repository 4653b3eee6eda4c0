/**
 * What the paper of a notice says: the warning, for the adult to read and to keep; then the service record, for the officer
 * to fill in. The adult learns the child's name and nothing else about the child. Pure.
 */
import { dateInWords } from '../platform/pages/index.ts'
import type { Paper, PaperBlock } from '../platform/files/index.ts'
import { labelOf, noticeBases } from '../reference/index.ts'
import type { Basis } from './notice.ts'
import { printedName, type PrintedNotice } from './printing.ts'
import { endingInWords } from './words.ts'

/** What is filled in by hand. */
const BLANK = '\u00a0'

const offence: Readonly<Record<Basis, string>> = {
  child_abduction_act_s2:
    'Under section 2 of the Child Abduction Act 1984 it is an offence for somebody who is not connected with a child under 16 to take or keep the child from whoever has lawful control of them, without lawful authority or reasonable excuse.',
  children_act_s49:
    'Under section 49 of the Children Act 1989 it is an offence to take a child who is in care, under an emergency protection order or in police protection away from whoever is responsible for them, to keep the child away, or to help or persuade the child to run away or stay away, knowing it and without lawful authority or reasonable excuse.',
}

const noPermission: Readonly<Record<Basis, string>> = {
  child_abduction_act_s2:
    'Whoever has parental responsibility for this child says that you have no permission to be with them.',
  children_act_s49: 'The council that is responsible for this child says that you have no permission to be with them.',
}

export function noticePaper(printed: PrintedNotice): Paper {
  const { notice, standing, force, at } = printed
  return {
    title: 'Child abduction warning notice',
    subtitle: `${labelOf(noticeBases, notice.basis)}. Notice ${notice.ref}`,
    author: force,
    at,
    running: running[standing.state],
    footer: `Notice ${notice.ref}. Holds personal data: keep it safe.`,
    blocks: [...warningOf(printed), { kind: 'page' }, ...serviceOf(printed)],
  }
}

const running: Partial<Record<PrintedNotice['standing']['state'], string>> = {
  requested: 'DRAFT. Not authorised: do not serve',
  ended: 'This notice has ended',
}

function warningOf({ notice, recipient, child, ending }: PrintedNotice): PaperBlock[] {
  const paragraph = (text: string): PaperBlock => ({ kind: 'paragraph', pieces: [text] })
  const heading = (text: string): PaperBlock => ({ kind: 'heading', level: 2, text })
  return [
    {
      kind: 'notice',
      text: 'This is a warning by the police. It is no court order, and it does not say that you took a child away.',
    },
    { kind: 'heading', level: 1, text: 'Keep away from this child' },
    { kind: 'paragraph', style: 'lead', pieces: [`To ${printedName(recipient)}`] },
    { kind: 'paragraph', style: 'lead', pieces: [`About ${printedName(child)}`] },
    paragraph(noPermission[notice.basis]),
    {
      kind: 'list',
      items: [
        'Do not meet this child, go anywhere with them, or let them stay with you or be in a vehicle with you.',
        'Do not contact this child by telephone, by message, online or through anybody else.',
        'Do not let this child into a home, business or other place that you own, rent or run.',
        'If this child comes to you, call the police on 101 at once. In an emergency call 999.',
      ],
    },
    heading('What may follow'),
    paragraph(offence[notice.basis]),
    paragraph(
      'You may be arrested and prosecuted for that. Going against this notice is no offence in itself. It can be shown to a court to prove that you knew you had no permission, and a court may be asked for an order against you.',
    ),
    heading('Until when, and if you disagree'),
    paragraph(untilWords(notice, ending)),
    paragraph(
      'There is no appeal against this notice. You can complain to the police, and you can ask a solicitor for advice.',
    ),
    heading('Signatures'),
    paragraph('The adult signs that they read this notice, or that it was read to them, not that they agree with it.'),
    blanks([
      ['Officer who serves it, rank and number', BLANK],
      ['Signature of the officer, day and time', BLANK],
      ['Signature of the adult, day and time', BLANK],
    ]),
  ]
}

/** The adult is not told of the child's birthday or care. */
const untilWords = ({ issuedOn, expiresOn }: PrintedNotice['notice'], { endsOn }: PrintedNotice['ending']): string =>
  `${issuedOn === null ? 'This notice is not authorised yet.' : `This notice was authorised on ${dateInWords(issuedOn)}.`} It holds from when it is served on you ${
    expiresOn !== null && endsOn !== undefined && endsOn > expiresOn
      ? `to ${dateInWords(expiresOn)}`
      : 'until the police tell you that it has ended, or the law no longer supports it'
  }.`

function serviceOf({ notice, recipient, child, ending }: PrintedNotice): PaperBlock[] {
  const step = (kind: string) => notice.events.find((event) => event.kind === kind)
  const signed = (kind: string) => {
    const found = step(kind)
    return found ? `${dateInWords(found.happenedOn)}${found.signedBy ? `, ${found.signedBy}` : ''}` : BLANK
  }
  return [
    { kind: 'heading', level: 1, text: 'Service record' },
    { kind: 'paragraph', style: 'strong', pieces: ['For the police. Do not hand this page over.'] },
    blanks([
      ['Notice', notice.ref],
      ['Adult', printedName(recipient)],
      ['Child', printedName(child)],
      ['Asked for', signed('requested')],
      ['Social care consulted', signed('consulted')],
      [
        'Authorised',
        step('authorised') ? signed('authorised') : notice.issuedOn ? dateInWords(notice.issuedOn) : BLANK,
      ],
      ['Ends', endingInWords(ending)],
      ['Who said that there is no permission, day and form', BLANK],
    ]),
    { kind: 'heading', level: 2, text: 'Service' },
    blanks([
      ['Day and time', notice.servedOn ? dateInWords(notice.servedOn) : BLANK],
      ['Place', BLANK],
      ['Officer, rank and number', step('served')?.signedBy ?? BLANK],
      ['How: in person, read out, other', BLANK],
      ['Interpreter and language', BLANK],
      ['Photograph of the child shown: yes or no', BLANK],
      ['Adult signed, or refused to sign', BLANK],
      ['What the adult said', step('served')?.detail ?? BLANK],
    ]),
    { kind: 'heading', level: 2, text: 'Who was told, by whom and when' },
    blanks([
      ['Whoever has parental responsibility, with a copy', BLANK],
      ['Social worker', BLANK],
      ['School', BLANK],
      ['Placement', BLANK],
      ['Police marker, reference and day', BLANK],
      ['Signature of the officer', BLANK],
    ]),
  ]
}

const blanks = (rows: readonly (readonly [string, string])[]): PaperBlock => ({
  kind: 'table',
  words: true,
  roomy: true,
  first: 0.7,
  size: 10,
  head: ['What', 'Entered'],
  rows: rows.map(([name, said]) => ({ total: false, cells: [name, said] })),
})
