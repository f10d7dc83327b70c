import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const MOST = 1 << 30

/** Runs a command to its end: what it printed, its CPU seconds (user and system) and wall seconds. */
const timed = (command, env) => {
  const clock = join(tmpdir(), `ocds-flags-${process.pid}`)
  const start = performance.now()
  const { status, stdout, stderr } = spawnSync(
    'bash',
    ['-c', `TIMEFORMAT='%U %S'; { time "$@" 2>&3 ; } 3>&2 2>${clock}`, '-', ...command],
    { maxBuffer: MOST, env: { ...process.env, ...env } },
  )
  const wall = (performance.now() - start) / 1000
  if (status !== 0) throw new Error(`${command.join(' ')} ended with ${status}: ${stderr}`)
  const [user, system] = readFileSync(clock, 'utf8').trim().split(/\s+/).map(Number)
  rmSync(clock)
  return { result: JSON.parse(stdout), notes: String(stderr), cpu: user + system, wall }
}

/**
 * Cardinal's `indicators`, on one thread unless told: with more, its main currency depends on who reads
 * first.
 */
export const cardinal = (binary, file, { settings, map = false, threads = 1 }) =>
  timed(
    [binary, 'indicators', ...(settings ? ['--settings', settings] : []), ...(map ? ['--map'] : []), file],
    { RAYON_NUM_THREADS: String(threads) },
  )

export const biaojian = (file, { settings, map = false, explain = false, workers = 1 }) =>
  timed(
    [
      process.execPath,
      new URL('../../dist/cli/main.js', import.meta.url).pathname,
      'screens',
      '--ocds',
      file,
      ...(settings ? ['--settings', settings] : []),
      ...(map ? ['--map'] : []),
      ...(explain ? ['--explain'] : []),
      '--workers',
      String(workers),
    ],
    {},
  )

/** Places where two JSON values differ, numbers compared as values and arrays as sets. */
export const differences = (a, b, path = '') => {
  if (Array.isArray(a) && Array.isArray(b))
    return JSON.stringify([...a].sort()) === JSON.stringify([...b].sort()) ? [] : [path]
  if (a && b && typeof a === 'object' && typeof b === 'object')
    return [...new Set([...Object.keys(a), ...Object.keys(b)])].flatMap((key) =>
      differences(a[key], b[key], `${path}/${key}`),
    )
  return a === b ? [] : [`${path}: ${JSON.stringify(a)} and ${JSON.stringify(b)}`]
}
