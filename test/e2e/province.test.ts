import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { detect } from '../../src/detection/detect.js'
import { intakeRun } from '../../src/handling/intake.js'
import { importPaths } from '../../src/intake/import.js'
import { type OfficesAtWork, openOfficesAtWork } from './offices-at-work.js'

/**
 * A hundred lots of housing. On the first twelve there are bids: A, B and C bid from one machine with one
 * lock on every other one; the others are strangers. Two lots belong to each project.
 */
const FIRMS = [...'ABCDEFGHJ'].map((letter, i) => ({
  id: `TEST-${letter}`,
  name: `${'东南西北中新海山江'[i]}桥建设有限公司`,
  phone: `1385701${2000 + i}`,
}))
const MAC = 'F8:75:A4:1B:2C:3D'
const id = (n: number): string => `L${String(n).padStart(3, '0')}`
const project = (n: number): string => `P${Math.floor(n / 2)}`
const field = (n: number): number[] =>
  n % 2 ? [3, 4, 5, 6, 7, 8].slice(n % 3, (n % 3) + 4) : [0, 1, 2, 3 + (n % 6)]
const lots = Array.from({ length: 100 }, (_, n) => {
  const day = `2026-0${1 + (n % 2)}-0${1 + (n % 9)}`
  return [id(n), `安置房${n}标`, project(n), 'housing', 'works', 'lowest-price', day, '1000000.00'].join(',')
})
const bids = Array.from({ length: 12 }, (_, n) =>
  field(n).map((f, i) => {
    const { id: bidder, name, phone } = FIRMS[f]!
    const own = f < 3 ? [MAC, 'GL-88231907'] : [`3C:7C:3F:00:${10 + n}:${10 + f}`, '']
    const amount = (930_000 + n * 700 + f * 5000).toFixed(2)
    return [id(n), bidder, name, amount, i ? 0 : 1, ...own, phone].join(',')
  }),
).flat()
const LOTS = `lot_id,title,project_id,industry,category,evaluation,opened_at,control_price\n${lots.join('\n')}\n`
const BIDS = `lot_id,bidder_id,bidder_name,amount,won,mac,lock_no,contact_phone\n${bids.join('\n')}\n`

/**
 * Twelve alerts about the lots of the ring, two of each, and 88 about others; the last three lines are none.
 */
const alerts = Array.from({ length: 100 }, (_, n) => {
  const [lot, who] = n < 12 ? [id(n - (n % 2)), 'TEST-A;TEST-B'] : [id(n), `TEST-${n};TEST-E`]
  const said = ['围标串标预警', (n % 3) + 1, lot, who, '2026-02-09 10:00', '同一机器', '待处理']
  return [`YJ-${n}`, ...said].join(',')
})
const HEAD = '预警编号,预警规则,预警等级,标段编号,企业代码,预警时间,预警内容,状态'
const BAD = [
  'YJ-900,围标串标预警,7,L000,,2026-02-09,,待处理',
  'YJ-901,围标串标预警,3,L999,,2026-02-09,,待处理',
  'YJ-902,围标串标预警,3,L050,,2026-02-09,,已办结',
]
const FILE = `${HEAD}\n${[...alerts, ...BAD].join('\n')}\n`

