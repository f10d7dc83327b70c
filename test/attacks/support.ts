import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { scratch } from '../sources/support.js'
import { type CliResult, cliBin } from '../support/cli.js'

/** A folder for one file of attacks. */
export const siege = () => {
  const own = scratch('biaojian-attack-')
  return { ...own, at: (name: string): string => join(own.folder, name) }
}

/** Longer than any of these commands takes on a loaded machine: what runs into it hangs. */
const HANGS_MS = 55_000

/**
 * The built command line; ended, with status null, when it hangs, and given no more heap than an attack
 * should need.
 */
export const attack = (...args: string[]): CliResult => attackWith({}, ...args)

export const attackWith = (env: Record<string, string>, ...args: string[]): CliResult => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--max-old-space-size=1024', cliBin, ...args],
    {
      encoding: 'utf8',
      env: { ...process.env, NO_COLOR: '1', BIAOJIAN_LANG: 'en', ...env },
      timeout: HANGS_MS,
      killSignal: 'SIGKILL',
      maxBuffer: 1 << 28,
    },
  )
  return { status, stdout, stderr }
}

/**
 * How many times more processor time the work takes on ten times the size, the best of two at each: growth
 * tells a linear way from a square one on any machine, seconds do not.
 */
export const growth = async (
  work: (size: number) => Promise<unknown> | unknown,
  size: number,
): Promise<number> => {
  const least = async (n: number): Promise<number> => {
    let best = Number.POSITIVE_INFINITY
    for (let k = 0; k < 2; k++) {
      const before = process.cpuUsage()
      await work(n)
      const { user, system } = process.cpuUsage(before)
      best = Math.min(best, user + system)
    }
    return best
  }
  await work(size)
  return (await least(10 * size)) / Math.max(1, await least(size))
}

/** What moves the cursor, colours, titles or turns the order of what a terminal shows. */
export const STEERING = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g
