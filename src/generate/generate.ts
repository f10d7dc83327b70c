import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../domain/errors.js'
import { tableNamed } from '../domain/tables.js'
import { Attendance, type Seat } from './attendance.js'
import { forget, type Row, writeBid, yuan } from './bid-row.js'
import { timeText } from './clock.js'
import { plantDecoys, usualDecoys } from './decoys.js'
import { earlierRow, soil, strayRow } from './dirt.js'
import { makeFirms } from './firms.js'
import { type Lot, type LotPlan, makeLot, makeOffices } from './lots.js'
import { Mint } from './mint.js'
import { type Cover, makeOffers, type Offer } from './prices.js'
import { Random } from './random.js'
import { bidderRow, honestOwnership, roleRows } from './registers.js'
import { type PlannedRing, planRings, ringSeats, ringsByMarket, usualRings } from './rings.js'
import { CsvWriter, type FileForm, TableWriter } from './table-writer.js'
import { TRADES } from './trades.js'
import { REGIONS } from './words.js'
import type { World } from './world.js'

export interface GenerateOptions extends Partial<FileForm> {
  seed: number | string
  bidders: number
  lots: number
  /** folder to write to; made when it is not there */
  out: string
  /** how many rings; 0 = a market with look-alikes only; default by size */
  rings?: number
  /** how many decoys; default by size */
  decoys?: number
  /** share of untidy cells and stray rows, 0 … 0.1; default 0.02 */
  dirty?: number
  /** columns left empty throughout, as `bids.mac` */
  gaps?: readonly string[]
  onProgress?: (done: number, of: number) => void
}
export interface GenerateResult {
  /** rows by table, `truth` among them */
  rows: Record<string, number>
  rings: number
  decoys: number
}

const TABLE_NAMES = ['lots', 'bids', 'bidders', 'roles', 'ownership', 'groups', 'allowlist'] as const
type Name = (typeof TABLE_NAMES)[number]

const check = (options: GenerateOptions): void => {
  for (const key of ['bidders', 'lots'] as const)
    if (!Number.isInteger(options[key]) || options[key] < 1)
      throw new AppError(
        'invalid_input',
        `Cannot generate a market: ${key} must be a whole number ≥ 1: it is ${options[key]}`,
      )
  const known = new Set(TABLE_NAMES.flatMap((t) => tableNamed(t).columns.map((c) => `${t}.${c.name}`)))
  for (const gap of options.gaps ?? [])
    if (!known.has(gap))
      throw new AppError(
        'invalid_input',
        `Cannot generate a market: there is no column "${gap}" to leave empty`,
      )
}

const makeWorld = (options: GenerateOptions, regions: number): World => {
  const { seed } = options
  const mint = new Mint(seed)
  const firms = makeFirms(options.bidders, regions, mint, new Random(seed, 'firms'))
  const registers = { roles: [], ownership: [], groups: [], allowlist: [], truth: [] }
  const attendance = new Attendance(firms, regions, seed)
  return { seed, firms, mint, attendance, registers, habits: new Map(), everybody: [] }
}

/** The files of one market, with the untidiness asked for. */
class Output {
  private readonly writers: Record<Name, TableWriter>
  private readonly gaps: Record<Name, string[]>

  constructor(private readonly options: GenerateOptions) {
    const form: FileForm = { headers: options.headers ?? 'en', encoding: options.encoding ?? 'utf-8' }
    mkdirSync(options.out, { recursive: true })
    const each = <T>(make: (name: Name) => T): Record<Name, T> =>
      Object.fromEntries(TABLE_NAMES.map((name) => [name, make(name)])) as Record<Name, T>
    this.writers = each((name) => new TableWriter(options.out, name, form))
    this.gaps = each((name) =>
      (options.gaps ?? [])
        .filter((gap) => gap.startsWith(`${name}.`))
        .map((gap) => gap.slice(name.length + 1)),
    )
  }

