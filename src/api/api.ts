import type { Sessions } from '../access/sessions.js'
import type { LoginAttempts } from '../accounts/attempts.js'
import type { AccountDesk } from '../accounts/desk.js'
import type { Config } from '../config.js'
import type { Room } from '../room/room.js'
import type { JobRunner } from '../service/job-runner.js'
import type { LatestRun } from '../service/latest-run.js'
import type { LoadedMarket } from '../service/loaded-market.js'
import type { LotChecker } from '../service/lot-checker.js'
import type { PairLister } from '../service/pair-lister.js'
import type { ScreenMarket } from '../service/screened-market.js'
import type { RunTask } from '../service/tasks.js'
import type { WhatIfDesk } from '../service/what-if-desk.js'
import type { Store } from '../store.js'
import type { ActsBook } from './acts-book.js'
import type { AuditDesk } from './audit-desk.js'
import type { EventStreams } from './event-stream.js'
import type { Health } from './health.js'
import type { HubLister } from './hubs.js'
import type { Incoming } from './incoming.js'
import type { LeadDesk } from './lead-desk.js'
import type { Metrics } from './metrics.js'
import type { OfficeMap } from './office-map.js'
import type { Purposes } from './purposes.js'
import type { Gate } from './read-gate.js'
import type { Recorder } from './read-record.js'
import type { RouteShown } from './route-shown.js'

/** What routes are given; nothing is hung on the application. */
export interface ApiParts {
  store: Store
  config: Config
  clock: () => Date
  gate: Gate
  purposes: Purposes
  sessions: Sessions
  accounts: AccountDesk
  /** log-ins tried, by address */
  attempts: LoginAttempts
  record: Recorder
  /** acts, with their entries */
  acts: ActsBook
  latest: LatestRun
  market: LoadedMarket
  checker: LotChecker
  pairs: PairLister
  screened: ScreenMarket
  hubs: HubLister
  whatIfs: WhatIfDesk
  jobs: JobRunner
  runTask: RunTask
  incoming: Incoming
  streams: EventStreams
  metrics: Metrics
  health: Health
  leads: LeadDesk
  audit: AuditDesk
  /** what may be asked, and what each route shows, in the order of the OpenAPI file */
  routes: RouteShown[]
  /** the commission's */
  room: Room
  /** the office's own boundaries, where it gave some */
  map: OfficeMap | undefined
}
