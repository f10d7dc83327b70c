import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { makeMarket } from '../../bench/pipeline/make-market.mjs'
import { openCasebook } from '../../dist/casebook/open.js'
import { detect } from '../../dist/detection/detect.js'
import { importPaths } from '../../dist/intake/import.js'
import { openStore } from '../../dist/store.js'

/**
 * Kills a detection with SIGKILL at random moments and looks at the store each time: runs are there whole or
 * not at all, the graph is what it was, nothing is left lying about, and the next detection ends in the
 * rings, ids included, of one that was never disturbed. Every fifth kill begins with a store that was never
 * detected in.
 *
 *   npm run build && node test/crash/kill-detect.mjs [kills] [seed] [bids]
 */
const kills = Number(process.argv[2] ?? 50)
const seed = Number(process.argv[3] ?? 1)
const BIDS = Number(process.argv[4] ?? 20_000)
const OPTIONS = { workers: 2, seed: 1, communities: 'leiden', now: () => new Date(0) }

const dir = mkdtempSync(join(tmpdir(), 'biaojian-crash-'))
const imported = join(dir, 'imported')
const script = join(dir, 'child.mjs')

const child = `
import { detect } from '${new URL('../../dist/detection/detect.js', import.meta.url)}'
import { openStore } from '${new URL('../../dist/store.js', import.meta.url)}'
const store = await openStore(process.argv[2])
console.log('open')
await detect(store, { ...${JSON.stringify(OPTIONS)}, now: () => new Date(0) })
await store.close()`

const draw = generator(seed)
try {
  writeFileSync(script, child)
  await makeMarket(join(dir, 'in'), BIDS, seed)
  const digest = await importInto(imported)
  const calm = await undisturbed()
  let faults = 0
  let midway = 0
  let recorded = 0
  const store = join(dir, 'store')
  for (let kill = 0; kill < kills; kill++) {
    if (kill % 5 === 0) fresh(store)
    const runs = runsOf(store)
    const after = Math.round(draw() * calm.ms * 1.4)
    if (await killAfter(store, after)) midway++
    if (runsOf(store) > runs) recorded++
    const wrong = [...tornRuns(store, runs, calm), ...(await rerunFaults(store, digest, calm))]
    for (const fault of wrong) console.log(`kill ${kill + 1} after ${after} ms: ${fault}`)
    faults += wrong.length
  }
  console.log(
    `${kills} kills, ${midway} of them midway, ${recorded} runs recorded before the kill, ${faults} faults`,
  )
  process.exitCode = faults > 0 ? 1 : 0
} finally {
  rmSync(dir, { recursive: true, force: true })
}

async function importInto(path) {
  const store = await openStore(path)
  await importPaths(store, [join(dir, 'in')], { now: OPTIONS.now })
  const digest = await store.engine.digest()
  await store.close()
  return digest
}

function fresh(store) {
  rmSync(store, { recursive: true, force: true })
  cpSync(imported, store, { recursive: true })
}

async function undisturbed() {
  const path = join(dir, 'calm')
  fresh(path)
  const store = await openStore(path)
  const begun = performance.now()
  await detect(store, OPTIONS)
  const ms = performance.now() - begun
  const { rings } = store.casebook.rings({})
  await store.close()
  if (rings.length === 0) throw new Error('the market has no ring to lose')
  return { ms, rings, json: JSON.stringify(rings), files: filesOf(path) }
}

async function killAfter(store, ms) {
  const running = spawn(process.execPath, [script, store], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(running, 'close')
  await Promise.race([once(running.stdout, 'data'), ended])
  const timer = setTimeout(() => running.kill('SIGKILL'), ms)
  const [code, signal] = await ended
  clearTimeout(timer)
  if (code) throw new Error(`the detection failed by itself, exit code ${code}`)
  return signal !== null
}

function runsOf(store) {
  if (!existsSync(join(store, 'casebook.sqlite'))) return 0
  const casebook = openCasebook(store)
  const { length } = casebook.runs()
  casebook.close()
  return length
}

/** What a case book must not show after a kill: a run in part, or one more than was asked for. */
function tornRuns(store, before, calm) {
  const casebook = openCasebook(store)
  try {
    const runs = casebook.runs()
    const found = []
    if (runs.length > before + 1) found.push(`${runs.length - before} runs for one detection`)
    runs.toReversed().forEach((run, i) => {
      if (run.id !== `RUN-${String(i + 1).padStart(6, '0')}`) found.push(`run ${i + 1} is called ${run.id}`)
    })
    if (runs.length === 0) {
      if (casebook.identities().length > 0) found.push('ring identities without a run')
      return found
    }
    const { rings } = casebook.rings({})
    if (JSON.stringify(rings) !== calm.json) found.push('the last run has other rings')
    for (const { id } of rings)
      if (!casebook.ring(id) || casebook.events(id).length === 0)
        found.push(`${id} lost its record or its history`)
    return found
  } finally {
    casebook.close()
  }
}

async function rerunFaults(path, digest, calm) {
  const store = await openStore(path)
  const found = []
  try {
    if ((await store.engine.digest()) !== digest) found.push('the graph is another')
    await detect(store, OPTIONS)
    const { rings } = store.casebook.rings({})
    if (JSON.stringify(rings) !== calm.json)
      found.push(`the rerun finds other rings: ${firstOther(calm.rings, rings)}`)
  } finally {
    await store.close()
  }
  const left = filesOf(path).filter((name) => !calm.files.includes(name))
  if (left.length > 0) found.push(`left lying about: ${left.join(', ')}`)
  return found
}

function firstOther(calm, found) {
  return (
    calm.find((ring, i) => !isDeepStrictEqual(ring, found[i]))?.id ?? `${found.length - calm.length} more`
  )
}

function filesOf(path) {
  return readdirSync(path, { recursive: true }).map(String).sort()
}

function generator(state) {
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}
