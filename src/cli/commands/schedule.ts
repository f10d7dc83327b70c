import { type Command, Option } from 'commander'
import type { ScheduleRecord } from '../../casebook/casebook.js'
import { shanghaiMinute } from '../../domain/day.js'
import { AppError } from '../../domain/errors.js'
import { EDITIONS } from '../../reports/composer.js'
import { REPORT_FORMATS } from '../../reports/formats.js'
import { addSchedule, claimDue, TIME_ZONE } from '../../service/schedule.js'
import { scheduledTask, whatOf } from '../../service/scheduler.js'
import { taskRunner } from '../../service/tasks.js'
import { reportTexts } from '../../texts/report.js'
import { reportCliTexts as texts } from '../../texts/report-cli.js'
import { say } from '../../texts/text.js'
import type { Register } from '../command.js'
import { type Context, contextOf, interruptSignal, withStore } from '../context.js'
import { leadOptions } from '../lead-source.js'
import { serviceOf } from '../service.js'
import { table } from '../table.js'
import { userName } from '../user-name.js'
import { inCasebook, storeOptions } from '../with-casebook.js'

interface Options {
  cron: string
  timeZone: string
  every: NonNullable<ScheduleRecord['report']>['every']
  edition: NonNullable<ScheduleRecord['report']>['edition']
  format: NonNullable<ScheduleRecord['report']>['format']
}

/** When it is due, by the clock of Beijing; `--json` has the time in UTC. */
const inBeijing = (context: Context, at: string): string =>
  context.say(reportTexts.beijingTime, { at: shanghaiMinute(at) })

/** `schedule add | list | remove | run`: periodic detection and reports; `serve` runs what is due. */
export const scheduleCommand: Register = (program, lang) => {
  const schedule = program.command('schedule').description(say(texts.schedule, lang))

  leadOptions(schedule.command('add'), lang)
    .addOption(new Option('--kind <kind>').choices(['detect', 'report']).default('report'))
    .requiredOption('--cron <expression>', say(texts.optCron, lang))
    .option('--time-zone <zone>', say(texts.optZone, lang), TIME_ZONE)
    .addOption(
      new Option('--every <length>', say(texts.optEvery, lang))
        .choices(['month', 'quarter', 'half', 'year'])
        .default('quarter'),
    )
    .addOption(new Option('--edition <edition>').choices(EDITIONS).default('internal'))
    .addOption(new Option('--format <format>').choices(REPORT_FORMATS).default('docx'))
    .action(async (options: Options & { kind: ScheduleRecord['kind'] }, command: Command) => {
      const context = contextOf(command)
      const added = await addTo(context, options)
      if (context.json) context.printJson(added)
      else context.print(context.say(texts.added, { id: added.id, next: inBeijing(context, added.nextAt) }))
    })

  leadOptions(schedule.command('list'), lang).action(async (_options, command: Command) => {
    const context = contextOf(command)
    const found = await listed(context)
    if (context.json) return context.printJson(found)
    const heads = [texts.code, texts.kind, texts.cron, texts.next, texts.last]
    context.print(
      table(
        heads.map((head) => context.say(head)),
        found.map(({ id, kind, report, cron, timeZone, nextAt, lastResult }) => [
          id,
          report ? `${kind} ${report.every} ${report.edition} ${report.format}` : kind,
          `${cron} ${timeZone}`,
          inBeijing(context, nextAt),
          lastResult ? `${lastResult.state} ${lastResult.what}` : '—',
        ]),
      ),
    )
  })

  leadOptions(schedule.command('remove').argument('<id>'), lang).action(
    async (id: string, _options, command: Command) => {
      const context = contextOf(command)
      if (context.config.server !== undefined)
        return serviceOf(context).remove(`/schedules/${encodeURIComponent(id)}`)
      inCasebook(context, (casebook) => {
        if (!casebook.removeSchedule(id)) throw new AppError('not_found', `There is no schedule "${id}"`)
      })
    },
  )

  storeOptions(schedule.command('run').description(say(texts.scheduleRun, lang)), lang).action(
    async (_options, command: Command) => {
      const context = contextOf(command)
      await withStore(context, async (store) => {
        const clock = (): Date => new Date()
        const run = taskRunner(store, clock)
        const signal = interruptSignal()
        for (const due of claimDue(store.casebook, clock())) {
          const task = scheduledTask(due, context.config.workers, clock())
          const what = whatOf(await run(task, { signal, progress: () => undefined }))
          store.casebook.noteSchedule(due.id, { state: 'done', what })
          context.print(`${due.id} ${due.kind} ${what}`)
        }
      })
    },
  )
}

const addTo = async (
  context: Context,
  { kind, cron, timeZone, every, edition, format }: Options & { kind: ScheduleRecord['kind'] },
): Promise<Omit<ScheduleRecord, 'owner'>> => {
  const report = { every, edition, format }
  if (context.config.server !== undefined) {
    const wanted = { kind, cron, timeZone, ...(kind === 'report' && { report }) }
    return serviceOf(context).post<ScheduleRecord>('/schedules', {}, wanted)
  }
  return inCasebook(context, (casebook) =>
    addSchedule(casebook, { kind, cron, timeZone, report, createdBy: userName() }, new Date()),
  )
}

const listed = async (context: Context): Promise<Omit<ScheduleRecord, 'owner'>[]> =>
  context.config.server === undefined
    ? inCasebook(context, (casebook) => casebook.schedules())
    : (await serviceOf(context).get<{ data: ScheduleRecord[] }>('/schedules')).data
