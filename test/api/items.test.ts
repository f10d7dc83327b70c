import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildApp } from '../../src/api/app.js'
import type { Api } from '../../src/api/app-type.js'
import type { AuditEntry } from '../../src/audit/entry.js'
import type { Casebook } from '../../src/casebook/casebook.js'
import { openCasebook } from '../../src/casebook/open.js'
import { readConfig } from '../../src/config.js'
import { deskOf } from '../../src/handling/desk.js'
import { unzipped } from '../exports/support.js'
import { ASSIGNED, checkedLead, ENCLOSURES, LI, REASON, REPORT } from '../handling/support.js'
import { literalEngine } from './literal-engine.js'

const NOW = '2026-03-05T02:00:00.000Z'

let dir: string
let casebook: Casebook
let app: Api
const entries: AuditEntry[] = []
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'biaojian-items-'))
  casebook = openCasebook(dir)
  const store = { dir, casebook, engine: literalEngine(), close: async () => undefined }
  const config = readConfig({ store: dir, logLevel: 'silent', limits: { loopDelayMs: 0 } }, {})
  const append = (entry: AuditEntry): void => void entries.push(entry)
  app = await buildApp({ store, config, clock: () => new Date(NOW), append })
  await app.ready()
})
afterAll(async () => {
  await app.close()
  casebook.close()
  rmSync(dir, { recursive: true, force: true })
})

const get = async (path: string, seat: string) => {
  const headers = { host: 'localhost', 'x-act-as': seat }
  const answer = await app.inject({ url: `/api/v1${path}`, headers })
  return { status: answer.statusCode, etag: String(answer.headers.etag), body: answer.json() }
}

const post = async (path: string, seat: string, body: object, headers: Record<string, string> = {}) => {
  const answer = await app.inject({
    method: 'POST',
    url: `/api/v1${path}`,
    headers: { host: 'localhost', 'x-act-as': seat, ...headers },
    payload: body,
  })
  return { status: answer.statusCode, body: answer.json() }
}

/** Does an act on the version that the seat sees. */
const act = async (seat: string, id: string, name: string, input: object = {}) => {
  const { etag } = await get(`/items/${id}`, seat)
  return post(`/items/${id}/acts`, seat, { act: name, input }, { 'if-match': etag })
}

const checked = (): string =>
  checkedLead({ casebook, desk: deskOf(casebook), close: () => undefined }, NOW, 'confirmed')

/** A transfer that police did not file, of which supervision was asked for. */
const supervised = async (): Promise<{ lead: string; id: string }> => {
  const lead = checked()
  const { body } = await post('/items', LI, { kind: 'TP', parent: lead })
  const { id } = body
  await act(LI, id, 'report', { handlers: ASSIGNED.handlers, conclusion: REPORT })
  await act('O-zj/principal', id, 'approve', { opinion: '同意移送' })
  await act('O-zj/clerk', id, 'send', { enclosures: ENCLOSURES, number: `嵊移 ${id}` })
  await act('O-ga/clerk', id, 'receipt', { text: '某签收' })
  await act('O-ga/leader', id, 'not-file', { number: `不立 ${id}`, reason: REASON, text: '案卷退回' })
  await act('O-zj/leader', id, 'ask-supervision', { reason: REASON })
  return { lead, id }
}

