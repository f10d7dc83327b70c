import type { RunRecord } from '../../src/domain/run.js'

/** A run that found nothing. */
export const aRun = (id: string): RunRecord => ({
  id,
  startedAt: '2026-01-01T00:00:00.000Z',
  finishedAt: '2026-01-01T00:00:01.000Z',
  digest: 'd',
  version: '0',
  seed: 1,
  communities: 'leiden',
  workers: 1,
  settings: {},
  timingsMs: {},
  counts: { bidders: 0, lots: 0, bids: 0, ties: 0, groups: 0, red: 0, yellow: 0, green: 0, hubs: 0 },
  notEvaluated: [],
  warnings: [],
  hubs: [],
})
