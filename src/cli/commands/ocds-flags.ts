import { readFile, stat } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import type { Command } from 'commander'
import { AppError } from '../../domain/errors.js'
import type { BadLine } from '../../ocds-flags/fold-lines.js'
import { openReleases } from '../../ocds-flags/input.js'
import { resultOf } from '../../ocds-flags/result.js'
import { flagReleases } from '../../ocds-flags/run.js'
import { defaultSettings, type FlagSettings, readSettings } from '../../ocds-flags/settings.js'
import type { ByteReader } from '../../sources/bytes.js'
import { cliTexts } from '../../texts/cli.js'
import { expectedTexts, ocdsFlagTexts } from '../../texts/ocds-flags.js'
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
  const bad: [number, BadLine][] = []
  const { reader, head } = withHead(await openReleases(file))
  const fold = await flagReleases(reader, {
    settings,
    maps: shown.maps,
    explain: shown.explain,
    workers: options.workers ?? (await workersFor(file)),
    onBadLine: (line, one) => {
      if (bad.length < BAD_SHOWN) bad.push([line, one])
    },
  })
  if (fold.counts.folded + fold.counts.cancelled + fold.counts.excluded === 0)
    throw new AppError(
      'invalid_input',
      context.say(ocdsFlagTexts.noRelease, { file, why: context.say(ocdsFlagTexts[whatInstead(head())]) }),
    )
  for (const [line, one] of bad) context.note(badLineText(context, line, one))
  if (fold.counts.bad > bad.length)
    context.note(context.say(ocdsFlagTexts.moreBad, { n: fold.counts.bad - bad.length }))
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

/** Bad lines that are listed; the others are counted. */
const BAD_SHOWN = 20
/** Bytes from which is told what a file without a release is. */
const HEAD = 1 << 16

/** The reader, and the first bytes that were read through it, as text. */
const withHead = (reader: ByteReader): { reader: ByteReader; head: () => string } => {
  let head = Buffer.alloc(0)
  const read = async (into: Uint8Array, at: number): Promise<number> => {
    const count = await reader.read(into, at)
    if (head.length < HEAD) head = Buffer.concat([head, into.subarray(at, at + Math.min(count, HEAD))])
    return count
  }
  return { reader: { ...reader, read }, head: () => head.toString('utf8') }
}

const whatInstead = (head: string): keyof typeof ocdsFlagTexts => {
  const text = head.replace(/^\ufeff/, '').trimStart()
  if (text === '') return 'whyEmpty'
  if (!/^[{[]/.test(text)) return 'whyOther'
  if (/"releases"\s*:\s*\[/.test(text)) return 'whyPackage'
  return /"records"\s*:\s*\[/.test(text) ? 'whyRecords' : 'whyIndented'
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

const badLineText = (context: Context, line: number, { problem, expected, byte = 0 }: BadLine): string =>
  problem === 'not_utf8'
    ? context.say(ocdsFlagTexts.badUtf8, { line })
    : context.say(ocdsFlagTexts.badJson, {
        line,
        expected: expected ? context.say(expectedTexts[expected]) : '',
        byte,
      })

const settingsIn = async (file: string): Promise<FlagSettings> => {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new AppError('invalid_input', `Cannot read the settings ${file}: ${error.code ?? error.message}`)
  })
  return readSettings(text.replace(/^\ufeff/, ''))
}