const RENUMBERED = /^L00([012]),/gm
const DISPATCHER = 'O-xt/C/dispatcher'
let work: OfficesAtWork
let folder: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'biaojian-province-'))
  writeFileSync(join(folder, 'lots.csv'), LOTS)
  writeFileSync(join(folder, 'bids.csv'), BIDS)
  work = await openOfficesAtWork(async (store) => {
    const now = (): Date => new Date('2026-02-10T00:00:00.000Z')
    await importPaths(store, [join(folder, 'lots.csv'), join(folder, 'bids.csv')], { now })
    await detect(store, { seed: 1, workers: 1, communities: 'leiden', now })
    intakeRun(store.casebook, await store.engine.market(), now())
  })
})
afterAll(async () => {
  await work.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('F10: alerts of the province', () => {
  it('a hundred become 88 leads, and twelve go to the open lead of the ring; twice the same changes nothing', async () => {
    const before = (await work.get(DISPATCHER, '/leads?bidder=TEST-A')).body
    expect(before.total).toBe(1)
    const all = (await work.get(DISPATCHER, '/leads')).body.total
    const first = await work.send(DISPATCHER, '/leads/import', [['alerts.csv', FILE]])
    expect(first.body).toMatchObject({ read: 103, made: 88, attached: 12, known: 0, closed: 1 })
    expect(
      first.body.refused.map(({ line, value }: { line: number; value: string }) => [line, value]),
    ).toEqual([
      [102, '7'],
      [103, 'L999'],
    ])
    const again = await work.send(DISPATCHER, '/leads/import', [['alerts.csv', FILE]])
    expect(again.body).toMatchObject({ made: 0, attached: 0, known: 100 })
    expect((await work.get(DISPATCHER, '/leads?limit=200')).body.total).toBe(all + 88)
    const events = (await work.get(DISPATCHER, `/leads/${before.data[0].id}/events`)).body.data
    expect(events.filter(({ act }: { act: string }) => act === 'alert-attached')).toHaveLength(12)
  })

  it('are not for other offices to take in', async () => {
    const { status } = await work.send('O-zj/R/clerk', '/leads/import', [['alerts.csv', FILE]])
    expect(status).toBe(404)
  })

  it('a new number is its old lot: one lot, the same rings, found by either number', async () => {
    const rows = [0, 1, 2].map((n) => ({ kind: 'lot', old: id(n), new: `NEW-${n}`, basis: '平台换号' }))
    const wrong = { kind: 'lot', old: 'NEW-2', new: id(2) }
    const put = await work.post('O-xt/C/leader', '/numbers', { rows: [...rows, wrong] })
    expect(put.body).toMatchObject({ added: 3, known: 0, refused: [{ old: 'NEW-2' }], stays: [] })
    const digest = await work.store.engine.digest()
    const rings = (await work.get(DISPATCHER, '/rings')).body.data.map(({ id: ring }: { id: string }) => ring)
    const sent = await work.send('O-jy/X/clerk', '/jobs/import', [
      ['lots.csv', LOTS.replace(RENUMBERED, 'NEW-$1,')],
      ['bids.csv', BIDS.replace(RENUMBERED, 'NEW-$1,')],
    ])
    expect(sent.status).toBe(202)
    await work.get('O-jy/X/clerk', `${String(sent.headers.location).replace('/api/v1', '')}/events`)
    expect(await work.store.engine.digest()).toBe(digest)
    await detect(work.store, {
      seed: 1,
      workers: 1,
      communities: 'leiden',
      now: () => new Date('2026-02-11T00:00:00Z'),
    })
    expect(
      (await work.get(DISPATCHER, '/rings')).body.data.map(({ id: ring }: { id: string }) => ring),
    ).toEqual(rings)
    expect((await work.get(DISPATCHER, '/lots/NEW-1')).body.id).toBe(id(1))
    expect((await work.get(DISPATCHER, '/search?q=NEW-1')).body.lots.data[0].id).toBe(id(1))
    const listed = (await work.get(DISPATCHER, '/leads?lot=NEW-1')).body
    expect(listed.total).toBe(1)
    const lead = (await work.get(DISPATCHER, `/leads/${listed.data[0].id}`)).body
    expect(lead.numbers).toContainEqual({ kind: 'lot', numbers: [id(1), 'NEW-1'] })
  })
})

describe('F15: a key project', () => {
  it('stands first among leads of its colour, and takes a word on its impact', async () => {
    const before = (await work.get(DISPATCHER, '/leads?colour=red&limit=200')).body.data as {
      id: string
      care: boolean
    }[]
    const last = before.at(-1)!
    const lead = (await work.get(DISPATCHER, `/leads/${last.id}`)).body
    const key = { project: lead.about.lots[0].project, programme: '千项万亿', fromDay: '2026-01-01' }
    expect((await work.post('O-zj/R/leader', '/key-projects', key)).status).toBe(404)
    const put = await work.post('O-xt/C/leader', '/key-projects', key)
    expect(put.body.leads).toContain(last.id)
    const after = (await work.get(DISPATCHER, '/leads?colour=red&limit=200')).body.data as {
      id: string
      care: boolean
    }[]
    const marked = after.filter(({ care }) => care)
    expect(after.slice(0, marked.length)).toEqual(marked)
    expect(marked.map((one) => one.id)).toContain(last.id)
  })

  it('every event of it is in the audit log once, and the log is whole', async () => {
    const { events, unlogged, wrong } = await work.audited()
    expect(events).toBeGreaterThan(100)
    expect([unlogged, wrong]).toEqual([0, null])
  })
})
