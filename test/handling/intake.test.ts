import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildApp } from '../../src/api/app.js'
import type { AuditEntry } from '../../src/audit/entry.js'
import { readConfig } from '../../src/config.js'
import { detect } from '../../src/detection/detect.js'
import { deskOf } from '../../src/handling/desk.js'
import { type Intake, intakeRun, leadsAbout, releaseStock } from '../../src/handling/intake.js'
import type { LeadBody } from '../../src/handling/lead.js'
import { similarTo } from '../../src/handling/similar.js'
import { importPaths } from '../../src/intake/import.js'
import { openStore, type Store } from '../../src/store.js'

const NOW = new Date('2026-04-01T01:00:00.000Z')
const now = (): Date => NOW
const MAC = 'F8:75:A4:1B:2C:3D'

/** Bids of a market in which three firms send theirs from one machine, `from` lot on. */
const bidsOf = (lots: number, lock: boolean): string => {
  const rows: string[] = []
  for (let l = 0; l < lots; l++) {
    const field = l % 2 ? [3, 4, 5, 6, 7, 8].slice(l % 3, (l % 3) + 4) : [0, 1, 2, 3 + (l % 6)]
    field.forEach((f, i) => {
      const mac = f < 3 ? MAC : `3C:7C:3F:00:${10 + l}:${10 + f}`
      const amount = (930_000 + l * 700 + f * 5000).toFixed(2)
      rows.push(
        `L${l},TEST-${f},某${f}建设有限公司,${amount},${i ? 0 : 1},${mac},${lock && f < 3 ? 'GL-88231907' : ''}`,
      )
    })
  }
  return `lot_id,bidder_id,bidder_name,amount,won,mac,lock_no\n${rows.join('\n')}\n`
}

const lotsOf = (lots: number, year: number): string => {
  const rows = Array.from(
    { length: lots },
    (_, l) =>
      `L${l},公路工程${l}标,${l % 3 ? 'transport' : 'housing'},tender,330922,${l % 2 ? '嵊山镇' : ''},${year}-0${1 + (l % 3)}-1${l % 10},1000000.00`,
  )
  return `lot_id,title,industry,domain,region_code,township,opened_at,control_price\n${rows.join('\n')}\n`
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

let dir: string
let store: Store
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'biaojian-intake-'))
  store = await openStore(join(dir, 'store'))
})
afterAll(async () => {
  await store.close()
  rmSync(dir, { recursive: true, force: true })
})

/** Imports what is given, detects, takes the findings in. */
const run = async (name: string, lots: string, bids: string): Promise<Intake> => {
  const folder = join(dir, name)
  mkdirSync(folder)
  writeFileSync(join(folder, 'lots.csv'), lots)
  writeFileSync(join(folder, 'bids.csv'), bids)
  await importPaths(store, [folder], { now })
  await detect(store, { workers: 1, seed: 1, communities: 'leiden', now })
  return taken()
}

const taken = async (): Promise<Intake> => intakeRun(store.casebook, await store.engine.market(), NOW)!

it('a ring becomes a lead once, whatever is detected again', async () => {
  const first = await run('a', lotsOf(12, 2026), bidsOf(12, false))
  expect(first.rings).toBeGreaterThan(0)
  const { work } = store.casebook
  const leads = work.items({ kind: 'LD' }, { sort: 'opened', skip: 0, limit: 100 })
  expect(await taken()).toMatchObject({ rings: 0, lots: 0, changed: 0 })
  const rings = store.casebook.rings({ levels: ['red', 'yellow'] }).rings
  const lead = leadsAbout(deskOf(store.casebook), 'ring', rings[0]!.id)[0]!
  const body = lead.body as LeadBody
  // a bare digest of rule, kind and value would give the value away to whoever tries values out
  const kinds = body.facts.map(({ rule, kind }) => `${rule}\n${kind}`)
  const digests = kinds.map((known) => sha256(`${known}\n${MAC}`).slice(0, 16))
  for (const digest of digests) expect(body.facts.map(({ id }) => id)).not.toContain(digest)
  expect(body.facts.map(({ id }) => id)).toContain(
    store.casebook.markOf('fact', digests[kinds.findIndex((kind) => kind.endsWith('\nmac'))]!),
  )
  expect(body.members.map(({ id }) => id)).toEqual(rings[0]!.members.map(({ bidderId }) => bidderId))
  expect(body.industries).toEqual(['transport', 'housing'])
  expect(lead).toMatchObject({ state: 'new', colour: rings[0]!.level })

  const second = await run('b', lotsOf(12, 2026), bidsOf(12, true))
  expect(second).toMatchObject({ rings: 0, reappeared: 0 })
  expect(work.items({ kind: 'LD' }, { sort: 'opened', skip: 0, limit: 100 })).toHaveLength(leads.length)
  const grown = work.item(lead.id)!
  const changed = work.workEvents(lead.id).filter(({ act }) => act === 'ring-changed')
  expect(changed).toHaveLength(second.changed)
  expect(grown.version).toBe(lead.version + changed.length)
  expect(similarTo(deskOf(store.casebook), grown)).toEqual([])
}, 60_000)