  write(table: Name, row: Row, rng: Random): void {
    soil(table, row, this.options.dirty ?? 0.02, rng)
    this.writeAsIs(table, row)
  }

  writeAsIs(table: Name, row: Row): void {
    for (const gap of this.gaps[table]) row[gap] = ''
    this.writers[table].write(row)
  }

  close(): Record<string, number> {
    const rows: Record<string, number> = {}
    for (const name of TABLE_NAMES) {
      this.writers[name].close()
      rows[name] = this.writers[name].rows
    }
    return rows
  }
}

const lotRow = (lot: Lot): Row => {
  const { industry, category } = TRADES[lot.trade]!
  const { template } = lot
  const declared = template?.declared ? template : undefined
  return {
    lot_id: lot.id,
    project_id: lot.project,
    invest_project_code: lot.invest,
    title: lot.title,
    buyer_id: lot.buyerOrg.id,
    buyer_name: lot.buyerOrg.name,
    agency_id: lot.agency.id,
    agency_name: lot.agency.name,
    industry,
    category,
    domain: lot.domain,
    region_code: REGIONS[lot.region]!.code,
    township: lot.township,
    method: lot.method,
    evaluation: lot.evaluation,
    estimate: yuan(lot.estimate),
    control_price: yuan(lot.control),
    currency: 'CNY',
    issuer_locks: declared?.lock ?? '',
    issuer_devices: declared?.machine ? `${declared.machine.macs[0]};${declared.machine.disk}` : '',
    published_at: timeText(lot.published),
    opened_at: timeText(lot.opened),
    awarded_at: timeText(lot.awarded),
  }
}

/** Who comes to a lot: the rings that take it, and everybody else. */
const gather = (world: World, lot: Lot, rings: readonly PlannedRing[], rng: Random) => {
  const seats: Seat[] = []
  const covers = new Map<number, Cover>()
  for (const ring of rings.length > 1 ? rng.shuffle(rings) : rings) {
    const part = covers.size < 2 ? ringSeats(ring, lot, rng) : undefined
    if (!part) continue
    seats.push(...part.seats)
    covers.set(ring.index, part.cover)
  }
  const crowd = covers.size > 0 ? rng.between(0.25, 0.85) : 1
  seats.push(...world.attendance.seats(lot, crowd, seats, rng))
  return { seats, covers }
}

const onceOn = (rng: Random): ((key: string, again: number) => boolean) => {
  const seen = new Set<string>()
  return (key, again) => {
    if (seen.has(key)) return rng.chance(again)
    seen.add(key)
    return true
  }
}

const writeRounds = (output: Output, row: Row, offer: Offer, dirty: number, rng: Random): void => {
  if (offer.firstRound) {
    output.writeAsIs('bids', { ...row, amount: yuan(offer.firstRound), rank: '', won: '' })
    row.bid_no = '2'
  }
  if (rng.chance(dirty / 4)) output.writeAsIs('bids', earlierRow(row, rng))
  if (rng.chance(dirty / 4)) output.writeAsIs('bids', strayRow(row, rng))
  output.write('bids', row, rng)
}

const writeLot = (
  world: World,
  lot: Lot,
  byMarket: ReadonlyMap<number, PlannedRing[]>,
  rings: readonly PlannedRing[],
  output: Output,
  dirty: number,
): void => {
  const rng = new Random(world.seed, 'bids', lot.index)
  const { seats, covers } = gather(world, lot, byMarket.get(lot.trade * 1000 + lot.region) ?? [], rng)
  const offers = makeOffers(lot, seats, world.firms, covers, rng)
  const once = onceOn(rng)
  const turns = new Map<number, number>()
  seats.forEach((seat, i) => {
    const firm = world.firms[seat.firm]!
    const row: Row = {}
    const scene = { lot, firm, seat, mint: world.mint, rng, once }
    writeBid(row, { lot, firm, seat, offer: offers[i]!, mint: world.mint, rng })
    const ring = rings[seat.ring]
    if (ring) {
      const turn = turns.get(ring.index) ?? 0
      turns.set(ring.index, turn + 1)
      const place = ring.members.indexOf(firm)
      ring.mechanism.mark?.(row, {
        ...scene,
        kit: ring.kit,
        members: ring.members,
        round: ring.round,
        place,
        turn,
      })
    } else
      for (const habit of [...world.everybody, ...(world.habits.get(firm.index) ?? [])]) habit(row, scene)
    forget(row, lot)
    writeRounds(output, row, offers[i]!, dirty, rng)
  })
  output.write('lots', lotRow(lot), rng)
}

