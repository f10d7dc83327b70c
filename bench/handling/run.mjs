// Whether leads and papers keep to their definitions however people act, and whether acts outlive a kill.
// First the models of test/handling at full size: so many random sequences of acts over all machines (only
// listed transitions, every event with its entry for the audit log, clocks that end met, late or void). Then
// a process that acts is killed with SIGKILL again and again; what it had said was done must be there once
// the next one has begun, each event with one entry of a log that is whole. After `npm run build`:
//   node bench/handling/run.mjs [--sequences 10000] [--kills 40]
// Either number may be 0: that part is then left out.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import Libsql from 'libsql'
import { drainHere } from '../../dist/audit/outbox.js'
import { verifyAuditLog } from '../../dist/audit/verify.js'
import { openCasebook } from '../../dist/casebook/open.js'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const CHILD = fileURLToPath(new URL('./act-on.mjs', import.meta.url))
const MODELS = ['machines', 'model']

/** sequences of one process: what a case book held in memory comes free with the process */
const AT_ONCE = 250

/** Case books of the models live in memory where there is room for that: nothing is killed in them. */
const IN_MEMORY = existsSync('/dev/shm') ? { TMPDIR: '/dev/shm' } : {}

/**
 * Runs the models of test/handling over so many sequences, in as many processes at a time as there are
 * processors, each from a seed of its own; fails where one does not hold.
 */
const runModels = async (sequences) => {
  const began = performance.now()
  const parts = Math.ceil(sequences / AT_ONCE)
  const waiting = MODELS.flatMap((name) => Array.from({ length: parts }, (_, part) => ({ name, part })))
  let done = 0
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const { name, part } = next
      await runModel(name, part + 1, Math.min(AT_ONCE, sequences - part * AT_ONCE))
      process.stderr.write(`\r${++done} of ${MODELS.length * parts} parts`)
    }
  }
  await Promise.all(Array.from({ length: availableParallelism() }, work))
  process.stderr.write('\n')
  return { models: MODELS, sequences, seconds: Math.round((performance.now() - began) / 1000) }
}

const runModel = async (name, seed, runs) => {
  const vitest = ['vitest', 'run', `test/handling/${name}.test.ts`, '--testTimeout=36000000']
  const env = {
    ...process.env,
    ...IN_MEMORY,
    MODEL_RUNS: String(runs),
    MODEL_SEED: String(seed),
    NO_COLOR: '1',
  }
  const child = spawn('npx', vitest, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data) => {
      said += data
    })
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`${name}, seed ${seed}, ${runs} sequences:\n${said}`)
}

/** Kills a process that acts, so many times; what it said was done is there afterwards. */
export const killRounds = async (rounds) => {
  const dir = mkdtempSync(join(tmpdir(), 'biaojian-handling-'))
  const said = new Set()
  try {
    for (let round = 0; round < rounds; round++)
      for (const uid of await untilKilled(dir, round + 1, 300 + 37 * (round % 20))) said.add(uid)
    const casebook = openCasebook(dir)
    drainHere(casebook.work, { dir, storeId: casebook.storeId })
    const { storeId } = casebook
    casebook.close()
    const { wrong, entries } = verifyAuditLog(dir, storeId, [])
    return { rounds, said: said.size, entries, wrong, ...comparedWith(dir, said) }
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

const untilKilled = async (dir, seed, afterMs) => {
  const child = spawn(process.execPath, [CHILD, dir, String(seed)], { stdio: ['ignore', 'pipe', 'inherit'] })
  let out = ''
  let isTimed = false
  child.stdout.on('data', (data) => {
    out += data
    if (!isTimed) setTimeout(() => child.kill('SIGKILL'), afterMs)
    isTimed = true
  })
  const [code] = await once(child, 'close')
  if (code !== null) throw new Error(`The process that acts ended by itself with ${code}`)
  // a line that was cut was not said
  return out.split('\n').slice(0, -1)
}

/** Events that were said and are lost, and those without exactly one entry in the log. */
const comparedWith = (dir, said) => {
  const read = (file, sql) => {
    const db = new Libsql(file, { readonly: true })
    const rows = db.prepare(sql).all()
    db.close()
    return rows
  }
  const events = read(join(dir, 'casebook.sqlite'), 'SELECT uid FROM work_event').map(({ uid }) => uid)
  const logged = new Map()
  for (const { body } of read(join(dir, 'audit', 'audit.sqlite'), 'SELECT body FROM entry')) {
    const { uid } = JSON.parse(body)
    logged.set(uid, (logged.get(uid) ?? 0) + 1)
  }
  const held = new Set(events)
  return {
    events: events.length,
    lost: [...said].filter((uid) => !held.has(uid)).length,
    unlogged: events.filter((uid) => logged.get(uid) !== 1).length,
  }
}

const numberAfter = (name, other) => {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? other : Number(process.argv[at + 1])
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [kills, sequences] = [numberAfter('kills', 40), numberAfter('sequences', 10_000)]
  if (kills > 0) console.log(await killRounds(kills))
  if (sequences > 0) console.log(await runModels(sequences))
}
