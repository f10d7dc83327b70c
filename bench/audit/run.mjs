// How fast is the audit log, beside the disk itself, and does `verify` find every change? Appends through the
// service's own thread in a closed loop of so many waiting readers; syncs of a plain file in the same run;
// verification of what was written; then mutants. Goals: 1,500 entries/s, p99 at most 4 times that of
// fdatasync, 60,000 entries/s verified, every mutant found with one anchor.
//   node bench/audit/run.mjs [--entries 20000] [--readers 64] [--mutants 1600]
// after `npm run build`

import { execFileSync } from 'node:child_process'
import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startAppender } from '../../dist/audit/appender.js'
import { verifyAuditLog } from '../../dist/audit/verify.js'
import { KINDS, makeSample, NEED_ANCHOR, verifyMutant } from './mutants.mjs'

const option = (name, fallback) => {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? fallback : Number(process.argv[at + 1])
}
const [entries, readers, mutants] = [
  option('entries', 20_000),
  option('readers', 64),
  option('mutants', 1600),
]
const RATE = 1500
/** Mutants of one process: libsql gives the files of closed databases back at the process's end. */
const PART = 1000
const dir = mkdtempSync(join(tmpdir(), 'biaojian-bench-audit-'))
const quantile = (times, share) => times.toSorted((a, b) => a - b)[Math.floor(share * (times.length - 1))]
const shown = (times) =>
  `p50 ${quantile(times, 0.5).toFixed(2)} ms, p99 ${quantile(times, 0.99).toFixed(2)} ms`

const mutantsFrom = async (from, to) => {
  const sample = await makeSample(join(dir, 'mutants'), 120)
  return Array.from({ length: to - from }, (_, i) => {
    const kind = KINDS[(from + i) % KINDS.length]
    return { kind, ...verifyMutant(sample, kind, Math.floor((from + i) / KINDS.length)) }
  })
}

const inProcess = (from, to) =>
  JSON.parse(
    execFileSync(
      process.execPath,
      [fileURLToPath(import.meta.url), '--from', from, '--mutants', to].map(String),
      {
        maxBuffer: 2 ** 26,
      },
    ).toString(),
  )

const syncs = () => {
  const file = openSync(join(dir, 'plain'), 'w')
  const times = []
  for (let n = 0; n < Math.min(500, entries); n++) {
    const begun = performance.now()
    writeSync(file, Buffer.alloc(4096, n))
    fdatasyncSync(file)
    times.push(performance.now() - begun)
  }
  closeSync(file)
  return times
}

const entryOf = (n) => ({
  uid: `bench-${n}`,
  at: new Date(1.77e12 + n).toISOString(),
  src: 'http',
  who: { key: `k${n % 7}`, capacity: 'police' },
  act: 'read',
  what: 'ring',
  id: `R-${String(1 + (n % 500)).padStart(6, '0')}`,
  route: '/api/v1/rings/:id',
  outcome: 'allowed',
  answer: 'a3'.repeat(32),
  bytes: 13407,
  request: `req-${n}`,
  ip: '127.0.0.1',
})

/**
 * Times of entries that come at the rate of the goal, whether or not those before are written, from when each
 * is handed over: handing over never waits, so that no stall of the log holds later entries back.
 */
const pacedOver = async (appender) => {
  const times = []
  const all = []
  const begun = performance.now()
  for (let n = 0; n < Math.min(entries, 4 * RATE); n++) {
    const due = begun + (n * 1000) / RATE
    while (performance.now() < due) await new Promise((resolve) => setTimeout(resolve, 1))
    const handed = performance.now()
    all.push(appender.append(entryOf(n)).then(() => times.push(performance.now() - handed)))
  }
  await Promise.all(all)
  return times
}

const appends = async () => {
  const data = { dir: join(dir, 'store'), storeId: 'bench', anchors: [], checkpointSeconds: 60 }
  const appender = await startAppender(data, console.error)
  const times = []
  let next = 0
  const reader = async () => {
    while (next < entries) {
      const begun = performance.now()
      await appender.append(entryOf(next++))
      times.push(performance.now() - begun)
    }
  }
  const begun = performance.now()
  await Promise.all(Array.from({ length: readers }, reader))
  const seconds = (performance.now() - begun) / 1000
  const paced = await pacedOver(appender)
  await appender.close()
  return { times, seconds, paced }
}

const measure = async () => {
  const before = syncs()
  const { times, seconds, paced } = await appends()
  const raw = [...before, ...syncs()]
  console.log(`fdatasync of a plain file: ${shown(raw)}`)
  console.log(
    `appended ${times.length} in ${seconds.toFixed(2)} s: ${Math.round(times.length / seconds)}/s, ${shown(times)}`,
  )
  const ratio = quantile(paced, 0.99) / quantile(raw, 0.99)
  console.log(`at ${RATE}/s: ${shown(paced)}, p99 ${ratio.toFixed(1)} times that of fdatasync`)
  const begun = performance.now()
  const found = verifyAuditLog(join(dir, 'store'), 'bench', [])
  const took = (performance.now() - begun) / 1000
  console.log(
    `verified ${found.entries} at ${Math.round(found.entries / took)}/s: ${found.wrong?.defect ?? 'sound'}`,
  )
  if (found.wrong || found.entries < entries + paced.length) process.exitCode = 1
  const results = []
  for (let from = 0; from < mutants; from += PART)
    results.push(...inProcess(from, Math.min(mutants, from + PART)))
  const missed = results.filter(({ anchored }) => !anchored)
  const unlike = results.filter(({ kind, alone }) => alone === NEED_ANCHOR.has(kind))
  console.log(
    `mutants: ${mutants - missed.length} of ${mutants} found with one anchor; without it all but three kinds: ${unlike.length === 0}`,
  )
  if (missed.length + unlike.length > 0) process.exitCode = 1
}

try {
  const from = option('from', -1)
  if (from < 0) await measure()
  else console.log(JSON.stringify(await mutantsFrom(from, mutants)))
} finally {
  rmSync(dir, { recursive: true, force: true })
}
