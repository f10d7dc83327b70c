import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { faultLibrary, runFaulty } from './faulty.mjs'
import { fresh, opened, prepare } from './prepared.mjs'
import { writers } from './writers.mjs'

/**
 * Runs every command that writes on a disk that is full from one of its steps on, spread over all that it
 * makes, and looks at what is there: it fails with one sentence and no stack, the graph is as before or as
 * after, no output is there in part, and with room again the command ends as it does undisturbed.
 *
 *   npm run build && node test/crash/full-disk.mjs [steps a command] [bids] [part of names]
 */
const steps = Number(process.argv[2] ?? 8)
const bids = Number(process.argv[3] ?? 2000)

const part = process.argv[4] ?? ''
const dir = mkdtempSync(join(tmpdir(), 'biaojian-full-'))
const at = (...path) => join(dir, ...path)
const box = at('box')
const store = join(box, 'store')
const out = join(box, 'out')
const EMPTY = `${'0'.repeat(32)} 0 0`
const more = at('bidders.csv')
const ALERTS = `预警编号,预警规则,预警等级,标段编号,企业代码,预警时间,预警内容,状态
A-1,同一设备,红色,LOT00000000,FIRM00000112,2026-01-05,同一设备投标,未处置
`

try {
  const library = faultLibrary(dir)
  if (!library) throw new Error('There is no C compiler here')
  const { ring } = await prepare(dir, bids)
  writeFileSync(more, 'bidder_id,name\nNEW-1,新来建设有限公司\nNEW-2,后来建设有限公司\n')
  const numbers = at('numbers.csv')
  writeFileSync(numbers, 'kind,old,new,basis\nlot,LOT00000001,XS-LOT-1,改号\n')
  const alerts = at('alerts.csv')
  writeFileSync(alerts, ALERTS)
  const commands = writers({ ring, folder: at('in'), more, numbers, alerts, out })
  let [rounds, faults] = [0, 0]
  for (const [name, command] of Object.entries(commands)) {
    if (!name.includes(part)) continue
    const args = command.bare ? command.own : [...command.own, '--store', store]
    begin(command)
    const before = await contents()
    const calm = await runFaulty(args, { library, under: box, kind: 'count' })
    if (calm.code !== 0) throw new Error(`${name} fails by itself: ${calm.said}`)
    const after = await contents()
    const whole = outputs()
    for (let round = 0; round < Math.min(steps, calm.steps); round++) {
      const step = 1 + Math.floor((round * calm.steps) / steps)
      begin(command)
      const full = await runFaulty(args, { library, under: box, kind: 'full', at: step })
      const wrong = [
        ...told(full),
        ...(await found({ before, after, whole, code: full.code, between: command.between }).catch((e) => [
          `cannot look: ${e.message}`,
        ])),
      ]
      const again = await runFaulty(args, { library, under: box, kind: 'count' })
      if (again.code !== 0 && full.code !== 0) wrong.push(`with room again: ${again.said.slice(-300)}`)
      for (const fault of wrong) console.log(`${name}, full from step ${step} of ${calm.steps}: ${fault}`)
      rounds++
      faults += wrong.length
    }
    console.log(`${name}: ${calm.steps} steps`)
  }
  console.log(`${rounds} rounds, ${faults} faults`)
  process.exitCode = faults > 0 ? 1 : 0
} finally {
  rmSync(dir, { recursive: true, force: true })
}

function begin({ from }) {
  fresh(box, from && at(from))
}

async function contents() {
  if (!existsSync(store)) return EMPTY
  return opened(store, async ({ engine, casebook }) =>
    [await engine.digest(), casebook.runs().length, casebook.schedules().length].join(' '),
  )
}

/** Names and sizes of what was written beside the store. */
function outputs() {
  if (!existsSync(out)) return ''
  if (!statSync(out).isDirectory()) return sizeOf(out)
  return readdirSync(out)
    .sort()
    .map((name) => `${name} ${sizeOf(join(out, name))}`)
    .join('\n')
}
function sizeOf(path) {
  return createHash('sha256')
    .update(String(readFileSync(path).length))
    .digest('hex')
    .slice(0, 8)
}

/** What a command may not say: nothing, a stack, or that it went well where it did not. */
function told({ code, signal, said }) {
  if (code === 0) return []
  if (signal) return [`ends by ${signal}: ${said.slice(-300)}`]
  if (/^\s+at .*:\d+:\d+/m.test(said)) return [`shows a stack: ${said.slice(0, 400)}`]
  if (!/ENOSPC|no space|No space|disk|full|磁盘|空间/.test(said))
    return [`does not name the cause: ${said.slice(-300)}`]
  return []
}

async function found({ before, after, whole, code, between }) {
  const wrong = []
  const now = await contents()
  if (now !== before && now !== after && !between?.test(now)) wrong.push(`the store holds neither: ${now}`)
  if (code === 0 && now !== after) wrong.push('says that it did what it did not')
  const written = outputs()
  if (written !== '' && written !== whole && code === 0) wrong.push('an output is in part')
  if (existsSync(out) && code !== 0 && !statSync(out).isDirectory())
    wrong.push('an output of a failed command')
  return wrong
}
