/** A file, a policy or an option that cannot be used: sentences, one a line. `isUsage`: what was typed is wrong. */
export class ProtectRefused extends Error {
  readonly isUsage: boolean
  constructor(sentences: readonly string[], isUsage = false) {
    super(sentences.join('\n'))
    this.isUsage = isUsage
  }
}
