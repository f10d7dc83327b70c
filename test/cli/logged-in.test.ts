import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateSync } from 'otplib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { initUsers } from '../../src/accounts/admin.js'
import { accountDesk } from '../../src/accounts/desk.js'
import { readOffices, seedOffices } from '../../src/accounts/office-file.js'
import { readAuditLog } from '../../src/audit/reader.js'
import { openCasebook } from '../../src/casebook/open.js'
import { type Bench, makeUser, OFFICES, PASSWORD } from '../accounts/support.js'
import { cli, cliBin } from '../support/cli.js'

const LOTS = `lot_id,title,industry,region_code
T-1,码头,transport,330922
H-1,住宅,housing,330922
`
const BIDS = `lot_id,bidder_id,bidder_name,amount
T-1,9133T,海桥建设有限公司,100.00
H-1,9133H,山居建设有限公司,90.00
`

let dir: string
let store: string
let secret = ''
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'biaojian-as-'))
  store = join(dir, 'store')
  writeFileSync(join(dir, 'lots.csv'), LOTS)
  writeFileSync(join(dir, 'bids.csv'), BIDS)
  expect(cli('import', join(dir, 'lots.csv'), join(dir, 'bids.csv'), '--store', store).status).toBe(0)
  secret = await housingClerk()
}, 120_000)
afterAll(() => rmSync(dir, { recursive: true }))

/** A handler of housing, made some minutes ago, so that codes of now are not used yet. */
const housingClerk = async (): Promise<string> => {
  const casebook = openCasebook(store)
  let at = Date.now() - 20 * 60_000
  const now = (): Date => new Date(at)
  const desk = accountDesk(casebook, now)
  seedOffices(desk.book, readOffices(OFFICES))
  const codes = new Map(initUsers(desk.book, now()).map(({ login, code }) => [login, code]))
  const pass = (ms: number): void => void (at += ms)
  const bench: Bench = { desk, dir: store, now, pass, codes, secrets: new Map(), close: () => undefined }
  await makeUser(bench, 'li', { office: 'O-zj', capacity: 'O-zj/R' })
  casebook.close()
  return bench.secrets.get('li')!
}

const typing = (typed: string[], ...args: string[]) =>
  spawnSync(process.execPath, [cliBin, ...args, '--store', store], {
    encoding: 'utf8',
    input: `${typed.join('\n')}\n`,
    env: { ...process.env, NO_COLOR: '1', BIAOJIAN_LANG: 'en' },
  })

describe('the command line on a store with users', () => {
  it('reads no case data for whoever does not say who they are', () => {
    for (const args of [['bidder', '9133H'], ['rings'], ['leads', 'list']])
      expect([args, cli(...args, '--store', store)]).toEqual([
        args,
        { status: 1, stdout: '', stderr: expect.stringContaining('--as LOGIN') },
      ])
    expect(cli('pairs', '--store', store).stderr).toContain('in the console')
    expect(cli('access', 'matrix', '--store', store).status).toBe(0)
  }, 120_000)

  it('shows to whoever logs in what their seat sees, keeps the session, and has it in the audit log', () => {
    const session = join(dir, 'session')
    const code = generateSync({ secret, epoch: Math.floor(Date.now() / 1000) })
    const own = typing([PASSWORD, code], 'bidder', '9133H', '--as', 'li', '--session', session)
    expect(own.stdout).toContain('山居建设有限公司')
    const other = typing([], 'bidder', '9133T', '--as', 'li', '--session', session)
    expect([other.status, other.stdout]).toEqual([1, ''])
    const log = readAuditLog(store)
    const entries = [...log.entries()].map(({ body }) => JSON.parse(body))
    log.close()
    const reads = entries.filter(({ act, what }) => act === 'read' && what === 'bidder')
    expect(reads.length).toBeGreaterThan(0)
    for (const { who } of reads) expect(who).toMatchObject({ office: 'O-zj', position: 'handler' })
    const wrong = typing(['nothing', '000000'], 'bidder', '9133H', '--as', 'li')
    expect([wrong.status, wrong.stdout]).toEqual([1, ''])
  }, 300_000)
})
