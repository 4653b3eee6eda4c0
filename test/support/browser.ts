// A browser for the journeys, each page in a context (cookies and all) of its own.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { chromium, type Browser, type Page } from 'playwright-core'
import { browserMissing, findBrowser } from './browser-finder.ts'

export { checkAccessible } from './accessible.ts'
export type { Page } from 'playwright-core'

export type PageOptions = {
  /** Width of the window in CSS pixels: 1280 a desk, 390 a telephone. */
  width?: number
  /** Without scripts every page must still work. */
  javaScript?: boolean
}

/** What a journey is given. `newPage` opens a page as somebody who has just sat down: no cookies, no log-in. */
export type Visit = { newPage: (options?: PageOptions) => Promise<Page>; t: TestContext }

/**
 * A test that drives a browser. Its pages are closed after it; an error that a page's own script throws fails it; and
 * where there is no browser it is skipped, saying how to get one.
 */
export function journey(name: string, walk: (visit: Visit) => Promise<void>): void {
  const skip = findBrowser() === undefined && browserMissing
  void test(name, { skip, timeout: 120_000 }, (t) => withBrowser((newPage) => walk({ newPage, t })))
}

/** Runs `work` with a way to open pages, and closes them when it is done. Fails if a script on any of them failed. */
export async function withBrowser<T>(work: (newPage: Visit['newPage']) => Promise<T>): Promise<T> {
  const opened: Page[] = []
  const faults: string[] = []
  try {
    const done = await work(async (options) => {
      const page = await newPage(options)
      page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.message}`))
      opened.push(page)
      return page
    })
    if (faults.length > 0) throw new Error(`Scripts failed on the page:\n${faults.join('\n')}`)
    return done
  } catch (error) {
    // What the browser showed last explains a failure better than a stack does.
    if (opened[0] && process.env['WAYMARK_SHOTS']) await screenshot(opened[0], 'last-failure')
    throw error
  } finally {
    await Promise.all(opened.map((page) => page.context().close()))
    await closeIfIdle()
  }
}

let browser: Promise<Browser> | undefined
let pagesOpen = 0

/** A page in a context of its own. Close it by `page.context().close()`; inside a journey that is done for you. */
export async function newPage({ width = 1280, javaScript = true }: PageOptions = {}): Promise<Page> {
  pagesOpen++
  browser ??= launch()
  const context = await (
    await browser
  ).newContext({
    viewport: { width, height: width < 600 ? 844 : 900 },
    javaScriptEnabled: javaScript,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
  })
  context.on('close', () => void pagesOpen--)
  context.setDefaultTimeout(15_000)
  return context.newPage()
}

/** Puts a picture of the whole page into .cache/shots when WAYMARK_SHOTS is set, and does nothing otherwise. */
export async function screenshot(page: Page, name: string): Promise<void> {
  if (!process.env['WAYMARK_SHOTS']) return
  const folder = join(import.meta.dirname, '..', '..', '.cache', 'shots')
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true })
}

function launch(): Promise<Browser> {
  const executablePath = findBrowser()
  if (!executablePath) throw new Error(browserMissing)
  const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run']
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  return chromium.launch({ executablePath, args: [...quiet, '--disable-gpu', '--disable-quic', ...asRoot] })
}

/** An open browser would keep the test process from ending, so the last page to go takes it along. */
async function closeIfIdle(): Promise<void> {
  if (pagesOpen > 0 || !browser) return
  const closing = browser
  browser = undefined
  await (await closing).close()
}
