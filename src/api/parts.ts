import { sessionsBy } from '../access/sessions.js'
import { loginAttempts } from '../accounts/attempts.js'
import { accountDesk } from '../accounts/desk.js'
import type { Config } from '../config.js'
import type { Room } from '../room/room.js'
import type { SealedWaiting } from '../room/room-outbox.js'
import { jobRunner } from '../service/job-runner.js'
import { latestRun } from '../service/latest-run.js'
import { loadedMarket } from '../service/loaded-market.js'
import { lotChecker } from '../service/lot-checker.js'
import { pairLister } from '../service/pair-lister.js'
import { screenedMarket } from '../service/screened-market.js'
import type { RunTask } from '../service/tasks.js'
import { whatIfDesk } from '../service/what-if-desk.js'
import type { Store } from '../store.js'
import { actsBook } from './acts-book.js'
import type { ApiParts } from './api.js'
import { auditDesk } from './audit-desk.js'
import { entriesOf } from './audit-entries.js'
import { authenticator } from './authenticate.js'
import { bodyCache } from './body-cache.js'
import { eventStreams } from './event-stream.js'
import { healthOf } from './health.js'
import { recordedHubs } from './hubs.js'
import { incomingOf } from './incoming.js'
import { type LeadAppend, leadDesk } from './lead-desk.js'
import { serviceMetrics } from './metrics.js'
import { readOfficeMap } from './office-map.js'
import { purposesOf } from './purposes.js'
import { type Answer, readGate } from './read-gate.js'
import type { Recorder } from './read-record.js'

/** The parts of one service. Errors in the background go to `unexpected`. */
export const partsOf = (
  given: {
    store: Store
    config: Config
    clock: () => Date
    runTask: RunTask
    record: Recorder
    append: LeadAppend
    appendSealed: (entry: SealedWaiting) => void | Promise<void>
    room: Room
  },
  unexpected: (error: unknown) => void,
): ApiParts => {
  const { store, config, clock, runTask, record, append, appendSealed, room } = given
  const { casebook, engine } = store
  const cache = bodyCache<Answer>(config.limits.cacheBytes)
  const latest = latestRun(casebook)
  const market = loadedMarket(engine, unexpected)
  const changed = (): void => {
    latest.forget()
    market.refresh()
  }
  const jobs = jobRunner({ casebook, clock, lang: config.lang, changed, unexpected })
  const streams = eventStreams()
  const sessions = sessionsBy(clock)
  const accounts = accountDesk(casebook, clock)
  const purposes = purposesOf({ work: casebook.work, accounts: casebook.accounts }, clock)
  const leads = leadDesk(store, { clock, append, unexpected })
  const acts = actsBook(casebook.work, entriesOf(casebook, clock), {
    drain: leads.drain,
    drainRoom: () => room.drain(appendSealed),
  })
  return {
    store,
    map: config.map === undefined ? undefined : readOfficeMap(config.map),
    config,
    clock,
    gate: readGate(authenticator(casebook, sessions, accounts), cache, { record, acts }, purposes),
    purposes,
    latest,
    sessions,
    accounts,
    attempts: loginAttempts(clock),
    record,
    acts,
    market,
    checker: lotChecker(market),
    pairs: pairLister(market),
    screened: screenedMarket(),
    hubs: recordedHubs,
    whatIfs: whatIfDesk(market),
    jobs,
    runTask,
    incoming: incomingOf(store.dir, config.limits),
    streams,
    metrics: serviceMetrics({
      pendingJobs: () => jobs.pending,
      cacheBytes: () => cache.bytes,
      streams: () => streams.count,
    }),
    health: healthOf(store),
    routes: [],
    room,
    audit: auditDesk(
      { dir: store.dir, storeId: casebook.storeId, anchors: config.audit.anchors },
      clock,
      unexpected,
    ),
    leads,
  }
}
