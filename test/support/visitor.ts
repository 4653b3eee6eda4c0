/** A browser without scripts, before a form for anybody: keeps its cookie, sends the token of the last page, goes where it is led. */
export class Visitor {
  cookie = ''
  page = ''
  url = ''
  status = 0
  readonly from: string

  constructor(from: string) {
    this.from = from
  }

  async ask(path: string, options: RequestInit = {}): Promise<Response> {
    const headers = { cookie: this.cookie, ...(options.headers as Record<string, string>) }
    const answer = await fetch(this.from + path, { redirect: 'manual', ...options, headers })
    for (const set of answer.headers.getSetCookie()) this.cookie = set.split(';')[0]!
    this.status = answer.status
    this.url = path
    const to = answer.headers.get('location')
    if (to?.startsWith('/')) return this.ask(to)
    this.page = await answer.text()
    return answer
  }

  token = (): string => /name="_csrf" value="([^"]*)"/.exec(this.page)?.[1] ?? ''

  send(path: string, fields: Record<string, string> | [string, string][], headers: Record<string, string> = {}) {
    const body = new URLSearchParams([['_csrf', this.token()], ...Object.entries(fields)] as [string, string][])
    return this.ask(path, { method: 'POST', body, headers: { origin: this.from, ...headers } })
  }

  async begin(): Promise<this> {
    await this.ask('/concern')
    await this.send('/concern/begin', { in: 'staffordshire' })
    return this
  }

  async answers(answers: Readonly<Record<string, Readonly<Record<string, string>>>>): Promise<this> {
    for (const [question, typed] of Object.entries(answers)) await this.send(`/concern/${question}`, { ...typed })
    return this
  }

  /** What the cookie holds. */
  secret = (): string => this.cookie.split('=')[1]!
}
