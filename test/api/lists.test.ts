import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openService, RINGS, ring, type TestService } from './support.js'

let service: TestService
beforeAll(async () => {
  service = await openService()
})
afterAll(() => service.close())
const get = async (url: string, headers = {}) => {
  const reply = await service.app.inject({ url, headers })
  return { status: reply.statusCode, headers: reply.headers, json: reply.body ? reply.json() : undefined }
}
const ids = (list: { id: string }[]) => list.map(({ id }) => id)

/** Every page of a list, followed by its Link header. */
const walk = async (url: string): Promise<{ id?: string; bidder?: string; lotId?: string }[][]> => {
  const pages = []
  let next: string | undefined = url
  while (next) {
    const page = await get(next)
    expect(page.status).toBe(200)
    pages.push(page.json.data)
    next = /<([^>]+)>; rel="next"/.exec(String(page.headers.link ?? ''))?.[1]
    expect(Boolean(next)).toBe(page.json.page.next !== null)
  }
  return pages
}

describe('lists', () => {
  it('give red and yellow rings of the last run, best first, unless asked', async () => {
    const { json } = await get('/api/v1/rings')
    expect(ids(json.data)).toEqual(ids(RINGS.slice(0, 6)))
    expect(json).toMatchObject({ run: 'run-2', page: { next: null, limit: 20 } })
    expect(ids((await get('/api/v1/rings?level=green')).json.data)).toEqual(['R-000007'])
    expect(ids((await get('/api/v1/rings?bidder=C')).json.data)).toEqual(['R-000006'])
    expect((await get('/api/v1/rings?rule=PRC-01')).json.data).toEqual([])
    expect((await get('/api/v1/rings?count=exact&limit=1')).json.total).toBe(6)
  })
  it('pages together are the list, for every page size', async () => {
    for (const limit of [1, 2, 3, 6, 7]) {
      const pages = await walk(`/api/v1/rings?limit=${limit}`)
      expect(ids(pages.flat() as { id: string }[])).toEqual(ids(RINGS.slice(0, 6)))
      expect(pages.every((page) => page.length <= limit)).toBe(true)
    }
    expect(ids((await walk('/api/v1/bidders?limit=2')).flat() as { id: string }[])).toEqual([...'ABCDEFGHJ'])
    expect(ids((await walk('/api/v1/lots?limit=1')).flat() as { id: string }[])).toEqual(['L1', 'L2', 'L3'])
    expect((await walk('/api/v1/lots/L1/bids?limit=2')).flat().length).toBe(5)
    expect((await walk('/api/v1/shared-values?kind=lock&value=GL-88231907&limit=1')).flat().length).toBe(2)
    expect((await walk('/api/v1/bidders/A/values?limit=1')).flat().length).toBe(3)
    expect(ids((await walk('/api/v1/runs?limit=1')).flat() as { id: string }[])).toEqual(['run-2', 'run-1'])
  })
  it('refuse a cursor of another list, another filter, or none of ours', async () => {
    const { next } = (await get('/api/v1/rings?limit=1')).json.page
    for (const url of [
      `/api/v1/rings?limit=1&level=red&cursor=${next}`,
      `/api/v1/bidders?cursor=${next}`,
      '/api/v1/rings?cursor=bm9uc2Vuc2U',
    ]) {
      const reply = await get(url)
      expect(reply.status).toBe(400)
      expect(reply.json).toMatchObject({ code: 'foreign_cursor', type: '/problems/foreign_cursor' })
    }
    expect((await get(`/api/v1/rings?limit=3&cursor=${next}`)).status).toBe(200)
  })
  it('turn the pages of the run they began with', async () => {
    const other = await openService()
    const first = (await other.app.inject('/api/v1/rings?limit=4')).json()
    const run = other.store.casebook.lastRun()!
    other.store.casebook.saveRun(
      { ...run, id: 'run-3' },
      [{ run: 'run-3', ring: ring('R-000009', 'red', 99), sources: [], clear: [], ties: [] }],
      [],
      [],
    )
    const second = (await other.app.inject(`/api/v1/rings?limit=4&cursor=${first.page.next}`)).json()
    await other.close()
    expect(second.run).toBe('run-2')
    expect(ids(second.data)).toEqual(['R-000005', 'R-000006'])
  })
  it('find bidders by part of a name or former name', async () => {
    expect(ids((await get(`/api/v1/bidders?q=${encodeURIComponent('旧市政')}`)).json.data)).toEqual(['A'])
  })
  it('keep to one industry when asked', async () => {
    expect(ids((await get('/api/v1/lots?industry=housing')).json.data)).toEqual(['L2'])
    expect((await get('/api/v1/lots?industry=marine')).json.data).toEqual([])
  })
})

