import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cli } from './cli.js'

/** Names the folder of stores that the test files of one run share; global-setup makes and removes it. */
export const STORES = 'BIAOJIAN_TEST_STORES'

const folder = (): string => (process.env[STORES] ??= mkdtempSync(join(tmpdir(), 'biaojian-stores-')))
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 100))

/**
 * A store that is made once in a run of the tests, by whoever asks first; the others wait for it. It is to be
 * copied, never written to. A maker that fails leaves nothing, and the next to ask tries again.
 */
export const madeOnce = async (
  name: string,
  make: (store: string) => void | Promise<void>,
): Promise<string> => {
  const [store, lock] = [join(folder(), name), join(folder(), `${name}.lock`)]
  while (!existsSync(store)) {
    try {
      mkdirSync(lock)
    } catch {
      await pause()
      continue
    }
    const part = join(lock, 'store')
    try {
      if (!existsSync(store)) {
        await make(part)
        renameSync(part, store)
      }
    } finally {
      rmSync(lock, { recursive: true, force: true })
    }
  }
  return store
}

/** The bundled county market, imported and detected by the command line: to be copied. */
export const countyOnce = (): Promise<string> =>
  madeOnce('county', (store) => {
    for (const args of [['import', 'datasets/county'], ['detect']]) {
      const { status, stderr } = cli(...args, '--store', store)
      if (status !== 0) throw new Error(stderr)
    }
  })
