/**
 * The envelope of a file: what is said is signed by its sender (Ed25519) and the two together are encrypted to its
 * receiver (age, by X25519 and ML-KEM-768 at once). Signed is the very text, with the names of both sides in it, so that a
 * file cannot be passed on as if it had been meant for somebody else.
 */
import { sign, verify } from 'node:crypto'
import { Decrypter, Encrypter } from 'age-encryption'
import { z } from 'zod'
import { ok, refuse, type Result } from '../platform/result.ts'
import { signerKey, type Card } from './card.ts'
import type { OwnKeys } from './keys.ts'
import { Message, MESSAGE_VERSION } from './message.ts'

/** What a file may weigh: some twenty times what the longest contact comes to. */
export const FILE_MAX = 1_000_000
/** Ours has one receiver; each more would cost a try to open it. */
const RECEIVERS_MAX = 4
const CONTEXT = 'waymark handover, signed text, version 1\n'

export type OpenRefusal =
  | { kind: 'too_large'; bytes: number }
  | { kind: 'no_file' }
  | { kind: 'not_for_us' }
  | { kind: 'altered' }
  | { kind: 'unknown_signer'; fingerprint: string }
  | { kind: 'signature_wrong'; name: string }
  | { kind: 'future_version'; version: number }
  | { kind: 'malformed'; where: string }
  | { kind: 'meant_for_another' }
  | { kind: 'signed_for_another' }

const Envelope = z.strictObject({
  format: z.literal('waymark-handover-envelope'),
  signer: z.string().regex(/^[0-9a-f]{40}$/),
  signature: z.string().max(200),
  text: z.string().max(FILE_MAX),
})

/** The file that says `message`, or the first thing in it that no file can say. */
export async function seal(
  message: z.input<typeof Message>,
  from: OwnKeys,
  to: Pick<Card, 'recipient'>,
): Promise<Result<Uint8Array, { kind: 'malformed'; where: string }>> {
  const checked = Message.safeParse(message)
  if (!checked.success) return refuse({ kind: 'malformed', where: whereOf(checked.error) })
  const text = JSON.stringify(message)
  const signature = sign(null, Buffer.from(CONTEXT + text), from.sign).toString('base64')
  const envelope: z.infer<typeof Envelope> = {
    format: 'waymark-handover-envelope',
    signer: from.fingerprint,
    signature,
    text,
  }
  const encrypter = new Encrypter()
  encrypter.addRecipient(to.recipient)
  return ok(await encrypter.encrypt(JSON.stringify(envelope)))
}

export type Opened<Partner> = { message: Message; partner: Partner }

/** What a file says and which of the partners signed it. Nothing in it is believed before its signature is. */
export async function openEnvelope<Partner extends Card & { fingerprint: string }>(
  file: Uint8Array,
  own: OwnKeys,
  partnerOf: (fingerprint: string) => Promise<Partner | undefined>,
): Promise<Result<Opened<Partner>, OpenRefusal>> {
  if (file.length > FILE_MAX) return refuse({ kind: 'too_large', bytes: file.length })
  const head = Buffer.from(file.subarray(0, 40_000)).toString('latin1')
  if (!head.startsWith('age-encryption.org/')) return refuse({ kind: 'no_file' })
  if (head.split('\n').filter((line) => line.startsWith('-> ')).length > RECEIVERS_MAX)
    return refuse({ kind: 'altered' })
  const decrypted = await decrypt(file, own)
  if (!decrypted.ok) return decrypted
  const envelope = Envelope.safeParse(jsonOf(decrypted.value))
  if (!envelope.success) return refuse({ kind: 'malformed', where: whereOf(envelope.error) })
  const { signer, signature, text } = envelope.data
  const partner = await partnerOf(signer)
  if (!partner) return refuse({ kind: 'unknown_signer', fingerprint: signer })
  if (!isSignedBy(partner, text, signature)) return refuse({ kind: 'signature_wrong', name: partner.name })
  return messageOf(text, partner, own)
}

async function decrypt(file: Uint8Array, own: OwnKeys): Promise<Result<string, OpenRefusal>> {
  const decrypter = new Decrypter()
  decrypter.addIdentity(own.identity)
  try {
    return ok(await decrypter.decrypt(file, 'text'))
  } catch (fault) {
    const none = /no identity matched/.test((fault as Error).message)
    return refuse({ kind: none ? 'not_for_us' : 'altered' })
  }
}

/** Ed25519 has one right way to write a signature: another spelling of its base64 is another text. */
function isSignedBy({ signer }: Card, text: string, signature: string): boolean {
  const key = signerKey(signer)
  const bytes = Buffer.from(signature, 'base64')
  if (!key || bytes.length !== 64 || bytes.toString('base64') !== signature) return false
  return verify(null, Buffer.from(CONTEXT + text), key, bytes)
}

const Versioned = z.object({ format: z.literal('waymark-handover'), version: z.int() })

function messageOf<Partner extends Card & { fingerprint: string }>(
  text: string,
  partner: Partner,
  own: OwnKeys,
): Result<Opened<Partner>, OpenRefusal> {
  const said = jsonOf(text)
  const version = Versioned.safeParse(said)
  if (version.success && version.data.version > MESSAGE_VERSION)
    return refuse({ kind: 'future_version', version: version.data.version })
  const parsed = Message.safeParse(said)
  if (!parsed.success) return refuse({ kind: 'malformed', where: whereOf(parsed.error) })
  const message = parsed.data
  if (message.to.fingerprint !== own.fingerprint) return refuse({ kind: 'meant_for_another' })
  if (message.from.fingerprint !== partner.fingerprint) return refuse({ kind: 'signed_for_another' })
  if (!partner.authorities.includes(message.from.authority) || !own.authorities.includes(message.to.authority))
    return refuse({ kind: 'malformed', where: 'from.authority or to.authority' })
  return ok({ message, partner })
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** "children.0.dateOfBirth": the place, never the value, which may name a child. */
const whereOf = (error: z.ZodError): string => error.issues[0]?.path.join('.') || 'the whole'