describe('an item of any kind', () => {
  it('says what may be made of it, and is made with all that is missing told at once', async () => {
    const lead = checked()
    const { makes } = (await get(`/items/${lead}`, LI)).body
    expect(makes.map((one: { kind: string }) => one.kind)).toEqual(['TP', 'LT', 'PB', 'TD'])
    expect(makes[0]).toMatchObject({ enabled: true, missing: [] })
    const refused = await post('/items', LI, { kind: 'LT', parent: lead })
    expect(refused).toMatchObject({ status: 409, body: { code: 'precondition_missing' } })
    expect(refused.body.errors.map((one: { pointer: string }) => one.pointer)).toEqual([
      '#/type',
      '#/office',
      '#/text',
    ])
    expect((await post('/items', 'O-jt/handler', { kind: 'TP', parent: lead })).status).toBe(403)
    expect((await post('/items', 'O-ny/handler', { kind: 'TP', parent: lead })).status).toBe(404)
    expect((await post('/items', LI, { kind: 'RI' })).status).toBe(400)
  })

  it('is seen by its own line of the matrix: police a transfer that was sent, the procuratorate one that was opened', async () => {
    const { lead, id } = await supervised()
    const other = (await post('/items', LI, { kind: 'TP', parent: checked() })).body.id
    const statuses = async (seat: string, ids: string[]) =>
      Promise.all(ids.map(async (one) => (await get(`/items/${one}`, seat)).status))
    expect(await statuses('O-ga/leader', [id, other])).toEqual([200, 404])
    expect(await statuses('O-jc/leader', [id, other, lead])).toEqual([200, 404, 404])
    expect(await statuses('O-fy/leader', [id])).toEqual([404])
    expect(await statuses('O-sj/leader', [id, lead])).toEqual([404, 200])
    expect(await statuses('O-zw/clerk', [id, lead])).toEqual([404, 404])
    expect((await get('/items?kind=TP', 'O-jc/leader')).body).toMatchObject({ total: 1, data: [{ id }] })
    expect((await get('/items?kind=LD', 'O-zw/clerk')).body).toMatchObject({ total: 0, data: [] })
    expect((await get(`/leads/${id}`, 'O-ga/leader')).status).toBe(404)
    const papers = async (seat: string) => Object.keys((await get(`/items/${id}`, seat)).body.paper.last)
    expect(await papers('O-xt/leader')).toEqual([])
    expect(await papers('O-zj/leader')).toContain('report')
  })

  it('waits in the inbox of whoever must act, under a list that holds as many', async () => {
    const { id } = await supervised()
    const { groups } = (await get('/inbox', 'O-jc/leader')).body
    const group = groups.find((one: { key: string }) => one.key === 'transfers-supervised')
    expect(group.more).toBe('/api/v1/items?group=transfers-supervised')
    const listed = (await get(group.more.slice(7), 'O-jc/leader')).body
    expect(listed.total).toBe(group.count)
    expect(listed.data.map((one: { id: string }) => one.id)).toContain(id)
    const tasks = (await get('/inbox', 'O-zw/clerk')).body.groups
    expect(tasks.map((one: { key: string; count: number }) => [one.key, one.count])).toEqual([
      ['reports-due', 2],
      ['tasks-due', 3],
    ])
  })

  it('has its events, each of which is in the audit log', async () => {
    const { id } = await supervised()
    const { data } = (await get(`/items/${id}/events`, 'O-zj/leader')).body
    expect(data.map((one: { act: string }) => one.act)).toEqual([
      ...['create', 'report', 'approve', 'send', 'receipt', 'not-file', 'ask-supervision'],
    ])
    const logged = entries.filter((entry) => entry.id === id).map((entry) => entry.act)
    expect(logged).toEqual(data.map((one: { act: string }) => one.act))
    expect(casebook.work.outbox()).toEqual([])
  })
})

