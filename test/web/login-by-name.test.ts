import { generateSync } from 'otplib'
import decodeQR from 'qr/decode.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createUser, grantPosition } from '../../src/accounts/admin.js'
import { accountDesk } from '../../src/accounts/desk.js'
import { openCasebook } from '../../src/casebook/open.js'
import { cli } from '../support/cli.js'
import { barriers, type Console, come, openConsole, withoutBrowser } from './browser.js'

const PASSWORD = 'Kelp-Lighthouse-49-Reef'
const SECOND = 1000
let codes = ''
let secret = ''
let leaderSecret = ''
let recovery: string[] = []
let console: Console
beforeAll(async () => {
  if (withoutBrowser) return
  console = await openConsole(async (store) => {
    cli('offices', 'seed', '--store', store)
    codes = cli('users', 'init', '--store', store).stdout
    leaderSecret = await leaderOf(store)
  })
  const oneTimeCode = /secadmin +(\S+)/.exec(codes)![1]
  const begun = await post('/activation', { login: 'secadmin', oneTimeCode, password: PASSWORD })
  secret = begun.secret as string
  const done = await post('/activation/code', { ticket: begun.ticket, code: codeAt(0) })
  recovery = done.recovery as string[]
}, 120_000)
afterAll(() => console?.close())

/** The code some steps of 30 seconds on: each passes once. */
const codeAt = (steps: number): string =>
  generateSync({ secret, epoch: Math.floor(Date.now() / SECOND) + 30 * steps })

/** What a camera reads of the picture that is drawn: its modules, each some pixels wide. */
const seenIn = (viewBox: string | null, path: string | null): string => {
  const [size, scale] = [Number(viewBox!.split(' ')[2]), 4]
  const width = size * scale
  const data = new Uint8Array(width * width * 4).fill(255)
  for (const [, x, y] of path!.matchAll(/M(\d+) (\d+)h1v1h-1z/g))
    for (let i = 0; i < scale * scale; i++) {
      const at = (Number(y) * scale + Math.floor(i / scale)) * width + Number(x) * scale + (i % scale)
      data.fill(0, at * 4, at * 4 + 3)
    }
  return decodeQR({ width, height: width, data })
}

/** A leader of coordination, made before, with what their authenticator was given. */
const leaderOf = async (store: string): Promise<string> => {
  const casebook = openCasebook(store)
  const { accounts: book } = casebook
  const at = Date.now() - 20 * 60_000
  const now = (): Date => new Date(at)
  const by = (position: string) => {
    const user = book.users().find(({ id }) => book.positions(id)[0]?.position === position)!
    return { user, seat: { position } }
  }
  const seat = { capacity: 'O-xt/C', position: 'leader', fromDay: undefined, toDay: null }
  const given = { login: 'fu', name: '傅主任', office: 'O-xt', words: [] }
  const { code } = createUser(book, by('system-admin'), given, now())
  grantPosition(book, by('security-admin'), { login: 'fu', ...seat, basis: '任命' }, now())
  const { activation } = accountDesk(casebook, now)
  const begun = await activation.begin('fu', code, PASSWORD)
  await activation.confirm(
    begun.ticket,
    generateSync({ secret: begun.secret, epoch: Math.floor(at / SECOND) }),
  )
  casebook.close()
  return begun.secret
}
const leaderCode = (): string =>
  generateSync({ secret: leaderSecret, epoch: Math.floor(Date.now() / SECOND) })

