import { generateSync } from 'otplib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cli } from '../support/cli.js'
import { barriers, type Console, come, openConsole, withoutBrowser } from './browser.js'

const PASSWORD = 'Kelp-Lighthouse-49-Reef'
const SECOND = 1000
let codes = ''
let secret = ''
let console: Console
beforeAll(async () => {
  if (withoutBrowser) return
  console = await openConsole((store) => {
    codes = cli('users', 'init', '--store', store).stdout
  })
  const oneTimeCode = /secadmin +(\S+)/.exec(codes)![1]
  const begun = await post('/activation', { login: 'secadmin', oneTimeCode, password: PASSWORD })
  secret = begun.secret as string
  await post('/activation/code', { ticket: begun.ticket, code: codeAt(0) })
}, 120_000)
afterAll(() => console?.close())

/** The code some steps of 30 seconds on: each passes once. */
const codeAt = (steps: number): string =>
  generateSync({ secret, epoch: Math.floor(Date.now() / SECOND) + 30 * steps })

const post = async (path: string, body: unknown): Promise<Record<string, unknown>> => {
  const answer = await fetch(`${console.url}/api/v1${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return (await answer.json()) as Record<string, unknown>
}

describe.skipIf(withoutBrowser)('where users exist', () => {
  it('name, password and code open the page one wanted; a wrong one is told, not which', async () => {
    const { page, close } = await console.open('en')
    await come(page, '/rules', '#by-login')
    expect(await barriers(page)).toEqual([])
    await page.getByLabel('User name').fill('secadmin')
    await page.getByLabel('Password').fill('not the password')
    await page.getByLabel('Six digits').fill(codeAt(1))
    await page.keyboard.press('Enter')
    await page.getByText('The name, password or code is wrong').waitFor()
    expect(await barriers(page)).toEqual([])
    await page.getByLabel('Password').fill(PASSWORD)
    await page.getByLabel('Six digits').fill(codeAt(1))
    await page.keyboard.press('Enter')
    await page.waitForSelector('nav.menu')
    expect(new URL(page.url()).pathname).toBe('/rules')
    expect(await page.locator('body').innerText()).toContain('安全管理员')
    expect(await page.evaluate(() => document.cookie)).toBe('')
    await page.getByRole('button', { name: 'Log out' }).click()
    await page.waitForSelector('#by-login')
    await close()
  }, 60_000)
})
