import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DetectOptions, detect } from '../../src/detection/detect.js'
import type { RunRecord } from '../../src/domain/run.js'
import { generate } from '../../src/generate/generate.js'
import { importPaths } from '../../src/intake/import.js'
import { openStore, type Store } from '../../src/store.js'

let folder: string
const stores: Store[] = []
const noon = (): Date => new Date('2026-03-01T04:00:00.000Z')

const run = (store: Store, options: Partial<DetectOptions> = {}): Promise<RunRecord> =>
  detect(store, { workers: 1, seed: 1, communities: 'leiden', now: noon, ...options })

/** What `rings --all --json` prints. */
const printed = (store: Store): string => JSON.stringify(store.casebook.rings({}).rings)

const opened = async (name: string, ...paths: string[]): Promise<Store> => {
  const store = await openStore(join(folder, name))
  stores.push(store)
  if (paths.length > 0) await importPaths(store, paths, { now: noon })
  return store
}

/** Every table's rows backwards, in two files. */
const scatter = (from: string, to: string): void => {
  mkdirSync(to)
  for (const name of readdirSync(from).filter((file) => file.endsWith('.csv'))) {
    const [head, ...rows] = readFileSync(join(from, name), 'utf8').trimEnd().split('\n')
    rows.reverse()
    const half = Math.ceil(rows.length / 2)
    const table = name.slice(0, -4)
    writeFileSync(join(to, `${table}-1.csv`), `${[head, ...rows.slice(0, half)].join('\n')}\n`)
    writeFileSync(join(to, `${table}-2.csv`), `${[head, ...rows.slice(half)].join('\n')}\n`)
  }
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'detect-'))
  generate({ seed: 5, bidders: 300, lots: 700, out: join(folder, 'market') })
})
afterAll(async () => {
  for (const store of stores) await store.close()
  rmSync(folder, { recursive: true })
})

describe('a detection', () => {
  it('records a run with its digest, settings, seed, counts and timings, and rings with source rows', async () => {
    const store = await opened('whole', join(folder, 'market'))
    const record = await run(store)
    expect(record).toMatchObject({
      id: 'RUN-000001',
      seed: 1,
      communities: 'leiden',
      finishedAt: noon().toISOString(),
    })
    expect(record.digest).toBe(await store.engine.digest())
    expect(record.settings).toMatchObject({ evidence: { hubLimit: 50 }, rings: { cores: { ratio: 3 } } })
    expect(record.timingsMs.rules).toBeGreaterThanOrEqual(0)
    expect(store.casebook.lastRun()).toEqual(record)
    const { rings, total } = store.casebook.rings({})
    expect(total).toBe(record.counts.red + record.counts.yellow + record.counts.green)
    expect(record.counts.red).toBeGreaterThan(0)
    const best = store.casebook.ring(rings[0]!.id)!
    best.ring.evidence.forEach((item, i) => {
      expect(best.sources[i]!.length, item.rule).toBeGreaterThan(0)
      if (item.kind !== null) expect(item.value).not.toMatch(/^#/)
    })
  })

  it('gives the same rings to the byte with two workers, from permuted and split files', async () => {
    scatter(join(folder, 'market'), join(folder, 'scattered'))
    const twice = await opened('twice', join(folder, 'scattered'))
    const record = await run(twice, { workers: 2 })
    expect(record.digest).toBe(stores[0]!.casebook.lastRun()!.digest)
    expect(printed(twice)).toBe(printed(stores[0]!))
  })

  it('run again on the same data keeps every id', async () => {
    const [store] = stores
    const before = printed(store!)
    const record = await run(store!, { now: () => new Date('2026-03-02T04:00:00.000Z') })
    expect(record.id).toBe('RUN-000002')
    expect(printed(store!)).toBe(before)
    const { rings } = store!.casebook.rings({})
    for (const { id } of rings)
      expect(store!.casebook.events(id).map(({ event }) => event)).toEqual(['birth', 'continue'])
  })

  it('says what it is doing, stage by stage', async () => {
    const stages: string[] = []
    await run(stores[1]!, { progress: (_done, _of, what) => void stages.push(what) })
    expect(stages[0]).toBe('market')
    expect(stages).toContain('rules')
    expect(stages.at(-1)).toBe('save')
  })

  it('of an empty store fails with the reason', async () => {
    const empty = await opened('empty')
    await expect(run(empty)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('import'),
    })
  })

  it('that is cancelled leaves no trace', async () => {
    const stop = new AbortController()
    const store = stores[1]!
    const before = store.casebook.lastRun()
    const cancelled = run(store, {
      signal: stop.signal,
      progress: (_done, _of, what) => {
        if (what === 'communities') stop.abort()
      },
    })
    await expect(cancelled).rejects.toMatchObject({ code: 'cancelled' })
    expect(store.casebook.lastRun()).toEqual(before)
    await expect(run(store, { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'cancelled' })
  })

  it('refuses settings it does not know before it does anything', async () => {
    await expect(run(stores[1]!, { settings: { rings: { core: {} } } })).rejects.toMatchObject({
      code: 'invalid_input',
    })
  })
})

it('a value shared by nearly all of a small market is reported as a hub, masked where personal', async () => {
  const dir = join(folder, 'hub')
  mkdirSync(dir)
  const bidders = Array.from({ length: 60 }, (_, i) => `B${i}`)
  writeFileSync(
    join(dir, 'lots.csv'),
    `lot_id,opened_at\n${bidders.map((b) => `L${b},2024-01-05 09:00:00`).join('\n')}\n`,
  )
  writeFileSync(
    join(dir, 'bids.csv'),
    `lot_id,bidder_id,contact_phone\n${bidders.flatMap((b, i) => [`L${b},${b},13800001234`, `L${b},${bidders[(i + 1) % 60]},13800001234`]).join('\n')}\n`,
  )
  const record = await run(await opened('hubs', dir))
  expect(record.hubs).toMatchObject([{ kind: 'phone', value: '138****1234', holders: 60 }])
  expect(record.hubs[0]!.sample.length).toBeGreaterThan(0)
  expect(record.warnings.map(({ key }) => key)).toContain('hubs')
})
