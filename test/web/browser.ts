import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { serving } from '../support/cli.js'
import { countyOnce } from '../support/prepared.js'

const found = spawnSync('sh', ['-c', 'command -v chromium || command -v google-chrome'], { encoding: 'utf8' })

/** Where Chromium is; undefined where there is none, and then the tests in it are skipped, but not in CI. */
export const CHROMIUM = process.env.CHROMIUM ?? (found.stdout.trim() || undefined)
export const withoutBrowser = CHROMIUM === undefined && process.env.CI !== 'true'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

export interface Console {
  url: string
  /** a page in a language, with all that goes wrong on it */
  open(lang: 'zh' | 'en', options?: BrowserContextOptions): Promise<Watched>
  close(): Promise<void>
}

export interface Watched {
  page: Page
  /** errors of scripts, refusals of the policy, requests to other hosts */
  wrong: string[]
  close(): Promise<void>
}

/** The bundled county market, imported and detected, as a store. */
export const countyMarket = async (store: string): Promise<void> =>
  cpSync(await countyOnce(), store, { recursive: true })

/** The built service on a store that was made ready, and a browser beside it. */
export const openConsole = async (prepare: (store: string) => void | Promise<void>): Promise<Console> => {
  const dir = mkdtempSync(join(tmpdir(), 'biaojian-console-'))
  const store = join(dir, 'store')
  await prepare(store)
  const { child, url } = serving(store)
  const [address, browser] = await Promise.all([url, launch()])
  return {
    url: address,
    open: (lang, options = {}) => watched(browser, address, lang, options),
    close: async () => {
      await browser.close()
      child.kill('SIGTERM')
      await new Promise((resolve) => child.once('exit', resolve))
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

const launch = (): Promise<Browser> => chromium.launch({ executablePath: CHROMIUM!, args: ['--no-sandbox'] })

/** Chromium 109, the last for Windows 7, where `.ci/run` has put it. */
export const OLD_CHROMIUM = process.env.CHROMIUM_OLD || undefined
if (OLD_CHROMIUM === undefined) process.stderr.write('Chromium 109 is not tried: CHROMIUM_OLD names none\n')

/** The same service in a browser of Windows 7, which is a build that knows one process only. */
export const inOldChromium = async <T>(console: Console, use: (old: Console) => Promise<T>): Promise<T> => {
  const browser = await chromium.launch({
    executablePath: OLD_CHROMIUM!,
    args: ['--no-sandbox', '--single-process', '--no-zygote', '--disable-gpu'],
  })
  try {
    return await use({
      ...console,
      open: (lang, options = {}) => watched(browser, console.url, lang, options),
      close: () => browser.close(),
    })
  } finally {
    await browser.close()
  }
}

const watched = async (
  browser: Browser,
  url: string,
  lang: 'zh' | 'en',
  options: BrowserContextOptions,
): Promise<Watched> => {
  const context = await browser.newContext({
    baseURL: url,
    locale: lang === 'zh' ? 'zh-CN' : 'en-GB',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1366, height: 768 },
    ...options,
  })
  // for hangs, not for a machine that does much else
  context.setDefaultTimeout(120_000)
  const page = await context.newPage()
  const wrong: string[] = []
  page.on('pageerror', (error) => wrong.push(`script: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      wrong.push(`console: ${message.text()} ${message.location().url}`)
  })
  page.on('request', (request) => {
    if (!request.url().startsWith(url) && !request.url().startsWith('blob:'))
      wrong.push(`elsewhere: ${request.url()}`)
  })
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) =>
      console.error(`policy: ${event.violatedDirective}`),
    )
  })
  return { page, wrong, close: () => context.close() }
}

/** Goes to an address and waits until what was asked for is there. */
export const come = async (page: Page, path: string, ready = 'main h1'): Promise<void> => {
  await page.goto(path)
  await page.waitForSelector(ready)
  await page.waitForLoadState('networkidle')
}

const TABS = 3

/**
 * Goes to each address and looks at it, some at once: while one page settles, another works.
 * @returns what was seen, in the order of the addresses, and all that went wrong
 */
export const overAll = async <T>(
  console: Console,
  lang: 'zh' | 'en',
  addresses: readonly [path: string, ready: string][],
  look: (page: Page) => Promise<T>,
): Promise<{ seen: [path: string, T][]; wrong: string[] }> => {
  const seen: [string, T][] = []
  const wrong: string[] = []
  let next = 0
  const walk = async (): Promise<void> => {
    const tab = await console.open(lang)
    for (let at = next++; at < addresses.length; at = next++) {
      const [path, ready] = addresses[at]!
      await come(tab.page, path, ready)
      seen[at] = [path, await look(tab.page)]
    }
    await tab.close()
    wrong.push(...tab.wrong)
  }
  await Promise.all(Array.from({ length: TABS }, walk))
  return { seen, wrong }
}

/** What axe finds against the page: rule and place, none where all is well. */
export const barriers = async (page: Page): Promise<string[]> => {
  await page.evaluate(AXE)
  return page.evaluate(async (standards) => {
    const { axe } = globalThis as unknown as {
      axe: {
        run(on: Document, how: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>
      }
    }
    const { violations } = await axe.run(document, {
      runOnly: { type: 'tag', values: standards },
      // style sheets fetched once more are for rules that are not asked for; what passes is not looked
      // through
      preload: false,
      resultTypes: ['violations'],
    })
    return violations.flatMap(({ id, nodes }) =>
      nodes.slice(0, 3).map(({ html }) => `${id}: ${html.slice(0, 160)}`),
    )
  }, STANDARDS)
}
