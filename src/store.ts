import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Casebook } from './casebook/casebook.js'
import { AppError } from './domain/errors.js'
import { type EmbeddedSettings, openEmbedded } from './graph/embedded/open.js'
import type { GraphEngine } from './graph/engine.js'

export interface Store {
  /** absolute */
  readonly dir: string
  readonly engine: GraphEngine
  readonly casebook: Casebook
  close(): Promise<void>
}

/**
 * Opens a store folder: the graph (`graph.duckdb`), the case book, snapshots and quarantine files. Nothing is written
 * outside it. It is made on first use. Fails with `conflict`, naming the process, when another one holds the graph.
 */
export const openStore = async (dir: string, settings: EmbeddedSettings = {}): Promise<Store> => {
  const root = resolve(dir)
  try {
    mkdirSync(root, { recursive: true })
  } catch (cause) {
    throw new AppError('invalid_input', `Cannot use ${dir} as a store: ${(cause as Error).message}`, {
      cause,
    })
  }
  const engine = await openEmbedded(join(root, 'graph.duckdb'), settings)
  try {
    const { openCasebook } = await import('./casebook/open.js')
    const casebook = openCasebook(root)
    const close = async (): Promise<void> => {
      casebook.close()
      await engine.close()
    }
    return { dir: root, engine, casebook, close }
  } catch (error) {
    await engine.close()
    throw error
  }
}
