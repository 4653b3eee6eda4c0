/** Signatures by the convention of Standard Webhooks (standardwebhooks.com, version 1): HMAC-SHA256 over id, time and body. */
import { createHmac, randomBytes } from 'node:crypto'

const PREFIX = 'whsec_'

/** A secret as libraries of the convention take it: 32 random bytes in base64, after `whsec_`. */
export const newSecret = (): string => PREFIX + randomBytes(32).toString('base64')

/** The headers of a message. `seconds` since 1970 let the receiver refuse what is old. */
export function signedHeaders(secret: string, id: string, seconds: number, body: string): Record<string, string> {
  const key = Buffer.from(secret.slice(PREFIX.length), 'base64')
  const signature = createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64')
  return { 'webhook-id': id, 'webhook-timestamp': String(seconds), 'webhook-signature': `v1,${signature}` }
}
