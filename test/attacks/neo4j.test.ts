import { chmodSync, readdirSync, statSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import neo4j, { type Driver } from 'neo4j-driver'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createKey } from '../../src/access/keys.js'
import type { Role } from '../../src/access/matrix.js'
import { buildApp } from '../../src/api/app.js'
import { readConfig } from '../../src/config.js'
import type { Neo4jSettings } from '../../src/engines/neo4j/client.js'
import { openStore, type Store } from '../../src/store.js'
import { skip, takeServer, WAIT_MS } from '../neo4j/support.js'
import { readsOf } from './reads.js'
import { attackWith, STEERING, siege } from './support.js'

/** Shared by two bidders throughout, and shown in clear to nobody who gives no reason. */
const PERSONAL = {
  phone: '13857098765',
  agentId: '330922198801015678',
  agent: '欧阳钓鱼台',
  email: 'canary@hidden.example',
  account: '6222021208007654321',
}
const PAYER = '付款泄漏测试09999公司'
/** In a column that is not its own: a row that has shifted. */
const SHIFTED = ['19966660003', '司徒明月', '330902199001019990']
/** Who sees most, who sees no account, and who sees no case; every role is asked without a server. */
const ASKERS: Role[] = ['police', 'regulator', 'exchange']

/** Texts that would change the graph, or stop it, wherever one of them became a part of a statement. */
const CYPHER = [
  `'}) DETACH DELETE n //`,
  '"}) MATCH (n) DETACH DELETE n //',
  '`) REMOVE n:Bidder //',
  '\\u0027}) DETACH DELETE n //',
  '$rows',
  '} RETURN 1 UNION CALL db.labels() YIELD label RETURN label //',
  'a\\',
  '{{id}}',
]
const STEERS = '\u001b]0;owned\u0007\u202e\u009b2J'
const CROWD = 400

const { at, write, remove } = siege()
const numbers = (n: number): number[] => Array.from({ length: n }, (_, i) => i)
const quoted = (cells: (string | number)[]): string =>
  cells.map((cell) => `"${String(cell).replaceAll('"', '""')}"`).join(',')

/**
 * Fourteen lots of a pair with canaries and of three hostile names; a crowded one; rows that have shifted;
 * links.
 */
const writeMarket = (): void => {
  const lots = numbers(14).map((l) =>
    quoted([`L${l}`, CYPHER[l % CYPHER.length]!, `2026-0${1 + (l % 6)}-11`]),
  )
  write('in/lots.csv', ['lot_id,title,opened_at', ...lots, 'CROWD,crowded,2026-02-02'].join('\n'))
  const header = [
    'lot_id,bidder_id,bidder_name,amount,submitted_at,mac,contact_phone,contact_email,agent_name,agent_id_no',
    `deposit_account,deposit_payer,file_author,${quoted([CYPHER[0]!, `x${STEERS}`])}`,
  ].join(',')
  const pair = (l: number, name: string) =>
    quoted([
      ...[`L${l}`, name, `${name}有限公司`, 900_000 + 37 * l, '', '00:16:3e:aa:bb:01', PERSONAL.phone],
      ...[PERSONAL.email, PERSONAL.agent, PERSONAL.agentId, PERSONAL.account, PAYER],
      ...['甲某', CYPHER[1]!, 'y'],
    ])
  const hostile = (l: number, k: number) => {
    const text = CYPHER[(l + k) % CYPHER.length]!
    return quoted([`L${l}`, text, text, 950_000 + 911 * k, '', '', '', '', '', '', '', '', text, text, ''])
  }
  const crowd = numbers(CROWD).map((b) => `CROWD,C${b},C${b},${900_000 + b},,,,,,,,,,,`)
  const shifted = SHIFTED.map((value, i) => `L${i},S${i},S${i},,${value},,,,,,,,,,`)
  const bids = numbers(14).flatMap((l) => [
    pair(l, 'A'),
    pair(l, 'B'),
    ...[0, 1, 2].map((k) => hostile(l, k)),
  ])
  write('in/bids.csv', [header, ...bids, ...crowd, ...shifted].join('\n'))
  symlinkSync('/', at('in/root'))
  symlinkSync('..', at('in/up'))
}

