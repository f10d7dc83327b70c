import type { Config } from '../config.js'
import type { JobRunner } from '../service/job-runner.js'
import type { LatestRun } from '../service/latest-run.js'
import type { LoadedMarket } from '../service/loaded-market.js'
import type { RunTask } from '../service/tasks.js'
import type { Store } from '../store.js'
import type { Gate } from './read-gate.js'

/** What routes are given; nothing is hung on the application. */
export interface ApiParts {
  store: Store
  config: Config
  clock: () => Date
  gate: Gate
  latest: LatestRun
  market: LoadedMarket
  jobs: JobRunner
  runTask: RunTask
}
