import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
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

/** A busy machine is no reason to turn a test away. */
const UNHURRIED = new URL('./unhurried.json', import.meta.url).pathname

/** A service that listens on a store, and its URL once it has said it. */
export const serving = (store: string): { child: ChildProcess; url: Promise<string> } => {
  const child = spawn(process.execPath, [BIN, 'serve', '--port', '0', '--store', store], {
    env: { ...process.env, NO_COLOR: '1', BIAOJIAN_LANG: 'en', BIAOJIAN_CONFIG: UNHURRIED },
  })
  const url = new Promise<string>((resolve, reject) => {
    let out = ''
    const take = (data: Buffer): void => {
      out += data
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(out)?.[0]
      if (found) resolve(found)
    }
    child.stdout.on('data', take)
    child.stderr.on('data', take)
    child.on('exit', () => reject(new Error(out)))
  })
  return { child, url }
}

/** A folder of its own, gone after the work. */
export const inTempFolder = async <T>(work: (dir: string) => T | Promise<T>): Promise<T> => {
  const dir = mkdtempSync(join(tmpdir(), 'biaojian-test-'))
  try {
    return await work(dir)
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}
