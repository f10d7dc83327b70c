import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const BIN = new URL('../../dist/cli/main.js', import.meta.url).pathname

export interface CliResult {
  status: number | null
  stdout: string
  stderr: string
}

/** Runs the built command line as a user would. */
export const cli = (...args: string[]): CliResult => cliWith({}, ...args)

export const cliWith = (env: Record<string, string>, ...args: string[]): CliResult => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, ...args], {
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', BIAOJIAN_LANG: 'en', ...env },
    maxBuffer: 1 << 28,
    timeout: 900_000,
  })
  return { status, stdout, stderr }
}

export const cliBin = BIN

/** A folder of its own, gone after the work. */
export const inTempFolder = async <T>(work: (dir: string) => T | Promise<T>): Promise<T> => {
  const dir = mkdtempSync(join(tmpdir(), 'biaojian-test-'))
  try {
    return await work(dir)
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}