describe('reads', () => {
  it('carry an ETag and answer 304 when nothing changed', async () => {
    const first = await get('/api/v1/rings/R-000001')
    const tag = String(first.headers.etag)
    expect(first.headers['cache-control']).toBe('private, no-cache')
    expect((await get('/api/v1/rings/R-000001', { 'if-none-match': tag })).status).toBe(304)
    expect((await get('/api/v1/rings/R-000002', { 'if-none-match': tag })).status).toBe(200)
  })
  it('of a ring give its whole, its graph, its evidence with rows, and its text', async () => {
    const one = (await get('/api/v1/rings/R-000001')).json
    expect(one).toMatchObject({ id: 'R-000001', run: 'run-2', current: true, lots: ['L1', 'L2'] })
    const graph = (await get('/api/v1/rings/R-000001/graph')).json
    expect(graph.nodes.map((n: { type: string }) => n.type)).toEqual([
      'bidder',
      'bidder',
      'associate',
      'value',
      'value',
      'value',
    ])
    expect(graph.edges.filter((e: { type: string }) => e.type === 'holds').length).toBe(6)
    const evidence = (await get('/api/v1/rings/R-000001/evidence')).json
    expect(evidence.data[0]).toMatchObject({ rule: 'DOC-01', rows: [{ file: 'bids.csv', line: 2 }] })
    expect(evidence.events).toMatchObject([{ event: 'birth' }, { event: 'birth' }])
    expect((await get('/api/v1/rings/R-000001/explanation?lang=zh')).json.text).toContain('疑似')
  })
  it('of a lot give its flags from the rings of the last run', async () => {
    const { json } = await get('/api/v1/lots/L1/flags')
    expect(json).toMatchObject({ run: 'run-2', lot: 'L1' })
    expect(json.data.length).toBe(6 * 4)
    expect((await get('/api/v1/lots/L9/flags')).json.data).toEqual([])
  })
  it('of what the law deems collusion on one lot page by lot and mask personal values', async () => {
    const pages = (await walk('/api/v1/facts?limit=2')) as unknown as { lot: string; value: string }[][]
    expect(pages.map((page) => page.map(({ lot }) => lot))).toEqual([['L1', 'L1'], ['L2']])
    expect(pages[0]!.map(({ value }) => value)).toEqual(['GL-88231907', '138****1234'])
    expect(pages[0]![0]).not.toHaveProperty('clear')
    expect((await get('/api/v1/facts?lot=L2&rule=DOC-01')).json).toMatchObject({
      run: 'run-2',
      data: [{ lot: 'L2', grade: '视', others: { bidders: 3, lots: 7 } }],
    })
    expect((await get('/api/v1/facts?rule=HW-01')).json.data).toEqual([])
    expect((await get('/api/v1/facts?run=run-9')).status).toBe(404)
  })
  it('lead from one bidder to another', async () => {
    const { json } = await get('/api/v1/paths?from=A&to=B')
    expect(json.length).toBe(2)
    expect(json.chains.map((c: { nodes: { kind?: string }[] }) => c.nodes[1]!.kind).sort()).toEqual([
      'deposit-account',
      'lock',
      'person',
      'phone',
    ])
    expect((await get('/api/v1/paths?from=A&to=nobody')).status).toBe(404)
    expect((await get('/api/v1/bidders/A/neighbourhood')).json.neighbours[0]).toMatchObject({ id: 'B' })
  })
  it('pass the record of each to whoever keeps it, before the reply', async () => {
    service.reads.length = 0
    await get('/api/v1/rings/R-000003')
    expect(service.reads).toEqual([
      {
        what: 'ring',
        id: 'R-000003',
        subject: 'local',
        role: 'local',
        route: '/api/v1/rings/:id',
        operation: 'getRing',
        query: expect.anything(),
        request: expect.any(String),
        ip: '127.0.0.1',
        unmasked: false,
        purpose: null,
        way: 'read',
        outcome: 'allowed',
        answer: expect.stringMatching(/^[0-9a-f]{64}$/),
        bytes: expect.any(Number),
      },
    ])
  })
  it('do not leave when they cannot be recorded', async () => {
    const failing = await openService({
      fail: () => {
        throw new Error('disk full')
      },
    })
    const reply = await failing.app.inject('/api/v1/rings/R-000001')
    await failing.close()
    expect(reply.statusCode).toBe(500)
    expect(reply.body).not.toContain('R-000001')
  })
})

