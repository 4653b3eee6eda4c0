/** What a program reads when it cannot be answered: RFC 9457, with a type that the documentation explains. */

/** Each kind with its status and title; what it means stands in the documentation under its name. */
export const problemKinds = {
  malformed: {
    status: 400,
    title: 'The request cannot be read',
    means: 'The body is no JSON, or a parameter is wrong.',
  },
  unauthorised: {
    status: 401,
    title: 'No valid token',
    means: 'The Authorization header has no token, or one that is unknown, expired or revoked.',
  },
  not_allowed: {
    status: 403,
    title: 'Not allowed',
    means: "The token's scopes, or the role of whoever it belongs to, do not allow this operation.",
  },
  not_found: { status: 404, title: 'Not found', means: 'It does not exist, or its reader may not see it.' },
  conflict: {
    status: 409,
    title: 'This contradicts what is on record',
    means: 'What is on record stands. `detail` says what it is, and what can be sent instead.',
  },
  may_be_known: {
    status: 409,
    title: 'Somebody on record may be this person',
    means: 'Send `person_id` if it is one of `candidates`, or name those in `not_the_same_as` who it is not.',
  },
  changed: {
    status: 412,
    title: 'Changed since it was read',
    means: 'If-Match names another version than the one on record. Read it again and decide anew.',
  },
  too_large: { status: 413, title: 'Too much was sent', means: 'A request holds one megabyte at most.' },
  not_json: { status: 415, title: 'Not JSON', means: 'Send the body as application/json.' },
  invalid: {
    status: 422,
    title: 'Something in the request is wrong',
    means: '`errors` names each place, as a pointer into the body or a parameter, and says what would be right.',
  },
  key_used: {
    status: 422,
    title: 'This Idempotency-Key was used for another request',
    means: 'A key stands for one request. Make a new key for a new one.',
  },
  version_needed: {
    status: 428,
    title: 'If-Match is needed',
    means: 'Send the ETag of what you read as If-Match, so that nobody else is overwritten.',
  },
  too_many: { status: 429, title: 'Too many requests', means: 'Wait as long as Retry-After says.' },
  fault: {
    status: 500,
    title: 'Something went wrong',
    means: 'Nothing was half done. Send it again, with the same Idempotency-Key; quote `reference` if it stays so.',
  },
} as const
export type ProblemKind = keyof typeof problemKinds

/** Where it is: a pointer into the body such as `/children/0/sex`, or the name of a parameter. */
export type Fault = { pointer?: string; parameter?: string; detail: string }

export type Problem = {
  kind: ProblemKind
  detail: string
  errors?: readonly Fault[]
  /** People who may be meant: ids alone. */
  candidates?: readonly string[]
  reference?: string
}

export const problemOf = (kind: ProblemKind, detail: string, more: Omit<Problem, 'kind' | 'detail'> = {}): Problem => ({
  kind,
  detail,
  ...more,
})

/** One wrong place in the body. */
export const wrongAt = (pointer: string, detail: string): Problem =>
  problemOf('invalid', detail, { errors: [{ pointer, detail }] })

export const NOT_FOUND: Problem = problemOf('not_found', 'There is nothing here that this token may see.')
export const CHANGED: Problem = problemOf(
  'changed',
  'Somebody else changed this since you read it. Read it again, and send your change with its new ETag if it still stands.',
)

/** The document of a problem, by RFC 9457. `instance` is the address that was asked. */
export const problemDocument = ({ kind, detail, ...more }: Problem, instance: string) => ({
  type: `/api/v1/docs#problem-${kind}`,
  title: problemKinds[kind].title,
  status: problemKinds[kind].status,
  detail,
  instance,
  ...more,
})