/** What still waits is listed and released over HTTP, by coordination alone. */
const byCoordination = async (old: Store, waiting: number): Promise<void> => {
  const limits = { loopDelayMs: 0 }
  const config = readConfig({ store: old.dir, logLevel: 'silent', workers: 1, limits }, {})
  const entries: AuditEntry[] = []
  const app = await buildApp({ store: old, config, clock: now, append: (entry) => void entries.push(entry) })
  const asked = async (seat: string, n?: number) => {
    const url = `/api/v1/leads/stock${n === undefined ? '' : '/release'}`
    const method = n === undefined ? 'GET' : 'POST'
    const headers = { host: 'localhost', 'x-act-as': seat }
    const { statusCode, body } = await app.inject({ url, method, headers, ...(n && { payload: { n } }) })
    return { status: statusCode, body: JSON.parse(body) }
  }
  for (const n of [undefined, 1]) expect(await asked('O-zj/leader', n)).toMatchObject({ status: 404 })
  const { body } = await asked('O-xt/dispatcher')
  expect([body.total, body.data.length]).toEqual([waiting, waiting])
  const { status, body: made } = await asked('O-xt/dispatcher', 100)
  expect(status).toBe(200)
  expect(made.leads.map((id: string) => old.casebook.work.item(id)!.state)).toEqual(
    Array(waiting).fill('new'),
  )
  expect(made.waiting).toBe(0)
  expect(entries.filter(({ id }) => made.leads.includes(id))).toHaveLength(waiting)
  const get = async (path: string) =>
    (await app.inject({ url: `/api/v1${path}`, headers: { host: 'localhost' } })).json()
  const places: { industry: string; region: string; byColour: Record<string, number> }[] = (
    await get('/colours?by=township')
  ).data
  expect(new Set(places.map(({ region }) => region))).toEqual(new Set(['330922/', '330922/嵊山镇']))
  for (const { industry, region, byColour } of places) {
    const asked = encodeURIComponent(region.replace(/\/$/, '/none'))
    const list = await get(`/leads?open=true&industry=${industry}&region=${asked}`)
    expect([region, list.total]).toEqual([region, Object.values(byColour).reduce((sum, n) => sum + n, 0)])
  }
  await app.close()
}

it('a ring of long ago waits in stock until it is released', async () => {
  const old = await openStore(join(dir, 'old'))
  const folder = join(dir, 'old-files')
  mkdirSync(folder)
  const recent = 'N0,新标,transport,tender,330922,,2026-03-01,1000000.00\n'
  writeFileSync(join(folder, 'lots.csv'), lotsOf(12, 2023) + recent)
  writeFileSync(join(folder, 'bids.csv'), `${bidsOf(12, true)}N0,TEST-9,某9建设有限公司,900000.00,1,,\n`)
  try {
    await importPaths(old, [folder], { now })
    await detect(old, { workers: 1, seed: 1, communities: 'leiden', now })
    const market = await old.engine.market()
    const found = intakeRun(old.casebook, market, NOW)!
    expect(found).toMatchObject({ rings: 0, stocked: found.stock })
    expect(found.stock).toBeGreaterThan(0)
    expect(releaseStock(old.casebook, market, 1, NOW)).toHaveLength(1)
    expect(old.casebook.work.stockSize()).toBe(found.stock - 1)
    await byCoordination(old, found.stock - 1)
    expect(intakeRun(old.casebook, market, NOW)).toMatchObject({ rings: 0, changed: 0 })
  } finally {
    await old.close()
  }
}, 60_000)
