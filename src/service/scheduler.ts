import type { ScheduleRecord } from '../casebook/casebook.js'
import type { Config } from '../config.js'
import { parseDetectSettings } from '../detection/settings.js'
import type { Store } from '../store.js'
import type { JobRunner } from './job-runner.js'
import { claimDue, scheduledPeriod } from './schedule.js'
import type { RunTask, Task } from './tasks.js'
import type { WorkContext } from './work.js'

/**
 * Submits the jobs of schedules whose time has come; what was missed while nobody served, once, at the start.
 */
export interface Scheduler {
  start(): void
  stop(): void
  /** Looks once. */
  tick(): void
}

const EVERY_MS = 15_000

/** What a scheduler works with. */
export interface SchedulerParts {
  store: Store
  config: Config
  clock: () => Date
  jobs: JobRunner
  runTask: RunTask
}

export const scheduler = (parts: SchedulerParts, unexpected: (error: unknown) => void): Scheduler => {
  const { store, clock } = parts
  let timer: NodeJS.Timeout | undefined
  const tick = (): void => {
    try {
      for (const schedule of claimDue(store.casebook, clock())) submit(parts, schedule)
    } catch (error) {
      unexpected(error)
    }
  }
  return {
    tick,
    start: () => {
      tick()
      timer = setInterval(tick, EVERY_MS).unref()
    },
    stop: () => clearInterval(timer),
  }
}

const submit = (
  { store: { casebook }, jobs, runTask, clock, config }: SchedulerParts,
  schedule: ScheduleRecord,
): void => {
  const note = (state: 'done' | 'failed', what: string): void =>
    casebook.noteSchedule(schedule.id, { state, what })
  const work = async (context: WorkContext): Promise<unknown> => {
    try {
      const result = await runTask(scheduledTask(schedule, config.workers, clock()), context)
      note('done', whatOf(result))
      return result
    } catch (error) {
      note('failed', (error as Error).message)
      throw error
    }
  }
  try {
    jobs.submit({ kind: schedule.kind, work, ...(schedule.owner && { owner: schedule.owner }) })
  } catch (error) {
    note('failed', (error as Error).message)
    throw error
  }
}

/** What a schedule asks to be done now. */
export const scheduledTask = (schedule: ScheduleRecord, workers: number, now: Date): Task =>
  schedule.kind === 'detect'
    ? { kind: 'detect', workers, seed: 1, communities: 'leiden', settings: parseDetectSettings({}) }
    : {
        kind: 'report',
        period: scheduledPeriod(schedule, now),
        edition: schedule.report!.edition,
        format: schedule.report!.format,
        lang: 'zh',
        requester: schedule.createdBy,
      }

/** The run or report that came of it. */
export const whatOf = (result: unknown): string => {
  const { run, number } = result as { run?: string; number?: string }
  return number ?? run ?? ''
}
