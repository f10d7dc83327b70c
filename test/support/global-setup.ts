import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stopTestServer } from '../neo4j/server.mjs'
import { STORES } from './prepared.js'

/** Makes room for the stores that tests share; when all have ended that goes, and the server they started. */
export default (): (() => Promise<void>) | undefined => {
  if (process.env[STORES]) return undefined
  const stores = mkdtempSync(join(tmpdir(), 'biaojian-stores-'))
  process.env[STORES] = stores
  return async (): Promise<void> => {
    rmSync(stores, { recursive: true, force: true })
    await stopTestServer()
  }
}
