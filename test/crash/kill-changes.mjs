import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeMarket } from '../../bench/pipeline/make-market.mjs'
import { faultLibrary, runFaulty } from './faulty.mjs'
import { fresh, opened } from './prepared.mjs'

/**
 * Kills `import --undo` and `import --replace` in the middle of one of the steps in which they change a file,
 * and looks at what is there: all of the change or nothing of it, and the command run again ends as it does
 * undisturbed. The steps are spread over all that a command makes.
 *
 *   npm run build && node test/crash/kill-changes.mjs [rounds] [bids]
 */
const rounds = Number(process.argv[2] ?? 100)
const bids = Number(process.argv[3] ?? 2000)

const dir = mkdtempSync(join(tmpdir(), 'biaojian-changes-'))
const at = (...path) => join(dir, ...path)
const box = at('box')
const store = join(box, 'store')

try {
  const library = faultLibrary(dir)
  if (!library) throw new Error('There is no C compiler here')
  await prepare()
  const commands = {
    undo: ['import', '--undo', '2', '--yes', '--store', store],
    replace: ['import', at('in'), '--replace', '--store', store],
  }
  let [killed, done, faults] = [0, 0, 0]
  for (const [n, [name, args]] of Object.entries(commands).entries()) {
    fresh(box, at('imported'))
    const before = await lookedAt()
    const { code, steps, said } = await runFaulty(args, { library, under: box, kind: 'count' })
    if (code !== 0) throw new Error(`${name} failed by itself: ${said}`)
    const after = await lookedAt()
    if (before === after) throw new Error(`${name} changes nothing`)
    const own = Math.floor((rounds * (n + 1)) / 2) - Math.floor((rounds * n) / 2)
    for (let round = 0; round < own; round++) {
      const step = 1 + Math.floor((round * steps) / own)
      fresh(box, at('imported'))
      const { signal } = await runFaulty(args, { library, under: box, kind: 'kill', at: step })
      if (signal === 'SIGKILL') killed++
      for (const fault of await wrong(args, before, after)) {
        console.log(`${name}, step ${step} of ${steps}: ${fault}`)
        faults++
      }
    }
    console.log(`${name}: ${steps} steps, ${own} rounds`)
  }
  console.log(
    `${rounds} rounds, ${killed} killed in a step, ${done} of them after the change, ${faults} faults`,
  )
  process.exitCode = faults > 0 ? 1 : 0

  async function wrong(args, before, after) {
    const now = await lookedAt()
    if (now !== before && now !== after) return ['the change is there in part']
    if (now === after) {
      done++
      return []
    }
    const { code, said } = await runFaulty(args, { library: '', under: box, kind: 'count' })
    if (code !== 0) return [`the next fails: ${said}`]
    return (await lookedAt()) === after ? [] : ['the next ends in another store']
  }
} finally {
  rmSync(dir, { recursive: true, force: true })
}

/** A market, then its bids once more with wrong amounts; what replaces both has others again. */
async function prepare() {
  await makeMarket(at('in'), bids, 1)
  for (const amount of [undefined, '1', '2']) {
    if (amount !== undefined) setAmounts(amount)
    if (amount !== '2') await imported()
  }
}

function setAmounts(amount) {
  const [header, ...rows] = readFileSync(at('in', 'bids.csv'), 'utf8').split('\n')
  const column = header.split(',').indexOf('amount')
  const changed = rows.map((row) => {
    const cells = row.split(',')
    if (cells[column]) cells[column] = amount
    return cells.join(',')
  })
  writeFileSync(at('in', 'bids.csv'), [header, ...changed].join('\n'))
}

async function imported() {
  const args = ['import', at('in'), '--store', at('imported')]
  const { code, said } = await runFaulty(args, { library: '', under: box, kind: 'count' })
  if (code !== 0) throw new Error(`The import failed by itself: ${said}`)
}

/** What counts in a store, and of which imports; of one that was cut off nothing does. */
function lookedAt() {
  return opened(store, async ({ engine }) => {
    const market = await engine.market()
    const sum = createHash('sha256').update(new Uint8Array(market.bids.amount.slice().buffer))
    const files = (await engine.imports({ limit: 100 })).flatMap(({ batch, files }) =>
      files.filter(({ counts }) => counts).map(({ file }) => `${file} ${isFirst(batch) ? batch : 'again'}`),
    )
    return JSON.stringify([await engine.digest(), await engine.counts(), sum.digest('hex'), files])
  })
}

/** An import that is run again has the next number. */
function isFirst(batch) {
  return batch <= 2
}
