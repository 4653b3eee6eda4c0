import assert from 'node:assert/strict'
import { sign } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { before, test } from 'node:test'
import { Encrypter } from 'age-encryption'
import * as fc from 'fast-check'
import { mustBeOk } from '../platform/result.ts'
import { cardText, fingerprintOf, parseCard, type Card } from './card.ts'
import { FILE_MAX, openEnvelope, seal } from './envelope.ts'
import { makeKeys, newKeys, readKeys, type OwnKeys } from './keys.ts'
import type { Message } from './message.ts'

let stoke: OwnKeys
let dorset: OwnKeys
let stranger: OwnKeys
before(async () => {
  stoke = (await newKeys({ name: 'Staffordshire', authorities: ['E06000021', 'E10000028'] })).keys
  dorset = (await newKeys({ name: 'Dorset', authorities: ['E06000059'] })).keys
  stranger = (await newKeys({ name: 'Nobody', authorities: ['E06000001'] })).keys
})

const receipt = (
  changes: Partial<Extract<Message, { kind: 'receipt' }>> = {},
): Extract<Message, { kind: 'receipt' }> => ({
  format: 'waymark-handover',
  version: 1,
  kind: 'receipt',
  offerId: '0193b5a0-0000-7000-8000-000000000001',
  from: { fingerprint: dorset.fingerprint, authority: 'E06000059' },
  to: { fingerprint: stoke.fingerprint, authority: 'E06000021' },
  madeAt: '2017-05-05T09:00:00.000000Z' as never,
  by: 'Somebody',
  demonstration: false,
  answer: 'refused',
  answeredAt: '2017-05-05T09:00:00.000000Z' as never,
  reason: 'Elsewhere',
  contactRef: null,
  ...changes,
})

const open = async (file: Uint8Array, own = stoke, known: (Card & { fingerprint: string })[] = [dorset]) => {
  const opened = await openEnvelope(file, own, async (fingerprint) =>
    known.find((one) => one.fingerprint === fingerprint),
  )
  return opened.ok ? opened.value.message : opened.refusal.kind
}
const sealed = async (message = receipt(), from = dorset, to = stoke) => mustBeOk(await seal(message, from, to))

/** A file to Stoke with any text in it at all. */
async function encrypted(text: string | Uint8Array): Promise<Uint8Array> {
  const encrypter = new Encrypter()
  encrypter.addRecipient(stoke.recipient)
  return encrypter.encrypt(text)
}
const envelope = (text: string, by = dorset, signed = text) =>
  JSON.stringify({
    format: 'waymark-handover-envelope',
    signer: by.fingerprint,
    signature: sign(null, Buffer.from(`waymark handover, signed text, version 1\n${signed}`), by.sign).toString(
      'base64',
    ),
    text,
  })

test('what is sealed is read as it was said, by its receiver and by nobody else', async () => {
  const file = await sealed()
  assert.deepEqual(await open(file), receipt())
  assert.equal(await open(file, dorset, [dorset, stoke]), 'not_for_us')
  assert.equal(await open(file, stoke, []), 'unknown_signer')
  assert.ok(!Buffer.from(file).includes('Somebody'))
})

test('a file of which any one byte was changed, or that was cut anywhere, is refused', async () => {
  const file = await sealed()
  for (let at = 0; at < file.length; at += 1) {
    const changed = file.slice()
    changed[at]! ^= 1 << (at % 8)
    assert.ok(['not_for_us', 'altered', 'no_file'].includes((await open(changed)) as string), `byte ${at}`)
  }
  for (let length = 0; length < file.length; length += 97)
    assert.equal(typeof (await open(file.slice(0, length))), 'string', `cut at ${length}`)
  assert.equal(await open(Buffer.concat([file, Buffer.from('x')])), 'altered')
})

test('whatever bytes or text come, signed or not, the answer is a refusal and never a fault', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
      assert.equal(await open(bytes), 'no_file')
      assert.equal(await open(await encrypted(bytes)), 'malformed')
    }),
    { numRuns: 15 },
  )
  await fc.assert(
    fc.asyncProperty(fc.json(), async (text) => assert.equal(await open(await encrypted(envelope(text))), 'malformed')),
    { numRuns: 25 },
  )
})

test('too large a file, one of many receivers, one locked by a password, and one nested a hundred thousand deep', async () => {
  assert.equal(await open(new Uint8Array(FILE_MAX + 1)), 'too_large')
  const [version, ...rest] = Buffer.from(await sealed())
    .toString('latin1')
    .split('\n')
  const many = [version, ...Array<string>(900).fill('-> X25519 abc\nabc'), ...rest].join('\n')
  assert.equal(await open(Buffer.from(many, 'latin1')), 'altered')
  const locked = new Encrypter()
  locked.setPassphrase('a password')
  locked.setScryptWorkFactor(10)
  assert.equal(await open(await locked.encrypt('{}')), 'not_for_us')
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
  assert.equal(await open(await encrypted(deep)), 'malformed')
  assert.equal(await open(await encrypted(envelope(deep))), 'malformed')
})

