import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createKey } from '../../src/access/keys.js'
import { KEY_ROLES, type Role } from '../../src/access/matrix.js'
import type { Issue } from '../../src/domain/errors.js'
import type { RunRecord } from '../../src/domain/run.js'
import { tableNamed } from '../../src/domain/tables.js'
import { ACCOUNT, PERSON, PHONE } from '../api/literal-engine.js'
import { clock, openService, ring, type TestService } from '../api/support.js'
import { readsOf } from './reads.js'

/**
 * What must never be seen in clear without a reason, and what of money must not be seen by some roles in any
 * form.
 */
const PERSONAL = [
  PHONE,
  ACCOUNT,
  PERSON,
  '欧阳建国',
  'boss@example.com',
  '19966660003',
  '330902199001019990',
  '司徒明月',
]
const PAYER = '付款泄漏测试09999公司'
const MONEY = [PAYER, ACCOUNT.slice(-4), '****9999']
const ALIAS = tableNamed('bids').columns.find(({ name }) => name === 'deposit_account')!.alias
const MONEY_WITHHELD: Role[] = ['regulator', 'coordination']
const REPORT = { title: '内部态势报告标题', number: 'XS-20260301-ABCDEF01', edition: 'internal' }

let service: TestService
const secrets: Record<string, string> = {}

/** A value in a column that is not its own: a row that has shifted. */
const SHIFTED: [table: string, column: string, value: string][] = [
  ['bids', 'amount', '19966660003'],
  ['bids', 'amount', '司徒明月'],
  ['bids', 'submitted_at', '330902199001019990'],
  ['bids', 'status', '司徒明月'],
  ['ownership', 'share', '司徒明月'],
  ['roles', 'role', '司徒明月'],
  ['bidders', 'registered_capital', '330902199001019990'],
  ['bids', 'lot_id', '司徒明月'],
  ['bids', 'lot_id + bidder_id', '司徒明月 / 330902199001019990'],
  ['bids', 'ip', '19966660003'],
  ['lots', 'title', 'boss@example.com'],
  ['bids', 'deposit_account', ACCOUNT],
  ['bids', 'contact_phone', PHONE],
]

beforeAll(async () => {
  service = await openService()
  const { casebook, engine } = service.store
  const hubs = [
    { kind: 'payer', value: PAYER, holders: 20, sample: ['A'] },
    { kind: 'deposit-account', value: '****9999', holders: 20, sample: ['A'] },
    { kind: 'ip', value: '183.131.4.9', holders: 214, sample: ['A', 'B'] },
  ]
  const last = casebook.lastRun()!
  const run: RunRecord = { ...last, id: 'run-3', hubs }
  const one = ring('R-000001', 'red', 50)
  casebook.saveRun(
    run,
    [{ ...casebook.ring('R-000001')!, run: 'run-3', ring: one }],
    casebook.identities(),
    [],
  )
  const issues = SHIFTED.map(([table, column, value], i) => ({
    seq: i + 1,
    issue: {
      file: 'bids.csv',
      line: i + 2,
      table,
      column,
      value,
      reason: 'unreadable',
      detail: value,
    } as Issue,
  }))
  engine.quarantine = async () => issues
  const at = clock().toISOString()
  const job = { state: 'done', createdAt: at, updatedAt: at, progress: 1, message: '', error: null } as const
  casebook.createJob({ ...job, id: 'J-1', kind: 'report', result: { ...REPORT, requester: '甲' } })
  casebook.createJob({ ...job, id: 'J-2', kind: 'detect', result: { run: 'run-3', counts: { red: 4711 } } })
  for (const role of KEY_ROLES) secrets[role] = createKey(casebook, role, role, clock()).secret
  await new Promise((resolve) => setTimeout(resolve, 550))
})
afterAll(() => service.close())

const ask = (role: string, url: string, method: 'GET' | 'POST' = 'GET', payload?: object) =>
  service.app.inject({
    method,
    url,
    headers: { authorization: `Bearer ${secrets[role]}` },
    ...(payload && { payload }),
  })

