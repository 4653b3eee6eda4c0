import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { SourceFile } from './tidy-file.ts'
import { tidy } from './tidy.ts'

// A small house in which every rule has something to say, and one in which none has.
const room = (name: string): SourceFile[] => [
  { path: `src/${name}/README.md`, text: `# ${name}\n` },
  { path: `src/${name}/index.ts`, text: `export const ${name} = 1\n` },
]
const rooms = [{ path: 'src/platform/README.md', text: '# platform\n' }, ...room('people'), ...room('contacts')]

const bad: [rule: string, path: string, text: string, advice: RegExp][] = [
  [
    'a climb to a higher floor',
    'src/people/a.ts',
    "import { contacts } from '../contacts/index.ts'",
    /cannot import contacts/,
  ],
  ['a way in by a window', 'src/contacts/a.ts', "import { x } from '../people/x.ts'", /import src\/people\/index.ts/],
  [
    'platform knowing a room',
    'src/platform/a.ts',
    "import { people } from '../people/index.ts'",
    /cannot import people/,
  ],
  ['a room without a floor', 'src/attic/index.ts', "import { people } from '../people/index.ts'", /no floor yet/],
  ['product leaning on tests', 'src/people/a.ts', "import { x } from '../../test/x.ts'", /not part of the product/],
  ['a room leaning on the top', 'src/people/a.ts', "import { app } from '../app.ts'", /stands above all rooms/],
  [
    'an import over several lines',
    'src/people/a.ts',
    "import {\n  x,\n} from '../contacts/index.ts'",
    /cannot import contacts/,
  ],
  ['the machine’s clock', 'src/people/a.ts', 'const now = new Date()', /ask the clock/],
  ['the environment', 'src/people/a.ts', "const port = process.env['PORT']", /src\/platform\/config.ts/],
  ['a stray print', 'src/people/a.ts', "console.log('here')", /log through/],
  ['a stray debugger', 'src/people/a.ts', '  debugger\n', /debugger/],
  ['a test that silences others', 'src/people/a.test.ts', "test.only('x', () => {})", /every test run/],
  ['a note to oneself', 'src/people/a.ts', '// TODO: more', /do it now/],
  ['a private key', 'docs/a.md', '-----BEGIN RSA PRIVATE KEY-----', /secret/],
  ['a path on one machine', 'docs/a.md', 'see /home/alex/notes', /path on one machine/],
  ['SQL outside a store', 'src/people/actions.ts', "tx.selectFrom('person')", /only a store/],
  ['a file too long', 'src/people/a.ts', '//\n'.repeat(301), /301 lines/],
  ['a migration that does not say what it breaks', 'migrations/0001_a.sql', '-- Why: a.\n', /-- breaking: no/],
  ['a migration without a number', 'migrations/a.sql', '-- Why: a.\n-- breaking: no\n', /next number/],
]
for (const [rule, path, text, advice] of bad) {
  test(`${rule} is found, and told what to write instead`, () => {
    const findings = tidy([...rooms, { path, text }]).filter((finding) => advice.test(finding.advice))
    assert.equal(findings.length, 1)
    assert.equal(findings[0]?.path, path)
  })
}

test('a room without a README or a front door is found', () => {
  const paths = tidy([...rooms, { path: 'src/notices/rules.ts', text: '' }]).map(({ path }) => path)
  assert.deepEqual(paths, ['src/notices/index.ts', 'src/notices/README.md'])
})

test('files that import each other in a circle are found once', () => {
  const circle = ['a', 'b', 'c'].map((name, place) => ({
    path: `src/people/${name}.ts`,
    text: `import { x } from './${['b', 'c', 'a'][place]}.ts'`,
  }))
  const findings = tidy([...rooms, ...circle])
  assert.equal(findings.length, 1)
  assert.match(
    findings[0]?.advice ?? '',
    /src\/people\/a.ts → src\/people\/b.ts → src\/people\/c.ts → src\/people\/a.ts/,
  )
})

test('two migrations with one number are found', () => {
  const text = '-- Why: a.\n-- breaking: no\n'
  const findings = tidy([...rooms, ...['a', 'b'].map((name) => ({ path: `migrations/0001_${name}.sql`, text }))])
  assert.match(findings[0]?.advice ?? '', /number 0001 is taken/)
})

test('a finding names the line', () => {
  const [finding] = tidy([...rooms, { path: 'src/people/a.ts', text: '\n/* two\n lines */\nconst now = new Date()\n' }])
  assert.equal(finding?.line, 4)
})

test('a tidy house raises nothing', () => {
  const good: SourceFile[] = [
    { path: 'src/platform/clock.ts', text: 'export const now = () => new Date()\n' },
    { path: 'src/platform/config.ts', text: 'export const env = process.env\n' },
    { path: 'src/platform/pages/index.ts', text: 'export const page = 1\n' },
    {
      path: 'src/contacts/rules.ts',
      text: "import { people } from '../people/index.ts'\n// Not new Date(): the clock is asked.\n",
    },
    {
      path: 'src/contacts/store.ts',
      text: "import { page } from '../platform/pages/index.ts'\ntx.selectFrom('contact')\n",
    },
    { path: 'src/contacts/rules.test.ts', text: "import { x } from '../people/x.ts'\nnew Date()\n" },
    { path: 'src/app.ts', text: "import { routes } from './contacts/routes.ts'\nconsole.log('started')\n" },
    { path: 'migrations/0001_a.sql', text: '-- Why: a.\n-- breaking: no\n' },
  ]
  assert.deepEqual(tidy([...rooms, ...good]), [])
})

test('a long file is warned of before it is refused', () => {
  const [finding] = tidy([...rooms, { path: 'src/people/a.ts', text: '//\n'.repeat(250) }])
  assert.equal(finding?.warning, true)
})
