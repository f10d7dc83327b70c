import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { generate, KINDS, NAME } from '../../bench/belief/sources/delta/index.mjs'
import { cli } from '../support/cli.js'

const SIZE = { bidders: 80, lots: 120 }
const root = mkdtempSync(join(tmpdir(), 'delta-'))
const folder = (kind: string, seed = 7): string => join(root, `${kind}-${seed}`)

const make = (kind: string, seed = 7, out = folder(kind, seed), size = SIZE): string => {
  generate({ seed, kind, ...size, out })
  return out
}

/** The rows of a table as objects; no cell of the columns read here has a comma or a quote in it. */
const rowsOf = (dir: string, table: string): Record<string, string>[] => {
  const [head, ...lines] = readFileSync(join(dir, `${table}.csv`), 'utf8')
    .trimEnd()
    .split('\n')
  const columns = head!.split(',')
  return lines.map((line) => Object.fromEntries(line.split(',').map((v, i) => [columns[i]!, v])))
}

const bytes = (dir: string): string =>
  readdirSync(dir)
    .sort()
    .map((f) => `${f}\n${readFileSync(join(dir, f), 'utf8')}`)
    .join('\n')

/** The share of pairs of the busiest firms that meet on three lots or more. */
const acquainted = (dir: string, busiest: number): number => {
  const lotsOf = new Map<string, Set<string>>()
  for (const line of readFileSync(join(dir, 'bids.csv'), 'utf8').split('\n').slice(1, -1)) {
    const [lot, , bidder] = line.split(',', 3)
    lotsOf.set(bidder!, (lotsOf.get(bidder!) ?? new Set()).add(lot!))
  }
  const top = [...lotsOf.values()].sort((x, y) => y.size - x.size).slice(0, busiest)
  const pairs = top.flatMap((x, i) => top.slice(i + 1).map((y) => [...x].filter((lot) => y.has(lot)).length))
  return pairs.filter((n) => n >= 3).length / pairs.length
}

const groups = (dir: string, kind: string): Set<string> =>
  new Set(
    rowsOf(dir, 'truth')
      .filter((t) => t.kind === kind)
      .map((t) => t.ring_id!),
  )

beforeAll(() => {
  for (const kind of KINDS) make(kind)
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

describe(`the ${NAME} markets`, () => {
  it('are the same bytes for the same seed and others for another', () => {
    const again = make('city', 7, join(root, 'again'))
    expect(bytes(again)).toBe(bytes(folder('city')))
    expect(bytes(make('city', 8))).not.toBe(bytes(again))
  })

  it('refuse a kind that is not one of theirs', () => {
    expect(() => make('none-such')).toThrow(/unknown kind/)
  })

  it.each(KINDS)('%s: the truth names bidders that bid, in groups of two or more', (kind) => {
    const bidding = new Set(rowsOf(folder(kind), 'bids').map((b) => b.bidder_id))
    const truth = rowsOf(folder(kind), 'truth')
    expect(truth.length).toBeGreaterThan(0)
    expect(truth.filter((t) => !bidding.has(t.bidder_id))).toEqual([])
    const sizes = new Map<string, number>()
    for (const t of truth) sizes.set(t.ring_id!, (sizes.get(t.ring_id!) ?? 0) + 1)
    expect(Math.min(...sizes.values())).toBeGreaterThan(1)
  })

  it.each(KINDS)('%s: notes say the mechanism and strength of a ring, or what a decoy is', (kind) => {
    for (const t of rowsOf(folder(kind), 'truth'))
      expect(t.note).toMatch(
        t.kind === 'ring'
          ? /^mechanism=[a-z]+;strength=(obvious|clear|weak|faint)$/
          : /^decoy=[a-z]+(-[a-z]+)*$/,
      )
  })

  it.each(KINDS)('%s: no firm of a ring is named as a decoy', (kind) => {
    const truth = rowsOf(folder(kind), 'truth')
    const inRings = new Set(truth.filter((t) => t.kind === 'ring').map((t) => t.bidder_id))
    expect(truth.filter((t) => t.kind === 'decoy' && inRings.has(t.bidder_id))).toEqual([])
  })

  it.each(KINDS)('%s: the members of a ring meet on a lot', (kind) => {
    const lotsOf = new Map<string, string[]>()
    for (const b of rowsOf(folder(kind), 'bids'))
      lotsOf.set(b.bidder_id!, [...(lotsOf.get(b.bidder_id!) ?? []), b.lot_id!])
    const truth = rowsOf(folder(kind), 'truth')
    for (const ring of groups(folder(kind), 'ring')) {
      const members = truth.filter((t) => t.ring_id === ring).map((t) => new Set(lotsOf.get(t.bidder_id!)))
      for (const m of members)
        expect(members.some((o) => o !== m && [...m].some((lot) => o.has(lot)))).toBe(true)
    }
  })

  it('clean has no ring and many decoys; every other kind has a ring', () => {
    expect(groups(folder('clean'), 'ring').size).toBe(0)
    expect(groups(folder('clean'), 'decoy').size).toBeGreaterThan(8)
    for (const kind of KINDS.filter((k) => k !== 'clean'))
      expect(groups(folder(kind), 'ring').size).toBeGreaterThan(0)
  })

  it('behaviour has no identifier beyond the bidder, and no register', () => {
    const plain = /^(lot_id|bid_no|bidder_id|bidder_name|amount|status|rank|won|consortium)$/
    const columns = Object.keys(rowsOf(folder('behaviour'), 'bids')[0]!)
    expect(columns.filter((c) => !plain.test(c))).toEqual([])
    expect(readdirSync(folder('behaviour')).sort()).toEqual(['bids.csv', 'lots.csv', 'truth.csv'])
    expect(rowsOf(folder('behaviour'), 'lots').filter((l) => l.issuer_locks || l.issuer_devices)).toEqual([])
  })

  it('in counties of common size twice as many pairs of busy firms know each other as in cities', () => {
    const common = { bidders: 500, lots: 1500 }
    const mean = (kind: string): number =>
      [1, 2].reduce((s, seed) => s + acquainted(make(kind, seed, folder(kind, seed), common), 40), 0) / 2
    expect(mean('county')).toBeGreaterThan(2 * mean('city'))
  })

  it('in a market of hubs more groups share a service or a place than in a city', () => {
    expect(groups(folder('hubs'), 'decoy').size).toBeGreaterThan(groups(folder('city'), 'decoy').size)
  })

  it('import whole, every kind, but for trial rows that are meant to fail', () => {
    const trials = (kind: string): number =>
      rowsOf(folder(kind), 'bids').filter((b) => b.bidder_name!.startsWith('测试投标人')).length
    const folders = KINDS.map((kind) => folder(kind))
    const { status, stdout } = cli('import', ...folders, '--store', join(root, 'store'), '--json', '--quiet')
    expect(status).toBe(0)
    const { files } = JSON.parse(stdout) as { files: { file: string; quarantined: number }[] }
    const lost = new Map(files.map((f) => [f.file, f.quarantined]))
    for (const kind of KINDS)
      expect([kind, lost.get(join(folder(kind), 'bids.csv'))]).toEqual([kind, trials(kind)])
    const others = files.filter((f) => !f.file.endsWith('bids.csv') && f.quarantined > 0)
    expect(others).toEqual([])
    expect(KINDS.reduce((s, kind) => s + trials(kind), 0)).toBeGreaterThan(0)
  })
})
