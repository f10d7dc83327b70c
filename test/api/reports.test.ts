import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createKey } from '../../src/access/keys.js'
import { buildApp } from '../../src/api/app.js'
import type { Api } from '../../src/api/app-type.js'
import type { ReadRecord } from '../../src/api/read-record.js'
import type { JobRecord, ReportRecord } from '../../src/casebook/casebook.js'
import { readConfig } from '../../src/config.js'
import type { Store } from '../../src/store.js'
import { countyStore, NOW } from '../reports/support.js'

const ROLES = ['police', 'regulator', 'exchange', 'by-case'] as const
type Role = (typeof ROLES)[number]

let store: Store
let drop: () => Promise<void>
let app: Api
let now = NOW
const reads: ReadRecord[] = []
const keys = {} as Record<Role, string>

beforeAll(async () => {
  ;({ store, drop } = await countyStore())
  for (const role of ROLES) keys[role] = createKey(store.casebook, `${role}员`, role, NOW).secret
  app = await service()
})
afterAll(async () => {
  await app.close()
  await drop()
})

const service = async (): Promise<Api> => {
  const config = readConfig(
    { store: store.dir, logLevel: 'silent', lang: 'zh', workers: 1, limits: { loopDelayMs: 0 } },
    {},
  )
  const made = await buildApp({ store, config, clock: () => now, record: (read) => void reads.push(read) })
  await made.ready()
  return made
}

const ask = (role: Role, method: 'GET' | 'POST' | 'DELETE', url: string, payload?: object) =>
  app.inject({
    method,
    url: `/api/v1${url}`,
    headers: { authorization: `Bearer ${keys[role]}` },
    ...(payload && { payload }),
  })

const finished = async (id: string): Promise<JobRecord> => {
  for (let i = 0; i < 600; i++) {
    const job = (await ask('police', 'GET', `/jobs/${id}`)).json() as JobRecord
    if (job.state === 'done' || job.state === 'failed') return job
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`job ${id} does not end`)
}

const made = async (role: Role, body: object): Promise<ReportRecord> => {
  const reply = await ask(role, 'POST', '/reports', body)
  expect(reply.statusCode, reply.body).toBe(202)
  const job = await finished(reply.json().id)
  expect(job.error).toBeNull()
  return job.result as ReportRecord
}

describe('reports through the API', () => {
  it('are made as a job, kept with their hash, listed and downloaded as they were', async () => {
    const record = await made('police', { period: '2025-Q4', format: 'json' })
    expect(record).toMatchObject({ period: '2025-Q4', edition: 'internal', requester: 'police员' })
    const list = (await ask('police', 'GET', '/reports')).json()
    expect(list.data.map(({ id }: ReportRecord) => id)).toContain(record.id)
    const file = await ask('police', 'GET', `/reports/${record.id}/file`)
    expect(file.statusCode).toBe(200)
    expect(file.headers['content-disposition']).toContain("filename*=UTF-8''2025")
    expect(createHash('sha256').update(file.rawPayload).digest('hex')).toBe(record.sha256)
    expect(reads.some(({ what, id }) => what === 'report file' && id === record.id)).toBe(true)
  })

  it('are for roles: internal for some, de-identified for those who see rings, public for whoever has a key', async () => {
    const internal = await made('police', { period: '2025-Q4', edition: 'internal', format: 'json' })
    const circulated = await made('regulator', { period: '2025-Q4', edition: 'circulation', format: 'json' })
    const open = await made('regulator', { period: '2025-Q4', edition: 'public', format: 'json' })
    const status = async (role: Role, { id }: ReportRecord): Promise<number[]> => [
      (await ask(role, 'GET', `/reports/${id}`)).statusCode,
      (await ask(role, 'GET', `/reports/${id}/file`)).statusCode,
    ]
    for (const [role, ...expected] of [
      ['police', 200, 200, 200],
      ['regulator', 404, 200, 200],
      ['exchange', 404, 404, 200],
      ['by-case', 404, 404, 200],
    ] as const)
      for (const [i, report] of [internal, circulated, open].entries())
        expect(await status(role, report), `${role} ${report.edition}`).toEqual([expected[i], expected[i]])
    const seen = (await ask('exchange', 'GET', '/reports')).json().data as ReportRecord[]
    expect(new Set(seen.map(({ edition }) => edition))).toEqual(new Set(['public']))
    expect((await ask('regulator', 'POST', '/reports', { period: '2025-Q4' })).statusCode).toBe(403)
    expect(
      (await ask('exchange', 'POST', '/reports', { period: '2025', edition: 'public' })).statusCode,
    ).toBe(403)
  })

  it('refuse a period that is none, and bytes that are not those of the record', async () => {
    const nowhere = await ask('police', 'POST', '/reports', { period: '2025-Q4', area: '不存在镇' })
    expect([nowhere.statusCode, nowhere.json().detail]).toEqual([404, expect.stringContaining('不存在镇')])
    const wrong = await ask('police', 'POST', '/reports', { period: '2025-Q7' })
    expect([wrong.statusCode, wrong.body.includes('2026-Q3')]).toEqual([400, true])
    const record = { ...store.casebook.reports({ limit: 1 })[0]!, id: 'XS-broken' }
    store.casebook.addReport(record, Buffer.from('other bytes'))
    expect((await ask('police', 'GET', '/reports/XS-broken/file')).statusCode).toBe(500)
  })
})

