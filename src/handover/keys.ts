/**
 * The keys of this Waymark, in a file beside the database and never in it: whoever reads the database, or a copy of it,
 * cannot open what partners sent or sign in this Waymark's name.
 */
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { closeSync, fstatSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { generateHybridIdentity } from 'age-encryption'
import { z } from 'zod'
import { readConfig } from '../platform/config.ts'
import { ok, refuse, type Result } from '../platform/result.ts'
import { fingerprintOf, recipientOf, type Card } from './card.ts'

export type OwnKeys = Card & { fingerprint: string; identity: string; sign: KeyObject }

const KeysFile = z.strictObject({
  format: z.literal('waymark-handover-keys'),
  version: z.literal(1),
  name: z.string().min(1),
  authorities: z.array(z.string().regex(/^E\d{8}$/)).min(1),
  identity: z.string().regex(/^AGE-SECRET-KEY-PQ-1/),
  signing: z.string(),
})
type KeysFile = z.infer<typeof KeysFile>

export type KeysRefusal =
  | { kind: 'no_keys'; path: string }
  | { kind: 'keys_open_to_others'; path: string }
  | { kind: 'keys_unreadable'; path: string }
  | { kind: 'keys_exist'; path: string }

/** New keys, and what goes into their file. */
export async function newKeys(of: Pick<Card, 'name' | 'authorities'>): Promise<{ keys: OwnKeys; text: string }> {
  const file: KeysFile = {
    format: 'waymark-handover-keys',
    version: 1,
    name: of.name,
    authorities: [...of.authorities],
    identity: await generateHybridIdentity(),
    signing: generateKeyPairSync('ed25519').privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
  }
  return { keys: await keysOf(file), text: `${JSON.stringify(file, null, 2)}\n` }
}

async function keysOf({ name, authorities, identity, signing }: KeysFile): Promise<OwnKeys> {
  const sign = createPrivateKey({ key: Buffer.from(signing, 'base64'), format: 'der', type: 'pkcs8' })
  const { x } = createPublicKey(sign).export({ format: 'jwk' })
  const signer = Buffer.from(x!, 'base64url').toString('base64')
  const card = { name, authorities, recipient: await recipientOf(identity), signer }
  return { ...card, identity, sign, fingerprint: fingerprintOf(card) }
}

/** Makes the keys and their file, which only its owner can read. An existing file is never written over. */
export async function makeKeys(
  path: string,
  of: Pick<Card, 'name' | 'authorities'>,
): Promise<Result<OwnKeys, KeysRefusal>> {
  const { keys, text } = await newKeys(of)
  try {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text, { mode: 0o600, flag: 'wx' })
  } catch (fault) {
    if ((fault as { code?: string }).code === 'EEXIST') return refuse({ kind: 'keys_exist', path })
    throw fault
  }
  return ok(keys)
}

/** The keys in a file; refused where others than its owner could read them. */
export async function readKeys(path: string): Promise<Result<OwnKeys, KeysRefusal>> {
  let text: string
  try {
    const opened = openSync(path, 'r')
    try {
      if ((fstatSync(opened).mode & 0o077) !== 0) return refuse({ kind: 'keys_open_to_others', path })
      text = readFileSync(opened, 'utf8')
    } finally {
      closeSync(opened)
    }
  } catch (fault) {
    return refuse({ kind: (fault as { code?: string }).code === 'ENOENT' ? 'no_keys' : 'keys_unreadable', path })
  }
  try {
    return ok(await keysOf(KeysFile.parse(JSON.parse(text))))
  } catch {
    return refuse({ kind: 'keys_unreadable', path })
  }
}

/** Where the settings say the keys are. */
export function keysPath(): string {
  const config = readConfig()
  if ('faults' in config) throw new Error(config.faults.join('\n'))
  return config.handoverKeys
}

/** The keys of the settings, read anew each time: a page never works with keys that were taken away. */
export const ownKeys = (): Promise<Result<OwnKeys, KeysRefusal>> => readKeys(keysPath())

export function explainKeys(refusal: KeysRefusal): string {
  switch (refusal.kind) {
    case 'no_keys':
      return 'This Waymark has no keys for files yet. Its operator makes them with “waymark handover keys make”'
    case 'keys_open_to_others':
      return `The file of this Waymark’s keys can be read by others than its owner, so that it is not used. Its operator sets it right with “chmod 600”`
    case 'keys_unreadable':
      return 'The file of this Waymark’s keys cannot be read, or is not one. Its operator has to look at it'
    case 'keys_exist':
      return `There are keys at ${refusal.path} already, and they are not written over: files on their way could never be opened again`
  }
}
