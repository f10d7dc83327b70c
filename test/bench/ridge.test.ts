import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { generate, KINDS, NAME } from '../../bench/belief/sources/ridge/index.mjs'
import { cli } from '../support/cli.js'

const root = mkdtempSync(join(tmpdir(), 'ridge-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

type Row = Record<string, string>

/** The cells of one CSV line; quoted cells hold no line ends here. */
const cells = (line: string): string[] =>
  [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map((hit) => hit[1] ?? hit[2] ?? '')

const read = (dir: string, table: string): Row[] => {
  const [head, ...lines] = readFileSync(join(dir, `${table}.csv`), 'utf8')
    .trimEnd()
    .split('\n')
  const columns = cells(head!)
  return lines.map((line) => {
    const values = cells(line)
    return Object.fromEntries(columns.map((column, i) => [column, values[i]!]))
  })
}

const header = (dir: string, table: string): string[] =>
  cells(readFileSync(join(dir, `${table}.csv`), 'utf8').split('\n', 1)[0]!)

const made = new Map<string, string>()

/** The folder of a market, generated when first asked for. */
const market = (kind: string, seed = 1, bidders = 150, lots = 300): string => {
  const key = `${kind}-${seed}-${bidders}-${lots}`
  const out = join(root, key)
  if (!made.has(key)) generate({ seed, kind, bidders, lots, out })
  made.set(key, out)
  return out
}

const idsOf = (truth: Row[], kind: string): Set<string> =>
  new Set(truth.filter((row) => row.kind === kind).map((row) => row.bidder_id!))

/** Lots by bidder, of rows that name a lot that is there. */
const lotsByBidder = (dir: string): Map<string, Set<string>> => {
  const byBidder = new Map<string, Set<string>>()
  for (const { bidder_id, lot_id } of read(dir, 'bids')) {
    byBidder.set(bidder_id!, (byBidder.get(bidder_id!) ?? new Set()).add(lot_id!))
  }
  byBidder.delete('')
  return byBidder
}

const meet = (a: Set<string>, b: Set<string>): boolean => [...a].some((lot) => b.has(lot))

/** How many of the pairs of the busiest tenth of the bidders met on a lot. */
const shareMet = (dir: string): number => {
  const all = [...lotsByBidder(dir).values()].sort((a, b) => b.size - a.size)
  const busy = all.slice(0, Math.ceil(all.length / 10))
  const pairs = busy.flatMap((a, i) => busy.slice(i + 1).map((b) => meet(a, b)))
  return pairs.filter(Boolean).length / pairs.length
}

/** Rows of a truth by their ring. */
const cases = (rows: Row[]): Row[][] => {
  const byRing = new Map<string, Row[]>()
  for (const row of rows) byRing.set(row.ring_id!, [...(byRing.get(row.ring_id!) ?? []), row])
  return [...byRing.values()]
}

const mean = (list: number[]): number => list.reduce((sum, x) => sum + x, 0) / list.length

/** Mean gap of ring firms' prices to the other bidders' on the same lots, as a share of the latter. */
const priceGap = (dir: string): number => {
  const ring = idsOf(read(dir, 'truth'), 'ring')
  const byLot = new Map<string, { ring: number[]; others: number[] }>()
  for (const row of read(dir, 'bids')) {
    const lot = byLot.get(row.lot_id!) ?? { ring: [], others: [] }
    const side = ring.has(row.bidder_id!) ? lot.ring : lot.others
    if (Number(row.amount) > 0) side.push(Number(row.amount))
    byLot.set(row.lot_id!, lot)
  }
  const mixed = [...byLot.values()].filter((lot) => lot.ring.length > 0 && lot.others.length > 0)
  return mean(mixed.map((lot) => mean(lot.ring) / mean(lot.others) - 1))
}

describe('source ridge', () => {
  it('has a name and the kinds that are asked of every source', () => {
    expect(NAME).toBe('ridge')
    expect(KINDS).toEqual(expect.arrayContaining(['city', 'county', 'shops', 'values', 'silent', 'innocent']))
    expect(() => generate({ seed: 1, kind: 'moon', bidders: 9, lots: 9, out: root })).toThrow('unknown kind')
  })

  it.each(KINDS)('%s: one seed gives the same bytes, another seed others', (kind) => {
    const again = join(root, `${kind}-again`)
    generate({ seed: 1, kind, bidders: 150, lots: 300, out: again })
    const files = readdirSync(market(kind)).sort()
    expect(readdirSync(again).sort()).toEqual(files)
    for (const file of files) {
      expect(readFileSync(join(again, file)).equals(readFileSync(join(market(kind), file)))).toBe(true)
    }
    expect(readFileSync(join(market(kind, 2), 'bids.csv'), 'utf8')).not.toBe(
      readFileSync(join(again, 'bids.csv'), 'utf8'),
    )
  })

  it.each(KINDS)('%s: the truth names only bidders that bid, in rings of two or more', (kind) => {
    for (const seed of [1, 2]) {
      const dir = market(kind, seed)
      const truth = read(dir, 'truth')
      const bid = new Set(read(dir, 'bids').map((row) => row.bidder_id))
      expect(truth.filter((row) => !bid.has(row.bidder_id!))).toEqual([])
      const ring = idsOf(truth, 'ring')
      expect([...idsOf(truth, 'decoy')].filter((id) => ring.has(id))).toEqual([])
      for (const { kind: of, note } of truth) {
        expect(note).toMatch(of === 'ring' ? /^mechanism=[a-z-]+;strength=[a-z]+$/ : /^decoy=[a-z-]+$/)
      }
      const rings = cases(truth.filter((row) => row.kind === 'ring'))
      expect(rings.filter((rows) => rows.length < 2)).toEqual([])
    }
  })

  it.each(KINDS)('%s: imports with no row in quarantine but the intended', (kind) => {
    const dir = market(kind, 3, 60, 90)
    const intended = Number(/quarantined: (\d+)/.exec(readFileSync(join(dir, 'README.md'), 'utf8'))![1])
    const run = cli('import', dir, '--store', join(root, `${kind}-store`), '--json', '--quiet')
    expect(run.status, run.stderr).toBe(0)
    const report = JSON.parse(run.stdout) as {
      files: { table: string; quarantined: number }[]
      unknownColumns: unknown[]
    }
    const held = report.files.filter((file) => file.quarantined > 0)
    expect(held).toEqual(
      intended === 0 ? [] : [expect.objectContaining({ table: 'bids', quarantined: intended })],
    )
    expect(report.unknownColumns).toEqual([])
  })
})

describe('kinds of ridge', () => {
  it('city has every table, and rings on one to fifteen per cent of the firms', () => {
    const shares = [1, 2, 3, 4, 5, 6].map((seed) => {
      const truth = read(market('city', seed, 300, 90), 'truth')
      return idsOf(truth, 'ring').size / 300
    })
    expect(Math.min(...shares)).toBeGreaterThan(0.005)
    expect(Math.max(...shares)).toBeLessThanOrEqual(0.15)
    expect(Math.max(...shares) / Math.min(...shares)).toBeGreaterThan(3)
    for (const table of ['lots', 'bids', 'bidders', 'roles', 'ownership', 'groups', 'allowlist']) {
      expect(header(market('city'), table).length).toBeGreaterThan(2)
    }
  })

  it('county lets all busy firms meet', () => {
    for (const seed of [1, 2]) expect(shareMet(market('county', seed))).toBeGreaterThan(0.9)
  })

  it('shops puts providers behind half of the firms, and few faint rings beside them', () => {
    for (const seed of [1, 2, 3]) {
      const truth = read(market('shops', seed), 'truth')
      expect(idsOf(truth, 'decoy').size / 150).toBeGreaterThan(0.35)
      expect(idsOf(truth, 'ring').size / 150).toBeLessThan(0.05)
      const rings = truth.filter((row) => row.kind === 'ring')
      expect(rings.length).toBeGreaterThan(0)
      expect(rings.filter((row) => !row.note!.endsWith('strength=faint'))).toEqual([])
    }
  })

  it('values has all identifiers, and rings bid as others do', () => {
    const dirs = [1, 2, 3, 4].map((seed) => market('values', seed))
    const identifiers = ['mac', 'lock_no', 'file_guid', 'ip', 'upload_account', 'deposit_payer']
    for (const dir of dirs) expect(header(dir, 'bids')).toEqual(expect.arrayContaining(identifiers))
    expect(Math.abs(mean(dirs.map(priceGap)))).toBeLessThan(0.01)
  })

  it('silent tells nothing but who bid, at what price and who won', () => {
    const dir = market('silent')
    expect(readdirSync(dir).sort()).toEqual(['README.md', 'bids.csv', 'lots.csv', 'truth.csv'])
    expect(header(dir, 'bids').slice(-1)).toEqual(['consortium'])
    const rings = read(dir, 'truth').filter((row) => row.kind === 'ring')
    expect(rings.length).toBeGreaterThan(0)
    expect(rings.filter((row) => !row.note!.endsWith('strength=silent'))).toEqual([])
  })

  it('innocent has no ring, and decoys only; husband and wife never meet on a lot', () => {
    let couples = 0
    for (const seed of [1, 2, 3, 4, 5, 6]) {
      const dir = market('innocent', seed)
      const truth = read(dir, 'truth')
      expect(idsOf(truth, 'ring').size).toBe(0)
      expect(idsOf(truth, 'decoy').size).toBeGreaterThan(15)
      const lots = lotsByBidder(dir)
      const pairs = cases(truth.filter((row) => row.note === 'decoy=spouses'))
      for (const [his, hers] of pairs) {
        if (!his || !hers) continue
        couples++
        expect(meet(lots.get(his.bidder_id!)!, lots.get(hers.bidder_id!)!)).toBe(false)
      }
    }
    expect(couples).toBeGreaterThan(0)
  })

  it('registry records persons and shares, and no upload', () => {
    const columns = header(market('registry'), 'bids')
    for (const column of ['ip', 'mac', 'lock_no', 'file_guid', 'deposit_payer'])
      expect(columns).not.toContain(column)
    expect(columns).toContain('agent_name')
    expect(read(market('registry'), 'ownership').length).toBeGreaterThan(0)
  })

  it('average awards every lot by the average', () => {
    const rules = new Set(read(market('average'), 'lots').map((row) => row.evaluation))
    expect([...rules]).toEqual(['average-price'])
  })
})
