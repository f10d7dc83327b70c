import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import neo4j, { type Driver } from 'neo4j-driver'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Ring } from '../../src/domain/ring.js'
import type { Neo4jSettings } from '../../src/engines/neo4j/client.js'
import { skip, takeServer, WAIT_MS } from '../neo4j/support.js'
import { cliWith } from '../support/cli.js'
import { countyOnce } from '../support/prepared.js'
import { REAL } from '../support/real-data.js'

const QUERIES = [
  ...readFileSync('docs/neo4j.md', 'utf8').matchAll(/### (.*)\n\n```cypher\n([\s\S]*?)```/g),
].map(([, title, query]) => [title!, query!] as const)

const OHIO = join(REAL, 'ohio_milk')

/** What depends on when and in which run it was. */
const timeless = (text: string): unknown =>
  JSON.parse(text, (key, value) => (['run', 'importedAt', 'timingsMs'].includes(key) ? undefined : value))

describe.skipIf(skip !== undefined)(`the whole way on a Neo4j server${skip ? `: ${skip}` : ''}`, () => {
  const dir = mkdtempSync(join(tmpdir(), 'biaojian-neo4j-e2e-'))
  let settings: Neo4jSettings
  let release = (): void => undefined
  let driver: Driver

  beforeAll(async () => {
    ;({ settings, release } = await takeServer())
    driver = neo4j.driver(settings.uri, neo4j.auth.basic(settings.user, settings.password))
  }, WAIT_MS)
  afterAll(async () => {
    await driver?.close()
    release()
    rmSync(dir, { recursive: true, force: true })
  })

  const onServer = (...args: string[]) =>
    cliWith(
      {
        BIAOJIAN_ENGINE: 'neo4j',
        NEO4J_URI: settings.uri,
        NEO4J_USER: settings.user,
        NEO4J_PASSWORD: settings.password,
      },
      ...args,
    )
  const run = (what: 'server' | 'file', ...args: string[]): string => {
    const done = what === 'server' ? onServer(...args) : cliWith({ BIAOJIAN_ENGINE: 'embedded' }, ...args)
    expect(done.status, `${args.join(' ')}: ${done.stderr}`).toBe(0)
    return done.stdout
  }
  it('the doctor asks the server, and says when none answers', () => {
    const server = (args: ReturnType<typeof cliWith>) => {
      const check = JSON.parse(args.stdout).checks.find(({ what }: { what: string }) => /Neo4j/.test(what))
      return { status: args.status, ok: check.ok, state: check.state }
    }
    expect(server(onServer('doctor', '--json', '--store', dir))).toEqual({
      status: 0,
      ok: true,
      state: expect.stringMatching(
        /^Neo4j Kernel \d+\.\d+\.\d+ \w+, with(out)? Graph Data Science; graph about [\d.]+ GiB, page cache [\d.]+ GiB/,
      ),
    })
    const none = { BIAOJIAN_ENGINE: 'neo4j', NEO4J_URI: 'bolt://127.0.0.1:1' }
    expect(server(cliWith(none, 'doctor', '--json', '--store', dir))).toEqual({
      status: 1,
      ok: false,
      state: 'Cannot reach the Neo4j server',
    })
  })

  /** Imports and detects on both engines; what was prepared in the embedded one stands as it is. */
  const both = (name: string, ...input: string[]): { digest: string; rings: string }[] =>
    (['server', 'file'] as const).map((what) => {
      const store = join(dir, `${name}-${what}`)
      if (what === 'server') run(what, 'store', '--store', store, '--clear', '--yes')
      if (what === 'server' || !existsSync(store)) {
        run(what, 'import', ...input, '--store', store, '--quiet')
        run(what, 'detect', '--store', store, '--quiet')
      }
      return {
        digest: run(what, 'store', '--digest', '--store', store),
        rings: run(what, 'rings', '--json', '--all', '--store', store),
      }
    })

  it.skipIf(!existsSync(OHIO))(
    'Ohio: same digest, same rings to the byte',
    () => {
      const [server, file] = both('ohio', OHIO, '--mapping', 'test/fixtures/mappings/ohio_milk.json')
      expect(server!.digest).toBe(file!.digest)
      expect(server!.rings === file!.rings).toBe(true)
    },
    WAIT_MS,
  )

  describe('the county market', () => {
    let rings: Ring[]
    const store = join(dir, 'county-server')
    beforeAll(async () => {
      cpSync(await countyOnce(), join(dir, 'county-file'), { recursive: true })
      const [server, file] = both('county', 'datasets/county')
      expect(server!.digest).toBe(file!.digest)
      expect(server!.rings === file!.rings).toBe(true)
      rings = JSON.parse(server!.rings)
    }, WAIT_MS)

    it(
      'is explained and searched as on the embedded engine',
      () => {
        const red = rings[0]!
        const [a, b] = red.members.map(({ bidderId }) => bidderId)
        for (const args of [
          ['explain', red.id, '--json'],
          ['path', a!, b!, '--json'],
          ['bidder', a!, '--json'],
        ])
          expect(timeless(run('server', ...args, '--store', store))).toEqual(
            timeless(run('file', ...args, '--store', join(dir, 'county-file'))),
          )
      },
      WAIT_MS,
    )

    it('shows its rings in the graph, with members and ties', async () => {
      const shown = await driver.executeQuery(
        'MATCH (r:Ring)<-[:MEMBER_OF]-(b) RETURN r.id AS id, r.level AS level, r.score AS score, count(b) AS size ORDER BY id',
      )
      const expected = rings.map(({ id, level, score, members }) => [id, level, score, members.length]).sort()
      expect(
        shown.records.map((r) => [r.get('id'), r.get('level'), r.get('score'), r.get('size').toNumber()]),
      ).toEqual(expected)
      const ties = await driver.executeQuery(
        'MATCH (r:Ring {level: "red"})<-[:MEMBER_OF]-(a)-[t:TIED_TO {run: r.run}]->(b)-[:MEMBER_OF]->(r) RETURN t.bits AS bits, t.families AS families',
      )
      expect(ties.records.length).toBeGreaterThan(0)
      for (const tie of ties.records) expect(tie.get('families').length).toBeGreaterThan(0)
    })

    it('ties two bidders once a run', async () => {
      const { records } = await driver.executeQuery(
        'MATCH (a)-[t:TIED_TO]->(b) WITH a, b, t.run AS run, count(t) AS ties WHERE ties > 1 RETURN count(*) AS n',
      )
      expect(records[0]!.get('n').toNumber()).toBe(0)
    })

    it(
      'keeps the rings of three runs in the graph, and detects with the communities of the server, which the embedded engine does not have',
      async () => {
        for (let again = 0; again < 2; again++) run('server', 'detect', '--store', store, '--quiet')
        run('server', 'detect', '--store', store, '--communities', 'gds-leiden', '--quiet')
        const found: Ring[] = JSON.parse(run('server', 'rings', '--json', '--store', store))
        expect(found.length).toBeGreaterThan(0)
        const { records } = await driver.executeQuery(
          'MATCH (r:Ring) RETURN DISTINCT r.run AS run ORDER BY run',
        )
        expect(records.map((r) => r.get('run'))).toEqual(['RUN-000002', 'RUN-000003', 'RUN-000004'])
        const refused = cliWith(
          { BIAOJIAN_ENGINE: 'embedded' },
          ...['detect', '--store', join(dir, 'county-file'), '--communities', 'gds-leiden'],
        )
        expect(refused.status).toBe(1)
        expect(refused.stderr).toMatch(/Graph Data Science/)
      },
      WAIT_MS,
    )

    it('documents ten queries, and two over the whole graph', () => {
      expect(QUERIES.filter(([title]) => /^\d+\. /.test(title))).toHaveLength(10)
      expect(QUERIES).toHaveLength(12)
    })
    it.each(QUERIES)('answers query %s of docs/neo4j.md', async (_title, query) => {
      const { records } = await driver.executeQuery(query)
      expect(records.length).toBeGreaterThan(0)
    })

    it(
      'finds that somebody changed the graph by hand',
      async () => {
        const verified = (engine: 'server' | 'file', of: string) => {
          const said = JSON.parse(run(engine, 'store', '--verify', '--json', '--store', of))
          const { casebook, audit, ...graph } = said
          expect([casebook.damaged, audit.wrong]).toEqual([0, null])
          return graph
        }
        const whole = verified('server', store)
        expect(whole).toEqual(verified('file', join(dir, 'county-file')))
        expect(whole).toMatchObject({ ok: true, values: { differing: 0 }, lots: { differing: 0 } })
        const { records } = await driver.executeQuery(
          `MATCH (l:Lot)<-[:FOR]-(b:Bid)<-[:SUBMITTED]-(o:Bidder) WITH l, collect(b) AS bids, count(DISTINCT o) AS bidders
           WHERE bidders = 2 WITH bids[0] AS b LIMIT 1 MATCH (b)-[f:FOR]->() DELETE f RETURN b.h_bidder_id`,
        )
        expect(records).toHaveLength(1)
        const found = onServer('store', '--verify', '--json', '--store', store)
        expect(found.status).toBe(1)
        expect(JSON.parse(found.stdout)).toMatchObject({
          ok: false,
          values: { differing: 0 },
          lots: { differing: 1 },
        })
      },
      WAIT_MS,
    )

    it(
      'refuses a folder that it does not belong to, and is emptied together with its case book',
      () => {
        const other = join(dir, 'other')
        const refused = onServer('store', '--store', other)
        expect(refused.status).toBe(1)
        expect(refused.stderr).toMatch(/belongs to store [0-9a-f-]+/)
        expect(refused.stderr).not.toMatch(/\n\s+at /)
        run('server', 'store', '--store', store, '--clear', '--yes')
        expect(run('server', 'store', '--digest', '--store', store)).toBe(`${'0'.repeat(32)}\n`)
        expect(onServer('rings', '--json', '--store', store).stderr).toMatch(/No run yet/)
      },
      WAIT_MS,
    )
  })
})
