/** The way through the form, whatever was answered in whichever order; and who may be told. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { aNeighbour, aTeacher } from '../../test/builders/concerns.ts'
import { contactSources } from '../reference/index.ts'
import { CHILDREN_MAX, type Answered, type Question, type Typed } from './concern.ts'
import {
  answersWith,
  answersWithout,
  childOf,
  childQuestion,
  childrenOf,
  firstUnanswered,
  isOpen,
  mayBeTold,
  nextChild,
  questionBefore,
  questionsOf,
} from './rules.ts'
import { readCode, returnCode } from './secrets.ts'
import { contactOf } from './told.ts'
import { parseInstant } from '../platform/dates.ts'

const whole: Answered = aNeighbour

/** Something that a person does to the form: answers what may be asked, or takes a child out. */
const anAct = fc.record({
  place: fc.nat(60),
  danger: fc.constantFrom('yes', 'no', 'unsure'),
  who: fc.constantFrom('self', 'family', 'professional', 'undisclosed'),
  name: fc.constantFrom('yes', 'private', 'no'),
  takesOut: fc.boolean(),
})
type Act = { place: number; danger: string; who: string; name: string; takesOut: boolean }

function act(answers: Answered, { place, danger, who, name, takesOut }: Act): Answered {
  const children = childrenOf(answers)
  if (takesOut && children.length > 1) return answersWithout(answers, children[place % children.length]!)
  const next = nextChild(answers)
  const open = [...questionsOf(answers, true), ...(next ? [childQuestion(next, 'name')] : [])].filter((question) =>
    isOpen(question, answers, true),
  )
  const question = open[place % open.length]!
  const typed: Typed =
    question === 'danger' ? { danger } : question === 'you' ? { who } : question === 'anonymous' ? { name } : { x: 'y' }
  return answersWith(answers, question, typed)
}

const anyForm = fc.array(anAct, { maxLength: 60 }).map((acts) => acts.reduce(act, {} as Answered))

test('whatever somebody does, one question is next, it is open, and none after it is', () => {
  fc.assert(
    fc.property(anyForm, (answers) => {
      const questions = questionsOf(answers, true)
      const next = firstUnanswered(answers, true)
      for (const [place, question] of questions.entries()) {
        const isAfter = next !== undefined && place > questions.indexOf(next)
        assert.equal(isOpen(question, answers, true), !isAfter, question)
      }
    }),
  )
})

test('going back from any question ends at the first, by questions that are open', () => {
  fc.assert(
    fc.property(anyForm, (answers) => {
      let question: Question | undefined = firstUnanswered(answers, true) ?? 'reach'
      let steps = 0
      while (question !== undefined && questionsOf(answers, true).includes(question)) {
        assert.ok(isOpen(question, answers, true) && steps++ < 60)
        question = questionBefore(question, answers, true)
      }
      assert.equal(question ?? 'start', question === undefined ? 'start' : 'more-children')
    }),
  )
})

test('no form is about more children than it may be, and answering in order always comes to an end', () => {
  fc.assert(
    fc.property(anyForm, (answers) => {
      assert.ok(childrenOf(answers).length <= CHILDREN_MAX)
      let form = answers
      for (let question = firstUnanswered(form, true), steps = 0; question; question = firstUnanswered(form, true)) {
        assert.ok(steps++ < 60, question)
        form = answersWith(form, question, {})
      }
      assert.equal(firstUnanswered(form, true), undefined)
    }),
  )
})

test('a child told of is asked about whole, and one taken out leaves nothing behind', () => {
  fc.assert(
    fc.property(anyForm, fc.integer({ min: 1, max: CHILDREN_MAX }), (answers, child) => {
      for (const told of childrenOf(answers))
        for (const part of ['name', 'birth', 'place'] as const)
          assert.ok(questionsOf(answers, true).includes(childQuestion(told, part)))
      const without = answersWithout(answers, child)
      assert.ok(Object.keys(without).every((question) => childOf(question)?.child !== child))
    }),
  )
})

test('addresses of children beyond the most, or of none, are no questions', () => {
  for (const question of [
    'child-0-name',
    'child-11-name',
    'child-50-name',
    'child-1-secret',
    'child--1-name',
    'child-01-name',
    'x',
  ])
    assert.equal(isOpen(question, whole, true), false, question)
  assert.equal(isOpen('child-2-name', whole, true), true)
  assert.equal(isOpen('child-3-name', whole, true), false)
})

