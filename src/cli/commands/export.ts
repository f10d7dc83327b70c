import { userInfo } from 'node:os'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Command, Option } from 'commander'
import { viewOf } from '../../access/view.js'
import { lotFactsOf } from '../../casebook/lot-facts.js'
import { AppError } from '../../domain/errors.js'
import { LEVELS, type Level } from '../../domain/grade.js'
import type { RunRecord } from '../../domain/run.js'
import { FORMAT, FORMATS, type Format, isPaged, type Pieces } from '../../exports/formats.js'
import { type ExportHead, headOf } from '../../exports/head.js'
import { type ExportModel, exportModel } from '../../exports/model.js'
import { selectRings } from '../../exports/selection.js'
import { picturePages } from '../../exports/svg.js'
import { writeWhole } from '../../formats/whole-file.js'
import { signingKey } from '../../package/signing-key.js'
import type { Store } from '../../store.js'
import { cliTexts } from '../../texts/cli.js'
import { exportCliTexts as texts } from '../../texts/export-cli.js'
import { type Lang, say } from '../../texts/text.js'
import type { Register } from '../command.js'
import { type Context, contextOf, withStore } from '../context.js'
import { leavingFile, refuseHereOnly, type WantedFile } from '../leaving-file.js'
import { wholeNumber } from '../numbers.js'
import { serverOption } from '../server-option.js'
import { problemCode } from '../service-call.js'

export interface ExportOptions {
  format: Format
  out: string
  level?: Level
  all?: boolean
  ftm?: string
  page?: number
  requester?: string
  purpose?: string
}

/** `export RING… --format F --out FILE`: rings for other tools; masked, numbered, `-` = stdout. */
export const exportCommand: Register = (program, lang) => {
  program
    .command('export')
    .description(say(texts.export, lang))
    .argument('[ring...]')
    .addOption(
      new Option('--format <format>', say(texts.optFormat, lang)).choices(FORMATS).makeOptionMandatory(),
    )
    .requiredOption('--out <file>', say(texts.optOut, lang))
    .addOption(new Option('--level <level>', say(cliTexts.optLevel, lang)).choices(LEVELS))
    .option('--all', say(cliTexts.optAll, lang))
    .addOption(new Option('--ftm <version>', say(texts.optFtm, lang)).choices(['3', '4']).default('3'))
    .option('--page <n>', say(texts.optPage, lang), wholeNumber('page', 1, 1_000_000))
    .option('--requester <name>', say(texts.optRequester, lang))
    .option('--purpose <text>', say(texts.optPurpose, lang))
    .option('--store <dir>', say(cliTexts.optStore, lang))
    .addOption(serverOption(lang))
    .action(async (ids: string[], options: ExportOptions, command: Command) => {
      const context = contextOf(command)
      if (context.config.server !== undefined) return throughService(context, ids, options)
      await withStore(context, async (store) => {
        const model = await modelFor(store, ids, options, context)
        await writeFormat(model, options)
        context.note(
          context.say(texts.exported, { ...model.counts, number: model.head.number, out: options.out }),
        )
      })
    })
}

/** The same of a service: masked and cut as for whoever asks, and let out as its gate does. */
const throughService = async (context: Context, ids: string[], options: ExportOptions): Promise<void> => {
  const { format, out, level, all, page, requester, purpose } = options
  refuseHereOnly(context, { '--requester': requester })
  if (ids.length > 1) throw new AppError('invalid_input', texts.oneRing)
  const levels = level ?? (all ? LEVELS.join(',') : undefined)
  const path = ids[0] === undefined ? '/rings/export' : `/rings/${encodeURIComponent(ids[0])}/export`
  const query = {
    format,
    lang: context.lang,
    ...(format === 'ftm' && { ftm: options.ftm ?? '3' }),
    ...(ids.length === 0 && levels !== undefined && { level: levels }),
  }
  const first = await leavingFile(context, { path, query: { ...query, page }, purpose })
  await writeOut([Buffer.from(first)], out)
  const more = isPaged(format) && page === undefined && out !== '-'
  for (let next = 2; more; next++) {
    const found = await pageOf(context, { path, query: { ...query, page: next }, purpose })
    if (!found) break
    await writeOut([Buffer.from(found)], pageName(out, next))
  }
  context.note(context.say(texts.written, { out }))
}

/** A page of a picture; undefined after the last. */
const pageOf = (context: Context, wanted: WantedFile): Promise<Uint8Array | undefined> =>
  leavingFile(context, wanted).catch((error: unknown) => {
    if (problemCode(error) === 'not_found') return undefined
    throw error
  })

const pageName = (out: string, page: number): string => out.replace(/(\.[^./\\]*)?$/, `-${page}$1`)

/** The file; of a picture of several pages one file a page (`x.svg`, `x-2.svg` …) unless one is asked for. */
const writeFormat = async (model: ExportModel, { format, out, ...options }: ExportOptions): Promise<void> => {
  const write = (page: number): Pieces =>
    FORMAT[format].write(model, { ftm: options.ftm === '4' ? 4 : 3, page })
  const pages = isPaged(format) && options.page === undefined ? picturePages(model).length : 1
  if (pages > 1 && out === '-')
    throw new AppError('invalid_input', `The picture has ${pages} pages: name one (--page) or a file`)
  await writeOut(write(options.page ?? 1), out)
  for (let page = 2; page <= pages; page++) await writeOut(write(page), pageName(out, page))
}

/** The graph of the rings asked for: named, or of the last run by level (red and yellow unless told). */
export const modelFor = async (
  { casebook, engine, dir }: Store,
  ids: readonly string[],
  options: Pick<ExportOptions, 'level' | 'all' | 'requester' | 'purpose'>,
  context: Context,
): Promise<ExportModel> => {
  const levels: Level[] = options.level ? [options.level] : options.all ? [...LEVELS] : ['red', 'yellow']
  const selected = selectRings(casebook, ids.length > 0 ? { ids } : { levels })
  const run = casebook.run(selected.run)
  if (!run) throw new AppError('not_found', `There is no run "${selected.run}"`)
  const market = await engine.market()
  const head = askedHead(
    { ...options, unmasked: false, selection: selected.words },
    run,
    market.digest,
    context.lang,
  )
  return exportModel({
    head,
    records: selected.records,
    market,
    sight: viewOf('local', false),
    lotFacts: (record) => lotFactsOf(casebook, record),
    keyed: signingKey(dir).idOf,
  })
}

/** The head of what this call writes. */
export const askedHead = (
  asked: { requester?: string; purpose?: string; unmasked: boolean; selection: string },
  run: RunRecord,
  digestNow: string,
  lang: Lang,
): ExportHead => {
  const { purpose, unmasked, selection } = asked
  const requester = requesterOf(asked.requester)
  return headOf(
    { at: new Date(), requester, unmasked, lang, selection, ...(purpose !== undefined && { purpose }) },
    run,
    digestNow,
  )
}

/** Who asks: as told, else whoever is logged in. */
const requesterOf = (told: string | undefined): string => {
  if (told?.trim()) return told.trim()
  try {
    return userInfo().username
  } catch {
    return 'unknown'
  }
}

/** Writes to the file, which is there whole or not at all, or to stdout for `-`. */
export const writeOut = async (pieces: Pieces, out: string): Promise<void> => {
  if (out !== '-') return writeWhole(out, pieces)
  await pipeline(Readable.from(pieces, { objectMode: true }), process.stdout, { end: false })
}
