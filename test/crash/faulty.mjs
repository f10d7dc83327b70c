import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

const CLI = new URL('../../dist/cli/main.js', import.meta.url).pathname
const SOURCE = new URL('./faults.c', import.meta.url).pathname

/** Compiles faults.c into the folder; undefined where no compiler or no Linux is. */
export const faultLibrary = (dir) => {
  const library = join(dir, 'faults.so')
  const { status } = spawnSync('cc', ['-O2', '-shared', '-fPIC', '-o', library, SOURCE, '-ldl'])
  return process.platform === 'linux' && status === 0 ? library : undefined
}

/**
 * Runs a command of the built command line with the n-th change below a folder going wrong.
 * @param fault `{ library, under, kind: 'kill' | 'full' | 'count', at }`
 */
export const runFaulty = async (args, { library, under, kind, at = 0 }) => {
  const counter = join(under, '..', `count-${process.pid}`)
  const env = {
    ...process.env,
    LD_PRELOAD: library,
    FAULT_UNDER: under,
    FAULT_KIND: kind,
    FAULT_AT: String(at),
    FAULT_COUNT: counter,
  }
  const running = spawn(process.execPath, [CLI, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [running.stdout, running.stderr])
    stream.on('data', (data) => {
      said += data
    })
  const [code, signal] = await once(running, 'close')
  const steps = existsSync(counter) ? Number(readFileSync(counter, 'utf8')) : undefined
  rmSync(counter, { force: true })
  return { code, signal, said, steps }
}
