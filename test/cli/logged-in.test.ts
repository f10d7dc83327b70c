import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Command } from 'commander'
import { generateSync } from 'otplib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { initUsers } from '../../src/accounts/admin.js'
import { accountDesk } from '../../src/accounts/desk.js'
import { readOffices, seedOffices } from '../../src/accounts/office-file.js'
import { secretsOf } from '../../src/accounts/secrets.js'
import { readAuditLog } from '../../src/audit/reader.js'
import { openCasebook } from '../../src/casebook/open.js'
import { COMMAND_ACCESS, commandName, isAtMachine } from '../../src/cli/command-access.js'
import { demandSomebody } from '../../src/cli/demand-somebody.js'
import { buildProgram } from '../../src/cli/main.js'
import type { AppError } from '../../src/domain/errors.js'
import { activate, type Bench, makeUser, OFFICES, PASSWORD } from '../accounts/support.js'
import { type CliResult, cli, cliBin, serving } from '../support/cli.js'

const LOTS = `lot_id,title,industry,region_code
T-1,码头,transport,330922
H-1,住宅,housing,330922
`
const BIDS = `lot_id,bidder_id,bidder_name,amount
T-1,9133T,海桥建设有限公司,100.00
T-1,9133U,岱山港务有限公司,101.00
H-1,9133H,山居建设有限公司,90.00
H-1,9133I,嵊山营造有限公司,91.00
`

let dir: string
let store: string
let secrets: Map<string, string>
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'biaojian-as-'))
  store = join(dir, 'store')
  writeFileSync(join(dir, 'lots.csv'), LOTS)
  writeFileSync(join(dir, 'bids.csv'), BIDS)
  expect(cli('import', join(dir, 'lots.csv'), join(dir, 'bids.csv'), '--store', store).status).toBe(0)
  expect(cli('detect', '--store', store).status).toBe(0)
  secrets = await people()
}, 120_000)
afterAll(() => rmSync(dir, { recursive: true }))

/**
 * A handler of housing and the administrators, made some minutes ago, so that codes of now are not used yet.
 */
const people = async (): Promise<Map<string, string>> => {
  const casebook = openCasebook(store)
  let at = Date.now() - 20 * 60_000
  const now = (): Date => new Date(at)
  const desk = accountDesk(casebook, now)
  seedOffices(desk.book, readOffices(OFFICES))
  const codes = new Map(initUsers(desk.book, now()).map(({ login, code }) => [login, code]))
  const pass = (ms: number): void => void (at += ms)
  const bench: Bench = { desk, dir: store, now, pass, codes, secrets: new Map(), close: () => undefined }
  await makeUser(bench, 'li', { office: 'O-zj', capacity: 'O-zj/R' })
  await makeUser(bench, 'wu', { office: 'O-zj', capacity: 'O-zj/R' })
  await activate(bench, 'auditor')
  casebook.close()
  return bench.secrets
}

/** The command line in the words of a language, with what is typed: password and code, also of a second. */
const typing = (
  login: string,
  args: string[],
  { lang = 'en', second = '', typed = true, password = PASSWORD } = {},
): CliResult => {
  const lines = (who: string): string =>
    `${password}\n${generateSync({ secret: secrets.get(who)!, epoch: Math.floor(Date.now() / 1000) })}\n`
  const agreeing = second === '' ? [] : ['--second', second]
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [cliBin, ...args, '--as', login, ...agreeing],
    {
      encoding: 'utf8',
      input: (typed ? lines(login) : '') + (second && lines(second)),
      env: { ...process.env, NO_COLOR: '1', BIAOJIAN_LANG: lang },
    },
  )
  return { status, stdout, stderr }
}

const entries = (): Record<string, unknown>[] => {
  const log = readAuditLog(store)
  try {
    return [...log.entries()].map(({ body }) => JSON.parse(body))
  } finally {
    log.close()
  }
}

