// Brings node_modules in step with package-lock.json, and does nothing when it already is.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Installs the packages that the lock file names, if they are not there yet. Leaves the lock file as it was.
 * Throws an Error whose message says what went wrong and what to do.
 */
export async function installWhatIsMissing(root) {
  if (isInstalled(root)) return
  await alone(root, () => {
    if (isInstalled(root)) return
    console.error('Installing packages (once; about 20 seconds)…')
    const before = readFileSync(join(root, 'package-lock.json'))
    npmInstall(root)
    if (!before.equals(readFileSync(join(root, 'package-lock.json')))) {
      throw new Error(
        'Installing changed package-lock.json. Look at it with `git diff package-lock.json`, then try again.',
      )
    }
    writeFileSync(noteFile(root), lockHash(root))
  })
}

/** True when node_modules was installed from the lock file as it now stands. */
function isInstalled(root) {
  return existsSync(noteFile(root)) && readFileSync(noteFile(root), 'utf8') === lockHash(root)
}

function npmInstall(root) {
  // No install scripts: none of our packages needs one. `--no-save` keeps the lock file as it is, and the two
  // `--include` hold against NODE_ENV=production or an `omit` in somebody's npm settings.
  const args = ['install', '--ignore-scripts', '--no-save', '--no-audit', '--no-fund', '--loglevel=error']
  args.push('--include=dev', '--include=optional')
  const npm = process.env.npm_execpath?.endsWith('npm-cli.js') ? process.env.npm_execpath : undefined
  const [command, first] = npm ? [process.execPath, [npm]] : ['npm', []]
  const done = spawnSync(command, [...first, ...args], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })
  if (done.error) throw new Error(`npm did not start (${done.error.message}). Install Node with npm and try again.`)
  if (done.status !== 0) {
    throw new Error('The packages could not be installed; npm says why above. Check the network and try again.')
  }
}

/** Runs `work` while no other launcher installs here: two at once would spoil each other's node_modules. */
async function alone(root, work) {
  mkdirSync(join(root, '.cache'), { recursive: true })
  const lock = join(root, '.cache', 'installing')
  for (let said = false; !take(lock); said = true) {
    if (!said) console.error('Another Waymark command is installing packages; waiting for it…')
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  try {
    work()
  } finally {
    rmSync(lock, { force: true })
  }
}

/** Takes the lock unless its holder is alive. */
function take(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' })
    return true
  } catch {
    const holder = existsSync(lock) ? Number(readFileSync(lock, 'utf8')) : 0
    if (holder === 0 || !isAlive(holder)) rmSync(lock, { force: true })
    return false
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

function noteFile(root) {
  return join(root, 'node_modules', '.waymark-lock-hash')
}

function lockHash(root) {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
}
