/** What the invented partnership has given its readers: the year in figures for the public, and the panel's own paper. */
import { may, type Actor, type Verb } from '../access/index.ts'
import { signIn } from '../agencies/index.ts'
import type { Database } from '../platform/database/index.ts'
import { dayOf, parseInstant } from '../platform/dates.ts'
import { mustBeOk } from '../platform/result.ts'
import { uuidv7 } from '../platform/uuid.ts'
import {
  daysOf,
  draftRelease,
  openRelease,
  publishRelease,
  shippedTemplates,
  signRelease,
  submitRelease,
  viewReleases,
} from '../publications/index.ts'
import { DEMO_NOW, PASSWORD } from './personas.ts'
import { CITY } from './places.ts'

const CONTACT = { name: 'Performance team, Stoke-on-Trent City Council', email: 'performance@example.org' }
const TEMPLATES = ['scrutiny-public', 'scrutiny-panel'] as const

/** Walks each release from its template to its readers, by the people whose work that is. What is there already stays. */
export async function publishReleases(database: Database): Promise<void> {
  const team = await teamOf(database)
  const there = mustBeOk(await viewReleases(database, team.drafter)).releases.map(({ release }) => release.recipe)
  for (const id of TEMPLATES) {
    const { recipe } = shippedTemplates.find((template) => template.id === id)!
    if (there.some(({ title, audience }) => title === recipe.title && audience === recipe.audience)) continue
    await publish(database, team, id)
  }
}

type Team = { drafter: Actor; checker: Actor; police: Actor; approver: Actor }

async function teamOf(database: Database): Promise<Team> {
  const as = async (username: string, verb: Verb): Promise<Actor> => {
    const { actor } = (await signIn(database, username, PASSWORD))!
    if (!may(actor, verb)) throw new Error(`${username} may not ${verb}`)
    return actor
  }
  return {
    drafter: await as('analyst', 'draft_release'),
    checker: await as('team.manager', 'check_release'),
    police: await as('police.officer', 'clear_release'),
    approver: await as('strategic.manager', 'approve_release'),
  }
}

async function publish(database: Database, team: Team, template: (typeof TEMPLATES)[number]): Promise<void> {
  const { recipe } = shippedTemplates.find(({ id }) => id === template)!
  const { title, audience, policy, sections, quality } = recipe
  const days = daysOf(recipe, dayOf(parseInstant(DEMO_NOW)!))
  const chosen = {
    format: 1 as const,
    title,
    audience,
    policy,
    sections,
    quality,
    authorities: [CITY],
    contact: CONTACT,
  }
  const draft = { releaseId: uuidv7(), recipe: { ...chosen, ...days } }
  const { slug } = mustBeOk(await draftRelease(database, team.drafter, draft))
  const seen = async (actor: Actor) => {
    const { release, contentHash } = mustBeOk(await openRelease(database, actor, slug))
    return { slug, stepsSeen: release.steps.length, contentHash }
  }
  mustBeOk(await submitRelease(database, team.drafter, await seen(team.drafter)))
  mustBeOk(await signRelease(database, team.checker, 'checked', await seen(team.checker)))
  if (audience === 'public') mustBeOk(await signRelease(database, team.police, 'cleared', await seen(team.police)))
  mustBeOk(await signRelease(database, team.approver, 'approved', await seen(team.approver)))
  mustBeOk(await publishRelease(database, team.approver, await seen(team.approver)))
}
