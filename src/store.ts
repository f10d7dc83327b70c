import { join, resolve } from 'node:path'
import type { Casebook } from './casebook/casebook.js'
import { isReadOnly, ownFolder, ownStore } from './casebook/owner-only.js'
import { AppError } from './domain/errors.js'
import type { EmbeddedSettings } from './engines/embedded/open.js'
import type { GraphEngine } from './engines/engine.js'
import type { Neo4jSettings } from './engines/neo4j/client.js'

export interface Store {
  /** absolute */
  readonly dir: string
  readonly engine: GraphEngine
  readonly casebook: Casebook
  close(): Promise<void>
}

export interface StoreSettings extends EmbeddedSettings {
  /** the graph lies on this server and carries the id of the folder's case book */
  neo4j?: Neo4jSettings
  /** the store is opened to be emptied: a graph that belongs to another folder is no error */
  toClear?: boolean
}

/**
 * Opens a store folder: the graph (`graph.duckdb`, or a Neo4j database that carries the case book's id), the
 * case book, snapshots and quarantine files. Nothing is written outside it. It is made on first use; one that
 * cannot be written is read, and whatever would change it fails with `engine_unavailable`. Fails with
 * `conflict`, naming the process, when another one holds the graph's file, and when a Neo4j graph belongs to
 * another folder.
 */
export const openStore = async (dir: string, settings: StoreSettings = {}): Promise<Store> => {
  const root = resolve(dir)
  const readOnly = isReadOnly(root)
  try {
    if (!readOnly) ownFolder(root)
  } catch (cause) {
    throw new AppError('invalid_input', `Cannot use ${dir} as a store: ${(cause as Error).message}`, {
      cause,
    })
  }
  const { openCasebook } = await import('./casebook/open.js')
  const casebook = openCasebook(root)
  try {
    const engine = await openEngine(root, casebook.storeId, readOnly ? { ...settings, readOnly } : settings)
    if (!readOnly) ownStore(root)
    const close = async (): Promise<void> => {
      casebook.close()
      await engine.close()
    }
    return { dir: root, engine, casebook, close }
  } catch (error) {
    casebook.close()
    throw error
  }
}

/** The driver of a server is loaded only where one is used. */
const openEngine = async (root: string, id: string, settings: StoreSettings): Promise<GraphEngine> => {
  const { neo4j, toClear = false, ...embedded } = settings
  if (!neo4j) {
    const { openEmbedded } = await import('./engines/embedded/open.js')
    return openEmbedded(join(root, 'graph.duckdb'), embedded)
  }
  const { openInStep } = await import('./engines/in-step/open.js')
  return openInStep(neo4j, { id, dir: root, toClear, settings: embedded })
}
