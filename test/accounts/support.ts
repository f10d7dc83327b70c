import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateSync } from 'otplib'
import { createUser, grantPosition, initUsers } from '../../src/accounts/admin.js'
import { type AccountDesk, accountDesk } from '../../src/accounts/desk.js'
import { type Hasher, hasherBy } from '../../src/accounts/hasher.js'
import type { LoggedIn } from '../../src/accounts/login.js'
import { readOffices, seedOffices } from '../../src/accounts/office-file.js'
import type { Present } from '../../src/accounts/user-sessions.js'
import { openCasebook } from '../../src/casebook/open.js'

export const OFFICES = 'datasets/offices/shengsi-330922.json'
export const FROM = { ip: '127.0.0.1', agent: 'test' }
export const PASSWORD = 'Vq7#lantern-Moss'

/** Case book, accounts and a clock that is set by hand. */
export interface Bench {
  desk: AccountDesk
  dir: string
  now: () => Date
  pass(ms: number): void
  codes: Map<string, string>
  secrets: Map<string, string>
  close(): void
}

/** Argon2's place for tests that are not about it: quick, and counted. */
export const countingHasher = (): { hasher: Hasher; calls: { hash: number; verify: number } } => {
  const calls = { hash: 0, verify: 0 }
  const hasher = hasherBy({
    hash: async (password) => {
      calls.hash++
      return `$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5bm9ib2R5$${Buffer.from(password).toString('base64url')}`
    },
    verify: async (held, password) => {
      calls.verify++
      return held.endsWith(`$${Buffer.from(password).toString('base64url')}`)
    },
  })
  return { hasher, calls }
}

export const openBench = (hasher = countingHasher().hasher): Bench => {
  const dir = mkdtempSync(join(tmpdir(), 'biaojian-accounts-'))
  const casebook = openCasebook(dir)
  let at = Date.UTC(2026, 2, 2, 1)
  const now = (): Date => new Date(at)
  const desk = accountDesk(casebook, now, hasher)
  seedOffices(desk.book, readOffices(OFFICES))
  const codes = new Map(initUsers(desk.book, now()).map(({ login, code }) => [login, code]))
  return {
    desk,
    dir,
    now,
    pass: (ms) => void (at += ms),
    codes,
    secrets: new Map(),
    close: () => {
      casebook.close()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

/** The code that the authenticator of a user shows now. */
export const codeOf = ({ secrets, now }: Bench, login: string): string =>
  generateSync({ secret: secrets.get(login)!, epoch: Math.floor(now().getTime() / 1000) })

export const activate = async (bench: Bench, login: string, password = PASSWORD): Promise<string[]> => {
  const { activation } = bench.desk
  const { ticket, secret } = await activation.begin(login, bench.codes.get(login)!, password)
  bench.secrets.set(login, secret)
  const recovery = await activation.confirm(ticket, codeOf(bench, login))
  bench.pass(30_000)
  return recovery
}

export const logIn = async (bench: Bench, login: string, password = PASSWORD): Promise<LoggedIn> => {
  const ticket = await bench.desk.login.password(login, password)
  const done = bench.desk.login.code(ticket, codeOf(bench, login), FROM)
  bench.pass(30_000)
  return done
}

export const presentOf = async (bench: Bench, login: string): Promise<Present> =>
  bench.desk.sessions.of((await logIn(bench, login)).token, FROM.agent)!

/** An account of an office with a position, activated; the administrators were made before. */
export const makeUser = async (
  bench: Bench,
  login: string,
  seat: { office: string; capacity: string; position?: string },
): Promise<void> => {
  const { desk, now } = bench
  for (const admin of ['sysadmin', 'secadmin']) if (!bench.secrets.has(admin)) await activate(bench, admin)
  const given = { login, name: '王工', office: seat.office, words: ['13957200001'] }
  bench.codes.set(login, createUser(desk.book, await presentOf(bench, 'sysadmin'), given, now()).code)
  const grant = { login, position: 'handler', fromDay: undefined, toDay: null, basis: '任命〔2026〕1号' }
  grantPosition(desk.book, await presentOf(bench, 'secadmin'), { ...grant, ...seat }, now())
  await activate(bench, login)
}