/** What a program is answered by a key. */
const statusBy = async (key: string): Promise<number> =>
  (await fetch(`${console.url}/api/v1/offices`, { headers: { authorization: `Bearer ${key}` } })).status

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

  it('an account is activated with a picture for the authenticator, and makes another with a second person', async () => {
    const { page, wrong, close } = await console.open('en')
    page.setDefaultTimeout(20_000)
    const clean = async (): Promise<void> => expect(await barriers(page)).toEqual([])
    await come(page, '/login', '#by-login')
    await page.getByRole('link', { name: 'First use: activate the account' }).click()
    await page.getByLabel('User name').fill('sysadmin')
    await page.getByLabel('One-time code').fill(/sysadmin +(\S+)/.exec(codes)![1]!)
    await page.getByLabel('New password').fill(PASSWORD)
    await page.getByLabel('Once more').fill(`${PASSWORD}!`)
    await page.keyboard.press('Enter')
    await page.getByText('The two passwords differ.').waitFor()
    await clean()
    await page.getByLabel('Once more').fill(PASSWORD)
    await page.keyboard.press('Enter')
    await page.waitForSelector('.qr')
    await clean()
    const uri = seenIn(
      await page.locator('.qr').getAttribute('viewBox'),
      await page.locator('.qr path').getAttribute('d'),
    )
    const typed = (await page.locator('form code').innerText()).replaceAll(' ', '')
    expect(uri).toMatch(/^otpauth:\/\/totp\/.*sysadmin\?/)
    expect(new URL(uri).searchParams.get('secret')).toBe(typed)
    const own = (steps: number): string =>
      generateSync({ secret: typed, epoch: Math.floor(Date.now() / SECOND) + 30 * steps })
    await page.getByLabel('The six digits that it shows').fill(own(0))
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Write down the recovery codes' }).waitFor()
    expect(await page.locator('.bullets li').count()).toBe(8)
    await clean()
    await page.getByRole('link', { name: 'I have them: log in' }).click()
    const logIn = async (login: string, code: string): Promise<void> => {
      await page.getByLabel('User name').fill(login)
      await page.getByLabel('Password').fill(PASSWORD)
      await page.getByLabel('Six digits').fill(code)
      await page.keyboard.press('Enter')
      await page.waitForSelector('nav.menu')
    }
    await logIn('sysadmin', own(1))
    await page.waitForURL('**/import')
    await page.getByRole('link', { name: 'Users', exact: true }).press('Enter')
    await page.getByLabel('Login').fill('wang')
    await page.getByLabel('Name', { exact: true }).fill('王工')
    await page.getByLabel('Office').selectOption('O-zj')
    await page.getByRole('button', { name: 'Make an account' }).press('Enter')
    await page.getByText(/One-time code of wang: [0-9A-Z-]{19}/).waitFor()
    await clean()
    await page.getByRole('link', { name: 'Grants', exact: true }).click()
    await page.getByLabel('User (login or id)').fill('wang')
    await page.getByLabel(/^Capacity/).fill('O-zj/R')
    await page.getByLabel('Basis').fill('任命〔2026〕1号')
    await page.getByRole('button', { name: 'What would change' }).click()
    await page.getByText('Lots in sight: – → housing@330922').waitFor()
    await page.getByRole('button', { name: 'Ask', exact: true }).click()
    await page.getByText('GR-000001 was asked for').waitFor()
    await clean()
    await page.getByRole('button', { name: 'Log out' }).click()
    await page.waitForSelector('#by-login')
    await logIn('secadmin', recovery[0]!)
    await page.getByRole('link', { name: 'Grants', exact: true }).click()
    await page.getByRole('button', { name: 'Grant GR-000001' }).press('Enter')
    await clean()
    await page.locator('dialog .primary').press('Enter')
    await page.getByText('Nothing waits for you.').waitFor()
    await page.getByRole('link', { name: 'Users', exact: true }).click()
    await page.getByRole('button', { name: 'Lock wang' }).press('Enter')
    await page.getByText('Done: wang is locked').waitFor()
    expect(await page.locator('tbody').innerText()).toContain('县住建局 handler (O-zj/R)')
    await clean()
    await page.getByRole('link', { name: 'Keys', exact: true }).press('Enter')
    await page.getByLabel('Program', { exact: true }).fill('市平台')
    await page.getByLabel('Reads for').selectOption('O-zj/R')
    await page.getByLabel('devices, addresses').press('Space')
    await page.getByLabel('what is published').press('Space')
    await page.getByLabel('states, sizes, versions').press('Space')
    await page.getByRole('textbox', { name: 'Last day' }).fill('2099-12-31')
    await page.getByLabel('Addresses and networks').fill('10.20.0.0/16 127.0.0.1')
    await page.getByLabel('Why it reads').fill('daily comparison')
    await page.getByRole('button', { name: 'Make a key' }).press('Enter')
    const key = await page.getByLabel(/^New key/).inputValue()
    expect(key).toMatch(/^bj_/)
    await clean()
    expect(await statusBy(key)).toBe(401)
    const row = page.locator('tbody tr', { hasText: '市平台' })
    expect(await row.innerText()).toContain('县住建局 (O-zj/R)')
    expect(await row.innerText()).toContain('waits')
    for (const limit of ['until 2099-12-31', '10.20.0.0/16 127.0.0.1', 'daily comparison'])
      expect(await row.innerText()).toContain(limit)
    await page.getByRole('button', { name: 'Log out' }).click()
    await page.waitForSelector('#by-login')
    await logIn('fu', leaderCode())
    await page.getByRole('link', { name: 'Keys', exact: true }).click()
    await page.getByRole('button', { name: 'Approve 市平台' }).press('Enter')
    await page.locator('dialog .primary').waitFor()
    await clean()
    await page.locator('dialog .primary').press('Enter')
    await page.locator('tbody tr', { hasText: 'good' }).waitFor()
    await expect.poll(() => statusBy(key), { timeout: 5000 }).toBe(200)
    await page.getByRole('button', { name: 'Log out' }).click()
    await page.waitForSelector('#by-login')
    await logIn('secadmin', recovery[1]!)
    await page.getByRole('link', { name: 'Keys', exact: true }).click()
    await page.getByRole('button', { name: 'Revoke 市平台' }).press('Enter')
    await page.locator('dialog .primary').press('Enter')
    await page.locator('tbody tr', { hasText: 'revoked' }).waitFor()
    await expect.poll(() => statusBy(key), { timeout: 5000 }).toBe(401)
    await page.getByRole('link', { name: 'Sessions', exact: true }).click()
    const end = page.getByRole('button', { name: 'End session: 安全管理员' })
    await end.waitFor()
    await clean()
    await end.press('Enter')
    await page.waitForSelector('#by-login')
    expect(wrong.filter((one) => !one.includes('401'))).toEqual([])
    await close()
  }, 120_000)
})
