import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cli } from '../support/cli.js'
import { barriers, type Console, come, openConsole, withoutBrowser } from './browser.js'

const keys = { exchange: '', police: '' }
let console: Console
beforeAll(async () => {
  if (withoutBrowser) return
  console = await openConsole((store) => {
    for (const role of Object.keys(keys) as (keyof typeof keys)[]) {
      const { stdout } = cli('keys', 'create', role, '--role', role, '--store', store)
      keys[role] = /bj_[0-9a-f]{12}_[\w-]{43}/.exec(stdout)![0]
    }
  })
}, 120_000)
afterAll(() => console?.close())

describe.skipIf(withoutBrowser)('where keys are set', () => {
  it('a key typed once opens the page one wanted, its menu is that of the role, and logging out ends it', async () => {
    const { page, close } = await console.open('en')
    await come(page, '/quality?x=1', 'form')
    expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe('/login?to=%2Fquality%3Fx%3D1')
    expect(await barriers(page)).toEqual([])
    await page.getByLabel('Key').fill('bj_000000000000_nothing')
    await page.keyboard.press('Enter')
    await page.getByText('The key is unknown or revoked').waitFor()
    expect(await barriers(page)).toEqual([])
    await page.getByLabel('Key').fill(keys.exchange)
    await page.keyboard.press('Enter')
    await page.waitForSelector('nav.menu')
    expect(new URL(page.url()).pathname).toBe('/quality')
    expect(await page.locator('nav.menu a').allInnerTexts()).toEqual([
      'Import',
      'Data quality',
      'Rules',
      'Jobs',
      'Audit log',
      'Access matrix',
      'About',
    ])
    expect(await page.evaluate(() => document.cookie)).toBe('')
    await page.getByRole('button', { name: 'Log out' }).click()
    await page.waitForSelector('#key')
    await come(page, '/quality', '#key')
    await close()
  }, 60_000)

  it('a page that the role may not see says so, and does not ask for it over and over', async () => {
    const { page, close } = await console.open('en')
    await come(page, '/login', '#key')
    await page.getByLabel('Key').fill(keys.exchange)
    await page.keyboard.press('Enter')
    await page.waitForSelector('nav.menu')
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await come(page, '/rings', '[role=alert]')
    expect(await page.locator('[role=alert]').innerText()).toContain('Your role may not see this')
    // once before it is known who is here, and once by the page
    expect(asked.filter((url) => url.includes('/rings/index')).length).toBeLessThan(3)
    await close()
  }, 60_000)

  it('an address elsewhere is not gone back to after the log-in', async () => {
    const { page, close } = await console.open('en')
    await come(page, '/login?to=//elsewhere.example/', '#key')
    await page.getByLabel('Key').fill(keys.police)
    await page.keyboard.press('Enter')
    await page.waitForSelector('nav.menu')
    expect(page.url()).toBe(`${console.url}/`)
    await page.getByText('Nothing has been detected yet').waitFor()
    await close()
  }, 60_000)
})
