// What a file may hold: the clock, the environment, leftovers, secrets, its size; and what a room and a migration need.
import { isTest, lineOf, withoutComments, type Finding, type SourceFile } from './tidy-file.ts'

type LineRule = {
  pattern: RegExp
  advice: string
  /** The files it holds for. */
  within: (path: string) => boolean
  /** Whether comments count too. */
  comments?: true
  /** Said, but not yet held against the file. */
  warning?: true
}

const isCode = (path: string) => /\.(ts|mjs|js)$/.test(path)
const isProduct = (path: string) => path.startsWith('src/') && isCode(path) && !isTest(path)
const isWorkshop = (path: string) => /^(tools|test|bench)\//.test(path) || isTest(path)
const isCommand = (path: string) => /^src\/[\w-]+\.ts$|\/commands?(\.|\/)|^src\/platform\/cli\//.test(path)
const isTidy = (path: string) => path.startsWith('tools/tidy')
const namesTables = (path: string) => /\/store(\.ts|\/)|\.sql\.ts$|^src\/platform\/(database|jobs)\//.test(path)

const lineRules: LineRule[] = [
  {
    pattern: /\bnew Date\(|\bDate\.now\(|\bTemporal\.Now\b/g,
    advice: 'ask the clock (tx.now, or src/platform/clock.ts) for the moment; work with PlainDate and Instant',
    within: (path) => isProduct(path) && !path.startsWith('src/platform/'),
  },
  {
    pattern: /\bprocess\.env\b/g,
    advice: 'add a described setting to src/platform/config.ts and take it as an argument',
    within: (path) => isProduct(path) && path !== 'src/platform/config.ts',
  },
  {
    pattern: /\bconsole\.(log|debug|info)\(/g,
    advice: 'log through src/platform/log.ts, or print from a command',
    within: (path) => isProduct(path) && !isCommand(path),
  },
  {
    pattern: /\b(test|describe|it|journey)\.(only|skip)\(|\bonly: true\b/g,
    advice: 'let every test run; to leave one out for a reason, pass { skip: "the reason" }',
    within: (path) => isWorkshop(path) && !isTidy(path),
  },
  {
    pattern: /^\s*debugger\b/gm,
    advice: 'take out the debugger statement',
    within: (path) => isCode(path) && !isTidy(path),
  },
  {
    pattern: /\b(TODO|FIXME|HACK|XXX)\b/g,
    advice: 'do it now, or open an issue and say in the code what holds today',
    within: (path) => /\.(ts|mjs|js|sql|sh|css)$/.test(path) && !isTidy(path),
    comments: true,
  },
  {
    pattern:
      /-----BEGIN [A-Z ]*PRIVATE KEY-----|\bAKIA[0-9A-Z]{16}\b|\bgh[pousr]_\w{36}\b|\bnpm_\w{36}\b|\bxox[abp]-[\w-]{20,}|\beyJ[\w-]{20,}\.eyJ[\w-]{20,}\./g,
    advice: 'this looks like a secret: take it out, revoke it, and read it from a setting',
    within: (path) => !isTidy(path),
    comments: true,
  },
  {
    pattern: /(?<![\w.~:/-])\/(work|home|Users)\/[\w.-]+/g,
    advice: 'this is a path on one machine: write it from the root of the repository',
    within: (path) => !isTidy(path) && path !== 'package-lock.json',
    comments: true,
  },
  {
    pattern: /\.(selectFrom|insertInto|updateTable|deleteFrom)\(/g,
    advice: 'only a store (store.ts, a file in store/, or *.sql.ts) names tables: move the query there',
    within: (path) => isProduct(path) && !namesTables(path),
    warning: true,
  },
]

/** Lines that hold what their file should not. */
export function checkLines({ path, text }: SourceFile): Finding[] {
  const rules = lineRules.filter(({ within }) => within(path))
  if (rules.length === 0) return []
  const code = isCode(path) ? withoutComments(text) : text
  return rules.flatMap(({ pattern, advice, comments, warning }) => {
    const searched = comments ? text : code
    return [...searched.matchAll(pattern)].map(({ 0: found, index }) => ({
      path,
      line: lineOf(searched, index),
      advice: `${found.trim()}: ${advice}`,
      ...(warning && { warning }),
    }))
  })
}

const LINES_USUAL_MAX = 200
const LINES_MAX = 300

/** Files that have grown past what one reads at a sitting. */
export function checkSize({ path, text }: SourceFile): Finding[] {
  const lines = text.split('\n').length - 1
  if (!path.endsWith('.ts') || path.endsWith('.generated.ts') || lines <= LINES_USUAL_MAX) return []
  const advice = `${lines} lines: look for the second idea and give it a file`
  return [lines > LINES_MAX ? { path, line: lines, advice } : { path, line: lines, advice, warning: true }]
}

/** Rooms without a front door or a README. */
export function checkRooms(files: SourceFile[]): Finding[] {
  const paths = new Set(files.map(({ path }) => path))
  const rooms = new Set([...paths].flatMap((path) => /^src\/([\w-]+)\//.exec(path)?.[1] ?? []))
  return [...rooms].flatMap((room) => {
    const needed = room === 'platform' ? ['README.md'] : ['README.md', 'index.ts']
    return needed
      .map((name) => `src/${room}/${name}`)
      .filter((path) => !paths.has(path))
      .map((path) => ({ path, line: 1, advice: `the room ${room} needs this file: what it holds, and its front door` }))
  })
}

/** Migrations that do not say what they do to running copies, or whose numbers clash. */
export function checkMigrations(files: SourceFile[]): Finding[] {
  const migrations = files.filter(({ path }) => /^migrations\/.*\.sql$/.test(path))
  const numbers = migrations.map(({ path }) => path.slice('migrations/'.length).split('_')[0] ?? '')
  return migrations.flatMap(({ path, text }, place) => {
    const head = text.split('\n').slice(0, 12)
    const number = numbers[place] ?? ''
    const advice: string[] = []
    if (!head[0]?.startsWith('-- ')) advice.push('open with a comment that says why')
    if (!head.some((line) => /^-- breaking: (yes|no)\b/.test(line)))
      advice.push(
        'say in the head whether running copies keep working: `-- breaking: no` or `-- breaking: yes`, and how',
      )
    if (!/^\d{4}$/.test(number)) advice.push('name it 0012_what_it_does.sql, with the next number')
    if (numbers.indexOf(number) !== place) advice.push(`number ${number} is taken: take the next`)
    return advice.map((each) => ({ path, line: 1, advice: each }))
  })
}
