// Takes pictures of the console's pages, of a service that runs on the bundled county market without users,
// in both languages; those of pages that need users are taken of a store of its own:
//
//   node scripts/console-pictures.mjs http://127.0.0.1:8321 docs/console [page …]
//
// Chromium is looked for as the tests do: CHROMIUM, else on the PATH.
import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { openOffice } from './console-office.mjs'
import { OFFICE_SHOTS, SHOTS } from './console-shots.mjs'

const [base = 'http://127.0.0.1:8321', folder = 'docs/console', ...only] = process.argv.slice(2)
const executablePath =
  process.env.CHROMIUM ??
  execFileSync('sh', ['-c', 'command -v chromium || command -v google-chrome']).toString().trim()
mkdirSync(folder, { recursive: true })

/** Drawn by two persons of the lots of a month, unless there is a spot check already. */
const drawOnce = async () => {
  const ask = async (path, seat, body) => {
    const headers = { 'x-act-as': seat, ...(body && { 'content-type': 'application/json' }) }
    const init = body ? { method: 'POST', headers, body: JSON.stringify(body) } : { headers }
    const answer = await fetch(`${base}/api/v1/spot-checks${path}`, init)
    if (!answer.ok) throw new Error(await answer.text())
    return answer.json()
  }
  const { data } = await ask('', 'O-xt/leader')
  if (data.length > 0) return data.at(-1).id
  const { id } = await ask('', 'O-xt/leader', {
    ...{ of: 'lot', firstDay: '2025-03-01', lastDay: '2025-04-30', share: 20 },
    ...{ boosts: { red: 200 }, reason: '红色标段按县年度抽查方案加倍' },
    inspectors: [{ user: '王某' }, { user: '李某', recused: ['E33090320230000159001'] }, { user: '赵某' }],
  })
  await ask(`/${id}/number`, 'O-xt/leader', { number: '314159' })
  await ask(`/${id}/number`, 'O-jw/leader', { number: '271828' })
  return id
}

/** In the page: asks in a seat that is tried, or in none. */
const takeSeat = (seat) =>
  seat ? localStorage.setItem('biaojian.seat', seat) : localStorage.removeItem('biaojian.seat')

const wanted = (shots) => Object.entries(shots).filter(([name]) => only.length === 0 || only.includes(name))

const openPage = async (lang) => {
  const context = await browser.newContext({
    viewport: { width: 1366, height: 768 },
    locale: lang === 'zh' ? 'zh-CN' : 'en-GB',
    timezoneId: 'Asia/Shanghai',
  })
  const page = await context.newPage()
  page.on(
    'console',
    (message) => message.type() === 'error' && console.error(`${lang} ${page.url()}: ${message.text()}`),
  )
  page.on('pageerror', (error) => console.error(`${lang} ${page.url()}: ${error.message}`))
  return page
}

const take = async (page, address, { name, shot, lang }) => {
  await page.goto(address)
  await page.waitForSelector(shot.ready ?? 'h1')
  await page.waitForLoadState('networkidle')
  await shot.act?.(page)
  await page.screenshot({ path: join(folder, `${name}-${lang}.png`), fullPage: shot.whole ?? false })
}

const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
const shots = wanted(SHOTS)
if (shots.length > 0) {
  const lead = (await (await fetch(`${base}/api/v1/leads?ring=R-000001`)).json()).data.at(-1).id
  const check = await drawOnce()
  for (const lang of ['zh', 'en']) {
    const page = await openPage(lang)
    await page.goto(`${base}/about`)
    for (const [name, shot] of shots) {
      await page.evaluate(takeSeat, shot.seat)
      const path = shot.path.replace('LEAD', lead).replace('CHECK', check)
      await take(page, base + path, { name, shot, lang })
    }
    await page.context().close()
  }
}
const office = wanted(OFFICE_SHOTS)
if (office.length > 0) {
  const { url, logIn, close } = await openOffice()
  for (const lang of ['zh', 'en'])
    for (const login of new Set(office.map(([, shot]) => shot.login))) {
      const page = await openPage(lang)
      await logIn(page, login)
      for (const [name, shot] of office)
        if (shot.login === login) await take(page, url + shot.path, { name, shot, lang })
      await page.context().close()
    }
  await close()
}
await browser.close()
