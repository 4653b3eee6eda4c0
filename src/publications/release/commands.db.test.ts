/** `waymark release` as a program calls it: JSON, sentences and exit codes, each step in the audit as the operator's. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Command } from 'commander'
import { approved, aTeam, drafted, published, wirePlainParts } from '../../../test/builders/release-life.ts'
import { onEachEngine } from '../../../test/support/database.ts'
import type { Actor } from '../../access/index.ts'
import { CommandRefused, type ExitCode, type withActor } from '../../agencies/index.ts'
import type { Database } from '../../platform/database/index.ts'
import { registerRelease } from './commands.ts'
import { ok } from '../../platform/result.ts'
import { parts, wire } from './parts.ts'

wirePlainParts()

type Ran = { code: number; stdout: string; refused: string | undefined }

/** Runs a command on an open database, catching what it prints. */
async function waymark(database: Database, operator: Actor, ...args: string[]): Promise<Ran> {
  const ran: Ran = { code: 0, stdout: '', refused: undefined }
  const run: typeof withActor = async (_, work) => {
    try {
      ran.code = (await work(database, operator)) satisfies ExitCode
    } catch (error) {
      if (!(error instanceof CommandRefused)) throw error
      ran.code = error.code
      ran.refused = error.message
    }
  }
  const program = new Command('waymark').exitOverride()
  registerRelease(program, run)
  const write = process.stdout.write.bind(process.stdout)
  process.stdout.write = ((text: string) => ((ran.stdout += text), true)) as typeof process.stdout.write
  try {
    await program.parseAsync(['node', 'waymark', 'release', ...args])
  } finally {
    process.stdout.write = write
  }
  return ran
}

onEachEngine('the command for releases', (open) => {
  test('the operator lists, schedules, shows, reproduces and withdraws, and takes no step that people sign', async () => {
    const { database, operator, as } = await open()
    const team = aTeam({ as })
    const run = (...args: string[]) => waymark(database, operator, ...args)
    const slug = await drafted(database, team)
    assert.match((await run('publish', slug)).refused!, /cannot follow where the release stands now: draft/)
    await approved(database, team, slug)
    assert.equal((await run('publish', slug, '--at', 'soon')).code, 2)
    assert.match((await run('publish', slug, '--at', '2017-06-01T09:30')).refused!, /yet to come/)
    assert.match((await run('publish', slug, '--at', '2090-06-01T09:30')).stdout, /2090-06-01T08:30/)
    const listed = JSON.parse((await run('list', '--json')).stdout) as { releases: { slug: string; state: string }[] }
    assert.deepEqual(
      listed.releases.map(({ slug: one, state }) => [one, state]),
      [[slug, 'scheduled']],
    )
    assert.match((await run('publish', slug)).stdout, /^Published/)
    const shown = JSON.parse((await run('show', slug, '--json')).stdout) as { files: string[]; steps: { by: string }[] }
    assert.deepEqual(shown.files, ['csv', 'json'])
    assert.equal(shown.steps.at(-1)!.by, operator.displayName)
    const reproduced = await run('reproduce', slug, '--json')
    assert.equal(reproduced.code, 0)
    assert.equal((JSON.parse(reproduced.stdout) as { as_known_then: { result: string } }).as_known_then.result, 'same')
    assert.match((await run('withdraw', slug, '--reason', ' ')).refused!, /Enter why/)
    assert.match((await run('withdraw', slug, '--reason', 'Two tables were mixed up')).stdout, /^Withdrawn/)
    assert.match((await run('show', 'no-such')).refused!, /There is no release "no-such"/)
    const { rows } = await database.pool.query(
      `select action from audit_entry where actor_id = $1 and action in ('publish_release', 'withdraw_release') order by audit_id`,
      [operator.actorId],
    )
    assert.deepEqual(
      rows.map((row) => row.action),
      ['publish_release', 'publish_release', 'withdraw_release'],
    )
  })

  test('a release whose code makes something else no longer reproduces, and the exit code says so', async () => {
    const { database, operator, as } = await open()
    const slug = await published(database, aTeam({ as }))

    const { compose } = parts
    wire({
      compose: async (...asked) => {
        const made = await compose(...asked)
        return made.ok ? ok({ ...made.value, content: { ...made.value.content, title: 'Something else' } }) : made
      },
    })
    const ran = await waymark(database, operator, 'reproduce', slug, '--json')
    wire({ compose })
    assert.equal(ran.code, 1)
    const { differences } = (JSON.parse(ran.stdout) as { as_known_then: { differences: unknown[] } }).as_known_then
    assert.deepEqual(differences, [{ kind: 'words', where: 'the title' }])
  })
})
