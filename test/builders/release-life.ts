/** Releases by a plain composer that really counts a few figures, and the walk of one from draft to publication. */
import { type Actor, type Role } from '../../src/access/index.ts'
import { partnershipOf } from '../../src/agencies/index.ts'
import { figuresWithin, type MeasureId } from '../../src/measures/index.ts'
import { inTransaction, type Database, type Tx } from '../../src/platform/database/index.ts'
import { referenceOf, type Reference } from '../../src/reference/index.ts'
import type { Instant } from '../../src/platform/dates.ts'
import { monthInWords, periodInWords } from '../../src/platform/pages/index.ts'
import { mustBeOk, ok, refuse } from '../../src/platform/result.ts'
import { uuidv7 } from '../../src/platform/uuid.ts'
import type { Cell, ReleaseContent, ReleaseTable } from '../../src/publications/release/document.ts'
import { draftRelease } from '../../src/publications/release/drafting.ts'
import { wire, type Compose, type Compare, type Render } from '../../src/publications/release/parts.ts'
import { openRelease } from '../../src/publications/release/reading.ts'
import { Recipe } from '../../src/publications/release/recipe.ts'
import {
  publishRelease,
  signRelease,
  submitRelease,
  withdrawRelease,
  type Taken,
} from '../../src/publications/release/steps.ts'
import type { TestDatabase } from '../support/database.ts'

/** Hides 1 to 4, and nothing besides: enough for tests of the life of a release, and no disclosure control. */
const hidden = (value: number): Cell => (value > 0 && value < 5 ? '[c]' : value)

/** The figures and the months of each measure that the recipe names. */
export const plainCompose: Compose = async (database, actor, recipe, { knownAt }) => {
  const reference = await referenceOf(database)
  return inTransaction(database, actor, (tx) => contentWithin(tx, reference, recipe, knownAt ?? tx.now), 'count')
}

async function contentWithin(tx: Tx, reference: Reference, recipe: Recipe, knownAt: Instant): ReturnType<Compose> {
  const measures = [
    ...new Set(
      recipe.sections.flatMap(({ items }) => items.flatMap((item) => (item.kind === 'figures' ? item.measures : []))),
    ),
  ] as MeasureId[]
  const counted = await figuresWithin(tx, reference, {
    period: recipe.period,
    authorities: recipe.authorities,
    measures,
    knownAt,
    by: ['month'],
  })
  if (!counted.ok) return refuse({ kind: 'not_counted', sentence: counted.refusal.kind })
  const { name, policeForce } = await partnershipOf(tx)
  const place = { name: `${policeForce} police force area`, authorities: recipe.authorities }
  const shown = recipe.audience === 'public' ? hidden : (value: number) => value
  const about = ({ measure }: (typeof counted.value.figures)[number]) => ({
    measure: measure.id,
    unit: measure.unit.many,
    place,
    period: recipe.period,
  })
  const content: ReleaseContent = {
    format: 1,
    title: recipe.title,
    subtitle: `${place.name}, ${periodInWords(recipe.period)}`,
    audience: recipe.audience,
    partnership: name,
    policeForce,
    place,
    period: recipe.period,
    knownAt,
    madeBy: 'Waymark 0.1.0',
    policy: { name: recipe.policy, version: 1, sentence: 'Counts of 1 to 4 are hidden.' },
    statement: [
      {
        heading: 'Contacts',
        paragraphs: [
          [['There were ', { text: 'so many', to: `f-${measures[0]!.replaceAll('_', '-')}` }, ' contacts.']],
        ],
      },
    ],
    sections: [
      {
        id: 'counted',
        heading: 'What was counted',
        items: [
          { kind: 'figures', ids: measures.map((id) => `f-${id.replaceAll('_', '-')}`) },
          ...measures.map((id) => ({ kind: 'table' as const, id: `t-${id.replaceAll('_', '-')}` })),
        ],
      },
    ],
    figures: counted.value.figures.map((figure) => ({
      id: `f-${figure.measure.id.replaceAll('_', '-')}`,
      title: figure.measure.title,
      ...about(figure),
      value: shown(figure.value),
    })),
    tables: counted.value.figures.map((figure): ReleaseTable => ({
      id: `t-${figure.measure.id.replaceAll('_', '-')}`,
      title: `${figure.measure.title} by month`,
      ...about(figure),
      rowsTitle: 'Month',
      columns: [{ key: 'count', title: 'Count', unit: figure.measure.unit.many, decimals: 0 }],
      rows: (figure.parts.get('month') ?? []).map(({ key, value }) => ({
        key,
        label: monthInWords(key),
        isTotal: false,
        cells: [shown(value)],
      })),
      notes: ['Counted for a test.'],
    })),
    measures: counted.value.figures.map(({ measure }) => ({
      id: measure.id,
      version: measure.version,
      title: measure.title,
      unit: measure.unit.many,
      definition: measure.definition,
      population: measure.population,
      date: measure.date,
      source: measure.source,
      caveats: measure.caveats,
    })),
    quality: recipe.quality ? [{ heading: 'Notes', text: recipe.quality }] : [],
    revisions: [],
    contact: recipe.contact,
  }
  return ok({ content, protection: null })
}

