#!/usr/bin/env node
// The launcher behind every npm script. It is plain JavaScript, because it must run on the Node that a machine happens
// to have (20 or later); everything it starts runs on Node 24, which arrives as an npm package.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { constants } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { installWhatIsMissing } from './install.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const oldestNode = 24

/** What each verb runs: arguments to Node. `tethered` ends with the launcher, however the launcher ends. */
const verbs = {
  setup: (rest) => ['tools/setup.ts', ...rest],
  start: (rest) => ['--max-semi-space-size=8', 'src/cli.ts', 'demo', ...rest],
  dev: (rest) => ['--watch', '--watch-preserve-output', 'src/cli.ts', 'demo', ...rest],
  test: (rest) => ['tools/test.ts', ...rest],
  check: (rest) => ['tools/check.ts', ...rest],
  'db-types': (rest) => ['tools/db-types.ts', ...rest],
  docs: (rest) => ['tools/docs.ts', ...rest],
  bench: ([name, ...rest]) => [benchFile(name), ...rest],
}

const [verb, ...rest] = process.argv.slice(2)
if (!Object.hasOwn(verbs, verb ?? '')) giveUp(`Say what to do: npm run ${Object.keys(verbs).join(', npm run ')}.`)
process.chdir(root)
await installWhatIsMissing(root).catch((error) => giveUp(error.message))
if (verb === 'bench' && !benches().includes(rest[0])) {
  console.log(
    `The benchmarks, each run by \`npm run bench NAME\`:\n${benches()
      .map((name) => `  ${name}`)
      .join('\n')}`,
  )
  process.exit(rest[0] === undefined ? 0 : 1)
}
run(nodeToUse(), ['--import', './tools/tether.mjs', ...verbs[verb](rest)])

/** The Node that came with the packages, else the one running if it is new enough. */
function nodeToUse() {
  const packaged = join(root, 'node_modules', '.bin', 'node')
  if (existsSync(packaged)) return packaged
  if (Number(process.versions.node.split('.')[0]) >= oldestNode) return process.execPath
  return giveUp(
    `Waymark needs Node ${oldestNode} or later, and this is Node ${process.versions.node}. On Linux it comes with the ` +
      `packages, but they hold none for this machine (${process.platform} ${process.arch}). ` +
      `Install it from https://nodejs.org and try again.`,
  )
}

/** Runs Node to its end, passes on the signals sent to us, and ends as it ended. */
function run(node, args) {
  const env = { ...process.env, PATH: `${join(root, 'node_modules', '.bin')}:${process.env.PATH ?? ''}` }
  const child = spawn(node, args, { stdio: 'inherit', env })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    // A terminal sends Ctrl-C to the child as well; what matters is that we wait for it to end tidily.
    process.on(signal, () => (signal === 'SIGINT' && process.stdin.isTTY ? undefined : child.kill(signal)))
  }
  if (process.env['npm_lifecycle_event']) endWithNpm(() => child.kill('SIGTERM'))
  child.on('error', (error) => giveUp(`${node} did not start (${error.message}). Delete node_modules and try again.`))
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal ?? 'SIGTERM'] ?? 1)))
}

/**
 * Calls `end` when npm is gone. It starts us through a shell, and when npm is told to stop it tells the shell alone;
 * when it is killed it tells nobody.
 */
function endWithNpm(end) {
  const lineage = () => {
    const isShell = /^(sh|dash|ash|bash)$/.test(statusOf(process.ppid, 'Name'))
    return `${process.ppid} ${isShell ? statusOf(process.ppid, 'PPid') : ''}`
  }
  const first = lineage()
  setInterval(() => lineage() !== first && end(), 1000).unref()
}

/** A line of what Linux tells about a process; empty elsewhere. */
function statusOf(pid, field) {
  try {
    return new RegExp(`^${field}:\\s*(.*)$`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? ''
  } catch {
    return ''
  }
}

function benches() {
  const files = existsSync(join(root, 'bench')) ? readdirSync(join(root, 'bench')) : []
  return files.filter((file) => file.endsWith('.ts')).map((file) => file.slice(0, -'.ts'.length))
}

function benchFile(name) {
  return `bench/${name}.ts`
}

function giveUp(message) {
  console.error(message)
  process.exit(1)
}
