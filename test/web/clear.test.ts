import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cli } from '../support/cli.js'
import { barriers, type Console, come, countyMarket, openConsole, withoutBrowser } from './browser.js'

const FIRM = '/bidders/91330922MAUJ3MEG5M?tab=holds'
/** Masked values: what is left of them stands behind stars. */
const MASKED = /\d+\*{4,}\d+/g

let key = ''
let console: Console
beforeAll(async () => {
  if (withoutBrowser) return
  console = await openConsole(async (store) => {
    await countyMarket(store)
    const { stdout } = cli('keys', 'create', '王', '--role', 'police', '--store', store)
    key = /bj_[0-9a-f]{12}_[\w-]{43}/.exec(stdout)![0]
  })
})
afterAll(() => console?.close())

describe.skipIf(withoutBrowser)('values in clear', () => {
  it('take a purpose, mark the page, and are masked again on the next one', async () => {
    const { page, wrong, close } = await console.open('en')
    await come(page, `/login?to=${FIRM}`, '#key')
    await page.getByLabel('Key').fill(key)
    await page.keyboard.press('Enter')
    await page.waitForSelector('main .table')
    await page.waitForFunction(() => /\d\*{4,}\d/.test(document.querySelector('main')!.innerText))
    await page.waitForLoadState('networkidle')
    const masked = await page.locator('main').innerText()
    expect(masked.match(MASKED)).not.toBeNull()
    await page.getByRole('button', { name: 'Show in clear' }).click()
    expect(await barriers(page)).toEqual([])
    await page.keyboard.press('Escape')
    const unchanged = (await page.locator('main').innerText()).match(MASKED)
    expect(unchanged).toEqual(expect.arrayContaining(masked.match(MASKED)!))

    const asked: { url: string; purpose: string }[] = []
    page.on('request', (request) => {
      asked.push({ url: request.url(), purpose: request.headers()['x-purpose'] ?? '' })
    })
    await page.getByRole('button', { name: 'Show in clear' }).click()
    await page.getByLabel('Purpose').fill('核查线索 2026-17')
    await page.getByRole('button', { name: 'Show', exact: true }).click()
    await page.getByText('Shown in clear until').waitFor()
    await page.waitForFunction(() => !/\d\*{4,}\d/.test(document.querySelector('main')!.innerText))
    expect(await page.locator('.watermark span').first().getAttribute('data-mark')).toContain(
      '核查线索 2026-17',
    )
    expect(await barriers(page)).toEqual([])
    const told = asked.filter(({ url }) => url.includes('unmask=1'))
    expect(told.length).toBeGreaterThan(0)
    expect(new Set(told.map(({ purpose }) => decodeURIComponent(purpose)))).toEqual(
      new Set(['核查线索 2026-17']),
    )

    await page.getByRole('link', { name: 'About' }).click()
    await page.waitForFunction(() => document.querySelector('.watermark') === null)
    await page.goBack()
    await page.waitForFunction(() => /\d\*{4,}\d/.test(document.querySelector('main')!.innerText))
    expect(await page.getByText('Shown in clear until').count()).toBe(0)
    expect(wrong).toEqual([])
    await close()
  })
})