/** What to ask for where a route has an id or a query that it cannot do without. */
const IDS: Record<string, string> = {
  rings: 'R-000001',
  bidders: 'A',
  lots: 'L1',
  runs: 'last',
  jobs: 'J-1',
  rules: 'DOC-01',
  reports: 'none',
  schedules: 'none',
}
const QUERIES: Record<string, string[]> = {
  '/api/v1/rings/export': ['?format=json', '?format=csv', '?format=graphml'],
  '/api/v1/rings/{id}/export': ['?format=json', '?format=svg', '?format=ftm'],
  '/api/v1/shared-values': [
    `?kind=phone&value=${PHONE}`,
    `?kind=deposit-account&value=${ACCOUNT}`,
    `?kind=payer&value=${encodeURIComponent(PAYER)}`,
  ],
  '/api/v1/paths': ['?from=A&to=B', `?from=${PERSON}&to=A`],
}
const reads = async (): Promise<string[]> =>
  readsOf((await service.app.inject('/openapi.json')).json(), IDS, QUERIES)

describe('every value leaves through the view', () => {
  it('no route shows a personal value in clear, nor a withheld one in any form, to any role', async () => {
    const seen: [role: string, url: string, found: string[]][] = []
    let answered = 0
    for (const role of KEY_ROLES)
      for (const url of await reads()) {
        const { statusCode, body } = await ask(role, url)
        expect([url, statusCode < 500]).toEqual([url, true])
        if (statusCode !== 200) continue
        answered++
        const asked = decodeURIComponent(url)
        const wrong = [...PERSONAL, ...(MONEY_WITHHELD.includes(role as Role) ? MONEY : [])]
        const found = wrong.filter((value) => body.includes(value) && !asked.includes(value))
        if (found.length > 0) seen.push([role, url, found])
      }
    expect(seen).toEqual([])
    expect(answered).toBeGreaterThan(150)
  })

  it('the list of rings, the ring, its lot and the hubs show one value in one way', async () => {
    const shown = async (role: string): Promise<(string | undefined)[]> => {
      const list = (await ask(role, '/api/v1/rings')).json().data[0]
      const one = (await ask(role, '/api/v1/rings/R-000001')).json()
      const lot = (await ask(role, '/api/v1/lots/L1/flags')).json().data
      const hubs = (await ask(role, '/api/v1/shared-values/hubs')).json().data
      const account = ({ kind }: { kind: string }): boolean => kind === 'deposit-account'
      return [
        list.hingesOn.value,
        one.hingesOn.value,
        one.evidence.find(account).value,
        lot.find(account).value,
        hubs.find(account).value.replace('9999', '4567'),
      ]
    }
    for (const role of ['police', 'discipline', 'audit'])
      expect([role, await shown(role)]).toEqual([role, Array(5).fill('****4567')])
    for (const role of MONEY_WITHHELD) expect([role, await shown(role)]).toEqual([role, Array(5).fill('***')])
  })

  it('quarantine shows administrators no value but dates and short numbers, and others no more than they may see', async () => {
    const values = async (role: string): Promise<string[]> =>
      (await ask(role, '/api/v1/quarantine')).json().data.map(({ value }: { value: string }) => value)
    for (const role of ['exchange', 'system'])
      expect(await values(role)).toEqual(Array(SHIFTED.length).fill('***'))
    expect((await values('police')).slice(-2)).toEqual(['****4567', '138****2345'])
    expect((await values('regulator')).slice(-2)).toEqual(['***', '138****2345'])
  })
})

describe('what came of a job', () => {
  it('is told to those who may see such a thing by itself', async () => {
    const told = async (role: string): Promise<unknown[]> =>
      (await ask(role, '/api/v1/jobs'))
        .json()
        .data.map(({ kind, result }: { kind: string; result: unknown }) => [kind, result !== null])
    expect(await told('exchange')).toEqual([
      ['detect', false],
      ['report', false],
    ])
    expect(await told('system')).toEqual([
      ['detect', false],
      ['report', false],
    ])
    expect(await told('audit')).toEqual([
      ['detect', true],
      ['report', false],
    ])
    expect(await told('discipline')).toEqual([
      ['detect', true],
      ['report', true],
    ])
  })
})