test('a signature of somebody else, over something else, or for somebody else counts for nothing', async () => {
  const text = JSON.stringify(receipt())
  assert.deepEqual(await open(await encrypted(envelope(text))), receipt())
  assert.equal(await open(await encrypted(envelope(text, dorset, `${text} `))), 'signature_wrong')
  const forged = envelope(text, stranger).replace(stranger.fingerprint, dorset.fingerprint)
  assert.equal(await open(await encrypted(forged)), 'signature_wrong')
  assert.equal(await open(await encrypted(envelope(text, stranger))), 'unknown_signer')
  // Dorset's file to somebody else, opened there and encrypted anew to Stoke.
  const passedOn = JSON.stringify(receipt({ to: { fingerprint: stranger.fingerprint, authority: 'E06000021' } }))
  assert.equal(await open(await encrypted(envelope(passedOn))), 'meant_for_another')
  const asAnother = JSON.stringify(receipt({ from: { fingerprint: stranger.fingerprint, authority: 'E06000059' } }))
  assert.equal(await open(await encrypted(envelope(asAnother))), 'signed_for_another')
  const another = JSON.stringify(receipt({ from: { fingerprint: dorset.fingerprint, authority: 'E06000001' } }))
  assert.equal(await open(await encrypted(envelope(another))), 'malformed')
})

test('a version to come is named as such, and a word more or less than the schema has is refused', async () => {
  const said = (changes: object) => JSON.stringify({ ...receipt(), ...changes })
  assert.equal(await open(await encrypted(envelope(said({ version: 2, more: true })))), 'future_version')
  assert.equal(await open(await encrypted(envelope(said({ more: true })))), 'malformed')
  assert.equal(await open(await encrypted(envelope(said({ reason: 'x'.repeat(5000) })))), 'malformed')
  assert.equal(await open(await encrypted(envelope(said({ reason: 'a\0b' })))), 'malformed')
  assert.equal(await open(await encrypted(envelope(said({ answeredAt: 'yesterday' })))), 'malformed')
  assert.deepEqual(await seal(receipt({ by: ' ' }), dorset, stoke), {
    ok: false,
    refusal: { kind: 'malformed', where: 'by' },
  })
})

test('a card is read as it was sent, wrapped and quoted by letters on its way; changed, it is refused', () => {
  const { identity: _, sign: __, fingerprint, ...card } = dorset
  const text = cardText(card)
  assert.deepEqual(parseCard(text), { ok: true, value: card })
  const wrapped = `Dear all,\r\n\n${text.replaceAll(/(age1pq1.{60}|.{70}(?=[a-z0-9]))/g, '$1\n> ')}\nRegards`
  assert.deepEqual(parseCard(wrapped), { ok: true, value: card })
  assert.equal(fingerprintOf(card), fingerprint)
  const kind = (changed: string) => {
    const parsed = parseCard(changed)
    return parsed.ok ? 'ok' : parsed.refusal.kind
  }
  assert.equal(kind(text.replace('Dorset', 'Devon')), 'fingerprint_differs')
  assert.equal(kind(text.replace('E06000059', 'E06000021')), 'fingerprint_differs')
  assert.equal(kind(text.replace(/^Signed by.*\n/m, '')), 'part_missing')
  assert.equal(kind(text.replace(/Signed by: .*/, 'Signed by: abc')), 'part_wrong')
  assert.equal(kind('A letter'), 'no_card')
  assert.equal(kind(`${text}${'x'.repeat(10_000)}`), 'no_card')
})

test('keys lie in a file for their owner alone, are never written over, and are not used where others can read them', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-keys-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const path = join(folder, 'deep', 'keys.json')
  const kind = async () => {
    const read = await readKeys(path)
    return read.ok ? read.value.fingerprint : read.refusal.kind
  }
  assert.equal(await kind(), 'no_keys')
  const made = mustBeOk(await makeKeys(path, { name: 'Dorset', authorities: ['E06000059'] }))
  assert.equal(statSync(path).mode & 0o777, 0o600)
  assert.equal(await kind(), made.fingerprint)
  assert.equal((await makeKeys(path, { name: 'Dorset', authorities: ['E06000059'] })).ok, false)
  assert.equal(await kind(), made.fingerprint)
  chmodSync(path, 0o640)
  assert.equal(await kind(), 'keys_open_to_others')
  chmodSync(path, 0o600)
  writeFileSync(path, '{}')
  assert.equal(await kind(), 'keys_unreadable')
})
