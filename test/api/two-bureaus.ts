import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildApp } from '../../src/api/app.js'
import type { Api } from '../../src/api/app-type.js'
import type { ReadRecord } from '../../src/api/read-record.js'
import { readConfig } from '../../src/config.js'
import { detect } from '../../src/detection/detect.js'
import { openStore, type Store } from '../../src/store.js'
import { type Cells, importFiles } from '../support/import.js'
import { clock } from './support.js'

/**
 * A county of two bureaus, housing (lots H…) and transport (lots JT…). A, B and C bid from one machine with
 * one lock on two housing and three transport lots; D joins them on the transport lots alone; P, Q and R do
 * the same on other transport lots; the rest are strangers. Whatever transport alone may see says so in its
 * text.
 */
export const firm = (letter: string): string => `TEST-${letter}`
const NAMES: Record<string, string> = { D: '交通独有丁', P: '交通独有戊', Q: '交通独有己', R: '交通独有庚' }
const nameOf = (letter: string): string => `${NAMES[letter] ?? `城建${letter}`}工程有限公司`

/** Texts that stand in nothing but transport's lots, and in firms that bid there alone. */
export const CANARIES = ['交通独有', 'TEST-D', 'TEST-P', 'TEST-Q', 'TEST-R', 'JT0', '1395700']

/** Numbers that look like chance and are the same each time. */
const chance = (text: string): number => {
  const hex = createHash('sha256').update(text).digest('hex').slice(0, 8)
  return Number.parseInt(hex, 16) / 2 ** 32
}

const bid = (lot: string, letter: string, i: number, shared: Cells): Cells => ({
  lot_id: lot,
  bidder_id: firm(letter),
  bidder_name: nameOf(letter),
  amount: (820_000 + 150_000 * chance(`${lot}${letter}`)).toFixed(2),
  won: i === 0 ? '1' : '0',
  mac: `3C:7C:3F:${lot.slice(2)}:10:${letter.charCodeAt(0).toString(16)}`,
  ...shared,
})

const ABC = {
  mac: 'F8:75:A4:1B:2C:3D',
  lock_no: 'GL-88231907',
  contact_phone: '13805701234',
  deposit_account: '6222020000000014567',
}
const PQR = { mac: 'F8:75:A4:99:98:97', lock_no: 'GL-55667788', contact_phone: '13957001111' }

const lot = (id: string, industry: string, day: number, region = '330922'): Cells => ({
  lot_id: id,
  title: industry === 'transport' ? `交通独有公路${id}` : `安置房${id}`,
  industry,
  category: 'works',
  evaluation: 'lowest-price',
  region_code: region,
  opened_at: `2026-01-${String(day).padStart(2, '0')}`,
  control_price: '1000000.00',
})

const market = (): { lots: Cells[]; bids: Cells[] } => {
  const lots: Cells[] = []
  const bids: Cells[] = []
  const add = (one: Cells, field: [letters: string, shared: Cells][]): void => {
    lots.push(one)
    let i = 0
    for (const [letters, shared] of field)
      for (const letter of letters) bids.push(bid(one.lot_id!, letter, i++, shared))
  }
  const strangers = (id: string): string =>
    [...'EFGHIJKLMNOSTUVWXYZ'].sort((x, y) => chance(id + x) - chance(id + y)).join('')
  for (let n = 1; n <= 9; n++) {
    const id = `H00${n}`
    add(lot(id, 'housing', n), [
      [n <= 2 ? 'ABC' : '', ABC],
      [strangers(id).slice(0, 3 + (n % 3)), {}],
    ])
  }
  for (let n = 1; n <= 9; n++) {
    const id = `JT00${n}`
    const [ring, shared] = n <= 3 ? ['ABCD', ABC] : n <= 6 ? ['PQR', PQR] : ['', {}]
    add(lot(id, 'transport', 10 + n), [
      [ring as string, shared as Cells],
      [strangers(id).slice(0, 2 + (n % 3)), {}],
    ])
  }
  for (let n = 10; n <= 29; n++) {
    const id = `H0${n}`
    add(lot(id, 'housing', 1 + (n % 28)), [[strangers(id).slice(0, 3 + (n % 3)), {}]])
  }
  add(lot('H901', 'housing', 3, '330903'), [['EGK', {}]])
  return { lots, bids }
}

export interface Bureaus {
  app: Api
  store: Store
  reads: ReadRecord[]
  close(): Promise<void>
}

/** Records that are kept, the latest: some tests ask a hundred thousand times. */
const MOST_READS = 2000

export const openBureaus = async (): Promise<Bureaus> => {
  const dir = mkdtempSync(join(tmpdir(), 'biaojian-bureaus-'))
  const store = await openStore(dir)
  const { lots, bids } = market()
  await importFiles(store.engine, [
    { table: 'lots', rows: lots },
    { table: 'bids', rows: bids },
  ])
  await detect(store, { seed: 1, workers: 1, communities: 'leiden', now: clock })
  const reads: ReadRecord[] = []
  const record = (read: ReadRecord): void => {
    if (reads.length >= MOST_READS) reads.splice(0, MOST_READS / 2)
    reads.push(read)
  }
  const config = readConfig(
    { store: dir, logLevel: 'silent', lang: 'zh', workers: 1, limits: { loopDelayMs: 0 } },
    {},
  )
  const app = await buildApp({ store, config, clock, record })
  await app.ready()
  const close = async (): Promise<void> => {
    await app.close()
    await store.close()
    rmSync(dir, { recursive: true, force: true })
  }
  return { app, store, reads, close }
}
