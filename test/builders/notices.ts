/** Notices as facts, dull or of any kind: what a test of rules states is all that differs. */
import fc from 'fast-check'
import { addDays, plainDate, type PartialDate, type PlainDate } from '../../src/platform/dates.ts'
import { noticeSteps, type NoticeStep } from '../../src/notices/notice.ts'
import type { EndingAge, NoticeFacts } from '../../src/notices/rules.ts'

export const endingAge: EndingAge = (basis) => (basis === 'child_abduction_act_s2' ? 16 : 18)
export const day = (offset: number) => addDays(plainDate('2016-12-05'), offset)
export const event = (kind: NoticeStep, offset: number) => ({ kind, happenedOn: day(offset) })

export const aNotice = (changes: Partial<NoticeFacts> = {}) => ({
  basis: 'child_abduction_act_s2' as const,
  issuedOn: day(0) as PlainDate | null,
  servedOn: null,
  expiresOn: null as PlainDate | null,
  orderEndsOn: null as PlainDate | null,
  childBorn: '2003-08-20' as PartialDate | null,
  events: [event('requested', -2)],
  ...changes,
})

export const anyNotice = fc
  .record({
    basis: fc.constantFrom('child_abduction_act_s2' as const, 'children_act_s49' as const),
    issued: fc.option(fc.integer({ min: 0, max: 50 })),
    served: fc.option(fc.integer({ min: 0, max: 30 })),
    expires: fc.option(fc.integer({ min: 0, max: 900 })),
    order: fc.option(fc.integer({ min: 0, max: 900 })),
    born: fc.constantFrom('2000-12-20', '2002-01', '2001', '2004-06-06', null),
    steps: fc.array(fc.record({ kind: fc.constantFrom(...noticeSteps), offset: fc.integer({ min: 0, max: 900 }) }), {
      maxLength: 5,
    }),
  })
  .map((made) =>
    aNotice({
      basis: made.basis,
      issuedOn: made.issued === null ? null : day(made.issued),
      servedOn: made.issued === null || made.served === null ? null : day(made.issued + made.served),
      expiresOn: made.issued === null || made.expires === null ? null : day(made.issued + made.expires),
      orderEndsOn: made.basis === 'children_act_s49' && made.order !== null ? day(made.order) : null,
      childBorn: made.born as PartialDate | null,
      events: made.steps
        .map((step) => event(step.kind, step.offset))
        .toSorted((a, b) => (a.happenedOn < b.happenedOn ? -1 : 1)),
    }),
  )
export const anyOffset = fc.integer({ min: 0, max: 1500 })