test('a child whose name is taken back is asked where they can be found', () => {
  const placeless: Answered = { ...whole, 'child-1-place': {} }
  assert.equal(firstUnanswered(answersWith(placeless, 'child-1-name', { sex: 'F' }), true), 'child-1-place')
  assert.equal(firstUnanswered(answersWith(whole, 'child-1-name', { sex: 'F' }), true), undefined)
})

test('who says that they are somebody else is asked anew how they may be reached', () => {
  const { reach, anonymous, ...rest } = answersWith(whole, 'you', { who: 'family' })
  assert.equal(reach ?? anonymous, undefined)
  assert.equal(rest.happened, whole.happened)
  assert.equal(answersWith(whole, 'you', { who: 'acquaintance' }).reach, whole.reach)
  assert.equal(answersWith(whole, 'anonymous', { name: 'no' }).reach, undefined, 'a name that was taken back is gone')
  assert.equal(answersWith(aTeacher, 'you', { who: 'self' }).work, undefined)
})

test('professionals with a code can be told what was decided, and nobody else', () => {
  const told = contactSources.filter(({ code }) => mayBeTold({ source: code, codeHash: 'x' })).map(({ code }) => code)
  assert.deepEqual(
    told.filter((code) => /^(1|9)/.test(code)),
    [],
  )
  assert.ok(told.includes('2A') && told.includes('6'))
  for (const { code } of contactSources) assert.equal(mayBeTold({ source: code, codeHash: null }), false)
})

const facts = {
  draftId: 'x',
  form: { fallbackAuthority: 'E10000028' },
  areas: [
    { gssCode: 'E06000021', name: 'Stoke-on-Trent' },
    { gssCode: 'E10000028', name: 'Staffordshire' },
  ],
  now: parseInstant('2017-05-12T08:00')!,
}

test('whoever asks to stay anonymous is marked so, and what they said names them nowhere', () => {
  for (const name of ['yes', 'private', 'no'] as const) {
    const contact = contactOf(answersWith(whole, 'anonymous', { name }), facts)
    assert.equal(contact.caller!.anonymous, name !== 'yes')
    assert.equal(contact.caller!.name, name === 'no' ? null : 'Nora Neighbour')
    assert.doesNotMatch(contact.summary!, /Nora|555|6pm/)
  }
})

test('a child who writes is the child and the caller', () => {
  const self: Answered = {
    ...answersWith(whole, 'you', { who: 'self' }),
    reach: { phone: '01782 1', safe: 'text first' },
  }
  const contact = contactOf(self, facts)
  assert.equal(contact.source, '1C')
  assert.deepEqual(contact.caller, {
    name: 'Amina Example',
    organisation: null,
    phone: '01782 1, text first',
    anonymous: false,
  })
  assert.equal(contact.children[0]!.told.givenName, 'Amina')
})

test('the longest form fits into what a contact may hold when it is handed over', () => {
  const long = (length: number) => 'x'.repeat(length)
  let form: Answered = { ...aTeacher, happened: { happened: long(6000) }, who: { harming: long(2000) } }
  form = {
    ...form,
    work: { source: '2A', organisation: long(130), role: long(60) },
    reach: { caller_name: long(100), phone: long(30), safe: long(60) },
  }
  for (let child = 1; child <= CHILDREN_MAX; child++)
    form = {
      ...form,
      [`child-${child}-name`]: { given_name: long(100), family_name: long(100) },
      [`child-${child}-birth`]: {},
      [`child-${child}-place`]: { postcode: 'ST4 1AB', place: long(500) },
    }
  const { caller, summary } = contactOf(form, facts)
  assert.ok(summary!.length <= 20_000, String(summary!.length))
  assert.ok(caller!.phone!.length <= 100 && caller!.organisation!.length <= 200 && caller!.name!.length <= 200)
})

test('where there is one area nobody is asked for it, and it receives the contact', () => {
  const { area: _, ...rest } = whole
  assert.equal(firstUnanswered(rest, false), undefined)
  assert.equal(firstUnanswered(rest, true), 'area')
  assert.equal(contactOf(rest, { ...facts, areas: facts.areas.slice(0, 1) }).authority, 'E06000021')
})

test('a return code is read as people type it, and differs by form and by browser', () => {
  const code = returnCode('a', 'b')
  assert.equal(readCode(` ${code.toLowerCase().replaceAll('-', ' ')} `), code)
  assert.equal(readCode(code.replaceAll('-', '')), code)
  assert.notEqual(returnCode('a', 'c'), code)
  assert.notEqual(returnCode('c', 'b'), code)
  for (const typed of ['', 'ABCD', `${code}A`, 'ABCD-EFGH-000I', '<script>', "' or 1=1 --"])
    assert.equal(readCode(typed), undefined)
})
