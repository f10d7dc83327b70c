import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openInStep } from '../../src/engines/in-step/open.js'
import type { Neo4jSettings } from '../../src/engines/neo4j/client.js'
import type { OpenedEngine } from '../engines/conformance.js'
import { testServer, whyNoServer } from './server.mjs'

/** Why the tests on a Neo4j server cannot run here, or undefined. In CI they always run. */
export const skip = process.env.NEO4J_URI || process.env.CI ? undefined : whyNoServer()
if (skip) console.warn(`Neo4j tests skipped: ${skip}`)

const CACHE = fileURLToPath(new URL('.cache/', import.meta.url))
const LOCK = join(CACHE, 'lock')

/** The server of NEO4J_URI, of `npm run neo4j:start`, or one that is started for this run of the tests. */
const server = async (): Promise<Neo4jSettings> => {
  const { NEO4J_URI: uri, NEO4J_USER: user = 'neo4j', NEO4J_PASSWORD: password = '' } = process.env
  return uri ? { uri, user, password } : testServer()
}

/**
 * A Community server has one database: who holds this lock has it alone. Test files wait for each other here.
 * @returns the server and what gives it free
 */
export const takeServer = async (): Promise<{ settings: Neo4jSettings; release: () => void }> => {
  mkdirSync(CACHE, { recursive: true })
  for (;;) {
    try {
      mkdirSync(LOCK)
      writeFileSync(join(LOCK, 'pid'), String(process.pid))
      break
    } catch {
      if (isStale()) rmSync(LOCK, { recursive: true, force: true })
      else await new Promise((resolve) => setTimeout(resolve, 200))
    }
  }
  const release = (): void => rmSync(LOCK, { recursive: true, force: true })
  try {
    const { uri, user, password } = await server()
    // patient, since the server may share two cores with other tests
    return { settings: { uri, user, password, patienceMs: 60_000 }, release }
  } catch (error) {
    release()
    throw error
  }
}

const isStale = (): boolean => {
  try {
    process.kill(Number(readFileSync(join(LOCK, 'pid'), 'utf8')), 0)
    return false
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH'
  }
}

/** Long enough for another test file to end, and for a server to be assembled and started. */
export const WAIT_MS = 900_000

/**
 * A Neo4j engine on an emptied graph, with a folder of its own; `drop` closes it and gives the server free.
 */
export const neo4jEngine = async (
  batchRows?: number,
): Promise<OpenedEngine & { settings: Neo4jSettings; dir: string; id: string }> => {
  const { settings, release } = await takeServer()
  const dir = mkdtempSync(join(tmpdir(), 'biaojian-neo4j-test-'))
  const id = `test-${process.pid}`
  const engine = await openInStep(settings, {
    id,
    dir,
    toClear: true,
    settings: { memoryLimit: '512MB', ...(batchRows && { batchRows }) },
  })
  await engine.clear()
  return {
    engine,
    settings,
    dir,
    id,
    drop: async () => {
      await engine.close()
      rmSync(dir, { recursive: true, force: true })
      release()
    },
  }
}
