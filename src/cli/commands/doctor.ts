import { X509Certificate } from 'node:crypto'
import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { availableParallelism, freemem, totalmem } from 'node:os'
import { dirname, resolve } from 'node:path'
import type { Command } from 'commander'
import { transportOf } from '../../api/transport.js'
import type { Config } from '../../config.js'
import { cliTexts } from '../../texts/cli.js'
import { say } from '../../texts/text.js'
import { productVersion } from '../../version.js'
import type { Register } from '../command.js'
import { contextOf } from '../context.js'
import { type Check, storeChecks } from '../store-checks.js'
import { table } from '../table.js'

const SUPPORTED = ['linux-x64', 'linux-arm64']
const GIB = 2 ** 30

/** `doctor`: what this machine supports; exit 1 when something needed is missing. */
export const doctorCommand: Register = (program, lang) => {
  program
    .command('doctor')
    .description(say(cliTexts.doctor, lang))
    .option('--store <dir>', say(cliTexts.optStore, lang))
    .option('--json', say(cliTexts.optJson, lang))
    .action(async (_options, command: Command) => {
      const context = contextOf(command)
      const { store, engine, neo4j, tls } = context.config
      const server = engine === 'neo4j' ? [await serverOf(neo4j)] : []
      const checks = [
        version(),
        platform(),
        ...(await engines()),
        ...server,
        memory(),
        disk(store),
        ...(tls ? [certificate(tls)] : []),
        ...storeChecks(context.config, new Date()),
      ]
      if (context.json) context.printJson({ version: productVersion(), checks })
      else
        context.print(
          table(
            ['', 'check', 'state'],
            checks.map((c) => [c.ok ? 'ok' : 'no', c.what, c.state]),
          ),
        )
      if (checks.some((check) => !check.ok)) process.exitCode = 1
    })
}

const version = (): Check => {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  return {
    what: 'Node.js >= 20.19',
    ok: major > 20 || (major === 20 && minor >= 19),
    state: process.versions.node,
  }
}

const platform = (): Check => {
  const name = `${process.platform}-${process.arch}`
  return {
    what: `platform (${SUPPORTED.join(', ')}; loongarch64 is not supported: no DuckDB binary)`,
    ok: SUPPORTED.includes(name),
    state: name,
  }
}

const attempt = async (what: string, open: () => Promise<string>): Promise<Check> => {
  try {
    return { what, ok: true, state: await open() }
  } catch (error) {
    return { what, ok: false, state: (error as Error).message.split('\n')[0]! }
  }
}

/**
 * Asks the Neo4j server of the settings; whether what it keeps in memory is as large as the graph is said
 * beside it.
 */
const serverOf = (settings: Config['neo4j']): Promise<Check> =>
  attempt(`Neo4j server (${settings.uri})`, async () => {
    const { describeServer } = await import('../../engines/neo4j/describe-server.js')
    const { text, data, pageCache } = await describeServer(settings)
    const size = `${text}; graph about ${gib(data)}`
    if (pageCache === undefined) return size
    const small = pageCache < data ? ': smaller than the graph, so queries read from disk' : ''
    return `${size}, page cache ${gib(pageCache)}${small}`
  })

const gib = (bytes: number): string => `${(bytes / GIB).toFixed(1)} GiB`

/** Opens both embedded engines in memory: the binary is there and runs, not merely installed. */
const engines = async (): Promise<Check[]> => {
  const require = createRequire(import.meta.url)
  return [
    await attempt('DuckDB (graph store)', async () => {
      const { DuckDBInstance, version } = await import('@duckdb/node-api')
      const instance = await DuckDBInstance.create(':memory:')
      instance.closeSync()
      return version()
    }),
    await attempt('SQLite (case book)', async () => {
      const Database = require('libsql') as new (
        path: string,
      ) => { prepare(sql: string): { get(): { v: string } }; close(): void }
      const db = new Database(':memory:')
      const { v } = db.prepare('SELECT sqlite_version() AS v').get()
      db.close()
      return v
    }),
  ]
}

const DAY_MS = 86_400_000
/** when a certificate should be renewed */
const DAYS_LEFT = 30

/** The certificate is in force for a while yet, belongs to the key, and nobody else reads the key. */
const certificate = ({ cert, key }: NonNullable<Config['tls']>): Check => {
  const what = `certificate ${cert}`
  try {
    const { https } = transportOf({ tls: { cert, key }, proxies: [] })
    const days = Math.floor((Date.parse(new X509Certificate(https!.cert).validTo) - Date.now()) / DAY_MS)
    const open = (statSync(key).mode & 0o077) !== 0
    const told = open ? `; others may read ${key}: chmod 600` : ''
    return { what, ok: days >= DAYS_LEFT && !open, state: `${days} days left${told}` }
  } catch (error) {
    return { what, ok: false, state: (error as Error).message }
  }
}

const memory = (): Check => ({
  what: 'memory (2 GiB for 0.5M bids, 6 GiB for 10M)',
  ok: totalmem() >= 2 * GIB,
  state: `${(totalmem() / GIB).toFixed(1)} GiB, ${(freemem() / GIB).toFixed(1)} free, ${availableParallelism()} cores`,
})

const disk = (store: string): Check => {
  let folder = resolve(store)
  while (!existsSync(folder)) folder = dirname(folder)
  const { bavail, bsize } = statfsSync(folder)
  try {
    accessSync(folder, constants.W_OK)
    return {
      what: `store folder ${store}`,
      ok: true,
      state: `writable, ${((bavail * bsize) / GIB).toFixed(1)} GiB free`,
    }
  } catch {
    return { what: `store folder ${store}`, ok: false, state: `${folder} is not writable` }
  }
}
