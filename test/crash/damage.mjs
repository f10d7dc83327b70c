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
import { prepare } from './prepared.mjs'

/**
 * Damages every file of a store in turn (empty, cut, garbage, zeros, gone), puts garbage beside it as its
 * log, and flips bytes in every block of the graph and page of the case book; then asks the command line: it
 * answers, or names the cause in one sentence without a stack, and takes away nothing that was there but
 * snapshots. `store --verify` finds every flipped block of the graph but free ones, whose number the graph
 * tells.
 *
 *   npm run build && node test/crash/damage.mjs [rounds, spread over all; 0: all] [bids]
 */
const most = Number(process.argv[2] ?? 0)
const bids = Number(process.argv[3] ?? 500)
const CLI = new URL('../../dist/cli/main.js', import.meta.url).pathname
const BLOCKS = { 'graph.duckdb': 262_144, 'casebook.sqlite': 4096 }
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
  const all = [...spoilings(ring), ...flips()]
  const rounds =
    most === 0 ? all : Array.from({ length: most }, (_, i) => all[Math.floor((i * all.length) / most)])
  const unseen = []
  let faults = 0
  for (const { what, file, damage, args } of rounds) {
    const { wrong, status } = tried(file, damage, args)
    faults += wrong.length
    for (const fault of wrong) console.log(`${what}, ${args[0]}: ${fault}`)
    if (what.startsWith('graph.duckdb, flipped') && status === 0) unseen.push(what)
  }
  const free = await freeBlocks()
  if (unseen.length > free) {
    console.log(`of ${free} free blocks, unseen: ${unseen.join('; ')}`)
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
    const length = statSync(at('whole', file)).size
    return Array.from({ length: Math.floor(length / size) }, (_, block) => {
      const place = block * size + Math.floor(size / 3)
      const damage = (bytes) => {
        for (let i = 0; i < 64; i++) bytes[place + i] ^= 0xff
        return bytes
      }
      return { what: `${file}, flipped at ${place}`, file, damage, args: ['store', '--verify'] }
    })
  })
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
