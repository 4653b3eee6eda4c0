/** Letting somebody sign in by the command, on a database of its own. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { openDatabase } from '../platform/database/index.ts'
import { signIn } from './index.ts'

const folder = mkdtempSync(join(tmpdir(), 'waymark-users-'))
after(() => rmSync(folder, { recursive: true }))

function add(username: string, options: Record<string, string> = {}) {
  const given = { name: 'Amara Bello', role: 'contact_officer', agency: 'Stoke-on-Trent City Council', ...options }
  const args = Object.entries(given).flatMap(([option, value]) => [`--${option}`, value])
  const env = { ...process.env, DATABASE_URL: '', WAYMARK_DATA_DIR: folder }
  return spawnSync('bin/waymark', ['user', 'add', username, ...args], { encoding: 'utf8', env })
}

test('somebody added can sign in with the password shown, in their role and for their area', async () => {
  const added = add('amara.bello')
  assert.equal(added.status, 0, added.stderr)
  const database = await openDatabase({ dataDir: folder })
  const signedIn = await signIn(database, 'amara.bello', added.stdout.trim().split(' ').at(-1)!)
  await database.close()
  assert.equal(signedIn?.actor.role, 'contact_officer')
  assert.equal(signedIn?.actor.homeArea, 'E06000021')
  assert.deepEqual(signedIn?.actor.jobTitle, 'Contact officer')
})

test('what cannot be added is refused in a sentence that says what would be right', () => {
  const refused: [string, Record<string, string>, number, RegExp][] = [
    ['amara.bello', {}, 1, /taken\. Choose another/],
    ['Amara Bello', {}, 2, /small letters/],
    ['', {}, 2, /small letters/],
    ['someone', { role: 'operator' }, 2, /The roles are contact_officer/],
    ['someone', { role: '__proto__' }, 2, /There is no role/],
    ['someone', { agency: 'Elsewhere' }, 2, /The agencies are .*Staffordshire Police/],
  ]
  for (const [username, options, status, sentence] of refused) {
    const tried = add(username, options)
    assert.equal(tried.status, status, tried.stderr)
    assert.match(tried.stderr, sentence)
    assert.equal(tried.stdout, '')
  }
})
