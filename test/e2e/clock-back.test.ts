import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { lineOf } from '../../src/audit/entry.js'
import { openAuditLog } from '../../src/audit/log.js'
import { readAuditLog } from '../../src/audit/reader.js'
import { verifyAuditLog } from '../../src/audit/verify.js'
import { detect } from '../../src/detection/detect.js'
import { importPaths } from '../../src/intake/import.js'
import { openStore, type Store } from '../../src/store.js'
import { act, idOf, makeLead, openDesk, REASON, stateOf } from '../handling/support.js'

/** An instant, and one a day before: what the clock says of what is done later. */
const [FIRST, THEN] = ['2026-03-05T02:00:00.000Z', '2026-03-04T02:00:00.000Z']
const dir = mkdtempSync(join(tmpdir(), 'clock-back-'))
let store: Store

beforeAll(async () => {
  mkdirSync(join(dir, 'in'))
  const lots = ['L1', 'L2', 'L3', 'L4']
  const bids = lots.flatMap((lot) => ['A', 'B', 'C', 'D'].map((one) => [lot, one]))
  writeFileSync(join(dir, 'in/lots.csv'), `lot_id\n${lots.join('\n')}\n`)
  writeFileSync(
    join(dir, 'in/bids.csv'),
    `lot_id,bidder_id,lock_no,mac\n${bids
      .map(
        ([lot, one]) =>
          `${lot},${one},${one! < 'C' ? 'GL-77120934,00:16:3e:5a:4b:01' : `GL-8${one}120${one},`}`,
      )
      .join('\n')}\n`,
  )
  store = await openStore(join(dir, 'store'))
})
afterAll(async () => {
  await store.close()
  rmSync(dir, { recursive: true })
})
const at = (instant: string) => () => new Date(instant)

it('imports and runs keep the order in which they were done, and rings their ids, when the clock goes back', async () => {
  await importPaths(store, [join(dir, 'in/lots.csv')], { now: at(FIRST) })
  await importPaths(store, [join(dir, 'in/bids.csv')], { now: at(THEN) })
  const imports = await store.engine.imports({ limit: 9 })
  expect(imports.map(({ batch, startedAt }) => [batch, startedAt]).sort()).toEqual([
    [1, FIRST],
    [2, THEN],
  ])
  const found = async (instant: string) => {
    await detect(store, { workers: 1, seed: 1, communities: 'leiden', now: at(instant) })
    return store.casebook.rings({}).rings.map(({ id }) => id)
  }
  const rings = await found(FIRST)
  expect(rings.length).toBeGreaterThan(0)
  expect(await found(THEN)).toEqual(rings)
  expect(store.casebook.runs().map(({ id, startedAt }) => [id, startedAt])).toEqual([
    ['RUN-000002', THEN],
    ['RUN-000001', FIRST],
  ])
  expect(store.casebook.check()).toMatchObject({ damaged: 0 })
})

it('the audit log goes on in the order of what was done, and verifies', () => {
  const { storeId } = store.casebook
  const log = openAuditLog(store.dir, storeId)
  const before = log.state().last
  for (const [uid, instant] of [
    ['later', FIRST],
    ['earlier', THEN],
  ] as const)
    log.append([lineOf({ uid, at: instant, src: 'cli', who: {}, act: 'read', outcome: 'allowed' })])
  log.checkpoint(THEN)
  log.close()
  const kept = [...readAuditLog(store.dir).entries()].map(({ body }) => JSON.parse(body) as { uid: string })
  expect(kept.slice(before, before + 2).map(({ uid }) => uid)).toEqual(['later', 'earlier'])
  expect(verifyAuditLog(store.dir, storeId, []).wrong).toBe(null)
})

it('acts on a lead are taken and stand in their order; its deadline starts when the clock says', () => {
  const test = openDesk()
  const { id } = makeLead(test, FIRST)
  const routed = act(test, FIRST, 'O-xt/dispatcher', id, 'route', {
    host: 'O-zj',
    cohandlers: [],
    reason: REASON,
  })
  expect(idOf(routed)).toBe(id)
  expect(stateOf(act(test, THEN, 'O-zj/clerk', id, 'sign'))).toBe('signed')
  const events = test.desk.work.workEvents(id)
  expect(events.slice(-2).map(({ act: name, at: instant }) => [name, instant])).toEqual([
    ['route', FIRST],
    ['sign', THEN],
  ])
  const clocks = test.desk.work.clocksOf(id)
  expect(clocks.filter(({ result }) => result === 'running').every(({ dueAt }) => dueAt > FIRST)).toBe(true)
  test.close()
})
