import type { Command } from 'commander'
import { type LotRecord, lotRecord } from '../../market/screens/lot-record.js'
import { subgroupRecord } from '../../market/screens/subgroup-record.js'
import { type WholeScreens, wholeScreens } from '../../market/screens/whole-screens.js'
import { scoreMarket } from '../../rules/lot-ranking.js'
import { cliTexts } from '../../texts/cli.js'
import { STRATUM_WORDS, screenTexts } from '../../texts/screens.js'
import { say } from '../../texts/text.js'
import type { Register } from '../command.js'
import { type Context, contextOf, withStore } from '../context.js'
import { wholeNumber } from '../numbers.js'
import { toldWeights } from '../ranking-weights.js'
import { table } from '../table.js'
import { type OcdsFlagOptions, printOcdsFlags, refuseOcdsOptions, withOcdsOptions } from './ocds-flags.js'

const SHOWN = ['cv', 'spd', 'diffp', 'rd', 'skew', 'kurt', 'ks', 'gapCv'] as const

/**
 * `screens`: price screens of every lot. JSON by lot id, for scripts; the table most suspect first, for
 * people. `screens --ocds FILE` flags OCDS releases instead.
 */
export const screensCommand: Register = (program, lang) => {
  withOcdsOptions(program.command('screens'), lang)
    .description(say(screenTexts.command, lang))
    .option('--top <n>', say(screenTexts.top, lang), wholeNumber('top', 1, 1_000_000))
    .option('--whole', say(screenTexts.whole, lang))
    .option('--subgroups', say(screenTexts.subgroups, lang))
    .option('--store <dir>', say(cliTexts.optStore, lang))
    .option('--json', say(cliTexts.optJson, lang))
    .action(async (options: Options & OcdsFlagOptions, command: Command) => {
      const context = contextOf(command)
      if (options.ocds !== undefined) return printOcdsFlags(context, options.ocds, options)
      refuseOcdsOptions(context, options)
      const market = await withStore(context, ({ engine }) => engine.market())
      const screened = scoreMarket(market)
      if (options.whole) {
        printWhole(context, wholeScreens(market, screened))
        return
      }
      const lots = listed(screened.scores.score, options.top, context.json)
      const records = lots.map((lot) => ({
        ...lotRecord(market, screened, lot),
        ...(options.subgroups && { subgroups: subgroupRecord(screened.prices, lot) }),
      }))
      if (context.json) context.printJson(records)
      else {
        printTable(context, records)
        context.note(toldWeights(context, screened.scores.weights))
      }
    })
}

interface Options {
  top?: number
  whole?: boolean
  subgroups?: boolean
}

const printWhole = (context: Context, found: WholeScreens[]): void => {
  if (context.json) {
    context.printJson(found)
    return
  }
  const rows = found.map(({ of, id, lots, benford, missingBids: hole }) => [
    of,
    typeof id === 'string'
      ? id
      : Object.values(id)
          .map((word) => word ?? '—')
          .join(' × '),
    String(lots),
    benford === null ? '—' : benford.mad.toFixed(4),
    hole === null ? '—' : `${hole.near} / ${hole.beyond}`,
    hole === null ? '—' : hole.p.toPrecision(2),
  ])
  const head = (['of', 'which', 'lots', 'benford', 'margins', 'p'] as const).map((key) =>
    context.say(screenTexts[key]),
  )
  context.print(table(head, rows, [2, 3, 4, 5]))
}

/**
 * Lots to show: all by id for scripts; the most suspect first, of equal ones by id, where people or `--top`
 * ask.
 */
const listed = (score: Float64Array, top: number | undefined, json: boolean): number[] => {
  const lots = [...score.keys()]
  if (json && top === undefined) return lots
  return lots.sort((x, y) => score[y]! - score[x]! || x - y).slice(0, top ?? 50)
}

const printTable = (context: Context, records: LotRecord[]): void => {
  if (records.length === 0) {
    context.print(context.say(screenTexts.none))
    return
  }
  const head = [
    context.say(screenTexts.lot),
    context.say(screenTexts.score),
    context.say(screenTexts.n),
    ...SHOWN,
    context.say(screenTexts.stratum),
  ]
  const rows = records.map((record) => [
    record.lotId,
    shown(record.score, 3),
    String(record.n),
    ...SHOWN.map((name) => shown(record[name], 4)),
    record.stratum.map((part) => context.say(STRATUM_WORDS[part])).join(' × '),
  ])
  context.print(
    table(
      head,
      rows,
      [...Array(SHOWN.length + 2).keys()].map((c) => c + 1),
    ),
  )
  context.note(context.say(screenTexts.note))
}

const shown = (value: number | null, digits: number): string => (value === null ? '—' : value.toFixed(digits))