describe('indicators', () => {
  it('are of the own office and of all together; each number opens its list', async () => {
    const { id } = await supervised()
    const all = (await get('/indicators?period=2026', 'O-xt/leader')).body
    const transfers = all.data.find((one: { key: string }) => one.key === 'transfer-24h')
    const list = (await get(transfers.list.slice(7), 'O-xt/leader')).body
    expect([list.total, list.data.map((one: { id: string }) => one.id)]).toEqual([
      transfers.n,
      expect.arrayContaining([id]),
    ])
    expect((await get('/indicators?period=2026&office=O-zj', 'O-zj/leader')).status).toBe(200)
    expect((await get('/indicators?period=2026&office=O-jt', 'O-zj/leader')).status).toBe(403)
    expect((await get('/indicators?period=2026', 'O-zw/leader')).status).toBe(403)
    const coarse = (await get('/indicators?period=2026', 'O-dc/leader')).body.data
    for (const one of coarse) expect([one.list, one.n === 0 || (one.of ?? one.n) >= 5]).toEqual([null, true])
    expect((await get('/indicators?period=2026-13', 'O-xt/leader')).status).toBe(400)
  })

  it('stand beside a board of open leads by office and colour, by industry or term', async () => {
    const own = (await get('/board?industry=housing', 'O-xt/leader')).body.data
    const total = (await get('/leads?host=O-zj', 'O-xt/leader')).body.total
    expect(own.find((one: { office: string }) => one.office === 'O-zj').open).toBe(total)
    expect((await get('/board?industry=water', 'O-xt/leader')).body.data).toEqual([])
  })

  it('a list is a workbook of the same rows', async () => {
    const headers = { host: 'localhost', 'x-act-as': 'O-xt/leader' }
    const file = await app.inject({ url: '/api/v1/items.xlsx?kind=TK&host=O-zj&lang=zh', headers })
    expect([file.statusCode, file.headers['content-disposition']]).toEqual([
      200,
      expect.stringContaining('TK.xlsx'),
    ])
    const rows = (await get('/items?kind=TK&host=O-zj', 'O-xt/leader')).body.data
    const sheet = (await unzipped(file.rawPayload)).get('xl/worksheets/sheet1.xml')!.toString()
    const ids = [...sheet.matchAll(/TK-\d{4}-\d{6}/g)].map(([id]) => id)
    expect(ids).toEqual(rows.map((one: { id: string }) => one.id))
  })
})

describe('files that go with an item', () => {
  const upload = (id: string, seat: string, content: string, name = '回执.pdf') =>
    app.inject({
      method: 'POST',
      url: `/api/v1/items/${id}/attachments`,
      headers: { host: 'localhost', 'x-act-as': seat, 'content-type': 'multipart/form-data; boundary=B' },
      payload: `--B\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\n${content}\r\n--B--\r\n`,
    })

  it('are kept sealed, seen by whoever sees what was written, and named by an act', async () => {
    const lead = checked()
    const sent = await upload(lead, LI, '%PDF-1.7 receipt')
    expect(sent.statusCode).toBe(201)
    const [kept] = sent.json().data
    expect(kept).toMatchObject({ item: lead, name: '回执.pdf', media: 'application/pdf', bytes: 16 })
    const path = `/items/${lead}/attachments/${kept.id}`
    const headers = { host: 'localhost', 'x-act-as': 'O-zj/leader' }
    expect((await app.inject({ url: `/api/v1${path}`, headers })).body).toBe('%PDF-1.7 receipt')
    expect((await get(path, 'O-sj/handler')).status).toBe(404)
    expect((await upload(lead, 'O-xt/reviewer', '%PDF-1.7')).statusCode).toBe(403)
    const sealed = readFileSync(join(dir, 'attachments', kept.sha256.slice(0, 2), kept.sha256))
    expect(sealed.includes('receipt')).toBe(false)
    const { id } = (await post('/items', LI, { kind: 'TP', parent: lead })).body
    const report = { handlers: ASSIGNED.handlers, conclusion: REPORT }
    const refused = await act(LI, id, 'report', { ...report, attachments: ['AT-2026-999999'] })
    expect([refused.status, refused.body.code]).toEqual([400, 'invalid_input'])
    expect((await act(LI, id, 'report', { ...report, attachments: [kept.id] })).status).toBe(200)
    expect((await get(`/items/${lead}/attachments`, LI)).body.data).toHaveLength(1)
  })

  it('of an unknown kind are refused', async () => {
    const answer = await upload(checked(), LI, 'MZ\u0000\u0001', 'a.exe')
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'invalid_input'])
  })
})
