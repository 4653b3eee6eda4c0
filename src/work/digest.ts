/**
 * A digest in words: what is new, overdue, due today and due next, and what is somebody else's now. Made to be sent by
 * whatever mail a council has, so it names no child and repeats nothing that somebody typed: reference and link alone.
 * Each thing stands once, under what is most pressing about it.
 */
import type { Instant, PlainDate } from '../platform/dates.ts'
import { counted, dateTimeInWords, dayInWords } from '../platform/pages/index.ts'
import { dueState } from './rules.ts'
import { taskRules } from './task-rules.ts'
import { heldUrl, urls } from './urls.ts'
import type { HeldKind, RecordKind, RuleId } from './work.ts'
import { dueInWords, kindWords } from './words.ts'

export type DigestTask = {
  taskId: string
  ruleId: RuleId | null
  kind: RecordKind
  /** The record by whose allocation it is the reader's. */
  heldAs: string
  ref: string
  dueOn: PlainDate
}
export type DigestItem = { kind: HeldKind; recordId: string; ref: string; by: string }

export type DigestFacts = {
  now: Instant
  today: PlainDate
  /** The end of what is told of as due next: the next working day. */
  nextDay: PlainDate
  since: Instant | null
  /** The open tasks of the reader that are due by the next working day. */
  tasks: readonly DigestTask[]
  fresh: readonly DigestItem[]
  gone: readonly DigestItem[]
  /** How many open tasks the reader's team holds, with nobody in it named. */
  team: number
}

export type DigestSection = { heading: string; lines: { text: string; path: string }[]; more: number }
export type Digest = { since: Instant | null; sections: DigestSection[]; team: number }

/** So many are named in each part: a longer list is read on the page. */
export const NAMED_MAX = 50

/** The digest; undefined where there is nothing to tell, and so nothing to send. */
export function composeDigest(facts: DigestFacts): Digest | undefined {
  const { today, nextDay, tasks, fresh, gone, team, since } = facts
  const isFresh = new Set(fresh.map((one) => one.recordId))
  const due = (of: (task: DigestTask) => boolean) =>
    tasks.filter(of).map((task) => taskLine(task, today, isFresh.has(task.heldAs)))
  const told = new Set(tasks.filter((task) => task.dueOn <= nextDay).map((task) => task.heldAs))
  const sections = [
    part(
      'Overdue',
      due((task) => dueState(task.dueOn, today) === 'overdue'),
    ),
    part(
      'Due today',
      due((task) => task.dueOn === today),
    ),
    part(
      `Due by ${dayInWords(nextDay)}`,
      due((task) => task.dueOn > today && task.dueOn <= nextDay),
    ),
    part(
      'New to you',
      fresh.filter((one) => !told.has(one.recordId)).map((one) => itemLine(one, 'allocated')),
    ),
    part(
      'No longer yours',
      gone.map((one) => itemLine(one, 'ended')),
    ),
  ].filter((one) => one.lines.length > 0)
  return sections.length === 0 && team === 0 ? undefined : { since, sections, team }
}

const part = (heading: string, lines: DigestSection['lines']): DigestSection => ({
  heading: `${heading} (${lines.length})`,
  lines: lines.slice(0, NAMED_MAX),
  more: Math.max(0, lines.length - NAMED_MAX),
})

/** What somebody wrote as a task's title may name a child: it is not repeated. */
const taskLine = ({ taskId, ruleId, kind, ref, dueOn }: DigestTask, today: PlainDate, isNew: boolean) => ({
  text: `${ruleId === null ? 'A task of your own' : taskRules[ruleId].title}: ${kindWords[kind].toLowerCase()} ${ref}. ${dueInWords(dueOn, today)}${isNew ? '. New to you' : ''}`,
  path: urls.task(taskId),
})

const itemLine = (one: DigestItem, what: string) => ({
  text: `${one.kind === 'task' ? 'A task' : kindWords[one.kind]} ${one.kind === 'task' ? `about ${one.ref}` : one.ref}, ${what} by ${one.by}`,
  path: heldUrl(one),
})

export const teamLine = (team: number): string =>
  `${counted(team, 'task')} of your team ${team === 1 ? 'is' : 'are'} held by nobody in it.`

/** The digest as a text to send: `address` is where Waymark is served, in front of each link. */
export function digestText(digest: Digest, facts: Pick<DigestFacts, 'today' | 'since'>, address: string): string {
  const base = address.replace(/\/+$/, '')
  return [
    `Your work in Waymark, ${dayInWords(facts.today)}`,
    facts.since === null ? 'This is your first digest.' : `Since your last digest, ${dateTimeInWords(facts.since)}.`,
    ...digest.sections.flatMap(({ heading, lines, more }) => [
      '',
      heading,
      ...lines.map(({ text, path }) => `- ${text}\n  ${base}${path}`),
      ...(more > 0 ? [`- and ${more} more`] : []),
    ]),
    ...(digest.team > 0 ? ['', teamLine(digest.team)] : []),
    '',
    `All of it: ${base}${urls.myWork()}`,
    'No child is named here. Sign in to read who it is about.',
    '',
  ].join('\n')
}