const writeRegisters = (world: World, output: Output): void => {
  const rng = new Random(world.seed, 'registers')
  for (const firm of world.firms) {
    output.write('bidders', bidderRow(firm, world.seed), rng)
    for (const row of roleRows(firm, world.seed)) output.write('roles', row, rng)
  }
  for (const row of world.registers.roles) output.write('roles', row, rng)
  for (const row of [...honestOwnership(world), ...world.registers.ownership])
    output.writeAsIs('ownership', row)
  for (const row of world.registers.groups) output.writeAsIs('groups', row)
  for (const row of world.registers.allowlist) output.writeAsIs('allowlist', row)
}

const writeTruth = (world: World, out: string): number => {
  const columns = ['ring_id', 'bidder_id', 'kind', 'note']
  const truth = new CsvWriter(join(out, 'truth.csv'), columns, columns)
  const rows = [...world.registers.truth].sort((a, b) => (a.kind! < b.kind! ? 1 : a.kind! > b.kind! ? -1 : 0))
  for (const row of rows) truth.write(row)
  truth.close()
  return truth.rows
}

const lotNumber = (index: number, seed: string | number, plan: LotPlan): Lot => {
  const second = index % 2 === 1 && new Random(seed, 'second lot', index).chance(0.12)
  const first = second ? index - 1 : index
  return makeLot(first, plan, new Random(seed, 'lot', first), second ? 2 : 1)
}

/**
 * Writes a market in the import format, with its truth: honest firms of several trades and places, `rings` suspected
 * rings by nine mechanisms, `decoys` that only look like them, and the untidiness of real exports. The same options give
 * the same bytes. Lots and bids are streamed: memory grows with the bidders alone. Throws `invalid_input`.
 */
export const generate = (options: GenerateOptions): GenerateResult => {
  check(options)
  const regions = Math.max(4, Math.min(REGIONS.length, Math.round(options.bidders / 500)))
  const world = makeWorld(options, regions)
  const regionWeights = Array.from({ length: regions }, (_, r) => (r === 0 ? 5 : r < 4 ? 2 : 1.5))
  plantDecoys(world, options.decoys ?? usualDecoys(options.bidders), regions)
  const rings = planRings(world, options.rings ?? usualRings(options.bidders), options.lots, regionWeights)
  world.attendance.open()
  const offices = makeOffices(regions, world.mint, new Random(options.seed, 'offices'))
  const plan: LotPlan = { count: options.lots, regionWeights, offices, mint: world.mint }
  const byMarket = ringsByMarket(rings)
  const output = new Output(options)
  for (let index = 0; index < options.lots; index++) {
    const lot = lotNumber(index, options.seed, plan)
    writeLot(world, lot, byMarket, rings, output, options.dirty ?? 0.02)
    if (index % 1000 === 999) options.onProgress?.(index + 1, options.lots)
  }
  writeRegisters(world, output)
  const rows = output.close()
  rows.truth = writeTruth(world, options.out)
  const decoys = new Set(world.registers.truth.filter((r) => r.kind === 'decoy').map((r) => r.ring_id)).size
  return { rows, rings: rings.length, decoys }
}