describe.skipIf(skip !== undefined)(`attacks on a Neo4j server${skip ? `: ${skip}` : ''}`, () => {
  const said: Record<string, ReturnType<typeof attackWith>> = {}
  let settings: Neo4jSettings
  let release = (): void => undefined
  let driver: Driver
  let store: Store
  let app: FastifyInstance
  const secrets: Record<string, string> = {}

  const onServer = (...args: string[]) =>
    attackWith(
      {
        BIAOJIAN_ENGINE: 'neo4j',
        NEO4J_URI: settings.uri,
        NEO4J_USER: settings.user,
        NEO4J_PASSWORD: settings.password,
      },
      ...args,
    )
  /** Everything that the server holds, counted by label and type. */
  const counted = async (): Promise<Record<string, number>> => {
    const { records } = await driver.executeQuery(
      `MATCH (n) UNWIND labels(n) AS name RETURN name, count(*) AS n
       UNION ALL MATCH ()-[r]->() RETURN type(r) AS name, count(*) AS n`,
    )
    return Object.fromEntries(records.map((r) => [r.get('name'), r.get('n').toNumber()]).sort())
  }

  beforeAll(async () => {
    ;({ settings, release } = await takeServer())
    driver = neo4j.driver(settings.uri, neo4j.auth.basic(settings.user, settings.password))
    process.umask(0o022)
    writeMarket()
    const own = at('server')
    said.clear = onServer('store', '--store', own, '--clear', '--yes')
    said.import = onServer('import', at('in'), '--store', own, '--json')
    said.detect = onServer('detect', '--store', own, '--json', '--workers', '1')
    said.digest = onServer('store', '--digest', '--store', own)
    said.rings = onServer('rings', '--store', own, '--all')
    said.doctor = onServer('doctor', '--store', own)
    for (const name of readdirSync(own)) chmodSync(join(own, name), 0o755)
    store = await openStore(own, { neo4j: settings })
    const limits = { loopDelayMs: 0, requestsPerSecond: 1e9 }
    const config = readConfig({ store: own, logLevel: 'silent', workers: 1, limits }, {})
    const clock = () => new Date()
    app = await buildApp({ store, config, clock })
    await app.ready()
    for (const role of ASKERS) secrets[role] = createKey(store.casebook, role, role, clock()).secret
    await new Promise((resolve) => setTimeout(resolve, 550))
  }, WAIT_MS)
  afterAll(async () => {
    await app?.close()
    await store?.close()
    await driver?.close()
    release()
    remove()
  })

  const ask = (role: string, url: string) =>
    app.inject({ url, headers: { authorization: `Bearer ${secrets[role]}` } })

  it('the market comes in as it does without a server, to the digest; no link is followed', () => {
    expect([said.import!.status, said.import!.stderr]).toEqual([0, expect.not.stringContaining('rror')])
    const report = JSON.parse(said.import!.stdout) as {
      files: { accepted: number; quarantined: number }[]
      skipped: { reason: string }[]
    }
    const counts = report.files.map(({ accepted, quarantined }) => [accepted, quarantined])
    expect(counts).toContainEqual([70 + CROWD, SHIFTED.length])
    expect(report.skipped.map(({ reason }) => reason)).toEqual(Array(2).fill('a symbolic link, not followed'))
    const embedded = { BIAOJIAN_ENGINE: 'embedded' }
    attackWith(embedded, 'import', at('in'), '--store', at('file'))
    expect(said.digest!.stdout).toBe(attackWith(embedded, 'store', '--digest', '--store', at('file')).stdout)
  })

  it('a crowded lot is detected, and the run says whose meetings were not counted', () => {
    expect(said.detect!.status).toBe(0)
    expect(JSON.parse(said.detect!.stdout).warnings).toContainEqual({
      key: 'crowdedLots',
      params: { lots: 1, most: 300, named: 'CROWD' },
    })
  })

  it('names that are statements stay names: each bidder stands in the graph once, and nothing more or less', async () => {
    const { records } = await driver.executeQuery(
      "MATCH (b:Bidder) WHERE NOT b.id =~ 'C\\\\d+' RETURN b.id AS id ORDER BY id",
    )
    // an apostrophe before a text is a guard of spreadsheets and no part of it
    const written = ['A', 'B', ...CYPHER.map((text) => text.replace(/^'/, ''))]
    expect(records.map((r) => r.get('id'))).toEqual(written.sort())
    const bidders = written.length + CROWD
    expect(await counted()).toMatchObject({
      Lot: 15,
      Bid: 70 + CROWD,
      Bidder: bidders,
      SUBMITTED: 70 + CROWD,
    })
  })

  it('every file of the folder is for its owner only, also after others were let in', () => {
    const open = ['', ...readdirSync(at('server'), { recursive: true, encoding: 'utf8' })].filter(
      (name) => statSync(join(at('server'), name)).mode & 0o077,
    )
    expect(open).toEqual([])
  })

  it('nothing that is printed steers the terminal or holds the password, not even where it is wrong', () => {
    const wrong = attackWith(
      { BIAOJIAN_ENGINE: 'neo4j', NEO4J_URI: settings.uri, NEO4J_PASSWORD: 'secret-canary-77' },
      ...['store', '--store', at('elsewhere')],
    )
    expect(wrong.status).toBe(1)
    const secret = new RegExp(`secret-canary-77${settings.password ? `|${settings.password}` : ''}`)
    for (const [name, { stdout, stderr }] of Object.entries({ ...said, wrong })) {
      expect([name, (stdout + stderr).match(STEERING)]).toEqual([name, null])
      if (settings.password.length > 8) expect([name, secret.test(stdout + stderr)]).toEqual([name, false])
    }
  })

  it('no route shows a personal value in clear, nor a withheld one in any form, to any role; questions that are statements change nothing', async () => {
    const before = await counted()
    const ring = (await ask('police', '/api/v1/rings')).json().data[0]
    expect(ring.members).toBeDefined()
    const ids = { rings: ring.id, bidders: 'A', lots: 'L1', runs: 'last', rules: 'DOC-01' }
    const statements = CYPHER.slice(0, 4).map(encodeURIComponent)
    const queries = {
      '/api/v1/rings/export': ['?format=json', '?format=csv', '?format=graphml'],
      '/api/v1/rings/{id}/export': ['?format=json', '?format=svg', '?format=ftm'],
      '/api/v1/shared-values': [
        `?kind=phone&value=${PERSONAL.phone}`,
        `?kind=deposit-account&value=${PERSONAL.account}`,
        `?kind=payer&value=${encodeURIComponent(PAYER)}`,
        ...statements.map((text) => `?kind=file-author&value=${text}`),
      ],
      '/api/v1/paths': ['?from=A&to=B', ...statements.map((text) => `?from=A&to=${text}`)],
      '/api/v1/search': ['?q=A', ...statements.map((text) => `?q=${text}`)],
      '/api/v1/bidders/{id}': ['', ...statements.map((text) => `/../${text}`)],
    }
    const reads = readsOf((await app.inject('/openapi.json')).json(), ids, queries)
    const seen: unknown[] = []
    let answered = 0
    for (const role of ASKERS)
      for (const url of reads) {
        const { statusCode, body } = await ask(role, url)
        expect([url, statusCode < 500]).toEqual([url, true])
        if (statusCode !== 200) continue
        answered++
        const money = role === 'regulator' ? [PAYER, PERSONAL.account.slice(-4)] : []
        const found = [...Object.values(PERSONAL), ...SHIFTED, ...money].filter(
          (value) => body.includes(value) && !decodeURIComponent(url).includes(value),
        )
        if (found.length > 0) seen.push([role, url, found])
      }
    expect(seen).toEqual([])
    expect(answered).toBeGreaterThan(100)
    expect(await counted()).toEqual(before)
  })

  it('a withheld kind cannot be asked for as the holders of a value or the end of a chain', async () => {
    const holders = `/api/v1/shared-values?kind=deposit-account&value=${PERSONAL.account}`
    const { data } = (await ask('police', holders)).json()
    expect(new Set(data.map(({ bidder }: { bidder: string }) => bidder))).toEqual(new Set(['A', 'B']))
    expect((await ask('regulator', holders)).statusCode).toBe(403)
    const chain = `/api/v1/paths?from=A&to=deposit-account:${PERSONAL.account}`
    expect([(await ask('police', chain)).statusCode, (await ask('regulator', chain)).statusCode]).toEqual([
      200, 404,
    ])
  })
})