const leaves = (command: Command): Command[] =>
  command.commands.length === 0 ? [command] : command.commands.flatMap(leaves)

/** Which of the commands asks who it is for, on a store. */
const askedOf = async (on: string): Promise<Map<string, AppError | undefined>> => {
  const found = new Map<string, AppError | undefined>()
  const { commands } = await buildProgram('en')
  for (const command of commands.filter((one) => one.name() !== 'help').flatMap(leaves)) {
    command.setOptionValue('store', on)
    const refused = await demandSomebody(command).catch((error: AppError) => error)
    found.set(commandName(command), refused ?? undefined)
  }
  return found
}

describe('the command line on a store with users', () => {
  it('does nothing for whoever does not say who they are, but for what touches no case', async () => {
    for (const [name, refused] of await askedOf(store)) {
      const access = COMMAND_ACCESS[name]!
      if (access === 'open' || access === 'self') expect([name, refused]).toEqual([name, undefined])
      else if (access === 'seat')
        expect([name, refused?.told?.zh]).toEqual([name, expect.stringContaining('--as 登录名')])
      else if (isAtMachine(access))
        expect([name, refused?.message]).toEqual([name, 'Name who acts: --as LOGIN'])
      else expect([name, refused?.told]).toEqual([name, access.instead])
    }
    const none = await askedOf(join(dir, 'nothing'))
    expect([...none.values()].filter(Boolean)).toEqual([])
    const { status, stdout, stderr } = cli('pairs', '--store', store)
    expect([status, stdout]).toEqual([1, ''])
    expect(stderr).toContain('--as LOGIN')
    expect(cli('keys', 'list', '--store', store).stderr).toContain('Name who acts')
    expect(cli('access', 'matrix', '--store', store).status).toBe(0)
  }, 120_000)

  it('shows to whoever logs in what their seat sees, keeps the session, and has it in the audit log', () => {
    const session = join(dir, 'own')
    const here = ['--store', store, '--session', session]
    expect(typing('li', ['bidder', '9133H', ...here]).stdout).toContain('山居建设有限公司')
    const other = typing('li', ['bidder', '9133T', ...here], { typed: false })
    expect([other.status, other.stdout]).toEqual([1, ''])
    const reads = entries().filter(({ act, what }) => act === 'read' && what === 'bidder')
    expect(reads.length).toBeGreaterThan(0)
    for (const { who } of reads) expect(who).toMatchObject({ office: 'O-zj', position: 'handler' })
    const wrong = typing('li', ['bidder', '9133H', '--store', store], { password: 'nothing' })
    expect([wrong.status, wrong.stdout]).toEqual([1, ''])
  }, 300_000)

  it('lets the administrators at what lies at the machine, each at their own, and has both in the log', () => {
    const session = join(dir, 'sys')
    const verified = typing('sysadmin', ['store', '--verify', '--store', store, '--session', session])
    expect([verified.status, verified.stderr]).toEqual([0, ''])
    const refused = typing('sysadmin', ['audit', 'search', '--store', store, '--session', session], {
      lang: 'zh',
      typed: false,
    })
    expect([refused.status, refused.stdout]).toEqual([1, ''])
    expect(refused.stderr).toContain('该命令由审计管理员办理')
    const out = join(dir, 'load')
    const load = ['graph', 'export', '--for', 'neo4j-admin', out, '--store', store, '--session', session]
    const push = ['graph', 'push', '--store', store, '--session', session]
    const alone = typing('sysadmin', push, { typed: false })
    expect([alone.status, alone.stderr]).toEqual([1, expect.stringContaining('--second LOGIN')])
    const handler = typing('sysadmin', load, { typed: false, second: 'wu' })
    expect([handler.status, existsSync(out)]).toEqual([1, false])
    expect(handler.stderr).toContain('with the security administrator as second, not for "handler"')
    const both = typing('sysadmin', load, { typed: false, second: 'secadmin' })
    expect([both.status, existsSync(join(out, 'args.txt'))]).toEqual([0, true])
    const read = typing('auditor', ['audit', 'search', '--act', 'store.verify', '--store', store, '--json'])
    expect(JSON.parse(read.stdout)).toMatchObject([
      { act: 'store.verify', who: { position: 'system-admin' } },
    ])
    const told = entries().filter(({ src }) => src === 'cli')
    expect(told.map(({ act, outcome }) => `${act} ${outcome}`).slice(-10)).toEqual([
      'login allowed',
      'store.verify allowed',
      'store.verify.ended allowed',
      'audit.search denied',
      'graph.push failed',
      'graph.export denied',
      'graph.export.agreed allowed',
      'graph.export allowed',
      'graph.export.ended allowed',
      'audit.search allowed',
    ])
  }, 300_000)

  it('changes the key of secrets for the system administrator alone, and codes are what they were', () => {
    const key = (): string => readFileSync(join(store, 'secrets.key'), 'hex')
    const before = key()
    const rotate = (login: string, session: string): CliResult =>
      typing(login, ['keys', 'rotate', '--store', store, '--session', join(dir, session)], { typed: false })
    expect([rotate('li', 'own').status, key()]).toEqual([1, before])
    const done = rotate('sysadmin', 'sys')
    expect([done.stderr, done.stdout]).toEqual([
      '',
      expect.stringContaining('5 second factors and 0 files sealed anew'),
    ])
    expect(key()).not.toBe(before)
    const casebook = openCasebook(store)
    const li = casebook.accounts.userByLogin('li')!.id
    const sealed = casebook.accounts.factor(li)!.secret
    casebook.close()
    expect(secretsOf(store).open(sealed, li).toString()).toBe(secrets.get('li'))
    const told = entries().filter(({ act }) => act === 'keys.rotate')
    expect(told.map(({ outcome }) => outcome)).toEqual(['denied', 'allowed'])
  }, 300_000)
})

