import type { Command } from 'commander'
import type { Issue } from '../../domain/errors.js'
import type { QualityReport } from '../../engines/engine.js'
import type { LikelySame } from '../../engines/likely-same.js'
import { issueReason } from '../../intake/withheld-reason.js'
import { rulesNotEvaluated } from '../../rules/index.js'
import type { Store } from '../../store.js'
import { gapsText } from '../../telling/gaps.js'
import { awaitedLotTexts } from '../../texts/awaited-lots.js'
import { cliTexts } from '../../texts/cli.js'
import { columnWord, tableWord } from '../../texts/columns.js'
import { oddBidTexts } from '../../texts/odd-bids.js'
import { otherUnitTexts } from '../../texts/other-unit.js'
import { say } from '../../texts/text.js'
import type { Register } from '../command.js'
import { type Context, contextOf, withStore } from '../context.js'
import { wholeNumber } from '../numbers.js'
import { serverOption } from '../server-option.js'
import { serviceOf } from '../service.js'
import { clip, table } from '../table.js'

const QUALITY_HEAD = [
  cliTexts.headColumn,
  cliTexts.headFilled,
  cliTexts.headMissing,
  cliTexts.headPlaceholder,
  cliTexts.headInvalid,
  cliTexts.headDistinct,
]
const QUARANTINE_HEAD = [
  cliTexts.headFile,
  cliTexts.headLine,
  cliTexts.headTable,
  cliTexts.headColumn,
  cliTexts.headValue,
  cliTexts.headReason,
]

/** `quality` and `quarantine`: how good the data is, and what was not taken. */
export const qualityCommands: Register = (program, lang) => {
  program
    .command('quality')
    .description(say(cliTexts.quality, lang))
    .option('--store <dir>', say(cliTexts.optStore, lang))
    .addOption(serverOption(lang))
    .option('--json', say(cliTexts.optJson, lang))
    .action((_options, command: Command) => quality(command))
  program
    .command('quarantine')
    .description(say(cliTexts.quarantine, lang))
    .option('--limit <n>', say(cliTexts.optLimit, lang), wholeNumber('limit', 1, 1_000_000), 100)
    .option('--store <dir>', say(cliTexts.optStore, lang))
    .addOption(serverOption(lang))
    .option('--json', say(cliTexts.optJson, lang))
    .action((options: { limit: number }, command: Command) => quarantine(options.limit, command))
}

const quality = async (command: Command): Promise<void> => {
  const context = contextOf(command)
  const { server } = context.config
  const found = await (server === undefined
    ? withStore(context, qualityHere)
    : serviceOf(context).get<Found>('/quality'))
  if (context.json) context.printJson(found)
  else printQuality(context, found)
}

type Found = QualityReport & { notEvaluated: ReturnType<typeof rulesNotEvaluated> }

const qualityHere = async ({ engine }: Store): Promise<Found> => ({
  ...(await engine.quality()),
  notEvaluated: rulesNotEvaluated(await engine.market()),
})

const printQuality = (context: Context, report: Found): void => {
  const share = (n: number, rows: number): string => (rows === 0 ? '' : `${((100 * n) / rows).toFixed(1)}%`)
  for (const { table: name, rows, columns } of report.tables) {
    if (rows === 0) continue
    context.print(context.colors.bold(`${tableWord(name, context.lang)} (${rows})`))
    context.print(
      table(
        QUALITY_HEAD.map((text) => context.say(text)),
        columns.map((c) => [
          columnWord(name, c.column, context.lang),
          share(c.filled, rows),
          share(c.missing, rows),
          share(c.placeholder, rows),
          share(c.invalid, rows),
          String(c.distinct),
        ]),
        [1, 2, 3, 4, 5],
      ),
    )
  }
  printLikelySame(context, report.likelySame)
  for (const other of report.otherCurrency) context.print(context.say(cliTexts.otherCurrency, other))
  for (const { bids, lots, count, lot } of report.otherUnit)
    context.print(context.say(otherUnitTexts[bids], { lots, count, lot }))
  for (const { what, ...one } of report.oddBids) context.print(context.say(oddBidTexts[what], one))
  for (const { by, ...one } of report.awaitedLots) context.print(context.say(awaitedLotTexts[by], one))
  context.print(context.colors.bold(context.say(cliTexts.notEvaluated)))
  for (const { rule, missing } of report.notEvaluated)
    context.print(`  ${rule}: ${gapsText(missing, context.lang)}`)
}

const quarantine = async (limit: number, command: Command): Promise<void> => {
  const context = contextOf(command)
  const issues = await (context.config.server === undefined ? quarantineHere : quarantineThere)(
    context,
    limit,
  )
  if (context.json) return context.printJson(issues)
  context.print(
    table(
      QUARANTINE_HEAD.map((text) => context.say(text)),
      issues.map((issue) => [
        issue.file,
        String(issue.line),
        tableWord(issue.table, context.lang),
        columnWord(issue.table, issue.column, context.lang),
        clip(issue.value, 40),
        issueReason(issue, context.lang),
      ]),
      [1],
    ),
  )
}

const quarantineHere = (context: Context, limit: number): Promise<Issue[]> =>
  withStore(context, async ({ engine }) => (await engine.quarantine({ limit })).map(({ issue }) => issue))

const quarantineThere = async (context: Context, limit: number): Promise<Issue[]> => {
  const rows = await serviceOf(context).list<Issue & { seq: number }>('/quarantine', {}, limit)
  return rows.map(({ seq: _seq, ...issue }) => issue)
}

/** Groups shown; `--json` has all. */
const SAME_SHOWN = 30

const printLikelySame = (context: Context, found: readonly LikelySame[]): void => {
  if (found.length === 0) return
  context.print(context.colors.bold(context.say(cliTexts.likelySame, { n: found.length })))
  for (const { why, ids, names } of found.slice(0, SAME_SHOWN)) {
    const what = context.say(why === 'spelling' ? cliTexts.sameSpelling : cliTexts.sameZeros)
    const named = names.filter((name) => !ids.includes(name))
    context.print(`  ${what} ${ids.join(' · ')}${named.length > 0 ? ` (${named.join(' · ')})` : ''}`)
  }
}
