import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createKey } from '../../dist/access/keys.js'
import { buildApp } from '../../dist/api/app.js'
import { readConfig } from '../../dist/config.js'
import { detect } from '../../dist/detection/detect.js'
import { importPaths } from '../../dist/intake/import.js'
import { openStore } from '../../dist/store.js'
import { makeMarket } from '../pipeline/make-market.mjs'
import { fuzz } from './fuzz.mjs'

/**
 * Requests made of the OpenAPI file against the service over a small market: prints statuses, faults with
 * an example each, and how the memory in use grew from the second third to the last. Exits 1 on a fault.
 *
 *   npm run build && node --expose-gc bench/fuzz/run.mjs --requests 100000 --seed 1
 *
 * With BIAOJIAN_ENGINE=neo4j the graph lies on the server of NEO4J_URI, which is emptied first.
 */
const { values: flags } = parseArgs({
  options: {
    requests: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    bids: { type: 'string', default: '300' },
    batch: { type: 'string', default: '50' },
  },
})
/** two of three requests are asked by the first */
const ROLES = ['police', 'discipline', 'regulator', 'coordination', 'audit', 'exchange', 'system']
const requests = Number(flags.requests)
const dir = mkdtempSync(join(tmpdir(), 'biaojian-fuzz-'))
const clock = () => new Date()
try {
  const { engine, neo4j } = readConfig({}, process.env)
  const store = await openStore(join(dir, 'store'), engine === 'neo4j' ? { neo4j, toClear: true } : {})
  if (engine === 'neo4j') await store.engine.clear()
  await makeMarket(join(dir, 'in'), Number(flags.bids), 1)
  await importPaths(store, [join(dir, 'in')], { now: clock })
  await detect(store, { workers: 1, seed: 1, communities: 'leiden', now: clock })
  const limits = { loopDelayMs: 0, requestsPerSecond: 1e9 }
  const config = readConfig({ store: join(dir, 'store'), logLevel: 'silent', workers: 1, limits }, {})
  // jobs are submitted, told and cancelled; what they would do is another bench
  const runTask = async () => ({})
  const app = await buildApp({ store, config, clock, runTask })
  await app.ready()
  const keys = ROLES.map((role) => createKey(store.casebook, role, role, clock()).secret)
  const asked = (request, key) =>
    app.inject({ ...request, headers: { ...request.headers, authorization: `Bearer ${key}` } })
  const document = (await app.inject('/openapi.json')).json()
  const listed = async (path) =>
    (await asked({ method: 'GET', url: `${path}?limit=20` }, keys[0])).json().data.map(({ id }) => id)
  const ids = {}
  for (const path of ['rings', 'bidders', 'lots', 'runs', 'rules'])
    ids[`/api/v1/${path}`] = await listed(path === 'rules' ? '/api/v1/rules' : `/api/v1/${path}`)
  const memory = []
  let turn = 0
  const begun = process.cpuUsage()
  const outcome = await fuzz({
    inject: (request) => asked(request, keys[turn++ % 3 === 0 ? turn % keys.length : 0]),
    document,
    ids,
    requests,
    seed: Number(flags.seed),
    batch: Number(flags.batch),
    few: { 'POST /api/v1/rings/{id}/package': 2, 'GET /api/v1/paths': 5 },
    skip: ['GET /api/v1/jobs/{id}/events'],
    found: (fault, { request, said }) =>
      console.log(`${fault}\n  ${JSON.stringify(request).slice(0, 600)}\n  ${said}`),
    after: (sent) => {
      if (sent % Math.ceil(requests / 20) !== 0) return
      globalThis.gc?.()
      const { rss, heapUsed } = process.memoryUsage()
      memory.push({ rss, heapUsed })
      const [all, heap] = [rss, heapUsed].map((bytes) => Math.round(bytes / 2 ** 20))
      console.error(`${sent} requests, ${all} MiB, ${heap} of them objects`)
    },
  })
  const { user, system } = process.cpuUsage(begun)
  for (const [fault, { times }] of outcome.faults) console.log(`${times} × ${fault}`)
  // medians: one sample may fall into the work of a package or an export
  const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)]
  const grown = (of) => 100 * (median(memory.slice(13).map(of)) / median(memory.slice(6, 13).map(of)) - 1)
  console.log(
    `${outcome.sent} requests, ${outcome.valid} of the file's form, ${outcome.faults.size} faults; ` +
      `statuses ${JSON.stringify(outcome.statuses)}; from the second third to the last ` +
      `memory ${grown(({ rss }) => rss).toFixed(1)} %, objects ${grown(({ heapUsed }) => heapUsed).toFixed(1)} %; ` +
      `${((user + system) / 1e6).toFixed(0)} CPU s`,
  )
  await app.close()
  await store.close()
  process.exitCode = outcome.faults.size > 0 ? 1 : 0
} finally {
  rmSync(dir, { recursive: true, force: true })
}
