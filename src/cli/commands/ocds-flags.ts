import { readFile, stat } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import type { Command } from 'commander'
import { AppError } from '../../domain/errors.js'
import type { BadLine } from '../../ocds-flags/fold-lines.js'
import { openReleases } from '../../ocds-flags/input.js'
import { resultOf } from '../../ocds-flags/result.js'
import { flagReleases } from '../../ocds-flags/run.js'
import { defaultSettings, type FlagSettings, readSettings } from '../../ocds-flags/settings.js'
import { cliTexts } from '../../texts/cli.js'
import { ocdsFlagTexts } from '../../texts/ocds-flags.js'
import { type Lang, say } from '../../texts/text.js'
import type { Context } from '../context.js'
import { wholeNumber } from '../numbers.js'

export interface OcdsFlagOptions {
  ocds?: string
  settings?: string
  map?: boolean
  meta?: boolean
  count?: boolean
  explain?: boolean
  workers?: number
}

/**
 * Below this many bytes further threads cost more than they save; beyond four they wait for the one that
 * reads.
 */
const WORTH_WORKERS = 1 << 30
const MOST_WORKERS = 4

const workersFor = async (file: string): Promise<number> => {
  const size = file === '-' ? 0 : ((await stat(file).catch(() => undefined))?.size ?? 0)
  return size < WORTH_WORKERS ? 1 : Math.min(availableParallelism(), MOST_WORKERS)
}

/** The options of `screens` that concern OCDS releases; Cardinal's own keep their names. */
export const withOcdsOptions = (command: Command, lang: Lang): Command =>
  command
    .option('--ocds <file>', say(ocdsFlagTexts.optOcds, lang))
    .option('-s, --settings <file>', say(ocdsFlagTexts.optSettings, lang))
    .option('--map', say(ocdsFlagTexts.optMap, lang))
    .option('--no-meta', say(ocdsFlagTexts.optNoMeta, lang))
    .option('-c, --count', say(ocdsFlagTexts.optCount, lang))
    .option('--explain', say(ocdsFlagTexts.optExplain, lang))
    .option('--workers <n>', say(cliTexts.optWorkers, lang), wholeNumber('workers', 1, 64))

/** `screens --ocds FILE`: red flags of line-delimited compiled releases, as JSON on stdout. */
export const printOcdsFlags = async (
  context: Context,
  file: string,
  options: OcdsFlagOptions,
): Promise<void> => {
  const settings = options.settings === undefined ? defaultSettings() : await settingsIn(options.settings)
  const { compared, notCompared } = settings.general
  if (compared.size > 0 && notCompared.size > 0) context.note(context.say(ocdsFlagTexts.bothMethods))
  const shown = {
    meta: options.meta !== false,
    maps: Boolean(options.map),
    explain: Boolean(options.explain),
  }
  const fold = await flagReleases(await openReleases(file), {
    settings,
    maps: shown.maps,
    explain: shown.explain,
    workers: options.workers ?? (await workersFor(file)),
    onBadLine: (line, bad) => context.note(badLineText(context, line, bad)),
  })
  for (const [currency, bids] of fold.folding.foreign) {
    const { currencies } = fold.folding.words
    const [name, main] = [currencies.text(currency), currencies.text(fold.folding.currency)]
    context.note(context.say(ocdsFlagTexts.foreign, { bids, currency: name, main }))
  }
  const result = resultOf(fold, shown)
  context.print(JSON.stringify(result))
  if (options.count)
    for (const group of ['OCID', 'Buyer', 'ProcuringEntity', 'Tenderer'])
      if (result[group])
        context.note(context.say(ocdsFlagTexts.groupCount, { group, n: Object.keys(result[group]).length }))
}

/** Options that mean nothing without `--ocds` are not passed over in silence. */
export const refuseOcdsOptions = (context: Context, options: OcdsFlagOptions): void => {
  const given = [
    options.settings !== undefined && '--settings',
    options.map && '--map',
    options.meta === false && '--no-meta',
    options.count && '--count',
    options.explain && '--explain',
    options.workers !== undefined && '--workers',
  ].filter((name) => typeof name === 'string')
  if (given.length > 0)
    throw new AppError('invalid_input', context.say(ocdsFlagTexts.needsOcds, { options: given.join(' ') }))
}

const badLineText = (
  context: Context,
  line: number,
  { problem, expected = '', byte = 0 }: BadLine,
): string =>
  problem === 'not_utf8'
    ? context.say(ocdsFlagTexts.badUtf8, { line })
    : context.say(ocdsFlagTexts.badJson, { line, expected, byte })

const settingsIn = async (file: string): Promise<FlagSettings> => {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new AppError('invalid_input', `Cannot read the settings ${file}: ${error.code ?? error.message}`)
  })
  return readSettings(text.replace(/^\ufeff/, ''))
}
