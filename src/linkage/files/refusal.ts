/** A file or an option that cannot be used, said in a sentence. `usage`: what was typed is wrong, not what is in a file. */
export class LinkRefused extends Error {
  readonly isUsage: boolean
  constructor(sentence: string, isUsage = false) {
    super(sentence)
    this.isUsage = isUsage
  }
}
