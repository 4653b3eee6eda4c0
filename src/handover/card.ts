/**
 * The card of a Waymark: its public keys as text, to send to a partner by any way, and a fingerprint of all that it says,
 * to read out on the telephone. Whoever compared the two knows whose keys they are.
 */
import { createHash, createPublicKey, type KeyObject } from 'node:crypto'
import { identityToRecipient } from 'age-encryption'
import { ok, refuse, type Result } from '../platform/result.ts'

export type Card = {
  name: string
  /** GSS codes of the authorities that work there. */
  authorities: readonly string[]
  /** An age recipient: to this is encrypted. */
  recipient: string
  /** The raw Ed25519 public key, in base64: by this is signed. */
  signer: string
}

const HEADING = 'Waymark handover card, version 1'
const CARD_MAX = 6000

/** SHA-256 of everything on the card, its first 160 bits in hexadecimal. */
export const fingerprintOf = ({ name, authorities, recipient, signer }: Card): string =>
  createHash('sha256')
    .update([HEADING, name, authorities.join(' '), recipient, signer].join('\n'))
    .digest('hex')
    .slice(0, 40)

/** "9f86 d081 884c …": in fours, to be read out. */
export const spoken = (fingerprint: string): string => (fingerprint.match(/.{1,4}/g) ?? []).join(' ')

/** The card as it is sent to a partner. */
export const cardText = (card: Card): string =>
  `${HEADING}
Name: ${card.name}
Authorities: ${card.authorities.join(' ')}
Encrypt to: ${card.recipient}
Signed by: ${card.signer}
Fingerprint: ${spoken(fingerprintOf(card))}
`

export type CardRefusal =
  | { kind: 'no_card' }
  | { kind: 'part_missing'; part: string }
  | { kind: 'part_wrong'; part: string }
  | { kind: 'fingerprint_differs'; said: string; is: string }

const parts = ['Name', 'Authorities', 'Encrypt to', 'Signed by', 'Fingerprint'] as const

/** The card in a text, which may have been wrapped, quoted or indented on its way. */
export function parseCard(text: string): Result<Card, CardRefusal> {
  if (text.length > CARD_MAX || !text.includes(HEADING)) return refuse({ kind: 'no_card' })
  const lines = text
    .slice(text.indexOf(HEADING) + HEADING.length)
    .split('\n')
    .map((line) => line.replace(/^[>\s]+/, ''))
  const said = new Map<string, string>()
  let last: string | undefined
  for (const line of lines) {
    const part = parts.find((one) => line.startsWith(`${one}:`))
    if (part !== undefined) said.set((last = part), line.slice(part.length + 1).trim())
    // A key is longer than a line of a letter: what follows it belongs to it.
    else if (last === 'Encrypt to' || last === 'Signed by') said.set(last, `${said.get(last)}${line.trim()}`)
  }
  const missing = parts.find((part) => !said.get(part))
  if (missing) return refuse({ kind: 'part_missing', part: missing })
  const card = {
    name: said.get('Name')!,
    authorities: said.get('Authorities')!.split(/\s+/),
    recipient: said.get('Encrypt to')!.toLowerCase(),
    signer: said.get('Signed by')!,
  }
  if (card.name.length > 100) return refuse({ kind: 'part_wrong', part: 'Name' })
  if (!card.authorities.every((one) => /^E\d{8}$/.test(one))) return refuse({ kind: 'part_wrong', part: 'Authorities' })
  if (!/^age1pq1[a-z0-9]{1900,2100}$/.test(card.recipient)) return refuse({ kind: 'part_wrong', part: 'Encrypt to' })
  if (signerKey(card.signer) === undefined) return refuse({ kind: 'part_wrong', part: 'Signed by' })
  const is = fingerprintOf(card)
  const printed = said.get('Fingerprint')!.replaceAll(/\s/g, '').toLowerCase()
  return printed === is ? ok(card) : refuse({ kind: 'fingerprint_differs', said: printed.slice(0, 60), is })
}

/** The key that a signature is checked with; undefined where the text is none. */
export function signerKey(signer: string): KeyObject | undefined {
  const raw = Buffer.from(signer, 'base64')
  if (raw.length !== 32 || raw.toString('base64') !== signer) return undefined
  return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: raw.toString('base64url') }, format: 'jwk' })
}

export const recipientOf = (identity: string): Promise<string> => identityToRecipient(identity)

/** What is wrong with a card, in a sentence. */
export function explainCard(refusal: CardRefusal): string {
  switch (refusal.kind) {
    case 'no_card':
      return `This is no card of a Waymark. It begins with “${HEADING}”: ask for the text that “waymark handover keys card” prints`
    case 'part_missing':
      return `The card has no line “${refusal.part}: …”. Ask for it again, whole`
    case 'part_wrong':
      return `The line “${refusal.part}: …” of the card is not what it should be. Ask for the card again`
    case 'fingerprint_differs':
      return `The card was changed on its way: it says the fingerprint ${spoken(refusal.said)}, and what it holds has ${spoken(refusal.is)}`
  }
}
