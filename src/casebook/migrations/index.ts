import type { Database } from '../sqlite.js'
import { runsRingsJobsKeys } from './001-runs-rings-jobs-keys.js'
import { lotFlags } from './002-lot-flags.js'
import { reportsSchedules } from './003-reports-schedules.js'
import { statutoryFacts } from './004-statutory-facts.js'
import { rowSums } from './005-row-sums.js'
import { accounts } from './006-accounts.js'
import { caseGrants } from './007-case-grants.js'
import { work } from './008-work.js'
import { clearCountTable } from './009-clear-counts.js'
import { papers } from './010-papers.js'
import { releaseTables } from './011-releases.js'
import { outboxOrder } from './012-outbox-order.js'
import { numberTable } from './013-numbers.js'
import { packTable } from './014-packs.js'
import { strangerTries } from './015-stranger-tries.js'
import { tagTable } from './016-tags.js'
import { copies } from './017-copies.js'
import { grantRequests } from './018-grant-requests.js'
import { exchangeTables } from './019-exchange.js'
import { spotCheckTable } from './020-spot-checks.js'
import { markedFacts } from './021-marked-facts.js'

/** A change that its statements make, or that has to read what is there. */
export type Migration = string | ((db: Database) => void)

/** Schema changes in order; `user_version` of the file counts those applied. Append only. */
export const MIGRATIONS: readonly Migration[] = [
  runsRingsJobsKeys,
  lotFlags,
  reportsSchedules,
  statutoryFacts,
  rowSums,
  accounts,
  caseGrants,
  work,
  clearCountTable,
  papers,
  releaseTables,
  outboxOrder,
  numberTable,
  packTable,
  strangerTries,
  tagTable,
  copies,
  grantRequests,
  exchangeTables,
  spotCheckTable,
  markedFacts,
]

/** Applies the changes behind a version; in the caller's transaction. */
export const applyFrom = (db: Database, version: number): void => {
  for (const change of MIGRATIONS.slice(version))
    if (typeof change === 'string') db.exec(change)
    else change(db)
}