describe('the command line through a service with users', () => {
  it('has lists cut to the seat, and of files the way to their release', async () => {
    const { child, url } = serving(store)
    try {
      const session = join(dir, 'own')
      const server = ['--server', await url, '--session', session]
      const li = (lang: string, ...args: string[]): CliResult =>
        typing('li', [...args, ...server], { lang, typed: false })
      const pairs = li('en', 'pairs', '--json')
      expect(JSON.parse(pairs.stdout).map(({ a, b }: { a: string; b: string }) => [a, b])).toEqual([
        ['9133H', '9133I'],
      ])
      expect(JSON.parse(li('en', 'quality', '--json').stdout).tables.length).toBeGreaterThan(0)
      expect(li('en', 'store', '--digest').stdout).toMatch(/^[0-9a-f]{32}\n$/)
      expect(JSON.parse(li('en', 'schedule', 'list', '--json').stdout)).toEqual([])
      const out = join(dir, 'out')
      for (const [args, draft] of [
        [['export', '--format', 'csv'], "biaojian release draft '/rings/export?format=csv&lang=zh'"],
        [['items', 'workbook'], "biaojian release draft '/items.xlsx?kind=PB&sort=colour&lang=zh'"],
        [['report', '--period', '2026', '--edition', 'circulation'], "biaojian release draft '/reports/"],
      ] as const) {
        const refused = li('zh', ...args, '--out', out)
        expect([args, refused.status, existsSync(out)]).toEqual([args, 1, false])
        expect(refused.stderr).toContain(`文件未放行，未写出。外发：${draft}`)
      }
      const own = li('zh', 'items', 'workbook', '--out', out, '--purpose', 'why=本周清单')
      expect([own.status, readFileSync(out).subarray(0, 2).toString()]).toEqual([0, 'PK'])
      expect(li('en', 'store', '--clear', '--yes').stderr).toContain('leave --server out')
    } finally {
      child.kill()
    }
  }, 300_000)
})
