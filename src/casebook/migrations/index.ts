import { runsRingsJobsKeys } from './001-runs-rings-jobs-keys.js'

/** Schema changes in order; `user_version` of the file counts those applied. Append only. */
export const MIGRATIONS: readonly string[] = [runsRingsJobsKeys]
