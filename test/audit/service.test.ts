import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openCasebook } from '../../src/casebook/open.js'
import { AppError } from '../../src/domain/errors.js'
import { openService } from '../api/support.js'
import { cli, cliWith, serving } from '../support/cli.js'

const root = mkdtempSync(join(tmpdir(), 'biaojian-audit-serve-'))
const [store, anchor] = [join(root, 'store'), join(root, 'anchor')]
afterAll(() => rmSync(root, { recursive: true, force: true }))

const openCasebookId = (): string => {
  const casebook = openCasebook(store)
  try {
    return casebook.storeId
  } finally {
    casebook.close()
  }
}

describe('a service', () => {
  let entries: Record<string, unknown>[]
  beforeAll(async () => {
    mkdirSync(anchor)
    const { child, url } = serving(store)
    const get = async (path: string, init?: RequestInit): Promise<void> =>
      void (await (await fetch(`${await url}/api/v1/${path}`, init)).arrayBuffer())
    await get('rings')
    await get('search?q=13800138000')
    await get('session', { method: 'POST', headers: { origin: 'http://elsewhere' } })
    await Promise.all(Array.from({ length: 50 }, () => get('me')))
    const closed = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGTERM')
    await closed
    const { readAuditLog } = await import('../../src/audit/reader.js')
    entries = [...readAuditLog(store).entries()].map(({ body }) => JSON.parse(body))
  })

  it('records each read and each refusal before it answers, and signs when it stops', () => {
    const acts = entries.map(({ act, what, outcome, why }) =>
      [act, what, outcome, why].filter(Boolean).join(),
    )
    const asked = acts.filter((act) => act !== 'create,item,allowed')
    expect(asked.slice(0, 3)).toEqual([
      'read,rings,allowed',
      'search,search,allowed',
      'deny,session,denied,forbidden',
    ])
    expect(acts.filter((act) => act === 'read,me,allowed').length).toBe(50)
    expect(acts.at(-1)).toBe('checkpoint,allowed')
    expect(JSON.stringify(entries)).not.toContain('13800138000')
  })

  it('is asked who saw a thing', async () => {
    const { openAuditLog } = await import('../../src/audit/log.js')
    const { lineOf } = await import('../../src/audit/entry.js')
    const log = openAuditLog(store, openCasebookId())
    const seen = { what: 'rings', ids: ['R-000007'], purpose: { why: '核对' } }
    log.append([
      lineOf({ uid: 'u', at: '', src: 'http', who: { key: 'k1' }, act: 'read', outcome: 'allowed', ...seen }),
    ])
    log.close()
    const { status, stdout } = cli('audit', 'who', 'ring', 'R-000007', '--store', store, '--json')
    expect([status, JSON.parse(stdout)]).toMatchObject([0, [{ act: 'read', who: { key: 'k1' }, ...seen }]])
    expect(cli('audit', 'who', 'ring', 'R-000008', '--store', store).stderr).toContain('no entry')
  })

  it('is verified by exit codes: 3 alone, 0 with an anchor, 1 where the log was cut', () => {
    const verify = (...args: string[]) => cli('audit', 'verify', '--store', store, ...args)
    const alone = cliWith({ BIAOJIAN_LANG: 'zh' }, 'audit', 'verify', '--store', store)
    expect([alone.status, alone.stdout.includes('未与外部锚点比对')]).toEqual([3, true])
    expect(cli('audit', 'checkpoint', '--store', store, '--out', anchor).status).toBe(0)
    expect(verify('--anchor', anchor).status).toBe(0)
    rmSync(join(store, 'audit'), { recursive: true })
    const cut = verify('--anchor', anchor, '--json')
    expect([cut.status, JSON.parse(cut.stdout).wrong.defect]).toEqual([1, 'cut'])
    expect(verify('--anchor', join(store, 'x')).status).toBe(1)
  })

  it('answers nothing that it cannot record', async () => {
    const failing = await openService({
      fail: () => {
        throw new AppError('audit_unavailable', 'Cannot write to the audit log: disk full')
      },
    })
    for (const url of ['/api/v1/rings/R-000001', '/api/v1/rings/R-000001/export?format=json']) {
      const reply = await failing.app.inject(url)
      expect([reply.statusCode, reply.json().code]).toEqual([503, 'audit_unavailable'])
      expect(reply.body).not.toContain('R-000001')
    }
    const refused = await failing.app.inject({ url: '/api/v1/rings', headers: { host: 'elsewhere' } })
    expect(refused.statusCode).toBe(503)
    await failing.close()
  })
})
