import { z } from 'zod'
import { AppError } from '../../domain/errors.js'
import type { RunRecord } from '../../domain/run.js'
import { settingText } from '../../telling/setting-words.js'
import { pageQuery } from '../cursor.js'
import { list, pageOf } from '../list-route.js'
import { read } from '../read-route.js'
import type { Route } from '../route.js'
import { keptDiffs, settingsApart } from '../run-diff.js'
import { countedBy, eventNow } from '../run-events.js'
import { listOf } from '../schemas/list.js'
import { IdParams, levelQuery, levelsOf } from '../schemas/query.js'
import { RING_CHANGES, RingChange, RunBrief } from '../schemas/run-diff.js'
import { EVENTS, RingHistory, RunEvent } from '../schemas/run-event.js'

const counts = z.record(z.string(), z.int())
const pick = <const T extends readonly string[]>(names: T) => z.enum(names).optional()

const listRunEvents = list('/runs/:id/events', {
  id: 'listRunEvents',
  summary: 'What became of every ring in a run: born, grown, merged …, in the order in which it was found',
  tag: 'runs',
  params: IdParams,
  query: z.strictObject({ ...pageQuery, event: pick(EVENTS) }),
  json: listOf('RunEventList', RunEvent, { run: z.string(), total: z.int(), counts }),
  what: 'run events',
  access: { resource: 'ring', classes: ['work'], cut: true },
  needs: 'rings',
  list: 'run-events',
  filter: ({ params: { id }, query: { event } }) => ({ id, event }),
  prepare: ({ params: { id }, latest }) => latest.of(id === 'last' ? undefined : id).id,
  load: ({ ready: run, query: { event, limit }, from, store: { casebook } }) => {
    const all = casebook.runEvents(run)
    const wanted = event === undefined ? all : all.filter((one) => one.event === event)
    const { data, next } = pageOf(wanted, from, limit)
    return {
      data: data.map((one) => eventNow(casebook, one)),
      next,
      run,
      total: wanted.length,
      counts: countedBy(all, (one) => one.event),
    }
  },
})

const diffs = keptDiffs()

const diffRoute = list('/runs/:before/diff/:after', {
  id: 'diffRuns',
  summary: 'Rings that two runs tell differently: new, gone, merged, grown, shrunk, at another level',
  tag: 'runs',
  params: z.object({ before: z.string().min(1), after: z.string().min(1) }),
  query: z.strictObject({ ...pageQuery, ...levelQuery, change: pick(RING_CHANGES) }),
  json: listOf('RunDiff', RingChange, {
    before: RunBrief,
    after: RunBrief,
    sameData: z.boolean(),
    settings: z.array(z.string()).meta({ description: 'Settings that differ, by path' }),
    settingTexts: z
      .array(z.object({ zh: z.string(), en: z.string() }))
      .meta({ description: 'The same in words' }),
    total: z.int(),
    counts,
  }),
  what: 'run diff',
  access: { resource: 'ring', classes: ['work'] },
  needs: 'rings',
  list: 'run-diff',
  filter: ({ params, query: { level, change } }) => ({ ...params, level, change }),
  prepare: ({ params, latest }) => {
    const of = (id: string): RunRecord => latest.of(id === 'last' ? undefined : id)
    const runs = { before: of(params.before), after: of(params.after) }
    if (runs.before.id === runs.after.id)
      throw new AppError('unprocessable', `Cannot compare run "${runs.after.id}" with itself`)
    return runs
  },
  load: async ({ ready: runs, query: { level, change, limit }, from, store: { casebook } }) => {
    const all = await diffs(casebook, runs, levelsOf(level))
    const settings = settingsApart(runs.before.settings, runs.after.settings)
    const wanted = change === undefined ? all : all.filter(({ changes }) => changes.includes(change))
    return {
      ...pageOf(wanted, from, limit),
      before: briefOf(runs.before),
      after: briefOf(runs.after),
      sameData: runs.before.digest === runs.after.digest,
      settings,
      settingTexts: settings.map(settingText),
      total: wanted.length,
      counts: countedBy(
        all.flatMap(({ changes }) => changes),
        (one) => one,
      ),
    }
  },
})

const ringHistory = read('/rings/:id/history', {
  id: 'ringHistory',
  summary: 'What became of a ring in each run, oldest first, with its level, score and members then',
  tag: 'rings',
  params: IdParams,
  json: RingHistory,
  what: 'ring history',
  access: { resource: 'ring', classes: ['work'], cut: true },
  needs: 'rings',
  load: ({ params: { id }, store: { casebook } }) => {
    const events = casebook.events(id)
    if (events.length === 0) throw new AppError('not_found', `There is no ring "${id}"`)
    const data = events.map((event) => ({
      ...eventNow(casebook, event),
      finishedAt: casebook.run(event.run)?.finishedAt ?? '',
    }))
    return { ring: id, data }
  },
})

/** What changed from run to run. */
export const runChangeRoutes: Route[] = [listRunEvents, diffRoute, ringHistory]

const briefOf = ({ id, finishedAt, digest, version, seed, communities, counts: found }: RunRecord) => ({
  id,
  finishedAt,
  digest,
  version,
  seed,
  communities,
  counts: found,
})
