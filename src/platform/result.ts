/** A refusal is a value: something a person can meet and answer. A fault is an exception. */
export type Ok<T> = { ok: true; value: T }
export type Refused<R> = { ok: false; refusal: R }
export type Result<T, R> = Ok<T> | Refused<R>

export const ok = <T>(value: T): Ok<T> => ({ ok: true, value })
export const refuse = <R>(refusal: R): Refused<R> => ({ ok: false, refusal })

/** The value, or an exception where a refusal would be a fault of ours. */
export function mustBeOk<T, R>(result: Result<T, R>): T {
  if (result.ok) return result.value
  throw new Error(`refused: ${JSON.stringify(result.refusal)}`)
}
