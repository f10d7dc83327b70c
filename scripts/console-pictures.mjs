// Takes pictures of the console's pages, of a service that runs on the bundled county market, in both
// languages:
//
//   node scripts/console-pictures.mjs http://127.0.0.1:8321 docs/console [page …]
//
// Chromium is looked for as the tests do: CHROMIUM, else on the PATH.
import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { SHOTS } from './console-shots.mjs'

const [base = 'http://127.0.0.1:8321', folder = 'docs/console', ...only] = process.argv.slice(2)
const executablePath =
  process.env.CHROMIUM ??
  execFileSync('sh', ['-c', 'command -v chromium || command -v google-chrome']).toString().trim()
mkdirSync(folder, { recursive: true })

const lead = (await (await fetch(`${base}/api/v1/leads?ring=R-000001`)).json()).data.at(-1).id

/** In the page: asks in a seat that is tried, or in none. */
const takeSeat = (seat) =>
  seat ? localStorage.setItem('biaojian.seat', seat) : localStorage.removeItem('biaojian.seat')

const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
for (const lang of ['zh', 'en']) {
  const context = await browser.newContext({
    viewport: { width: 1366, height: 768 },
    locale: lang === 'zh' ? 'zh-CN' : 'en-GB',
    timezoneId: 'Asia/Shanghai',
  })
  const page = await context.newPage()
  await page.goto(`${base}/about`)
  page.on(
    'console',
    (message) => message.type() === 'error' && console.error(`${lang} ${page.url()}: ${message.text()}`),
  )
  page.on('pageerror', (error) => console.error(`${lang} ${page.url()}: ${error.message}`))
  for (const [name, shot] of Object.entries(SHOTS)) {
    if (only.length > 0 && !only.includes(name)) continue
    await page.evaluate(takeSeat, shot.seat)
    await page.goto(base + shot.path.replace('LEAD', lead))
    await page.waitForSelector(shot.ready ?? 'h1')
    await page.waitForLoadState('networkidle')
    await shot.act?.(page)
    await page.screenshot({ path: join(folder, `${name}-${lang}.png`), fullPage: shot.whole ?? false })
  }
  await context.close()
}
await browser.close()
