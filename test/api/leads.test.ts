import { mkdtempSync, rmSync } from 'node:fs'
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
import { ASSIGNED, found, LI, makeLead } from '../handling/support.js'
import { literalEngine } from './literal-engine.js'

const NOW = '2026-02-13T01:00:00.000Z'

let dir: string
let casebook: Casebook
let app: Api
let now = NOW
const entries: AuditEntry[] = []
let fails = false
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'biaojian-leads-'))
  casebook = openCasebook(dir)
  const store = { dir, casebook, engine: literalEngine(), close: async () => undefined }
  const config = readConfig({ store: dir, logLevel: 'silent', limits: { loopDelayMs: 0 } }, {})
  app = await buildApp({
    store,
    config,
    clock: () => new Date(now),
    append: (entry) => {
      if (fails) throw new Error('the disk is full')
      entries.push(entry)
    },
  })
  await app.ready()
})
afterAll(async () => {
  await app.close()
  casebook.close()
  rmSync(dir, { recursive: true, force: true })
})

const made = (over = {}) => makeLead({ desk: deskOf(casebook) }, NOW, over).id

const get = async (path: string, seat?: string) => {
  const answer = await app.inject({
    url: `/api/v1${path}`,
    headers: { host: 'localhost', ...(seat && { 'x-act-as': seat }) },
  })
  return { status: answer.statusCode, etag: answer.headers.etag, body: answer.json() }
}

it('names offices to whoever asks, and who may be assigned to the office that handles it alone', async () => {
  const { body } = await get('/offices')
  const zj = body.data.find(({ id }: { id: string }) => id === 'O-zj')
  expect(zj).toMatchObject({
    short: '县住建局',
    capacities: [{ id: 'O-zj/R', kind: 'R', industries: ['housing'] }],
  })
  expect((await get('/offices', 'O-jy/viewer')).status).toBe(200)
  const id = made()
  expect((await get(`/leads/${id}/handlers`, 'O-xt/dispatcher')).body.data).toEqual([])
  const act = { act: 'route', input: { host: 'O-zj', reason: 'housing is the office of this' } }
  await post(`/leads/${id}/acts`, { seat: 'O-xt/dispatcher', body: act, headers: { 'if-match': '"v1"' } })
  const handlers = await get(`/leads/${id}/handlers`, 'O-zj/leader')
  expect(handlers.body.data[0]).toEqual({ user: 'O-zj/handler@li', name: 'O-zj/handler@li' })
  expect((await get(`/leads/${id}/handlers`, 'O-xt/leader')).body.data).toEqual([])
})

const post = async (
  path: string,
  { seat, body, headers = {} }: { seat?: string; body: object; headers?: Record<string, string> },
) => {
  const answer = await app.inject({
    method: 'POST',
    url: `/api/v1${path}`,
    headers: { host: 'localhost', ...(seat && { 'x-act-as': seat }), ...headers },
    payload: body,
  })
  return { status: answer.statusCode, etag: answer.headers.etag, body: answer.json() }
}

/** Does an act on the version that the seat sees. */
const act = async (seat: string, id: string, name: string, input: object = {}) => {
  const { etag } = await get(`/leads/${id}`, seat)
  return post(`/leads/${id}/acts`, {
    seat,
    body: { act: name, input },
    headers: { 'if-match': String(etag) },
  })
}

describe('what waits for a seat', () => {
  it('counts what its list holds, page by page', async () => {
    for (let i = 0; i < 3; i++) made({ colour: i === 1 ? 'red' : 'yellow' })
    const { body } = await get('/inbox', 'O-xt/dispatcher')
    const [group] = body.groups
    expect(group).toMatchObject({ key: 'to-route', count: 3, red: 1, overdue: 0 })
    expect(group.items[0].colour).toBe('red')
    const first = (await get('/leads?group=to-route&limit=2', 'O-xt/dispatcher')).body
    const next = `/leads?group=to-route&limit=2&cursor=${first.page.next}`
    const second = (await get(next, 'O-xt/dispatcher')).body
    expect(first.total).toBe(group.count)
    expect([...first.data, ...second.data].map((row: { id: string }) => row.id)).toHaveLength(3)
    expect(second.page.next).toBeNull()
    expect((await get('/leads?group=to-route', 'O-zj/clerk')).status).toBe(404)
  })

  it('lies before, at or after the bidding by its gravest fact: three lists that share none and add up', async () => {
    const [fact] = found().facts
    for (const family of ['tender', 'post', 'expert', 'post'] as const)
      made({ facts: [{ ...fact!, family }] })
    made({ facts: [] })
    const all = (await get('/leads?limit=200', 'O-xt/dispatcher')).body
    const stages = await Promise.all(
      ['before', 'bidding', 'after'].map((stage) =>
        get(`/leads?limit=200&stage=${stage}`, 'O-xt/dispatcher'),
      ),
    )
    const ids = stages.map(({ body }) => body.data.map(({ id }: { id: string }) => id) as string[])
    expect([ids[0]!.length, ids[2]!.length]).toEqual([1, 2])
    expect(ids.flat().toSorted()).toEqual(all.data.map(({ id }: { id: string }) => id).toSorted())
    expect(stages.map(({ body }) => body.total)).toEqual(ids.map(({ length }) => length))
  })

  it('an office that has no part in a lead sees none of it, as if there were no such lead', async () => {
    const id = made()
    const hidden = await get(`/leads/${id}`, 'O-ny/leader')
    const unknown = await get('/leads/LD-2026-999999', 'O-ny/leader')
    expect([hidden.status, unknown.status]).toEqual([404, 404])
    expect(hidden.body.detail.replace(id, 'ID')).toBe(unknown.body.detail.replace('LD-2026-999999', 'ID'))
    expect((await get('/leads', 'O-ny/leader')).body).toMatchObject({ data: [], total: 0 })
    expect((await get(`/leads/${id}/events`, 'O-ny/leader')).status).toBe(404)
    expect((await get(`/leads/${id}`, 'O-jy/viewer')).status).toBe(404)
  })
})