describe('jobs and schedules belong to who began them', () => {
  it('others below or beside may not end them; read-only roles begin none', async () => {
    const body = { kind: 'detect', cron: '0 9 8 1 *' }
    const { id } = (await ask('police', '/api/v1/schedules', 'POST', body)).json()
    const remove = async (role: string): Promise<number> =>
      (
        await service.app.inject({
          method: 'DELETE',
          url: `/api/v1/schedules/${id}`,
          headers: { authorization: `Bearer ${secrets[role]}` },
        })
      ).statusCode
    for (const role of ['system', 'regulator', 'discipline', 'exchange', 'audit'])
      expect([role, await remove(role)]).toEqual([role, 403])
    expect(await remove('police')).toBe(204)
    const report = { period: '2026-Q1', edition: 'circulation' }
    for (const role of ['audit', 'exchange', 'system'])
      expect((await ask(role, '/api/v1/reports', 'POST', report)).statusCode).toBe(403)
  })
  it('a police detection is not cancelled by the regulator or by system, but by police', async () => {
    const started = await ask('police', '/api/v1/jobs/detect', 'POST', {})
    const cancel = async (role: string): Promise<number> =>
      (
        await service.app.inject({
          method: 'DELETE',
          url: `/api/v1/jobs/${started.json().id}`,
          headers: { authorization: `Bearer ${secrets[role]}` },
        })
      ).statusCode
    expect([await cancel('system'), await cancel('regulator'), await cancel('audit')]).toEqual([
      403, 403, 403,
    ])
    expect([202, 409]).toContain(await cancel('police'))
  })
})

describe('a kind that is withheld cannot be asked for', () => {
  it('as the holders of a value, an end of a chain, or a lot to be checked', async () => {
    const holders = `/api/v1/shared-values?kind=deposit-account&value=${ACCOUNT}`
    const chains = [`deposit-account:${ACCOUNT}`, ACCOUNT].map((to) => `/api/v1/paths?from=A&to=${to}`)
    expect((await ask('police', holders)).json().data.length).toBe(2)
    expect((await ask('regulator', holders)).statusCode).toBe(403)
    for (const url of chains) {
      expect((await ask('police', url)).statusCode).toBe(200)
      expect((await ask('regulator', url)).statusCode).toBe(404)
    }
    const rules = async (role: string, column: string): Promise<string[]> => {
      const bids = ['A', 'D'].map((bidder_id) => ({ bidder_id, amount: '1', [column]: ACCOUNT }))
      const { flags } = (await ask(role, '/api/v1/lots/check', 'POST', { lot: {}, bids })).json()
      return flags
        .filter(({ lots }: { lots: string[] }) => lots.includes('NEW'))
        .map(({ rule }: { rule: string }) => rule)
    }
    for (const column of ['deposit_account', ALIAS]) {
      const police = await rules('police', column)
      expect(police).toContain('ACC-03')
      expect(await rules('regulator', column)).not.toContain('ACC-03')
    }
  })
})

describe('a purpose', () => {
  it('is words', async () => {
    const unmask = async (purpose: string): Promise<number> =>
      (
        await service.app.inject({
          url: '/api/v1/bidders/A?unmask=1',
          headers: { authorization: `Bearer ${secrets.police}`, 'x-purpose': purpose },
        })
      ).statusCode
    const encoded = ['\u200b\u200b\u200b', '...', 'abc\u0000d', '\u202eabc', '123456', 'a 1', '——！'].map(
      encodeURIComponent,
    )
    for (const purpose of [...encoded, '%zz%zz', 'abc%ED%A0%80', ''])
      expect([purpose, await unmask(purpose)]).toEqual([purpose, 400])
    for (const purpose of ['case 12', encodeURIComponent('案卷12号'), encodeURIComponent('核查线索')])
      expect([purpose, await unmask(purpose)]).toEqual([purpose, 200])
  })
})

describe('who has no right', () => {
  it('is told the same of a run that exists and one that does not', async () => {
    for (const run of ['run-2', 'nowhere'])
      expect((await ask('exchange', `/api/v1/rings?run=${run}`)).statusCode).toBe(403)
  })
})
