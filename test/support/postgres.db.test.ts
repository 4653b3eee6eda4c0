import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import pg from 'pg'
import { createDatabase, dropDatabase, startOwnPostgres, startPostgres } from './postgres.ts'

test('the shared server takes a database made from another one, with what is in it', async () => {
  const { url } = await startPostgres()
  const [template, copy] = [`template_${process.pid}`, `copy_${process.pid}`]
  const templateUrl = await createDatabase(url, template)
  await ask(templateUrl, "create table place as select 'Stoke-on-Trent' as name")
  const copyUrl = await createDatabase(url, copy, template)
  assert.deepEqual(await ask(copyUrl, 'select name from place'), [{ name: 'Stoke-on-Trent' }])
  await dropDatabase(url, copy)
  await dropDatabase(url, template)
})

test('a server of one’s own keeps what it acknowledged when it is stopped dead', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'waymark-crash-'))
  try {
    const first = await startOwnPostgres({ directory })
    await ask(first.url, 'create table kept as select 1 as one')
    await first.crash()
    const second = await startOwnPostgres({ directory })
    assert.deepEqual(await ask(second.url, 'select one from kept'), [{ one: 1 }])
    await second.stop()
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
})

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}