/** Finds nothing; or, where an earlier release has the same title, that it does. */
export const plainCompare: Compare = async (_, { content }, earlier) => ({
  made: true,
  with: earlier.length,
  findings: earlier
    .filter((one) => one.content.title === content.title)
    .map((one) => ({ table: one.content.title, sentence: `The difference from ${one.slug} tells what is hidden` })),
})

const bytes = (text: string) => new TextEncoder().encode(text)
export const plainRender: Render = async (document, format) => ({
  type: format === 'json' ? 'application/json; charset=utf-8' : 'text/csv; charset=utf-8',
  name: `${document.slug}.${format}`,
  content: bytes(
    format === 'json'
      ? JSON.stringify(document)
      : document.content.figures.map(({ title, value }) => `${title},${value}\r\n`).join(''),
  ),
})

export const formats = [
  { format: 'json', title: 'for programs (JSON)' },
  { format: 'csv', title: 'for a spreadsheet (CSV)' },
]

/** Puts the plain parts in, for this process. */
export const wirePlainParts = (): void =>
  wire({ compose: plainCompose, compare: plainCompare, render: plainRender, formats })

export const aRecipe = (changes: Partial<Recipe> = {}): Recipe =>
  Recipe.parse({
    format: 1,
    title: 'Contacts about exploitation',
    audience: 'public',
    period: { from: '2016-04-01', to: '2017-03-31' },
    authorities: [],
    policy: 'hide-1-to-4',
    sections: [{ heading: 'Contacts', items: [{ kind: 'figures', measures: ['contacts_received'] }] }],
    contact: { name: 'Figures team', email: 'figures@stoke.example' },
    ...changes,
  })

/** Four people who are nobody else. */
export type Team = Record<'drafter' | 'checker' | 'police' | 'approver', Actor>

export function aTeam({ as }: Pick<TestDatabase, 'as'>): Team {
  const named = (role: Role, displayName: string): Actor => ({ ...as(role), displayName })
  return {
    drafter: named('analyst', 'Dora Example'),
    checker: named('team_manager', 'Chike Example'),
    police: named('police_officer', 'Pavel Example'),
    approver: named('strategic_manager', 'Asha Example'),
  }
}

/** What somebody who looks now takes a step with. */
export async function lookedAt(database: Database, actor: Actor, slug: string): Promise<Taken> {
  const { release, contentHash } = mustBeOk(await openRelease(database, actor, slug))
  return { slug, stepsSeen: release.steps.length, contentHash }
}

export async function drafted(database: Database, team: Team, recipe = aRecipe()): Promise<string> {
  return mustBeOk(await draftRelease(database, team.drafter, { releaseId: uuidv7(), recipe })).slug
}

export async function approved(database: Database, team: Team, slug: string, words?: string): Promise<void> {
  mustBeOk(await submitRelease(database, team.drafter, await lookedAt(database, team.drafter, slug)))
  for (const [kind, actor] of [
    ['checked', team.checker],
    ['cleared', team.police],
    ['approved', team.approver],
  ] as const) {
    const opened = mustBeOk(await openRelease(database, actor, slug))
    if (kind === 'cleared' && !opened.needsClearance) continue
    const taken = { ...(await lookedAt(database, actor, slug)), words }
    mustBeOk(await signRelease(database, actor, kind, taken))
  }
}

export async function published(
  database: Database,
  team: Team,
  options: { recipe?: Recipe; from?: Instant; words?: string } = {},
): Promise<string> {
  const slug = await drafted(database, team, options.recipe)
  await approved(database, team, slug, options.words)
  await publishNow(database, team, slug, options.from)
  return slug
}

export async function publishNow(database: Database, team: Team, slug: string, from?: Instant): Promise<void> {
  const taken = await lookedAt(database, team.approver, slug)
  mustBeOk(await publishRelease(database, team.approver, { ...taken, publicFrom: from }))
}

export async function withdrawn(database: Database, team: Team, slug: string, words: string): Promise<void> {
  const taken = await lookedAt(database, team.approver, slug)
  mustBeOk(await withdrawRelease(database, team.approver, { ...taken, words }))
}

/** A paper of the panel, published: every role that sees figures can read it. */
export async function aPanelPaper({ database, as }: TestDatabase): Promise<string> {
  wirePlainParts()
  const recipe = aRecipe({ audience: 'panel', title: 'A paper of the panel with a title that is longer than most' })
  return published(database, aTeam({ as }), { recipe })
}
