// What every tidy rule works on and answers with.

export type SourceFile = { path: string; text: string }

/** One thing to mend: where it is and what to write instead. A warning does not fail the check. */
export type Finding = { path: string; line: number; advice: string; warning?: true }

export function isTest(path: string): boolean {
  return /\.(test|e2e)\.ts$/.test(path)
}

/** The code with its comments blanked out, so that every line keeps its number. */
export function withoutComments(text: string): string {
  const stringsAndComments = /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\[^]|[^`\\])*`|\/\/.*|\/\*[^]*?\*\//g
  return text.replaceAll(stringsAndComments, (found) =>
    found.startsWith('/') ? found.replaceAll(/[^\n]/g, ' ') : found,
  )
}

export function lineOf(text: string, index: number): number {
  return text.slice(0, index).split('\n').length
}