describe('an act', () => {
  it('is done on the version that was seen, once, and is in the audit log before the answer', async () => {
    const id = made()
    const body = { act: 'route', input: { host: 'O-zj', cohandlers: ['O-jt'] } }
    const seat = 'O-xt/dispatcher'
    expect((await post(`/leads/${id}/acts`, { seat, body })).status).toBe(428)
    const stale = await post(`/leads/${id}/acts`, { seat, body, headers: { 'if-match': '"v9"' } })
    expect([stale.status, stale.body.code]).toEqual([412, 'stale'])
    const headers = { 'if-match': '"v1"', 'idempotency-key': `route-${id}` }
    entries.length = 0
    const done = await post(`/leads/${id}/acts`, { seat, body, headers })
    expect([done.status, done.etag, done.body.state]).toEqual([200, '"v2"', 'routed'])
    const entry = entries.find((one) => one.act === 'route')!
    expect(entry).toMatchObject({ what: 'lead', id, who: { office: 'O-xt', position: 'dispatcher' } })
    expect(casebook.work.lastEvent(id)!.uid).toBe(entry.uid)
    expect(casebook.work.outbox()).toEqual([])
    expect((await post(`/leads/${id}/acts`, { seat, body, headers })).body.version).toBe(2)
    const other = { ...body, note: 'x' }
    expect((await post(`/leads/${id}/acts`, { seat, body: other, headers })).body.code).toBe(
      'idempotency_conflict',
    )
  })

  it('says all that is missing at once, in the language of the asker', async () => {
    const id = made()
    const answer = await post(`/leads/${id}/acts`, {
      seat: 'O-xt/dispatcher',
      body: { act: 'route', input: { host: 'O-ny' } },
      headers: { 'if-match': '"v1"', 'accept-language': 'zh' },
    })
    expect(answer.status).toBe(409)
    expect(answer.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      '#/reason',
      '#/cohandlers',
      '#/cohandlers',
    ])
    expect(answer.body.errors[0].detail).toMatch(/理由/)
  })

  it('of another state, office or person is refused as such', async () => {
    const id = made()
    expect((await act('O-xt/dispatcher', id, 'sign')).body).toMatchObject({
      code: 'wrong_state',
      status: 409,
    })
    expect((await act('O-xt/viewer', id, 'route')).body).toMatchObject({ code: 'forbidden', status: 403 })
    const nobody = await post(`/leads/${id}/acts`, {
      body: { act: 'route' },
      headers: { 'if-match': '"v1"' },
    })
    expect(nobody.body.code).toBe('forbidden')
    expect((await act('O-xt/dispatcher', id, 'route', { host: 7 })).status).toBe(400)
  })

  it('on a lead that went into another is refused with that one, and how to open it', async () => {
    const [one, other, last] = [made(), made(), made()]
    await act('O-xt/dispatcher', one, 'merge', { target: other })
    await act('O-xt/dispatcher', other, 'merge', { target: last })
    const refused = (lang: string) =>
      post(`/leads/${one}/acts`, {
        seat: 'O-xt/dispatcher',
        body: { act: 'route' },
        headers: { 'if-match': '"v2"', 'accept-language': lang },
      })
    expect((await refused('en')).body).toMatchObject({
      ...{ status: 409, code: 'wrong_state' },
      detail: `${one} went into ${last}: act on that one (biaojian leads show ${last}, GET /leads/${last})`,
      errors: [{ pointer: '#/mergedInto', detail: `it went into ${last}: open that one and act there` }],
    })
    expect((await refused('zh')).body.errors[0].detail).toBe(`已并入 ${last}：请打开该件办理`)
  })

  it('is not answered where the audit log takes nothing, and its entry waits', async () => {
    const id = made()
    fails = true
    const refused = await act('O-xt/dispatcher', id, 'route', { host: 'O-zj', cohandlers: ['O-jt'] })
    fails = false
    expect(refused.status).toBe(500)
    const { uid } = casebook.work.lastEvent(id)!
    expect(casebook.work.outbox().map((one) => one.uid)).toContain(uid)
    await act('O-zj/clerk', id, 'sign')
    expect(entries.map((one) => one.uid)).toContain(uid)
    expect(casebook.work.outbox()).toEqual([])
  })

  it('is done with many leads at once, each by itself', async () => {
    const ids = [made(), made()]
    const items = [...ids.map((id) => ({ id, version: 1 })), { id: 'LD-2026-999999', version: 1 }]
    const { body } = await post('/leads/acts', {
      seat: 'O-xt/dispatcher',
      body: { act: 'route', items, input: { host: 'O-zj', cohandlers: ['O-jt'] } },
    })
    expect(body.results.map((one: { ok: boolean }) => one.ok)).toEqual([true, true, false])
    expect(body.results[2].problem.code).toBe('not_found')
  })
})

