import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import neo4j from 'neo4j-driver'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fillEveryColumn } from '../../bench/neo4j/every-column.mjs'
import { makeMarket } from '../../bench/pipeline/make-market.mjs'
import { openRecord } from '../../src/engines/embedded/open.js'
import type { GraphEngine } from '../../src/engines/engine.js'
import { adoptGraph } from '../../src/engines/in-step/adopt.js'
import { writeBulkFiles } from '../../src/engines/in-step/bulk-files.js'
import { openInStep } from '../../src/engines/in-step/open.js'
import { importPaths } from '../../src/intake/import.js'
import { type Dump, dumpGraph } from '../neo4j/graph-dump.js'
import { bulkCommand, makeServer, startServer, stopServer, type TestServer } from '../neo4j/server.mjs'
import { neo4jEngine, skip, WAIT_MS } from '../neo4j/support.js'
import { importFiles, type TestFile } from '../support/import.js'
import { SMALL } from './conformance.js'

const now = (): Date => new Date('2026-04-01T00:00:00Z')

/** Texts that break quoting, lists and lines where these are done wrong. */
const HOSTILE = [
  '引号"和,逗号',
  '分号;与\u001f与\u0000',
  '行\n尾\r\n二',
  `'; DROP TABLE bids; --`,
  '😀\\"𠮷',
  '$&{jndi:x}',
]

/**
 * Corrections, conflicts, bids without their lot, rows with defects, cells with several values, one value in
 * several columns.
 */
const TROUBLED: TestFile[][] = [
  SMALL,
  [
    {
      table: 'bidders',
      rows: [
        ...HOSTILE.map((name, i) => ({
          bidder_id: `H${i}`,
          name,
          former_names: `旧${i};更旧${i}`,
          phone: '13800000001',
        })),
        {
          bidder_id: 'A',
          name: '甲新',
          updated_at: '2026-01-01',
          legal_rep_name: '张三',
          address: '某路"1"号;二楼',
        },
      ],
    },
    {
      table: 'bids',
      rows: [
        ...HOSTILE.map((name, i) => ({
          lot_id: 'L2',
          bidder_id: `H${i}`,
          bidder_name: `${name}!`,
          amount: String(100 + i),
          mac: 'F8:75:A4:1B:2C:3D;F8:75:A4:1B:2C:3E;F8:75:A4:1B:2C:40',
          authoring_mac: 'F8:75:A4:1B:2C:3E',
          file_author: name,
          file_modified_by: name,
          agent_name: '李四',
          manager_name: '李四',
        })),
        { lot_id: 'LATE', bidder_id: 'H0', amount: '5', won: '1' },
        { lot_id: 'NEVER', bidder_id: 'H1', amount: '6' },
        { lot_id: 'L1', bidder_id: 'H9', amount: 'x', won: 'maybe' },
      ],
    },
    {
      table: 'roles',
      rows: [
        {
          bidder_id: 'H0',
          person_name: '王五',
          role: '股东',
          share: '0.5',
          from: '2020-02-29',
          to: '2021-01-01',
          phone: '13900000001',
        },
        { bidder_id: 'H1', person_name: '赵六', person_id_no: '330902199003074512', role: '怪职' },
      ],
    },
    { table: 'ownership', rows: [{ owner_id: 'H2', owned_id: 'H3', share: '0.51', from: '2019-01-01' }] },
  ],
  [
    {
      table: 'lots',
      rows: [{ lot_id: 'LATE', title: '迟\n到"的', buyer_id: 'H4', buyer_name: HOSTILE[0]! }],
    },
    {
      table: 'bids',
      rows: [
        { lot_id: 'L1', bidder_id: 'A', amount: '99', updated_at: '2026-05-01', mac: 'F8:75:A4:1B:2C:50' },
        { lot_id: 'L2', bidder_id: 'H1', amount: '1' },
      ],
    },
  ],
]

/** One statement of the test's own. */
const query = async (
  { uri, user, password }: { uri: string; user: string; password: string },
  statement: string,
): Promise<void> => {
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password))
  await driver.executeQuery(statement)
  await driver.close()
}

const emptied = (home: string): void => {
  for (const part of ['databases/neo4j', 'transactions/neo4j'])
    rmSync(join(home, 'data', part), { recursive: true, force: true })
}

