/** What an operation gives back. */
/** What goes back. `etag` is the version of what was read, without its quotes. */
export type Answer = {
  value: unknown
  status?: 200 | 201
  etag?: string
  /** The address of what was made, beneath the interface's own. */
  location?: string
}
