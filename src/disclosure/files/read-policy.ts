/** The policy that a command is given: a file of its own, or the name of one that ships. */
import { existsSync, readFileSync, statSync } from 'node:fs'
import { parsePolicy, shippedPolicies, type Policy } from '../policy.ts'
import { ProtectRefused } from './refusal.ts'

const BYTES_MAX = 4 * 1024 * 1024

export function readPolicy(path: string): Policy {
  const shipped = shippedPolicies.get(path)
  if (shipped) return shipped
  if (!existsSync(path) || !statSync(path).isFile())
    throw new ProtectRefused([`There is no policy ${path}. Give a file, or one of ${[...shippedPolicies.keys()].join(', ')}.`]) // prettier-ignore
  if (statSync(path).size > BYTES_MAX) throw new ProtectRefused([`${path} is larger than 4 MiB, which no policy is.`])
  let value: unknown
  try {
    value = JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''))
  } catch (error) {
    throw new ProtectRefused([`${path} is not JSON: ${error instanceof Error ? error.message : ''}`])
  }
  const policy = parsePolicy(value)
  if (!policy.ok) throw new ProtectRefused(policy.refusal.problems.map((problem) => `${path}: ${problem}`))
  return policy.value
}
