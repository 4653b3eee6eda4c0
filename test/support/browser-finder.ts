// Finds a Chromium for the browser journeys, and on Debian fetches one.
import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

/** What to say where `findBrowser` finds nothing. */
export const browserMissing =
  'No Chromium to drive. Install one (Debian: apt-get install chromium), or set CHROMIUM_PATH to one that you have.'

/** The path of a Chromium or Chrome, or undefined where there is none. */
export function findBrowser(): string | undefined {
  return candidates().find(canRun)
}

/** True where we may install packages by ourselves: root on a Debian-like system. */
export function canInstallBrowser(): boolean {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
}

/** Installs Debian's chromium, within five minutes; answers undefined, or in a sentence why it could not. */
export function installBrowser(): string | undefined {
  const steps = ['apt-get -qq update', 'apt-get -qq install -y --no-install-recommends chromium']
  const done = spawnSync('sh', ['-c', steps.join(' && ')], {
    encoding: 'utf8',
    timeout: 300_000,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
  if (findBrowser()) return undefined
  const reason = done.error?.message ?? done.stderr.trim().split('\n').at(-1) ?? ''
  return `apt-get could not install chromium (${reason}).`
}

function canRun(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

function candidates(): string[] {
  const named = process.env['CHROMIUM_PATH']
  const system = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
  return [
    ...(named ? [named] : []),
    ...system.flatMap((name) => [`/usr/bin/${name}`, `/usr/local/bin/${name}`]),
    '/snap/bin/chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    ...playwrightCaches().flatMap(chromiumsWithin),
  ]
}

function playwrightCaches(): string[] {
  const named = process.env['PLAYWRIGHT_BROWSERS_PATH']
  return [
    ...(named ? [named] : []),
    join(homedir(), '.cache', 'ms-playwright'),
    join(homedir(), 'Library', 'Caches', 'ms-playwright'),
  ]
}

/** The Chromiums of a cache, newest first. */
function chromiumsWithin(cache: string): string[] {
  if (!existsSync(cache)) return []
  const revision = (folder: string) => Number(folder.split('-').at(-1))
  const programs = ['chrome-linux/chrome', 'chrome-linux64/chrome', 'chrome-mac/Chromium.app/Contents/MacOS/Chromium']
  return readdirSync(cache)
    .filter((folder) => folder.startsWith('chromium-'))
    .toSorted((a, b) => revision(b) - revision(a))
    .flatMap((folder) => programs.map((program) => join(cache, folder, program)))
}
