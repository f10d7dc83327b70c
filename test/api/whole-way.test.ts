import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Service, serve } from '../../src/api/serve.js'
import { readConfig } from '../../src/config.js'
import { openStore, type Store } from '../../src/store.js'

// A, B and C send their bids from one machine with one lock on six lots; the others are strangers.
const FIRMS = [...'ABCDEFGHJ'].map((c, i) => ({
  id: `TEST-${c}`,
  name: `${'东南西北中新海山江'[i]}桥建设有限公司`,
  phone: `1385701${2000 + i}`,
}))
const MAC = 'F8:75:A4:1B:2C:3D'
const lots: string[] = []
const bids: string[] = []
for (let l = 0; l < 12; l++) {
  lots.push(`L${l},公路工程${l}标,transport,works,lowest-price,2026-0${1 + (l % 3)}-1${l % 10},1000000.00`)
  const field = l % 2 ? [3, 4, 5, 6, 7, 8].slice(l % 3, (l % 3) + 4) : [0, 1, 2, 3 + (l % 6)]
  field.forEach((f, i) => {
    const own = `3C:7C:3F:00:${10 + l}:${10 + f}`
    const { id, name, phone } = FIRMS[f]!
    bids.push(
      [
        `L${l}`,
        id,
        name,
        (930_000 + l * 700 + f * 5000).toFixed(2),
        i ? 0 : 1,
        f < 3 ? MAC : own,
        f < 3 ? 'GL-88231907' : '',
        phone,
      ].join(','),
    )
  })
}
const LOTS = `lot_id,title,industry,category,evaluation,opened_at,control_price\n${lots.join('\n')}\n`
const BIDS = `lot_id,bidder_id,bidder_name,amount,won,mac,lock_no,contact_phone\n${bids.join('\n')}\nL0,TEST-D,北桥建设有限公司,-5,0,,,\n`

let dir: string
let store: Store
let service: Service
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'biaojian-whole-'))
  store = await openStore(dir)
  service = await serve({
    store,
    config: readConfig({ store: dir, logLevel: 'silent', workers: 1, limits: { loopDelayMs: 0 } }, {}),
    port: 0,
  })
})
afterAll(async () => {
  await service.close()
  await store.close()
  rmSync(dir, { recursive: true, force: true })
})

