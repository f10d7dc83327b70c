import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, describe, expect, it } from 'vitest'
import { generate, KINDS } from '../../bench/belief/sources/harbour/index.mjs'

type Row = Record<string, string>
type Market = Map<string, { columns: string[]; rows: Row[] }>
interface Imported {
  files: { table: string; read: number; accepted: number; merged: number; quarantined: number }[]
  unknownColumns: unknown[]
}

const CLI = join(import.meta.dirname, '../../dist/cli/main.js')
const scratch = mkdtempSync(join(tmpdir(), 'harbour-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

const write = (
  kind: string,
  seed: number,
  bidders: number,
  lots: number,
  name = `${kind}-${seed}-${lots}`,
) => {
  const out = join(scratch, name)
  generate({ seed, kind, bidders, lots, out })
  return out
}
/** Tables of a folder; the source quotes no value that these tests read. */
const read = (out: string): Market =>
  new Map(
    readdirSync(out).map((file) => {
      const [head, ...lines] = readFileSync(join(out, file), 'utf8').trimEnd().split('\n')
      const columns = head!.split(',')
      const rows = lines.map((line) => {
        const cells = line.split(',')
        return Object.fromEntries(columns.map((c, i) => [c, cells[i]!]))
      })
      return [file.replace('.csv', ''), { columns, rows }]
    }),
  )
const rowsOf = (market: Market, table: string) => market.get(table)?.rows ?? []
const market = (kind: string, seed: number, bidders = 240, lots = 400) =>
  read(write(kind, seed, bidders, lots))
const groups = (rows: Row[], key: string) => {
  const out = new Map<string, Row[]>()
  for (const row of rows) {
    const group = out.get(row[key]!)
    if (group) group.push(row)
    else out.set(row[key]!, [row])
  }
  return out
}
const bytes = (out: string) =>
  readdirSync(out)
    .sort()
    .map((file) => `${file}\n${readFileSync(join(out, file), 'utf8')}`)
    .join('\n')
const relativeSpread = (amounts: number[]) => {
  const mean = amounts.reduce((a, b) => a + b, 0) / amounts.length
  return Math.sqrt(amounts.reduce((a, b) => a + (b - mean) ** 2, 0) / amounts.length) / mean
}
const mean = (list: number[]) => list.reduce((a, b) => a + b, 0) / list.length

describe('every kind', () => {
  it('writes the same bytes for the same seed and other bytes for another seed', () => {
    for (const kind of KINDS) {
      const first = bytes(write(kind, 5, 80, 60, `${kind}-a`))
      expect(bytes(write(kind, 5, 80, 60, `${kind}-b`))).toBe(first)
      expect(bytes(write(kind, 6, 80, 60, `${kind}-c`))).not.toBe(first)
    }
  })

  it('names in its truth only bidders that bid, in groups of two or more, each once', () => {
    for (const kind of KINDS) {
      const tables = market(kind, 3)
      const bidding = new Set(rowsOf(tables, 'bids').map((b) => b.bidder_id))
      const truth = rowsOf(tables, 'truth')
      expect(truth.length).toBeGreaterThan(0)
      expect(truth.filter((t) => !bidding.has(t.bidder_id))).toEqual([])
      expect(new Set(truth.map((t) => t.bidder_id)).size).toBe(truth.length)
      for (const [, rows] of groups(truth, 'ring_id')) expect(rows.length).toBeGreaterThan(1)
      for (const t of truth)
        expect(t.note).toMatch(
          t.kind === 'ring' ? /^mechanism=[a-z-]+;strength=(strong|medium|weak|none)$/ : /^decoy=[a-z-]+$/,
        )
    }
  })

  it('has rings whose members met on a lot, but for innocent, which has decoys only', () => {
    for (const kind of KINDS) {
      const tables = market(kind, 3)
      const rings = rowsOf(tables, 'truth').filter((t) => t.kind === 'ring')
      if (kind === 'innocent') expect(rings).toEqual([])
      else expect(rings.length).toBeGreaterThan(1)
      const lotsOf = groups(rowsOf(tables, 'bids'), 'bidder_id')
      for (const [, members] of groups(rings, 'ring_id')) {
        const seen = members.flatMap((m) => lotsOf.get(m.bidder_id!)!.map((b) => b.lot_id))
        expect(new Set(seen).size).toBeLessThan(seen.length)
      }
    }
  })

  it('is imported without a quarantined row or an unknown column', async () => {
    const run = promisify(execFile)
    const folders = KINDS.map((kind) => write(kind, 9, 60, 50))
    const args = [CLI, 'import', ...folders, '--store', join(scratch, 'store'), '--json']
    const report = JSON.parse((await run('node', args)).stdout) as Imported
    expect(report.files.filter((f) => f.table === 'bids').length).toBe(KINDS.length)
    for (const file of report.files)
      expect(file).toMatchObject({ merged: 0, quarantined: 0, accepted: file.read })
    expect(report.unknownColumns).toEqual([])
  })
})

describe('the claims of single kinds', () => {
  it('silent hands out lots and bids with nothing beyond the bidder, his price and the outcome', () => {
    const tables = market('silent', 4)
    expect([...tables.keys()].sort()).toEqual(['bids', 'lots', 'truth'])
    const columns = 'lot_id,bid_no,bidder_id,bidder_name,amount,status,rank,won,consortium'
    expect(tables.get('bids')!.columns.join(',')).toBe(columns)
  })

  it('shops has rings near 3 % of its firms, which act on few lots', () => {
    const tables = market('shops', 2, 500, 600)
    const rings = rowsOf(tables, 'truth').filter((t) => t.kind === 'ring')
    expect(rings.length).toBeGreaterThanOrEqual(8)
    expect(rings.length).toBeLessThanOrEqual(20)
    expect(rowsOf(tables, 'truth').filter((t) => t.kind === 'decoy').length).toBeGreaterThan(rings.length)
  })

  it('values has identifiers, and bids of rings are spread like those of other lots', () => {
    const spreads = { ring: [] as number[], other: [] as number[] }
    for (const seed of [1, 2, 3, 4]) {
      const tables = market('values', seed)
      const named = /^(ip|mac|.*_serial|cpu_id|lock_no|file_.*|.*_account|machine_code)$/
      expect(tables.get('bids')!.columns.filter((c) => named.test(c)).length).toBeGreaterThanOrEqual(8)
      const rows = rowsOf(tables, 'truth').filter((t) => t.kind === 'ring')
      const ringOf = new Map(rows.map((t) => [t.bidder_id, t.ring_id]))
      for (const [, bids] of groups(rowsOf(tables, 'bids'), 'lot_id')) {
        const seen = bids.flatMap((b) => ringOf.get(b.bidder_id) ?? [])
        const kind = new Set(seen).size < seen.length ? 'ring' : 'other'
        if (bids.length > 2) spreads[kind].push(relativeSpread(bids.map((b) => Number(b.amount))))
      }
    }
    expect(spreads.ring.length).toBeGreaterThan(20)
    expect(mean(spreads.ring) / mean(spreads.other)).toBeGreaterThan(0.6)
    expect(mean(spreads.ring) / mean(spreads.other)).toBeLessThan(1.6)
  })

  it('sparse keeps fewer columns than city, and some only since an upgrade', () => {
    const seeds = [1, 2, 3, 4]
    const width = (kind: string) => mean(seeds.map((s) => market(kind, s).get('bids')!.columns.length))
    expect(width('sparse')).toBeLessThan(width('city'))
    const late = seeds.filter((seed) => {
      const tables = market('sparse', seed)
      const opened = new Map(rowsOf(tables, 'lots').map((l) => [l.lot_id, l.opened_at!]))
      const bids = rowsOf(tables, 'bids').sort((a, b) =>
        opened.get(a.lot_id!)! < opened.get(b.lot_id!)! ? -1 : 1,
      )
      const early = bids.slice(0, Math.floor(bids.length / 10))
      return tables
        .get('bids')!
        .columns.some((c) => early.every((b) => !b[c]) && bids.filter((b) => b[c]).length > bids.length / 5)
    })
    expect(late.length).toBeGreaterThan(0)
  })

  it('county is smaller than city: fewer townships, so that everybody meets everybody', () => {
    const towns = (kind: string) => new Set(rowsOf(market(kind, 1), 'lots').map((l) => l.township)).size
    expect(towns('county')).toBeLessThan(towns('city'))
  })

  it('careful leaves strong traces more seldom than city does', () => {
    const strong = (kind: string) =>
      mean(
        [1, 2, 3, 4, 5, 6].flatMap((seed) =>
          rowsOf(market(kind, seed), 'truth')
            .filter((t) => t.kind === 'ring' && !t.note!.includes('club'))
            .map((t) => (t.note!.endsWith('strong') ? 1 : 0)),
        ),
      )
    expect(strong('careful')).toBeLessThan(strong('city'))
  })
})
