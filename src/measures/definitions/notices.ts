/** Child abduction warning notices: warnings to adults. */
import { factsOfTable, type Measure } from '../measure.ts'

/** Said wherever the figure is printed, because it has been printed as "cases of child abduction". */
export const NOTICES_ARE_WARNINGS =
  'These notices warn adults to keep away from a child. They mark and deter, and do not mean that a child was abducted.'

export const noticesIssued: Measure = {
  id: 'notices_issued',
  version: 1,
  title: 'Child abduction warning notices issued',
  unit: { one: 'notice', many: 'notices' },
  block: 'notices',
  definition:
    'Each child abduction warning notice issued in the period counts once. A notice is one warning to one adult about one child.',
  population: 'Notices under section 2 of the Child Abduction Act 1984 or section 49 of the Children Act 1989',
  date: 'the day the notice was issued',
  source: 'Notice records of the police and the councils',
  caveats: [
    NOTICES_ARE_WARNINGS,
    'Two adults warned about one child are two notices.',
    'Issued is not served: a notice may be served later.',
  ],
  counting: 'rows',
  recordTable: 'notice',
  about: 'child_id',
  people: { child_id: 'Child', recipient_id: 'Adult warned' },
  reads: { notice: ['notice_id', 'child_id', 'recipient_id', 'issued_on', 'authority', 'basis'] },
  dimensions: ['basis'],
  facts: factsOfTable('notice', { eventOn: 'issued_on', people: ['child_id', 'recipient_id'], more: ['basis'] }),
  examples: [
    {
      given: 'two adults warned about A, one of them about B too',
      records: [
        { warned: 'X', about: 'A', on: '2016-12-01' },
        { warned: 'Y', about: 'A', on: '2016-12-01' },
        { warned: 'X', about: 'B', on: '2016-12-24' },
      ],
      figure: 3,
    },
  ],
}
