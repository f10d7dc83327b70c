import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { makeMarket } from '../../bench/pipeline/make-market.mjs'
import { importPaths } from '../../dist/intake/import.js'
import { openStore } from '../../dist/store.js'

/**
 * Kills an import (and with `detect` a detection) with SIGKILL at random moments and looks at the store each
 * time: it opens, holds whole batches only, and a rerun ends in the digest of an import that was never
 * disturbed.
 *
 *   npm run build && node test/crash/kill-import.mjs [kills] [seed] [detect]
 */
const kills = Number(process.argv[2] ?? 50)
const seed = Number(process.argv[3] ?? 1)
const alsoDetect = process.argv.includes('detect')
const BIDS = 20_000
const SETTINGS = { batchRows: 2000, memoryLimit: '512MB' }

const dir = mkdtempSync(join(tmpdir(), 'biaojian-crash-'))
const input = join(dir, 'in')
const now = () => new Date(0)

const child = `
import { openStore } from '${new URL('../../dist/store.js', import.meta.url)}'
import { importPaths } from '${new URL('../../dist/intake/import.js', import.meta.url)}'
const [dir, input, detects] = process.argv.slice(1)
const store = await openStore(dir, ${JSON.stringify(SETTINGS)})
console.log('open')
await importPaths(store, [input], { now: () => new Date(0) })
if (detects) {
  const { detect } = await import('${new URL('../../dist/detection/detect.js', import.meta.url)}')
  await detect(store, { now: () => new Date(0), seed: 1, communities: 'leiden', workers: 1 })
}
await store.close()`

const draw = generator(seed)
try {
  await makeMarket(input, BIDS, seed)
  const { digest, ms } = await undisturbed(join(dir, 'calm'))
  let torn = 0
  let midway = 0
  for (let kill = 0; kill < kills; kill++) {
    const store = join(dir, `store-${Math.floor(kill / 5)}`)
    const after = Math.round(draw() * ms * 0.9)
    if (await killAfter(store, after)) midway++
    const wrong = await faults(join(store, 'graph.duckdb'))
    for (const fault of wrong) console.log(`kill ${kill + 1} after ${after} ms: ${fault}`)
    torn += wrong.length
    if (kill % 5 === 4 || kill === kills - 1) {
      const again = (await undisturbed(store)).digest
      if (again !== digest) console.log(`kill ${kill + 1}: the rerun ends in ${again}, not ${digest}`)
      torn += again === digest ? 0 : 1
      rmSync(store, { recursive: true, force: true })
    }
  }
  console.log(`${kills} kills, ${midway} of them midway, ${torn} faults`)
  process.exitCode = torn > 0 ? 1 : 0
} finally {
  rmSync(dir, { recursive: true, force: true })
}

async function undisturbed(path) {
  const begun = performance.now()
  const store = await openStore(path, SETTINGS)
  await importPaths(store, [input], { now })
  const ms = performance.now() - begun
  const digest = await store.engine.digest()
  await store.engine.market()
  await store.close()
  return { digest, ms }
}

async function killAfter(store, ms) {
  const args = ['--input-type=module', '-e', child, '--', store, input, ...(alsoDetect ? ['detect'] : [])]
  const running = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(running, 'close')
  await Promise.race([once(running.stdout, 'data'), ended])
  const timer = setTimeout(() => running.kill('SIGKILL'), ms)
  const [code, signal] = await ended
  clearTimeout(timer)
  if (code) throw new Error(`the import failed by itself, exit code ${code}`)
  return signal !== null
}

/**
 * What a store that was killed must not show: numbers missing, rows without their file, their texts, or a
 * batch in part.
 */
async function faults(path) {
  const instance = await DuckDBInstance.create(path)
  const connection = await instance.connect()
  const one = async (sql) => Number((await connection.runAndReadAll(sql)).getRows()[0][0])
  const found = []
  for (const table of ['lots', 'bids', 'bidders']) {
    const rows = await one(`SELECT count(*) FROM ${table}`)
    if (rows !== (await one(`SELECT coalesce(max(seq) + 1, 0) FROM ${table}`)))
      found.push(`${table}: numbers are missing`)
    if ((await one(`SELECT count(DISTINCT (c_hi, c_lo)) FROM ${table}`)) !== rows)
      found.push(`${table}: a version twice`)
    if ((await one(`SELECT count(*) FROM ${table} ANTI JOIN files USING (file)`)) > 0)
      found.push(`${table}: no file`)
  }
  if ((await one('SELECT count(*) FROM bids ANTI JOIN texts ON bidder_id = hash')) > 0)
    found.push('bids: texts are missing')
  if ((await one('SELECT count(*) - count(DISTINCT (salt, hash)) FROM texts')) > 0) found.push('a text twice')
  connection.closeSync()
  instance.closeSync()
  return found
}

function generator(state) {
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}