describe('a lead', () => {
  it('says what each seat may do, and what is missing', async () => {
    const id = made()
    const acts = async (seat: string) =>
      (await get(`/leads/${id}`, seat)).body.acts.map((one: { act: string; enabled: boolean }) => [
        one.act,
        one.enabled,
      ])
    expect(await acts('O-xt/dispatcher')).toEqual([
      ['route', true],
      ['merge', true],
      ['ask-void', true],
    ])
    expect((await get(`/leads/${id}`, 'O-xt/dispatcher')).body.proposal).toMatchObject({
      row: 'RO-10',
      host: 'O-zj',
      cohandlers: ['O-jt'],
    })
    await act('O-xt/dispatcher', id, 'route', { host: 'O-zj', cohandlers: ['O-jt'] })
    expect(await acts('O-xt/dispatcher')).toEqual([
      ['recall', true],
      ['merge', true],
      ['undo', true],
    ])
    await act('O-zj/clerk', id, 'sign')
    await act('O-zj/leader', id, 'assign', ASSIGNED)
    const propose = (await get(`/leads/${id}`, LI)).body.acts.find(
      (one: { act: string }) => one.act === 'propose',
    )
    expect(propose.enabled).toBe(false)
    expect(propose.missing).toHaveLength(24 + 2 + 2)
    expect(propose.missing[0]).toMatchObject({ pointer: '#/sheet/lines/B01' })
  })

  it('has a check sheet of 24 lines and its facts, as JSON and as a Word document with the same', async () => {
    const id = made()
    const { body } = await get(`/leads/${id}/sheet`)
    expect([body.lines.length, body.facts.length]).toEqual([24, 2])
    const file = await app.inject({
      url: `/api/v1/leads/${id}/sheet.docx?lang=zh`,
      headers: { host: 'localhost' },
    })
    expect(file.statusCode).toBe(200)
    expect(file.rawPayload.subarray(0, 2).toString()).toBe('PK')
    expect(file.headers['content-disposition']).toContain(`${id}-sheet.docx`)
  })

  it('is found by who has handled it: names of other offices stay theirs', async () => {
    const id = made()
    await act('O-xt/dispatcher', id, 'route', { host: 'O-zj', cohandlers: ['O-jt'] })
    const events = async (seat: string) =>
      (await get(`/leads/${id}/events`, seat)).body.data.map((one: { user: string | null }) => one.user)
    expect(await events('O-zj/clerk')).toEqual([null, null])
    expect(await events('O-xt/leader')).toEqual([null, 'O-xt/dispatcher'])
  })

  it('late is listed among the clocks that are over', async () => {
    const id = made()
    now = '2026-02-20T01:00:00.000Z'
    const { body } = await get('/clocks/overdue', 'O-xt/leader')
    now = NOW
    const found = body.data.find((one: { item: string }) => one.item === id)
    expect(found.clock).toMatchObject({ term: 'ROUTE', light: 'red', due: '2026-02-14' })
    expect((await get('/clocks/overdue', 'O-ny/leader')).body.data).toEqual([])
  })
})

it('terms, routes and definitions are open to whoever asks', async () => {
  expect((await get('/terms', 'O-zj/viewer')).body.data.length).toBeGreaterThan(40)
  expect((await get('/routes')).body.data.length).toBe(15)
  const kinds = (await get('/definitions')).body.data.map((one: { kind: string }) => one.kind)
  expect(kinds).toEqual(['LD', 'LD', 'LD', 'LD', 'CH', 'EX', 'CC', 'TP', 'LT', 'PB', 'SO', 'RI', 'TK', 'TD'])
})

it('a lead is made by hand about what the store has, with a reason', async () => {
  const lot = (await get('/lots?limit=1')).body.data[0].id
  const body = { colour: 'yellow', text: '群众举报该标段存在围标嫌疑', lots: [lot], source: '来信' }
  const seat = 'O-zj/clerk'
  const answer = await post('/leads', { seat, body })
  expect(answer.body).toMatchObject({ state: 'new', about: { origin: { kind: 'manual' } } })
  expect(answer.status).toBe(201)
  expect((await post('/leads', { seat, body: { ...body, lots: ['NO'] } })).status).toBe(404)
  expect((await post('/leads', { seat: 'O-zj/viewer', body })).status).toBe(403)
})
