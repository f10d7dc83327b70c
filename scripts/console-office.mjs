// A store with users for the pictures of pages that need some: the offices of the bundled county, their
// administrators, three people and keys of programs as they come to be, served until it is ended.
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { generateSync } from 'otplib'
import { started } from '../bench/api/started.mjs'
import { approveKey, makeKey, revokeKey } from '../dist/access/key-desk.js'
import { createUser, grantPosition } from '../dist/accounts/admin.js'
import { accountDesk } from '../dist/accounts/desk.js'
import { askGrant } from '../dist/accounts/grants.js'
import { openCasebook } from '../dist/casebook/open.js'

const CLI = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url))
const PASSWORD = 'Kelp-Lighthouse-49-Reef'
const SECOND = 1000
const HOUR = 3600 * SECOND
const PEOPLE = [
  ['fu', '傅主任', 'O-xt', 'O-xt/C', 'leader'],
  ['wang', '王建国', 'O-zj', 'O-zj/R', 'handler'],
  ['zhao', '赵敏', 'O-jt', 'O-jt/R', 'leader'],
]
const KEYS = [
  {
    name: '市公共资源交易平台',
    limits: {
      capacity: 'O-zj/R',
      fields: ['open', 'identity', 'ops'],
      untilDay: '2099-12-31',
      addresses: ['10.20.0.0/16', '10.21.4.7'],
      purpose: '每日比对标段与中标结果',
    },
  },
  { name: '县审计局报表', limits: { capacity: 'O-sj/A' }, after: 'approve' },
  { name: '纪检监察大数据', limits: { capacity: 'O-jw/D' }, after: 'approve' },
  { name: '旧监管系统', role: 'regulator', limits: {}, after: 'revoke' },
]

/**
 * Makes the store and serves it.
 * @returns its address, a log-in by the page for one login, and what ends and removes it
 */
export const openOffice = async () => {
  const dir = mkdtempSync(join(tmpdir(), 'biaojian-office-'))
  const run = (...args) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args, '--store', dir], {
      encoding: 'utf8',
      env: { ...process.env, NO_COLOR: '1' },
    })
    if (status !== 0) throw new Error(stderr)
    return stdout
  }
  run('offices', 'seed')
  const codes = run('users', 'init')
  const began = new Date(Date.now() - HOUR)
  const casebook = openCasebook(dir)
  makePeople(casebook.accounts, began)
  const codeOf = (login) => new RegExp(`${login} +(\\S+)`).exec(codes)[1]
  const secrets = {
    secadmin: await activate(casebook, 'secadmin', codeOf('secadmin'), began),
    sysadmin: await activate(casebook, 'sysadmin', codeOf('sysadmin'), began),
  }
  makeKeys(casebook, began)
  askFor(casebook.accounts, began)
  casebook.close()
  const child = spawn(process.execPath, [CLI, 'serve', '--port', '0', '--store', dir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const url = (await started(child)).origin
  const close = async () => {
    child.kill('SIGTERM')
    await new Promise((ended) => child.once('exit', ended))
    rmSync(dir, { recursive: true, force: true })
  }
  return { url, close, logIn: (page, login) => logIn(page, { url, login, secret: secrets[login] }) }
}

const byOf = (book, position) => ({
  user: book.users().find(({ id }) => book.positions(id)[0]?.position === position),
  seat: { position },
})

const makePeople = (book, now) => {
  for (const [login, name, office, capacity, position] of PEOPLE) {
    createUser(book, byOf(book, 'system-admin'), { login, name, office, words: [] }, now)
    const seat = { capacity, position, fromDay: undefined, toDay: null, basis: '任命〔2026〕1号' }
    grantPosition(book, byOf(book, 'security-admin'), { login, ...seat }, now)
  }
}

/** A second position of one, which waits to be granted. */
const askFor = (book, now) => {
  const { user } = byOf(book, 'system-admin')
  const by = { id: user.id, office: null, position: 'system-admin', kind: undefined }
  const wanted = { kind: 'position', user: book.userByLogin('wang').id, capacity: 'O-zj/R' }
  const parts = { book, now, seesCase: () => undefined, openCase: () => undefined }
  askGrant(parts, by, { ...wanted, position: 'clerk', basis: '任命〔2026〕2号' })
}

const makeKeys = (casebook, now) => {
  const { accounts: book } = casebook
  const maker = byOf(book, 'security-admin').user.login
  for (const { after, ...wanted } of KEYS) {
    const { id } = makeKey(casebook, wanted, maker, now)
    if (after === 'approve')
      approveKey(casebook, id, { user: 'fu', office: 'O-xt', kind: 'C', position: 'leader' })
    if (after === 'revoke') revokeKey(casebook, id, now)
  }
}

const activate = async (casebook, login, code, now) => {
  const { activation } = accountDesk(casebook, () => now)
  const { ticket, secret } = await activation.begin(login, code, PASSWORD)
  await activation.confirm(ticket, generateSync({ secret, epoch: Math.floor(now.getTime() / SECOND) }))
  return secret
}

/** Codes used so far, by login: each passes once, so the next is that of half a minute later. */
const used = new Map()

/** By the first page, as a person does it. */
const logIn = async (page, { url, login, secret }) => {
  const step = used.get(login) ?? 0
  used.set(login, step + 1)
  await page.goto(`${url}/login`)
  await page.locator('#by-login').fill(login)
  await page.locator('#by-password').fill(PASSWORD)
  const epoch = Math.floor(Date.now() / SECOND) + 30 * step
  await page.locator('#by-code').fill(generateSync({ secret, epoch }))
  await page.keyboard.press('Enter')
  await page.waitForSelector('nav.menu')
}
