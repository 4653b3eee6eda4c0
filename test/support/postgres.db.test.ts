import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import pg from 'pg'
import { createDatabase, dropDatabase, makeDatabaseOnce, startOwnPostgres, startPostgres } from './postgres.ts'

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

test('of several that want the same database one makes it, and the others wait until it is whole', async () => {
  const { url } = await startPostgres()
  const name = `once_${process.pid}`
  let made = 0
  const wanted = Array.from({ length: 4 }, () =>
    makeDatabaseOnce(url, name, async (address) => {
      made++
      await ask(address, "create table place as select 'Stoke-on-Trent' as name")
    }),
  )
  await Promise.all(wanted)
  assert.equal(made, 1)
  const copyUrl = await createDatabase(url, `${name}_copy`, name)
  assert.deepEqual(await ask(copyUrl, 'select name from place'), [{ name: 'Stoke-on-Trent' }])
  await dropDatabase(url, `${name}_copy`)
  await dropDatabase(url, name)
})

test('a database whose making broke off is made again from the start', async () => {
  const { url } = await startPostgres()
  const name = `broken_${process.pid}`
  const half = makeDatabaseOnce(url, name, async (address) => {
    await ask(address, 'create table half as select 1 as one')
    throw new Error('stopped')
  })
  await assert.rejects(half, /stopped/)
  await makeDatabaseOnce(url, name, async (address) => {
    await ask(address, 'create table half as select 2 as one')
  })
  const copyUrl = await createDatabase(url, `${name}_copy`, name)
  assert.deepEqual(await ask(copyUrl, 'select one from half'), [{ one: 2 }])
  await dropDatabase(url, `${name}_copy`)
  await dropDatabase(url, name)
})