/** Waits until somebody listens at a port, whatever he answers. */
const listening = async (port: number): Promise<void> => {
  for (;;) {
    const socket = connect(port, '127.0.0.1')
    const isThere = await Promise.race([
      once(socket, 'connect').then(() => true),
      once(socket, 'close').then(() => false),
    ]).catch(() => false)
    socket.destroy()
    if (isThere) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

/** Kills the importer of an export's files late: nodes and relationships are written, and not linked. */
const killedLoad = async (home: string, files: string): Promise<void> => {
  emptied(home)
  const { program, args, env } = bulkCommand(home, '512m', true)
  const importer = spawn(program, args, { cwd: files, env, stdio: ['ignore', 'pipe', 'ignore'] })
  const ended = once(importer, 'exit')
  let said = ''
  importer.stdout.on('data', (text) => {
    said += text
    if (said.includes('Relationship linking')) importer.kill('SIGKILL')
  })
  expect(await ended).toEqual([null, 'SIGKILL'])
}

describe.skipIf(skip !== undefined)(`a bulk load${skip ? `: ${skip}` : ''}`, () => {
  const dir = mkdtempSync(join(tmpdir(), 'biaojian-bulk-'))
  const market = join(dir, 'market')
  let online: Awaited<ReturnType<typeof neo4jEngine>>
  beforeAll(async () => {
    await makeMarket(market, 500)
    await fillEveryColumn(market)
    online = await neo4jEngine()
  }, WAIT_MS)
  afterAll(async () => {
    await online?.drop()
    rmSync(dir, { recursive: true, force: true })
  })

  /** A market with every column of evidence, then every table, withheld rows, defects and hostile names. */
  const load = async (engine: GraphEngine, folder: string): Promise<void> => {
    await importPaths({ engine, dir: folder }, [market], { now })
    for (const files of TROUBLED) await importFiles(engine, files)
  }

  it(
    'makes the graph that imports make online, node for node and relationship for relationship, and is adopted whole or not at all',
    async () => {
      await expect(
        adoptGraph(online.settings, { id: 'bulk-store', dir: mkdtempSync(join(dir, 'none-')) }),
      ).rejects.toThrow('the server holds no store. Load it with the files of graph export first')
      await load(online.engine, online.dir)
      const wanted = await dumpGraph(online.settings)
      const store = mkdtempSync(join(dir, 'store-'))
      const record = await openRecord(join(store, 'graph.duckdb'))
      await load(record.engine, store)
      const files = join(store, 'bulk')
      const { digest } = await writeBulkFiles(record, 'bulk-store', files)
      expect(digest).toBe(await online.engine.digest())
      await record.engine.close()

      let server: TestServer | undefined
      try {
        server = await makeServer()
        const settings = {
          uri: server.uri,
          user: server.user,
          password: server.password,
          patienceMs: 60_000,
        }
        const options = { id: 'bulk-store', dir: store }
        await killedLoad(server.home, files)
        server = await startServer({ heap: '512m', quick: true, of: server, waits: false })
        await listening(server.port)
        await expect
          .poll(() => adoptGraph(settings, options).catch(({ message }) => message), { timeout: 120_000 })
          .toContain('its database does not start (offline): a bulk load that was cut off leaves it so')

        await stopServer(server, { keep: true })
        emptied(server.home)
        server = await startServer({ heap: '512m', quick: true, of: server, load: files })
        const made: Dump = await dumpGraph(settings)
        expect(made.nodes).toEqual(wanted.nodes)
        expect(made.relationships).toEqual(wanted.relationships)
        expect(made.relationships.length).toBeGreaterThan(10_000)

        await expect(adoptGraph(settings, { ...options, id: 'another' })).rejects.toMatchObject({
          code: 'conflict',
        })
        await query(settings, 'CREATE (:Bid {id: "one too many"})')
        await expect(adoptGraph(settings, options)).rejects.toThrow(/the server has \d+ of Bid/)
        await query(settings, 'MATCH (b:Bid {id: "one too many"}) DELETE b')

        const cut = Promise.allSettled([adoptGraph(settings, options)])
        await new Promise((resolve) => setTimeout(resolve, 150))
        await stopServer(server, { signal: 'SIGKILL', keep: true })
        server = await startServer({ heap: '512m', quick: true, of: server })
        await cut
        for (const _ of [1, 2]) await adoptGraph(settings, options)
        const engine = await openInStep(settings, options)
        await importFiles(engine, [
          { table: 'lots', rows: [{ lot_id: 'NEW' }] },
          {
            table: 'bids',
            rows: [{ lot_id: 'NEW', bidder_id: 'NEW', amount: '7', mac: 'F8:75:A4:1B:2C:3D' }],
          },
        ])
        const after = await engine.digest()
        expect(after).not.toBe(digest)
        await engine.close()

        const second = await openInStep(settings, {
          id: 'bulk-store',
          dir: mkdtempSync(join(dir, 'second-')),
        })
        expect(await second.digest()).toBe(after)
        await second.close()
      } finally {
        if (server) await stopServer(server)
      }
    },
    WAIT_MS,
  )
})
