import { writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cli } from '../support/cli.js'
import { barriers, type Console, come, countyMarket, openConsole, withoutBrowser } from './browser.js'

/** Settings under which the county has other rings. */
const OTHER = { rings: { belief: { yellow: 0.2 } }, communities: { gammaBits: 9 } }

let console: Console
beforeAll(async () => {
  if (!withoutBrowser)
    console = await openConsole(async (store) => {
      await countyMarket(store)
      writeFileSync(`${store}-settings.json`, JSON.stringify(OTHER))
      const { status, stderr } = cli('detect', '--settings', `${store}-settings.json`, '--store', store)
      if (status !== 0) throw new Error(stderr)
    })
}, 600_000)
afterAll(() => console?.close())

describe.skipIf(withoutBrowser)('two runs compared in the console', () => {
  for (const lang of ['zh', 'en'] as const)
    it(`stand without a barrier or an error, also where a ring has a history: ${lang}`, async () => {
      const { page, wrong, close } = await console.open(lang)
      const seen: [string, string[]][] = []
      for (const path of [
        '/runs',
        '/runs/RUN-000002?event=shrink',
        '/compare?before=RUN-000001&after=RUN-000002',
        '/compare?before=RUN-000001&after=RUN-000002&level=red,yellow,green&change=gone',
        '/rings',
        '/rings/R-000001?tab=doubts',
      ]) {
        await come(page, path, '.table')
        seen.push([path, await barriers(page)])
      }
      await close()
      expect(seen.filter(([, found]) => found.length > 0)).toEqual([])
      expect(wrong).toEqual([])
    }, 120_000)

  it('are reached from the list of rings, and narrowed to a kind of change', async () => {
    const { page, close } = await console.open('en')
    await come(page, '/rings', '.table')
    await page.getByLabel('Compare with').selectOption('RUN-000001')
    await page.waitForSelector('text=Settings that differ')
    expect(await page.locator('.lead').innerText()).toContain(
      'resolution of communities in bits; belief: yellow from',
    )
    const rows = await page.locator('tbody tr').count()
    expect(await page.locator('.lead').innerText()).toContain(`${rows} rings changed`)
    await page.getByLabel('Kind of change').selectOption('level')
    await page.waitForFunction((all) => document.querySelectorAll('tbody tr').length < all, rows)
    for (const kind of await page.locator('tbody td:nth-child(2)').allInnerTexts())
      expect(kind).toContain('level changed')
    expect(new URL(page.url()).search).toBe('?before=RUN-000001&after=RUN-000002&change=level')
    await close()
  }, 60_000)
})
