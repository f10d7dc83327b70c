import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { diffRuns, settingsApart } from '../../src/api/run-diff.js'
import type { Ring } from '../../src/domain/ring.js'
import type { RingEvent, RingRecord, RunRecord } from '../../src/domain/run.js'
import { openService, ring, type TestService } from './support.js'

let service: TestService
beforeAll(async () => {
  service = await openService()
})
afterAll(() => service.close())
const get = async (url: string) => {
  const answer = await service.app.inject(`/api/v1${url}`)
  return { status: answer.statusCode, ...answer.json() }
}

/** A case book of runs by name, each with its rings and events. */
const casebookOf = (runs: Record<string, { rings: Ring[]; events?: RingEvent[] }>) => {
  const ids = Object.keys(runs)
  return {
    rings: ({
      run,
      levels,
      after = -1,
      limit = 1000,
    }: {
      run?: string
      levels?: string[]
      after?: number
      limit?: number
    }) => {
      const all = runs[run!]!.rings.filter(({ level }) => levels!.includes(level))
      return { rings: all.slice(after + 1, after + 1 + limit), total: all.length }
    },
    ring: (id: string, run?: string) => {
      const found = runs[run!]!.rings.find((one) => one.id === id)
      return found && ({ run, ring: found } as RingRecord)
    },
    runs: ({ before }: { before?: string } = {}) =>
      ids
        .slice(0, ids.indexOf(before!))
        .reverse()
        .map((id) => ({ id }) as RunRecord),
    runEvents: (run: string) => runs[run]!.events ?? [],
  }
}
const changed = async (runs: Parameters<typeof casebookOf>[0], before: string, after: string) =>
  (
    await diffRuns(
      casebookOf(runs),
      { before: { id: before } as RunRecord, after: { id: after } as RunRecord },
      ['red', 'yellow'],
    )
  ).map(({ ring: id, changes, joined, left, other }) => ({
    id,
    changes,
    ...(joined.length > 0 && { joined: joined.map((one) => one.id) }),
    ...(left.length > 0 && { left: left.map((one) => one.id) }),
    ...(other !== null && { other }),
  }))
const merge = (run: string, id: string, other: string): RingEvent => ({
  run,
  ring: id,
  event: 'merge',
  jaccard: null,
  other,
  memberDigest: '',
})

describe('two runs compared', () => {
  it('tell what is new, gone, merged, grown, shrunk and at another level, and leave out what is the same', async () => {
    const runs = {
      a: {
        rings: [
          ring('R-1', 'red', 9, ['A', 'B']),
          ring('R-2', 'red', 8, ['C', 'D', 'E']),
          ring('R-3', 'yellow', 7, ['F', 'G']),
          ring('R-4', 'yellow', 6, ['H', 'I']),
          ring('R-5', 'yellow', 5, ['J', 'K']),
        ],
      },
      b: {
        rings: [
          ring('R-1', 'red', 9, ['A', 'B']),
          ring('R-2', 'yellow', 8, ['C', 'D', 'X']),
          ring('R-6', 'yellow', 3, ['L', 'M']),
          ring('R-4', 'green', 1, ['H', 'I']),
        ],
        events: [merge('b', 'R-5', 'R-2')],
      },
    }
    expect(await changed(runs, 'a', 'b')).toEqual([
      { id: 'R-2', changes: ['grown', 'shrunk', 'level'], joined: ['X'], left: ['E'] },
      { id: 'R-6', changes: ['new'] },
      { id: 'R-3', changes: ['gone'] },
      { id: 'R-4', changes: ['level'] },
      { id: 'R-5', changes: ['merged'], other: 'R-2' },
    ])
    const back = await changed(runs, 'b', 'a')
    expect(back.find(({ id }) => id === 'R-5')).toEqual({ id: 'R-5', changes: ['new'] })
    expect(back.find(({ id }) => id === 'R-6')).toEqual({ id: 'R-6', changes: ['gone'] })
  })
  it('follow a merger through the runs between, unless the ring came back', async () => {
    const runs = {
      a: { rings: [ring('R-1', 'red', 9), ring('R-2', 'red', 8)] },
      b: { rings: [], events: [merge('b', 'R-1', 'R-9'), merge('b', 'R-2', 'R-9')] },
      c: { rings: [], events: [{ ...merge('c', 'R-2', 'R-9'), event: 'revive' as const, other: null }] },
    }
    expect(await changed(runs, 'a', 'c')).toEqual([
      { id: 'R-1', changes: ['merged'], other: 'R-9' },
      { id: 'R-2', changes: ['gone'] },
    ])
  })
  it('name the settings that differ by their paths', () => {
    expect(settingsApart({ a: { b: 1, c: [1, 2] }, d: 1 }, { a: { b: 2, c: [1, 2] }, e: 1 })).toEqual([
      'a.b',
      'd',
      'e',
    ])
    expect(settingsApart({ a: [1] }, { a: [1] })).toEqual([])
  })
})

describe('the routes of runs', () => {
  it('compare two runs page by page, filtered by a kind of change', async () => {
    const whole = await get('/runs/run-1/diff/run-2?limit=200')
    expect([whole.before.id, whole.after.id, whole.sameData, whole.settings]).toEqual([
      'run-1',
      'run-2',
      true,
      [],
    ])
    expect(whole.total).toBe(whole.data.length)
    const first = await get('/runs/run-1/diff/run-2?limit=1')
    const second = await get(`/runs/run-1/diff/run-2?limit=1&cursor=${first.page.next}`)
    expect([...first.data, ...second.data]).toEqual(whole.data.slice(0, 2))
    const fresh = await get('/runs/run-1/diff/last?change=new')
    expect(fresh.total).toBe(whole.counts.new)
    for (const one of fresh.data) expect([one.before, one.changes]).toEqual([null, ['new']])
  })
  it('refuse a run with itself, one that is not there and a cursor of another comparison', async () => {
    expect((await get('/runs/run-2/diff/last')).status).toBe(422)
    expect((await get('/runs/run-2/diff/run-9')).status).toBe(404)
    const { page } = await get('/runs/run-1/diff/run-2?limit=1')
    expect((await get(`/runs/run-2/diff/run-1?limit=1&cursor=${page.next}`)).code).toBe('foreign_cursor')
  })
  it('list what became of rings in a run, counted by kind, and of one ring in every run', async () => {
    const all = await get('/runs/run-1/events?limit=200')
    expect(all.data.length).toBe(all.total)
    expect(Object.values(all.counts as Record<string, number>).reduce((sum, n) => sum + n, 0)).toBe(all.total)
    const born = await get('/runs/run-1/events?event=birth')
    expect(born.total).toBe(all.counts.birth ?? 0)
    expect((await get('/runs/run-1/events?event=nonsense')).status).toBe(400)
    const { data } = await get('/rings/R-000001/history')
    expect(data.length).toBeGreaterThan(0)
    for (const one of data) expect([one.ring, one.level]).toEqual(['R-000001', 'red'])
    expect((await get('/rings/R-999999/history')).status).toBe(404)
  })
})
