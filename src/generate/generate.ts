import { join } from 'node:path'
import { AppError } from '../domain/errors.js'
import { tableNamed } from '../domain/tables.js'
import { Aftermath } from './aftermath.js'
import { Attendance } from './attendance.js'
import { Committees } from './committees.js'
import { plantDecoys, usualDecoys } from './decoys.js'
import { makeFirms } from './firms.js'
import { LotWriter } from './lot-writer.js'
import { type Lot, type LotPlan, makeLot, makeOffices } from './lots.js'
import { MECHANISMS, VARIED_MECHANISMS } from './mechanisms.js'
import { Mint } from './mint.js'
import { Output, TABLE_NAMES } from './output.js'
import { Random } from './random.js'
import { bidderRow, honestOwnership, roleRows } from './registers.js'
import { planRings, usualRings } from './rings.js'
import { openServices } from './services.js'
import { CsvWriter, type FileForm } from './table-writer.js'
import { drawVariety, USUAL, type Variety } from './variety.js'
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
  /**
   * draw every rate widely from the seed, and open innocent services that many share (variety.ts); default
   * false
   */
  varied?: boolean
  onProgress?: (done: number, of: number) => void
}
export interface GenerateResult {
  /** rows by table, `truth` among them */
  rows: Record<string, number>
  rings: number
  decoys: number
}

const check = (options: GenerateOptions): void => {
  for (const key of ['bidders', 'lots'] as const)
    if (!Number.isInteger(options[key]) || options[key] < 1)
      throw new AppError(
        'invalid_input',
        `Cannot generate a market: ${key} must be a whole number ≥ 1: it is ${options[key]}`,
      )
  const { dirty = 0 } = options
  if (!(dirty >= 0 && dirty <= 0.1))
    throw new AppError(
      'invalid_input',
      `Cannot generate a market: dirty must lie between 0 and 0.1: it is ${dirty}`,
    )
  const known = new Set(TABLE_NAMES.flatMap((t) => tableNamed(t).columns.map((c) => `${t}.${c.name}`)))
  for (const gap of options.gaps ?? [])
    if (!known.has(gap))
      throw new AppError(
        'invalid_input',
        `Cannot generate a market: there is no column "${gap}" to leave empty`,
      )
}

const makeWorld = (options: GenerateOptions, { regions, trades }: Variety): World => {
  const { seed } = options
  const mint = new Mint(seed)
  const firms = makeFirms(options.bidders, regions, trades, mint, new Random(seed, 'firms'))
  const registers = { roles: [], ownership: [], groups: [], allowlist: [], truth: [] }
  const attendance = new Attendance(firms, regions, seed)
  return { seed, firms, trades, mint, attendance, registers, habits: new Map(), everybody: [], desks: [] }
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

const outputOf = ({ out, headers, encoding }: GenerateOptions, { dirty, gaps }: Variety): Output =>
  new Output({ out, headers: headers ?? 'en', encoding: encoding ?? 'utf-8', dirty, gaps })

/** What the market is made of: as usual or drawn; what the caller says goes before both. */
const varietyOf = ({ seed, bidders, varied, ...said }: GenerateOptions): Variety => {
  const drawn = varied
    ? drawVariety(seed, bidders)
    : {
        ...USUAL,
        regions: Math.max(4, Math.min(REGIONS.length, Math.round(bidders / 500))),
        rings: usualRings(bidders),
        decoys: usualDecoys(bidders),
      }
  return {
    ...drawn,
    rings: said.rings ?? drawn.rings,
    decoys: said.decoys ?? drawn.decoys,
    dirty: said.dirty ?? drawn.dirty,
    gaps: said.gaps ? [...said.gaps] : drawn.gaps,
  }
}

/**
 * Writes a market in the import format, with its truth: honest firms of several trades and places, `rings`
 * rings by nine mechanisms, `decoys` that only look like them, and the untidiness of real exports. The same
 * options give the same bytes. Lots and bids are streamed: memory grows with the bidders alone. Throws
 * `invalid_input`.
 */
export const generate = (options: GenerateOptions): GenerateResult => {
  check(options)
  const { seed, bidders, lots } = options
  const variety = varietyOf(options)
  const { regions, trades } = variety
  const regionWeights = Array.from({ length: regions }, (_, r) => (r === 0 ? 5 : r < 4 ? 2 : 1.5))
  const world = makeWorld(options, variety)
  plantDecoys(world, variety.decoys, regions)
  openServices(world, Math.round((variety.services * bidders) / 1000))
  const mechanisms = options.varied ? new Random(seed, 'mechanisms').shuffle(VARIED_MECHANISMS) : MECHANISMS
  const rings = planRings(world, { ...variety, mechanisms }, lots, regionWeights)
  world.attendance.open()
  const offices = makeOffices(regions, world.mint, new Random(seed, 'offices'))
  const output = outputOf(options, variety)
  const committees = new Committees(world, rings, output, { lots, regions })
  const aftermath = new Aftermath(world, output, lots)
  const writer = new LotWriter(world, rings, output, { committees, aftermath })
  for (let index = 0; index < lots; index++) {
    writer.write(lotNumber(index, seed, { count: lots, regionWeights, trades, offices, mint: world.mint }))
    if (index % 1000 === 999) options.onProgress?.(index + 1, lots)
  }
  writeRegisters(world, output)
  aftermath.writePenalties()
  const rows = output.close()
  rows.truth = writeTruth(world, options.out)
  const decoys = new Set(world.registers.truth.filter((r) => r.kind === 'decoy').map((r) => r.ring_id)).size
  return { rows, rings: rings.length, decoys }
}
