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

const library = faultLibrary(dir)
try {
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
    const calm = steps > 1 ? await undisturbed(name, command, args) : undefined
    const most = calm?.steps ?? 1
    for (let round = 0; round < Math.min(steps, most); round++) {
      const step = 1 + Math.floor((round * most) / steps)
      begin(command)
      const full = await runFaulty(args, { library, under: box, kind: 'full', at: step })
      const left = await seen()
      const again = await runFaulty(args, { library, under: box, kind: 'count' })
      // a command that failed and left the store as it was is held to nothing else
      const wanted =
        calm ?? (full.code !== 0 && left.store === before ? left : await undisturbed(name, command, args))
      const wrong = [
        ...told(full),
        ...found(left, { before, wanted, code: full.code, between: command.between }),
      ]
      if (again.code !== 0 && full.code !== 0) wrong.push(`with room again: ${again.said.slice(-300)}`)
      for (const fault of wrong) console.log(`${name}, full from step ${step}: ${fault}`)
      rounds++
      faults += wrong.length
    }
    console.log(calm ? `${name}: ${most} steps` : name)
  }
  console.log(`${rounds} rounds, ${faults} faults`)
  process.exitCode = faults > 0 ? 1 : 0
} finally {
  rmSync(dir, { recursive: true, force: true })
}

function begin({ from }) {
  fresh(box, from && at(from))
}

/** What the command leaves, and in how many steps, where nothing is in its way. */
async function undisturbed(name, command, args) {
  begin(command)
  const { code, said, steps } = await runFaulty(args, { library, under: box, kind: 'count' })
  if (code !== 0) throw new Error(`${name} fails by itself: ${said}`)
  return { ...(await seen()), steps }
}

/** What is in the store and beside it, or why nobody can look. */
async function seen() {
  const store = await contents().catch((e) => ({ fault: `cannot look: ${e.message}` }))
  return { store, outputs: outputs(), isFile: existsSync(out) && !statSync(out).isDirectory() }
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

function found(left, { before, wanted, code, between }) {
  if (left.store.fault) return [left.store.fault]
  const wrong = []
  const isWhole = left.store === wanted.store
  if (left.store !== before && !isWhole && !between?.test(left.store))
    wrong.push(`the store holds neither: ${left.store}`)
  if (code === 0 && !isWhole) wrong.push('says that it did what it did not')
  if (left.outputs !== '' && left.outputs !== wanted.outputs && code === 0) wrong.push('an output is in part')
  if (left.isFile && code !== 0) wrong.push('an output of a failed command')
  return wrong
}
