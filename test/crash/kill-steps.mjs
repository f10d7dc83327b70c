import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { detect } from '../../dist/detection/detect.js'
import { verifyPackage } from '../../dist/package/verify.js'
import { faultLibrary, runFaulty } from './faulty.mjs'
import { DETECT, fresh, opened, prepare } from './prepared.mjs'

/**
 * Kills detect, report and package in the middle of one of the steps in which they change a file — a write
 * half done, before or after a sync or a rename — and looks at what is there: runs and files are whole or not
 * there, and the command run again ends as it does undisturbed. The steps are spread over all that a command
 * makes.
 *
 *   npm run build && node test/crash/kill-steps.mjs [rounds] [bids]
 */
const rounds = Number(process.argv[2] ?? 200)
const bids = Number(process.argv[3] ?? 2000)
/** the command itself is run again after every so many kills */
const RERUN_EVERY = 5

const dir = mkdtempSync(join(tmpdir(), 'biaojian-steps-'))
const at = (...path) => join(dir, ...path)
const box = at('box')
const store = join(box, 'store')
const out = join(box, 'out')
const sha = (bytes) => createHash('sha256').update(bytes).digest('hex')

try {
  const library = faultLibrary(dir)
  if (!library) throw new Error('There is no C compiler here')
  const calm = await prepare(dir, bids)
  const commands = {
    detect: { args: ['detect', '--store', store, '--workers', '1'], from: at('imported'), look: lookAtRuns },
    report: {
      args: ['report', '--period', '2025', '--format', 'xlsx', '--out', out, '--store', store],
      from: at('detected'),
      look: lookAtReport,
    },
    package: {
      args: ['package', calm.ring, '--out', out, '--store', store, '--root', at('in')],
      from: at('detected'),
      look: lookAtPackage,
    },
  }
  let [killed, faults] = [0, 0]
  for (const [n, [name, command]] of Object.entries(commands).entries()) {
    fresh(box, command.from)
    const { code, steps, said } = await runFaulty(command.args, { library, under: box, kind: 'count' })
    if (code !== 0) throw new Error(`${name} failed by itself: ${said}`)
    const own = Math.floor((rounds * (n + 1)) / 3) - Math.floor((rounds * n) / 3)
    for (let round = 0; round < own; round++) {
      const step = 1 + Math.floor((round * steps) / own)
      fresh(box, command.from)
      const { signal } = await runFaulty(command.args, { library, under: box, kind: 'kill', at: step })
      if (signal === 'SIGKILL') killed++
      const wrong = await command
        .look(calm, round % RERUN_EVERY === 0)
        .catch((error) => [`cannot look: ${error.stack}`])
      for (const fault of wrong) console.log(`${name}, step ${step} of ${steps}: ${fault}`)
      faults += wrong.length
    }
    console.log(`${name}: ${steps} steps, ${own} rounds`)
  }
  console.log(`${rounds} rounds, ${killed} killed in a step, ${faults} faults`)
  process.exitCode = faults > 0 ? 1 : 0
} finally {
  rmSync(dir, { recursive: true, force: true })
}

/** A run in part, a changed graph, or another detection afterwards. */
function lookAtRuns({ digest, json }, again) {
  return opened(store, async (open) => {
    const found = []
    const same = () => JSON.stringify(open.casebook.rings({}).rings) === json
    if ((await open.engine.digest()) !== digest) found.push('the graph is another')
    const runs = open.casebook.runs()
    if (runs.length > 1) found.push(`${runs.length} runs for one detection`)
    if (runs.length === 1 && !same()) found.push('the run has other rings')
    if (runs.length === 0 && open.casebook.identities().length > 0) found.push('rings without a run')
    if (again) await detect(open, DETECT)
    if (again && !same()) found.push('the next detection finds other rings')
    return found
  })
}

/** A file in part, or one that is not on record. */
async function lookAtReport({ json }, again) {
  const found = await opened(store, async ({ casebook }) => {
    const kept = casebook.reports({ limit: 1000 })
    const wrong = []
    for (const { id, bytes } of kept)
      if (casebook.reportFile(id)?.length !== bytes) wrong.push(`the report ${id} on record is in part`)
    if (existsSync(out) && !kept.some(({ sha256 }) => sha256 === sha(readFileSync(out))))
      wrong.push('the file is in part, or not on record')
    if (JSON.stringify(casebook.rings({}).rings) !== json) wrong.push('the rings are others')
    return wrong
  })
  const args = ['report', '--period', '2025', '--format', 'xlsx', '--out', out, '--store', store]
  return again ? [...found, ...(await failure(args))] : found
}

/** A package that does not verify, or a key that cannot sign any more. */
async function lookAtPackage({ ring }, again) {
  const found = []
  const verified = async (which) => {
    if (!existsSync(out)) return
    const { ok } = await verifyPackage(readFileSync(out))
    if (!ok) found.push(`${which} package does not verify`)
  }
  await verified('the')
  if (!again) return found
  found.push(...(await failure(['package', ring, '--out', out, '--store', store, '--root', at('in')])))
  await verified('the next')
  return found
}

async function failure(args) {
  const { code, said } = await runFaulty(args, { library: '', under: box, kind: 'count' })
  return code === 0 ? [] : [`the next fails: ${said}`]
}
