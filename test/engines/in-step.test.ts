import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openEmbedded } from '../../src/engines/embedded/open.js'
import type { GraphEngine } from '../../src/engines/engine.js'
import { openInStep } from '../../src/engines/in-step/open.js'
import { Client, type Neo4jSettings } from '../../src/engines/neo4j/client.js'
import { readStore } from '../../src/engines/neo4j/store-node.js'
import { verifyStore } from '../../src/engines/verify.js'
import { importPaths } from '../../src/intake/import.js'
import { skip, takeServer, WAIT_MS } from '../neo4j/support.js'
import { importFiles, type TestFile } from '../support/import.js'
import { SMALL } from './conformance.js'

const LATER: TestFile[] = [
  { table: 'lots', rows: [{ lot_id: 'L9', title: '九标' }] },
  { table: 'bids', rows: [{ lot_id: 'L9', bidder_id: 'A', amount: '9', mac: 'F8:75:A4:1B:2C:3D' }] },
]

describe.skipIf(skip !== undefined)(`a record in step with a server${skip ? `: ${skip}` : ''}`, () => {
  const root = mkdtempSync(join(tmpdir(), 'biaojian-in-step-'))
  let settings: Neo4jSettings
  let release = (): void => undefined
  let client: Client
  const open = (name: string, id = 'one', toClear = false): Promise<GraphEngine> => {
    mkdirSync(join(root, name), { recursive: true })
    return openInStep(settings, { id, dir: join(root, name), toClear, settings: { memoryLimit: '256MB' } })
  }
  const cache = (name: string): string => join(root, name, 'graph.duckdb')
  /** The digest that a client in this folder answers, and that its record is what it says. */
  const answered = async (name: string): Promise<string> => {
    const engine = await open(name)
    const digest = await engine.digest()
    expect(await engine.recount!.digest()).toBe(digest)
    await engine.close()
    return digest
  }
  let first: string
  let second: string

  beforeAll(async () => {
    ;({ settings, release } = await takeServer())
    client = new Client(settings)
    const engine = await open('a', 'one', true)
    await engine.clear()
    await importFiles(engine, SMALL)
    first = await engine.digest()
    await engine.close()
    copyFileSync(cache('a'), join(root, 'older'))
    const again = await open('a')
    await importFiles(again, LATER)
    second = await again.digest()
    expect((await verifyStore(again)).ok).toBe(true)
    await again.close()
  }, WAIT_MS)
  afterAll(async () => {
    await client?.close()
    release()
    rmSync(root, { recursive: true, force: true })
  })

  it('makes a cache that was deleted again', async () => {
    rmSync(cache('a'))
    expect(await answered('a')).toBe(second)
  })

  it('makes one that was half written again, and keeps what was there aside', async () => {
    truncateSync(cache('a'), 5000)
    expect(await answered('a')).toBe(second)
    expect(existsSync(`${cache('a')}.aside`)).toBe(true)
  })

  it('brings one from an older state up to date', async () => {
    copyFileSync(join(root, 'older'), cache('a'))
    expect(first).not.toBe(second)
    expect(await answered('a')).toBe(second)
  })

  it('refuses a folder with records of its own, and leaves them alone', async () => {
    mkdirSync(join(root, 'own'))
    const own = await openEmbedded(cache('own'))
    await importFiles(own, SMALL)
    await own.close()
    await expect(open('own')).rejects.toMatchObject({ code: 'conflict' })
    const again = await openEmbedded(cache('own'))
    expect(await again.digest()).toBe(first)
    await again.close()
  })

  it('refuses a cache that was written to without the server', async () => {
    mkdirSync(join(root, 'apart'))
    copyFileSync(cache('a'), cache('apart'))
    const alone = await openEmbedded(cache('apart'))
    await importFiles(alone, [{ table: 'lots', rows: [{ lot_id: 'ALONE' }] }])
    await alone.close()
    await expect(open('apart')).rejects.toMatchObject({ code: 'conflict' })
  })

  it('lets one client write while another reads and sees the new batch', async () => {
    const [writer, reader] = [await open('a'), await open('b')]
    expect(await reader.digest()).toBe(second)
    await importFiles(writer, [{ table: 'bids', rows: [{ lot_id: 'L9', bidder_id: 'B', amount: '8' }] }])
    expect(await reader.digest()).toBe(await writer.digest())
    expect((await reader.lotBids('L9')).map(({ bidderId }) => bidderId)).toEqual(['A', 'B'])
    expect((await reader.market()).digest).toBe(await writer.digest())

    const importing = await writer.beginImport({ now: new Date('2026-04-02T00:00:00Z') })
    await expect(reader.beginImport({ now: new Date() })).rejects.toMatchObject({ code: 'conflict' })
    await importing.finish()
    await importFiles(reader, [{ table: 'lots', rows: [{ lot_id: 'L10' }] }])
    expect(await writer.digest()).toBe(await reader.digest())
    expect((await verifyStore(writer)).ok).toBe(true)
    await writer.close()
    await reader.close()
  })

  it('takes in files as offices have them to the digest, counts and report of a store without a server', async () => {
    const head = '标段编号,统一社会信用代码,投标人'
    const files = [
      ['标段.csv', '标段编号,标段名称,币种\nM-1,一标,\nM-2,二标,USD\n'],
      ['1-开标.csv', `开标记录表,,,\n${head},投标报价（万元）\nM-1,="A1",甲,93\nM-1,B1,乙,94\n合计,,,187\n`],
      [
        '2-定标.csv',
        `${head},投标报价,是否中标,币种\nM-1,A1,甲,935000,是,\nM-1,B1,乙,,否,\nM-2,B1,乙,7,也许,EUR\nM-2,A1,甲,8,否,EUR\n`,
      ],
    ] as const
    mkdirSync(join(root, 'offices'))
    const alone = await openEmbedded(cache('offices'))
    const server = await open('b')
    await importFiles(alone, SMALL)
    await importFiles(alone, LATER)
    await importFiles(alone, [{ table: 'bids', rows: [{ lot_id: 'L9', bidder_id: 'B', amount: '8' }] }])
    await importFiles(alone, [{ table: 'lots', rows: [{ lot_id: 'L10' }] }])
    for (const [name, text] of files) {
      writeFileSync(join(root, name), text)
      const told = []
      for (const engine of [alone, server]) {
        const report = await importPaths({ engine, dir: root }, [join(root, name)], {
          now: () => new Date(0),
        })
        told.push({ ...report, batch: 0, ms: 0, quarantineFiles: report.quarantineFiles.length })
      }
      expect(told[1]).toEqual(told[0])
    }
    expect(await server.digest()).toBe(await alone.digest())
    expect(await server.counts()).toEqual(await alone.counts())
    expect((await server.lotBids('M-1')).map(({ won }) => won)).toEqual([true, false])
    await Promise.all([alone.close(), server.close()])
  })

  it('refuses a damaged record on the server', async () => {
    const cells = (await client.read('read/blocks', { step: 1, from: 0, to: 1 }))[0]![1] as string
    const put = (text: string): Promise<unknown> =>
      client.write((tx) => tx.run('load/blocks', { step: 1, blocks: [[0, text]] }))
    await put(`${cells.slice(0, -8)}AAAAAAA=`)
    await expect(open('c')).rejects.toMatchObject({ code: 'engine_unavailable' })
    await put(cells)
    const engine = await open('c')
    await engine.close()
  })

  it('frees the graph for any other store when it is emptied', async () => {
    const engine = await open('a')
    await expect(open('d', 'two')).rejects.toMatchObject({ code: 'conflict' })
    await engine.clear()
    expect(await readStore(client)).toBeUndefined()
    expect((await engine.counts()).bids).toBe(0)
    await engine.close()
    const other = await open('d', 'two')
    await importFiles(other, SMALL)
    expect(await other.digest()).toBe(first)
    await other.close()
    await expect(open('b')).rejects.toMatchObject({ code: 'conflict' })
  })
})
