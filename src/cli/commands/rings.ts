import { type Command, Option } from 'commander'
import { AppError } from '../../domain/errors.js'
import { LEVELS, type Level } from '../../domain/grade.js'
import type { Ring } from '../../domain/ring.js'
import type { RunRecord } from '../../domain/run.js'
import { amountText } from '../../telling/figures.js'
import { cliTexts } from '../../texts/cli.js'
import { listText, say } from '../../texts/text.js'
import type { Register } from '../command.js'
import { type Context, contextOf } from '../context.js'
import { wholeNumber } from '../numbers.js'
import { listedRings, wholeRings } from '../served-rings.js'
import { serverOption } from '../server-option.js'
import { serviceOf } from '../service.js'
import { clip, table } from '../table.js'
import { inCasebook } from '../with-casebook.js'

interface Options {
  all?: boolean
  level?: Level
  limit?: number
  failOn?: Level
}

const EXIT_FINDINGS = 3

/**
 * `rings`: the suspected rings of the last run, best first. Reads the case book alone: works beside a running
 * service.
 */
export const ringsCommand: Register = (program, lang) => {
  program
    .command('rings')
    .description(say(cliTexts.rings, lang))
    .option('--all', say(cliTexts.optAll, lang))
    .addOption(new Option('--level <level>', say(cliTexts.optLevel, lang)).choices([...LEVELS]))
    .addOption(new Option('--fail-on <level>', say(cliTexts.optFailOn, lang)).choices([...LEVELS]))
    .option('--limit <n>', say(cliTexts.optLimit, lang), wholeNumber('limit', 1, 1_000_000))
    .option('--store <dir>', say(cliTexts.optStore, lang))
    .addOption(serverOption(lang))
    .option('--json', say(cliTexts.optJson, lang))
    .action(async (options: Options, command: Command) => {
      const context = contextOf(command)
      const levels: Level[] = options.level ? [options.level] : options.all ? [...LEVELS] : ['red', 'yellow']
      const { server } = context.config
      const listed = await (server === undefined ? fromCasebook : fromService)(context, levels, options.limit)
      if (!listed) throw new AppError('not_found', context.say(cliTexts.noRun))
      const { rings, green } = listed
      if (context.json) context.printJson(rings)
      else printRings(context, rings, levels.includes('green') ? 0 : green)
      const worst = options.failOn === undefined ? -1 : LEVELS.indexOf(options.failOn)
      if (rings.some((ring) => LEVELS.indexOf(ring.level) <= worst)) process.exitCode = EXIT_FINDINGS
    })
}

/** Rings of the last run with the number of its green ones; undefined when there is no run. */
type Listed = { rings: Ring[]; green: number } | undefined

const fromCasebook = async (context: Context, levels: Level[], limit: number | undefined): Promise<Listed> =>
  inCasebook(context, (casebook) => {
    const run = casebook.lastRun()
    return (
      run && { ...casebook.rings({ levels, ...(limit !== undefined && { limit }) }), green: run.counts.green }
    )
  })

const fromService = async (context: Context, levels: Level[], limit: number | undefined): Promise<Listed> => {
  const service = serviceOf(context)
  const listed = await listedRings(service, { level: levels.join(',') }, limit)
  if (listed.run === null) return undefined
  const { counts } = await service.get<Pick<RunRecord, 'counts'>>(`/runs/${encodeURIComponent(listed.run)}`)
  const rings = await wholeRings(
    service,
    listed.run,
    listed.data.map(({ id }) => id),
  )
  return { rings, green: counts.green }
}

/** The list as people read it. */
export const printRings = (context: Context, rings: Ring[], greenHidden: number): void => {
  if (rings.length === 0) context.print(context.say(cliTexts.noRings))
  else {
    context.print(
      context.colors.bold(`${context.say(cliTexts.ringsTitle)} · ${context.say(cliTexts.notFinding)}`),
    )
    const heads = (['level', 'id', 'score', 'members', 'lots', 'amount', 'why'] as const).map((key) =>
      context.say(cliTexts[key]),
    )
    context.print(
      table(
        heads,
        rings.map((ring) => rowOf(context, ring)),
        [2, 4, 5],
      ),
    )
  }
  if (greenHidden > 0) context.note(context.say(cliTexts.greenHidden, { n: greenHidden }))
}

const rowOf = (context: Context, ring: Ring): string[] => [
  context.say(cliTexts[ring.level]),
  ring.id,
  ring.score.toFixed(1),
  clip(
    `${ring.members.length}: ${listText(
      ring.members.map((member) => member.name || member.bidderId),
      context.lang,
    )}`,
    56,
  ),
  String(ring.lots.length),
  ring.amountFen === null ? '—' : amountText(ring.amountFen, context.lang, ring.currency),
  [...new Set(ring.evidence.map((item) => item.rule))].slice(0, 5).join(' '),
]
