import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeMarket } from '../../bench/pipeline/make-market.mjs'
import { serve } from '../../src/api/serve.js'
import { readConfig } from '../../src/config.js'
import { detect } from '../../src/detection/detect.js'
import { Client } from '../../src/engines/neo4j/client.js'
import { numberOf } from '../../src/engines/neo4j/integers.js'
import { verifyStore } from '../../src/engines/verify.js'
import { importPaths } from '../../src/intake/import.js'
import { openStore, type Store } from '../../src/store.js'
import { proxyTo } from '../neo4j/proxy.js'
import { startServer, stopServer, type TestServer } from '../neo4j/server.mjs'
import { skip, WAIT_MS } from '../neo4j/support.js'
import { cliBin } from '../support/cli.js'

const now = (): Date => new Date('2026-04-01T00:00:00Z')
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** A server of its own, which is killed. */
describe.skipIf(skip !== undefined)(`a Neo4j server that dies${skip ? `: ${skip}` : ''}`, () => {
  const dir = mkdtempSync(join(tmpdir(), 'biaojian-neo4j-faults-'))
  const input = join(dir, 'in')
  let server: TestServer
  let calm: { digest: string; rings: string }

  beforeAll(async () => {
    await makeMarket(input, 600)
    const embedded = await openStore(join(dir, 'embedded'))
    await importPaths(embedded, [input], { now })
    await detectIn(embedded)
    calm = { digest: await embedded.engine.digest(), rings: ringsOf(embedded) }
    await embedded.close()
    server = await startServer({ heap: '512m', quick: true })
  }, WAIT_MS)
  afterAll(async () => {
    if (server) await stopServer(server, { signal: 'SIGKILL' })
    rmSync(dir, { recursive: true, force: true })
  })

  const settings = (port = server.port) => ({
    uri: `bolt://127.0.0.1:${port}`,
    user: server.user,
    password: server.password,
  })
  const opened = async (name: string, more: { port?: number; patienceMs?: number } = {}): Promise<Store> =>
    openStore(join(dir, name), {
      neo4j: { ...settings(more.port), patienceMs: more.patienceMs ?? 120_000 },
      toClear: true,
      batchRows: 100,
    })
  const emptied = async (name: string): Promise<Store> => {
    const store = await opened(name)
    await store.engine.clear()
    return store
  }
  const serverEnv = () => ({
    ...process.env,
    BIAOJIAN_ENGINE: 'neo4j',
    NEO4J_URI: settings().uri,
    NEO4J_USER: server.user,
    NEO4J_PASSWORD: server.password,
  })
  const detectIn = (store: Store) => detect(store, { workers: 1, seed: 1, communities: 'leiden', now })
  const ringsOf = (store: Store): string => JSON.stringify(store.casebook.rings({}).rings)
  const killAndRestart = async (): Promise<void> => {
    await stopServer(server, { signal: 'SIGKILL', keep: true })
    server = await startServer({ heap: '512m', quick: true, of: server })
  }
  /** The server's graph shows what the record holds: every bid once, every pair as the market has it. */
  const isWhole = async (store: Store): Promise<void> => {
    const client = new Client(settings())
    const [[shown]] = (await client.read('read/node-count', {}, { Label: 'Bid' })) as [[unknown]]
    await client.close()
    expect(numberOf(shown)).toBe((await store.engine.counts()).bids)
    expect(await store.engine.graph!.backlog()).toMatchObject({ bids: 0 })
    expect((await verifyStore(store.engine)).ok).toBe(true)
  }
  /** Resolves once the graph shows some bids. */
  const someShown = async (): Promise<void> => {
    const client = new Client({ ...settings(), patienceMs: 10_000 })
    for (let n = 0; n === 0; await pause(50))
      n = numberOf((await client.read('read/node-count', {}, { Label: 'Bid' }))[0]![0])
    await client.close()
  }

  it(
    'during an import: the import goes on, nothing is twice, the digest is that of the embedded engine',
    async () => {
      const store = await emptied('import')
      let kill: Promise<void> | undefined
      const report = await importPaths(store, [input], {
        now,
        progress: ({ rows }) => {
          if (rows > 500) kill ??= killAndRestart()
        },
      })
      await kill
      expect(kill).toBeDefined()
      for (const file of report.files) expect(file.accepted, file.file).toBe(file.read)
      expect(await store.engine.digest()).toBe(calm.digest)
      await isWhole(store)
      await store.close()
    },
    WAIT_MS,
  )

  it(
    'during a detection: it goes on and finds the same rings',
    async () => {
      const store = await opened('import')
      const detecting = detectIn(store)
      await pause(300)
      await Promise.all([detecting, killAndRestart()])
      expect(ringsOf(store)).toBe(calm.rings)
      await store.close()
    },
    WAIT_MS,
  )

  it(
    'while the graph is brought up to date: that goes on, nothing is twice',
    async () => {
      const store = await emptied('projection')
      const importing = importPaths(store, [input], { now })
      await someShown()
      await killAndRestart()
      await importing
      expect(await store.engine.digest()).toBe(calm.digest)
      await isWhole(store)
      await store.close()
    },
    WAIT_MS,
  )

  it(
    'with an importing process killed while it brings the graph up to date: the next to open the store goes on',
    async () => {
      const store = await emptied('client-late')
      await store.close()
      const child = spawn(process.execPath, [cliBin, 'import', input, '--store', join(dir, 'client-late')], {
        env: serverEnv(),
        stdio: 'ignore',
      })
      const ended = once(child, 'exit')
      await Promise.race([someShown(), ended])
      child.kill('SIGKILL')
      await ended
      const again = await opened('client-late')
      expect(await again.engine.digest()).toBe(calm.digest)
      await isWhole(again)
      await again.close()
    },
    WAIT_MS,
  )

  it(
    'with an importing process killed midway: another takes over at once and ends in the same digest',
    async () => {
      const store = await emptied('client')
      await store.close()
      const args = [cliBin, 'import', input, '--store', join(dir, 'client')]
      const child = spawn(process.execPath, args, { env: serverEnv(), stdio: ['ignore', 'ignore', 'pipe'] })
      const ended = once(child, 'exit')
      await Promise.race([once(child.stderr, 'data').then(() => pause(500)), ended])
      child.kill('SIGKILL')
      await ended
      const again = await opened('client')
      await importPaths(again, [input], { now })
      expect(await again.engine.digest()).toBe(calm.digest)
      await isWhole(again)
      await again.close()
    },
    WAIT_MS,
  )

  describe('behind a line that loses packets', () => {
    const PATHS = [
      '/api/v1/store',
      '/api/v1/bidders?limit=5',
      '/api/v1/quality',
      '/api/v1/rings',
      '/readyz',
      '/livez',
    ]
    const LIMIT_MS = 2000

    for (const line of ['drop', 'refuse'] as const)
      it(
        `${line}: every answer of the API comes within 2 s, as data or as engine_unavailable, and it recovers by itself`,
        async () => {
          const proxy = await proxyTo(server.port)
          const store = await opened('client', { port: proxy.port, patienceMs: 0 })
          const service = await serve({ store, config: readConfig({ port: 0 }, {}), port: 0 })
          const ask = async (path: string): Promise<{ status: number; body: string; ms: number }> => {
            const begun = performance.now()
            const answer = await fetch(service.url + path, { headers: { 'cache-control': 'no-cache' } })
            return { status: answer.status, body: await answer.text(), ms: performance.now() - begun }
          }
          expect((await ask('/api/v1/bidders?limit=3')).status).toBe(200)
          proxy.set(line)
          const cut = [
            ...(await Promise.all(PATHS.map(ask))),
            ...(await Promise.all(PATHS.map((path) => ask(path.includes('?') ? `${path}0` : path)))),
          ]
          for (const { status, body, ms } of cut) {
            expect(ms).toBeLessThan(LIMIT_MS)
            expect([200, 404, 503]).toContain(status)
            if (status === 503 && !body.includes('"checks"')) expect(body).toContain('engine_unavailable')
          }
          expect(cut.some(({ status }) => status === 503)).toBe(true)
          expect((await ask('/livez')).status).toBe(200)
          proxy.set('pass')
          let healed = false
          for (const until = Date.now() + 15_000; !healed && Date.now() < until; await pause(200))
            healed = (await ask('/api/v1/bidders?limit=7')).status === 200
          expect(healed).toBe(true)
          await service.close()
          await store.close()
          await proxy.close()
        },
        WAIT_MS,
      )
  })
})