describe('letters through the API', () => {
  it('are listed and drafted; those that name bidders are for roles that may see names', async () => {
    const types = (await ask('regulator', 'GET', '/letters')).json().data
    expect(types.length).toBeGreaterThanOrEqual(12)
    const { rings } = store.casebook.rings({ levels: ['red'], limit: 1 })
    const ring = rings[0]!.id
    const draft = await ask('regulator', 'POST', '/letters', { type: 'police-suggestion', ring })
    expect([draft.statusCode, draft.rawPayload.subarray(0, 2).toString()]).toEqual([200, 'PK'])
    const body = { type: 'clue-transfer', ring }
    expect((await ask('regulator', 'POST', '/letters', body)).statusCode).toBe(403)
    expect((await ask('police', 'POST', '/letters', body)).statusCode).toBe(200)
    expect((await ask('police', 'POST', '/letters', { type: 'clue-transfer' })).statusCode).toBe(400)
    expect((await ask('police', 'POST', '/letters', { type: 'none', ring })).statusCode).toBe(404)
  })
})

describe('schedules through the API', () => {
  it('run what was missed once, when a service starts again', async () => {
    const added = await ask('police', 'POST', '/schedules', {
      kind: 'report',
      cron: '0 9 8 * *',
      report: { every: 'month', edition: 'public', format: 'json' },
    })
    expect([added.statusCode, added.json().nextAt]).toEqual([201, '2026-01-08T01:00:00.000Z'])
    const before = store.casebook.reports({ limit: 100 }).length
    await app.close()
    now = new Date('2026-04-20T00:00:00Z')
    app = await service()
    const again = await service()
    for (let i = 0; i < 300 && !store.casebook.schedules()[0]!.lastResult; i++)
      await new Promise((resolve) => setTimeout(resolve, 100))
    await again.close()
    const [schedule] = store.casebook.schedules()
    expect(schedule).toMatchObject({
      nextAt: '2026-05-08T01:00:00.000Z',
      lastAt: '2026-04-20T00:00:00.000Z',
      lastResult: { state: 'done' },
    })
    const reports = store.casebook.reports({ limit: 100 })
    expect(reports.length - before).toBe(1)
    expect(reports[0]).toMatchObject({ period: '2026-03', edition: 'public', requester: 'police员' })
    expect(schedule!.lastResult!.what).toBe(reports[0]!.number)
  })

  it('refuse expressions that say nothing, and go when they are removed', async () => {
    for (const [cron, status] of [
      ['61 9 8 * *', 400],
      ['* * * * * *', 400],
      ['now and then', 400],
      ['0 9 31 2 *', 422],
    ] as const)
      expect((await ask('police', 'POST', '/schedules', { kind: 'detect', cron })).statusCode, cron).toBe(
        status,
      )
    expect((await ask('exchange', 'GET', '/schedules')).statusCode).toBe(403)
    const { id } = store.casebook.schedules()[0]!
    expect((await ask('police', 'DELETE', `/schedules/${id}`)).statusCode).toBe(204)
    expect((await ask('police', 'DELETE', `/schedules/${id}`)).statusCode).toBe(404)
  })
})