const get = async (path: string) => JSON.parse(await (await fetch(`${service.url}/api/v1${path}`)).text())
const post = (path: string, body: unknown) =>
  fetch(`${service.url}/api/v1${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

interface JobSeen {
  state: string
  result: { files: { file: string; read: number; accepted: number; quarantined: number }[] }
}
/** Waits for a job by its event stream. */
const finished = async (started: Response): Promise<JobSeen> => {
  expect(started.status).toBe(202)
  const at = started.headers.get('location')!
  await (await fetch(`${service.url}${at}/events`)).text()
  return (await fetch(`${service.url}${at}`)).json() as Promise<JobSeen>
}

describe('from files to rings over HTTP', () => {
  it('an upload is imported, and its rows are accounted for under the names it came with', async () => {
    const form = new FormData()
    form.append('files', new Blob([BIDS]), 'bids.csv')
    form.append('files', new Blob([LOTS]), 'lots.csv')
    const job = await finished(
      await fetch(`${service.url}/api/v1/jobs/import`, { method: 'POST', body: form }),
    )
    expect(job.state).toBe('done')
    expect(
      job.result.files.map(({ file, read, accepted, quarantined }) => [file, read, accepted, quarantined]),
    ).toEqual([
      ['lots.csv', 12, 12, 0],
      ['bids.csv', bids.length + 1, bids.length, 1],
    ])
    expect(readdirSync(join(dir, 'incoming'))).toEqual([])
    expect((await get('/store')).bids).toBe(bids.length)
    expect((await get('/quarantine')).data).toMatchObject([
      { file: 'bids.csv', column: 'amount', value: '-5' },
    ])
  })
  it('the same files by path, below the inbox, change nothing', async () => {
    const before = (await get('/store')).digest
    mkdirSync(join(dir, 'inbox', 'q1'), { recursive: true })
    writeFileSync(join(dir, 'inbox', 'q1', 'lots.csv'), LOTS)
    writeFileSync(join(dir, 'inbox', 'q1', 'bids.csv'), BIDS)
    const job = await finished(await post('/jobs/import', { paths: ['q1'] }))
    expect(job.result.files.map(({ file, accepted }) => [file, accepted])).toEqual([
      ['q1/lots.csv', 0],
      ['q1/bids.csv', 0],
    ])
    expect((await get('/store')).digest).toBe(before)
  })
  it('a detection finds the three firms on one machine, with their source rows', async () => {
    expect((await finished(await post('/jobs/detect', { seed: 1 }))).state).toBe('done')
    const { data } = await get('/rings?bidder=TEST-A')
    expect(data.length).toBe(1)
    expect(data[0].level).toBe('red')
    const ring = await get(`/rings/${data[0].id}`)
    expect(ring.members.map((m: { bidderId: string }) => m.bidderId).sort()).toEqual([
      'TEST-A',
      'TEST-B',
      'TEST-C',
    ])
    const { data: evidence } = await get(`/rings/${ring.id}/evidence`)
    const lock = evidence.find((item: { rule: string }) => item.rule === 'DOC-01')
    expect(lock.value).toBe('GL-88231907')
    expect(lock.rows.length).toBeGreaterThan(0)
    for (const row of lock.rows) expect(row.file).toMatch(/^(q1\/)?bids\.csv$/)
    expect((await get(`/rings/${ring.id}/explanation?lang=zh`)).text).toContain('疑似')
    expect((await get('/lots/L0/flags')).data.map((f: { rule: string }) => f.rule)).toContain('DOC-01')
  })
  it('a lot at opening is checked against what is known, and nothing of it stays', async () => {
    const before = (await get('/store')).digest
    const reply = await post('/lots/check', {
      lot: { lot_id: 'NEW' },
      bids: [
        { bidder_id: 'TEST-A', amount: '900000.00', mac: MAC },
        { bidder_id: 'TEST-D', amount: '905000.00', mac: MAC },
      ],
    })
    const { flags, notEvaluated } = (await reply.json()) as {
      flags: { rule: string; members: string[] }[]
      notEvaluated: { rule: string }[]
    }
    expect(flags).toContainEqual(expect.objectContaining({ rule: 'HW-01', members: ['TEST-A', 'TEST-D'] }))
    expect(notEvaluated.map(({ rule }) => rule)).toContain('HW-08')
    expect((await get('/store')).digest).toBe(before)
  })
  it('people are masked, machines are shown, chains lead on', async () => {
    const all = await Promise.all(
      [
        '/bidders',
        '/bidders/TEST-A/values',
        '/bidders/TEST-A/neighbourhood',
        '/lots/L0/bids',
        '/paths?from=TEST-A&to=TEST-B',
        `/shared-values?kind=phone&value=${FIRMS[0]!.phone}`,
      ].map(async (path) => JSON.stringify(await get(path))),
    )
    for (const body of all) for (const { phone } of FIRMS) expect(body).not.toContain(phone)
    expect(all[4]).toContain('GL-88231907')
    const { data } = await get(`/bidders?q=${encodeURIComponent('东桥')}`)
    expect(data.map((b: { id: string }) => b.id)).toEqual(['TEST-A'])
    expect((await get('/shared-values?kind=lock&value=GL-88231907&limit=100')).data.length).toBe(18)
    expect((await get('/quality')).notEvaluated.map((n: { rule: string }) => n.rule)).toContain('HW-08')
  })
  it('reads go on while an import runs, and a cancelled import leaves whole batches', async () => {
    const many = Array.from({ length: 60_000 }, (_, i) => `X${i % 5000},TEST-${i},甲${i}公司,${i}.00`)
    writeFileSync(
      join(dir, 'inbox', 'bids-2.csv'),
      `lot_id,bidder_id,bidder_name,amount\n${many.join('\n')}\n`,
    )
    const started = await post('/jobs/import', { paths: ['bids-2.csv'] })
    const { id } = (await started.json()) as { id: string }
    expect((await get('/rings')).data.length).toBeGreaterThan(0)
    await fetch(`${service.url}/api/v1/jobs/${id}`, { method: 'DELETE' })
    await (await fetch(`${service.url}/api/v1/jobs/${id}/events`)).text()
    expect(['cancelled', 'done']).toContain((await get(`/jobs/${id}`)).state)
    expect((await get('/store')).bids).toBe(bids.length)
  })
})