describe('the service', () => {
  it('lives, is ready check by check, and measures by route and never by id', async () => {
    expect((await get('/livez')).json).toEqual({ status: 'alive' })
    const ready = await get('/readyz')
    expect(ready.status).toBe(200)
    expect(ready.json.checks.map((c: { name: string }) => c.name)).toEqual([
      'engine',
      'casebook',
      'market',
      'queue',
    ])
    await get('/api/v1/rings/R-000001')
    const metrics = (await service.app.inject('/metrics')).body
    expect(metrics).toContain('route="/api/v1/rings/:id"')
    expect(metrics).not.toContain('R-000001')
  })
  it('is not ready when the store does not answer', async () => {
    const other = await openService()
    other.store.engine.counts = async () => {
      throw new Error('gone')
    }
    const reply = await other.app.inject('/readyz')
    await other.close()
    expect(reply.statusCode).toBe(503)
    expect(reply.json()).toMatchObject({
      status: 'not ready',
      checks: [{ name: 'engine', ok: false }, {}, {}, {}],
    })
  })
  it('says that nothing was detected yet', async () => {
    const other = await openService()
    other.store.casebook.clear()
    await new Promise((resolve) => setTimeout(resolve, 300))
    const list = await other.app.inject('/api/v1/rings')
    const last = await other.app.inject('/api/v1/runs/last')
    await other.close()
    expect(list.json()).toMatchObject({ data: [], run: null })
    expect(last.statusCode).toBe(404)
  })
  it('shows its documentation without fetching anything from elsewhere', async () => {
    const page = await service.app.inject('/docs')
    const at = page.statusCode === 302 ? await service.app.inject(String(page.headers.location)) : page
    expect(at.statusCode).toBe(200)
    expect(at.body).not.toMatch(/(src|href)="https?:/)
    expect(at.headers['content-security-policy']).toContain("default-src 'self'")
  })
})

describe('pairs', () => {
  it('are every pair with a joint lot, best first, page by page', async () => {
    const { json } = await get('/api/v1/pairs')
    expect(json.data.length).toBeGreaterThan(2)
    expect(json.data[0]).toMatchObject({ joint: expect.any(Number), channels: { lift: expect.any(Number) } })
    const pages = await walk('/api/v1/pairs?limit=2')
    expect(pages.flat()).toEqual(json.data)
    const scores = json.data.map(({ score }: { score: number }) => score)
    expect(scores).toEqual([...scores].sort((x, y) => y - x))
  })
  it('are filtered by bidder, joint lots and q', async () => {
    const all = (await get('/api/v1/pairs')).json.data
    const ofA = (await get('/api/v1/pairs?bidder=A')).json.data
    expect(ofA).toEqual(all.filter(({ a, b }: { a: string; b: string }) => a === 'A' || b === 'A'))
    const most = Math.max(...all.map(({ joint }: { joint: number }) => joint))
    expect((await get(`/api/v1/pairs?minJoint=${most}`)).json.data.length).toBeGreaterThan(0)
    expect((await get(`/api/v1/pairs?minJoint=${most + 1}`)).json.data).toEqual([])
    expect((await get('/api/v1/pairs?bidder=NOBODY')).status).toBe(404)
    expect((await get('/api/v1/pairs?maxQ=2')).status).toBe(400)
  })
})
