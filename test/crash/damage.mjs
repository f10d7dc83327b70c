import { spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import Libsql from 'libsql'
import { prepare } from './prepared.mjs'

/**
 * Damages every file of a store in turn (empty, cut, garbage, zeros, gone), puts garbage beside it as its
 * log, and flips bytes in every block of the graph and page of the case book; then asks the command line: it
 * answers, or names the cause in one sentence without a stack, and takes away nothing that was there but
 * snapshots. `store --verify` finds every flipped block and page but free ones, whose number both files
 * tell.
 *
 *   npm run build && node test/crash/damage.mjs [rounds, spread over all; 0: all] [bids] [part of names]
 */
const most = Number(process.argv[2] ?? 0)
const bids = Number(process.argv[3] ?? 500)
const part = process.argv[4] ?? ''
const CLI = new URL('../../dist/cli/main.js', import.meta.url).pathname
const BLOCKS = { 'graph.duckdb': 262_144, 'casebook.sqlite': 4096 }
/** bytes turned over in one round */
const FLIPPED = 8
/** longer than any of these takes on a loaded machine */
const HANGS_MS = 120_000

const dir = mkdtempSync(join(tmpdir(), 'biaojian-damage-'))
const at = (...path) => join(dir, ...path)
const store = at('store')
const noise = (length) =>
  Buffer.from(Uint8Array.from({ length }, (_, i) => Math.imul(i + 1, 2654435761) >>> 13))
const DAMAGES = {
  empty: () => Buffer.alloc(0),
  cut: (bytes) => bytes.subarray(0, bytes.length >> 1),
  garbage: (bytes) => noise(bytes.length),
  zeros: (bytes) => Buffer.alloc(bytes.length),
  'garbage after its head': (bytes) => Buffer.concat([bytes.subarray(0, 16), noise(bytes.length)]),
  gone: () => undefined,
}

try {
  const { ring } = await prepare(dir, bids)
  writeFileSync(at('bad.csv'), 'lot_id,bidder_id,amount\nL1,A,x\n')
  cpSync(at('detected'), store, { recursive: true })
  for (const args of [
    ['import', at('bad.csv')],
    ['package', ring, '--out', at('p.zip'), '--root', at('in')],
    ['keys', 'create', '王', '--role', 'police'],
    ['report', '--period', '2025', '--format', 'html', '--out', at('r.html')],
    ['quality'],
  ]) {
    const { status, said } = run(...args)
    if (status !== 0) throw new Error(`${args[0]} fails by itself: ${said}`)
  }
  cpSync(store, at('whole'), { recursive: true })
  const all = [...spoilings(ring), ...flips()].filter(({ what }) => what.includes(part))
  const rounds =
    most === 0 ? all : Array.from({ length: most }, (_, i) => all[Math.floor((i * all.length) / most)])
  const unseen = { 'graph.duckdb': [], 'casebook.sqlite': [] }
  let faults = 0
  for (const { what, file, damage, args } of rounds) {
    const { wrong, status } = tried(file, damage, args)
    faults += wrong.length
    for (const fault of wrong) console.log(`${what}, ${args[0]}: ${fault}`)
    if (what.includes(', flipped') && status === 0) unseen[file].push(what)
  }
  const free = { 'graph.duckdb': await freeBlocks(), 'casebook.sqlite': freePages() }
  for (const [file, those] of Object.entries(unseen)) {
    console.log(`${file}: ${those.length} unseen, ${free[file]} free`)
    if (those.length <= free[file]) continue
    console.log(those.join('\n'))
    faults++
  }
  console.log(`${rounds.length} rounds, ${faults} faults`)
  process.exitCode = faults > 0 ? 1 : 0
} finally {
  rmSync(dir, { recursive: true, force: true })
}

function run(...args) {
  const { status, signal, stdout, stderr } = spawnSync(
    process.execPath,
    [CLI, ...args, '--store', store, '--quiet'],
    {
      encoding: 'utf8',
      timeout: HANGS_MS,
      env: { ...process.env, NO_COLOR: '1', BIAOJIAN_LANG: 'en', BIAOJIAN_ENGINE: 'embedded' },
    },
  )
  return { status, signal, said: stdout + stderr }
}

function filesOf(folder) {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .sort()
}

function spoilings(ring) {
  const asked = [
    ['rings'],
    ['store', '--verify'],
    ['quarantine'],
    ['explain', ring],
    ['keys', 'list'],
    ['detect', '--workers', '1'],
    ['import', at('in')],
  ]
  const logs = ['graph.duckdb.wal', 'casebook.sqlite-wal']
  return [
    ...filesOf(at('whole')).flatMap((file) =>
      Object.entries(DAMAGES).flatMap(([how, damage]) =>
        asked.map((args) => ({ what: `${file}, ${how}`, file, damage, args })),
      ),
    ),
    ...logs.flatMap((file) =>
      asked.map((args) => ({ what: `${file} of garbage`, file, damage: () => noise(5000), args })),
    ),
  ]
}

function flips() {
  return Object.entries(BLOCKS).flatMap(([file, size]) => {
    const whole = readFileSync(at('whole', file))
    return Array.from({ length: Math.floor(whole.length / size) }, (_, block) => {
      const place = block * size + inUse(file, whole.subarray(block * size, (block + 1) * size), block === 0)
      const damage = (bytes) => {
        for (let i = 0; i < FLIPPED; i++) bytes[place + i] ^= 0xff
        return bytes
      }
      return { what: `${file}, flipped at ${place}`, file, damage, args: ['store', '--verify'] }
    })
  })
}

/** Where a block's bytes mean something: a page of a tree of SQLite is filled from its end. */
function inUse(file, page, first) {
  if (file !== 'casebook.sqlite') return Math.floor(page.length / 3)
  const head = first ? 100 : 0
  const isTree = [2, 5, 10, 13].includes(page[head])
  if (!isTree) return 4
  const cells = page.readUInt16BE(head + 3)
  const leaf = page[head] > 8
  return cells > 0 ? page.readUInt16BE(head + (leaf ? 8 : 12)) + 4 : head
}

function tried(file, damage, args) {
  rmSync(store, { recursive: true, force: true })
  cpSync(at('whole'), store, { recursive: true })
  const path = join(store, file)
  const bytes = damage(existsSync(path) ? readFileSync(path) : Buffer.alloc(0))
  if (bytes) writeFileSync(path, bytes)
  else rmSync(path)
  const before = filesOf(store)
  const { status, signal, said } = run(...args)
  const wrong = before
    .filter((name) => !existsSync(join(store, name)) && !/^snapshot|-(wal|shm)$/.test(name))
    .map((name) => `${name} is gone`)
  if (signal) wrong.push(`ends by ${signal}`)
  if (/^\s+at .*:\d+:\d+/m.test(said)) wrong.push(`shows a stack: ${said.slice(0, 300)}`)
  if (status !== 0 && said.trim() === '') wrong.push('says nothing')
  return { wrong, status }
}

/** Pages of the case book that were given back. */
function freePages() {
  const db = new Libsql(at('whole', 'casebook.sqlite'))
  const [{ freelist_count }] = db.prepare('PRAGMA freelist_count').all()
  db.close()
  return freelist_count
}

/** How many blocks of the graph hold nothing. */
async function freeBlocks() {
  const instance = await DuckDBInstance.create(at('whole', 'graph.duckdb'), { access_mode: 'READ_ONLY' })
  const connection = await instance.connect()
  const reader = await connection.runAndReadAll('SELECT free_blocks FROM pragma_database_size()')
  const [[free]] = reader.getRows()
  connection.closeSync()
  instance.closeSync()
  return Number(free)
}
