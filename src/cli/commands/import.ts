import type { Command } from 'commander'
import { prepareMarket } from '../../detection/prepare-market.js'
import { firstNumbers } from '../../handling/numbers.js'
import {
  type ImportedBefore,
  type ImportedFile,
  type ImportReport,
  importPaths,
} from '../../intake/import.js'
import type { ReasonCount } from '../../intake/reasons.js'
import { readMapping } from '../../sources/mapping.js'
import type { Store } from '../../store.js'
import { awaitedLotTexts } from '../../texts/awaited-lots.js'
import { cliTexts } from '../../texts/cli.js'
import { columnWord, tableWord } from '../../texts/columns.js'
import { graphTexts } from '../../texts/graph.js'
import { oddBidTexts } from '../../texts/odd-bids.js'
import { otherUnitTexts } from '../../texts/other-unit.js'
import { reasonText } from '../../texts/reasons.js'
import { type Lang, say, type Text } from '../../texts/text.js'
import type { Register } from '../command.js'
import { type Context, contextOf, interruptSignal, withStore } from '../context.js'
import { importThrough } from '../import-through.js'
import { wholeNumber } from '../numbers.js'
import { printChanges } from '../print-changes.js'
import { meter } from '../progress.js'
import { noServerOption, serverOption } from '../server-option.js'
import { serviceOf } from '../service.js'
import { table } from '../table.js'
import { listImports, undoImport } from '../undo-import.js'

interface Options {
  mapping?: string
  replace?: boolean
  undo?: number
  list?: boolean
  yes?: boolean
}

/** `import PATH…` and `check PATH…`: the same reading, with and without writing. */
export const importCommands: Register = (program, lang) => {
  const shared = (name: 'import' | 'check', paths: string): Command =>
    program
      .command(name)
      .description(say(cliTexts[name], lang))
      .argument(paths)
      .option('--mapping <file>', say(cliTexts.optMapping, lang))
      .option('--store <dir>', say(cliTexts.optStore, lang))
      .option('--json', say(cliTexts.optJson, lang))
      .addHelpText('after', examples(name, lang))
  shared('check', '<paths...>')
    .addOption(noServerOption(lang))
    .action((paths: string[], _options, command: Command) => run(paths, command, true))
  shared('import', '[paths...]')
    .addOption(serverOption(lang))
    .option('--replace', say(cliTexts.optReplace, lang))
    .option('--undo <n>', say(cliTexts.optUndo, lang), wholeNumber('--undo', 1, 2 ** 31 - 1))
    .option('--yes', say(cliTexts.optYesUndo, lang))
    .option('--list', say(cliTexts.optListImports, lang))
    .action(async (paths: string[], { undo, list, yes = false }: Options, command: Command) => {
      const context = contextOf(command)
      if (undo !== undefined) return undoImport(context, undo, yes)
      if (list) return listImports(context)
      if (paths.length === 0) return command.error(`error: ${context.say(cliTexts.noPaths)}`, { exitCode: 2 })
      return run(paths, command, false)
    })
}

const examples = (name: string, lang: Lang): string => {
  const more =
    name === 'import'
      ? [
          './2026-q3 --server http://127.0.0.1:8321',
          'old.csv --mapping mended.json --replace',
          '--undo 3 --yes',
        ]
      : []
  const lines = ['./2026-q3', 'bids.xlsx lots.csv', 'old.csv --mapping old.json', ...more]
  return `\n${say(cliTexts.examples, lang)}\n${lines.map((line) => `  biaojian ${name} ${line}\n`).join('')}`
}

const run = async (paths: string[], command: Command, check: boolean): Promise<void> => {
  const context = contextOf(command)
  const { mapping: mappingFile, replace = false } = command.opts<Options>()
  const mapping = mappingFile === undefined ? undefined : await readMapping(mappingFile)
  const progress = meter(!context.quiet && !context.json, (share, what, rate, left) =>
    context.say(cliTexts.rate, { what, share, rate, left }),
  )
  const there = !check && context.config.server !== undefined
  const report = there
    ? await importThere(context, paths, mappingFile, replace)
    : await withStore(context, async (store) => {
        const signal = interruptSignal()
        const report = await importPaths(store, paths, {
          ...(mapping && { mapping }),
          numbers: firstNumbers(store.casebook.work),
          check,
          replace,
          lang: context.lang,
          now: () => new Date(),
          signal,
          progress: (p) => progress.update(p.bytes, p.totalBytes, p.what, p.rows),
        })
        progress.end()
        show(context, report, check)
        if (!check) {
          await prepared(context, store, report, signal)
          await proposeBulk(context, store)
        }
        return report
      })
  if (there) show(context, report, check)
  if (report.files.some((file) => file.error)) process.exitCode = 1
}

const show = (context: Context, report: ImportReport, check: boolean): void =>
  context.json ? context.printJson(report) : printReport(context, report, check)

/** The import by a service; the files are sent there. */
const importThere = async (
  context: Context,
  paths: readonly string[],
  mappingFile: string | undefined,
  replace: boolean,
): Promise<ImportReport> => {
  const progress = meter(!context.quiet && !context.json, (share, what) => `${what} ${share}%`)
  const report = await importThrough(serviceOf(context), paths, {
    mappingFile,
    replace,
    signal: interruptSignal(),
    uploading: (share) => progress.update(share, 1, context.say(cliTexts.uploading)),
    progress: (job) => progress.update(job.progress ?? 0, 1, job.message),
  })
  progress.end()
  return report
}

/** The market for the detection to come, with a progress line of its own. */
const prepared = async (
  context: Context,
  { engine }: Store,
  report: ImportReport,
  signal: AbortSignal,
): Promise<void> => {
  const progress = meter(!context.quiet && !context.json, (share) =>
    context.say(cliTexts.preparing, { share }),
  )
  await prepareMarket(engine, report, { signal, progress: (done, of) => progress.update(done, of, 'market') })
  progress.end()
}

/** Says how a graph that is far behind its record is brought up to it. */
const proposeBulk = async (context: Context, { engine }: Store): Promise<void> => {
  const backlog = await engine.graph?.backlog()
  if (backlog?.isLarge) context.note(context.say(graphTexts.behind, { bids: backlog.bids, of: backlog.of }))
}

const printReport = (context: Context, report: ImportReport, check: boolean): void => {
  const sum = (pick: 'read' | 'accepted' | 'merged' | 'quarantined'): number =>
    report.files.reduce((total, file) => total + file[pick], 0)
  const read = report.files.filter((file) => !file.error)
  if (read.length > 0)
    context.print(
      table(
        HEAD.map((text) => context.say(text)),
        read.map((f) => [
          f.file,
          tableWord(f.table, context.lang),
          ...[f.read, f.accepted, f.merged, f.quarantined].map((n) => n.toLocaleString('en')),
        ]),
        [2, 3, 4, 5],
      ),
    )
  const totals = {
    read: sum('read'),
    accepted: sum('accepted'),
    merged: sum('merged'),
    quarantined: sum('quarantined'),
  }
  const batch = check ? '' : `${context.say(cliTexts.batchNumber, { batch: report.batch })}: `
  context.print(
    batch + context.say(cliTexts.imported, totals) + (check ? ` ${context.say(cliTexts.checked)}` : ''),
  )
  for (const { file, error } of report.files)
    if (error) context.note(context.say(cliTexts.rejected, { file, error }))
  for (const file of report.files) printNotes(context, file)
  for (const { file, reason } of report.skipped) context.note(context.say(cliTexts.skipped, { file, reason }))
  for (const { file, columns } of report.unknownColumns)
    context.note(context.say(cliTexts.unknownColumns, { file, columns: columns.join(', ') }))
  for (const other of report.otherCurrency ?? []) context.note(context.say(cliTexts.otherCurrency, other))
  for (const { bids, lots, count, lot } of report.otherUnit ?? [])
    context.note(context.say(otherUnitTexts[bids], { lots, count, lot }))
  for (const { what, ...one } of report.oddBids ?? []) context.note(context.say(oddBidTexts[what], one))
  for (const { by, ...one } of report.awaitedLots ?? []) context.note(context.say(awaitedLotTexts[by], one))
  for (const one of report.before) printBefore(context, one)
  printChanges(context, report.changes)
  if (report.resolved > 0) context.note(context.say(cliTexts.resolved, { n: report.resolved }))
  if (report.quarantineFiles.length > 0)
    context.note(
      [context.say(cliTexts.quarantineFiles), ...report.quarantineFiles.map((file) => `  ${file}`)].join(
        '\n',
      ),
    )
}

const HEAD = [
  cliTexts.headFile,
  cliTexts.headTable,
  cliTexts.headRead,
  cliTexts.headAccepted,
  cliTexts.headMerged,
  cliTexts.headQuarantined,
]

/** Says of a file that it was imported before, and what became of that. */
const printBefore = (context: Context, { replaced, sameMapping, at, ...before }: ImportedBefore): void => {
  const text = replaced
    ? cliTexts.importReplaced
    : sameMapping
      ? cliTexts.importedBefore
      : cliTexts.importedOtherwise
  const { file, batch, earlier } = before
  context.note(context.say(text, { file, batch, earlier, at: at.slice(0, 16).replace('T', ' ') }))
}

/** Reasons shown of one file; `--json` has all. */
const REASONS = 12

/** How the file was read, why rows of it are quarantined and which values are doubtful, an example each. */
const printNotes = (context: Context, file: ImportedFile): void => {
  for (const note of file.notes ?? []) context.note(context.say(cliTexts.noted, { file: file.file, note }))
  printCounts(context, file, cliTexts.reasonsTitle, file.reasons)
  printCounts(context, file, cliTexts.doubtsTitle, file.doubts)
}

const printCounts = (
  context: Context,
  { file, table: name }: ImportedFile,
  title: Text,
  counts: readonly ReasonCount[] = [],
): void => {
  if (counts.length === 0) return
  const lines = counts.slice(0, REASONS).map(({ column, reason, rows, line, value }) =>
    context.say(cliTexts.reasonOf, {
      column:
        column === ''
          ? ''
          : context.say(cliTexts.columnOf, { column: columnWord(name, column, context.lang) }),
      reason: context.say(reasonText(reason)),
      rows: rows.toLocaleString('en'),
      line,
      value: value === '' ? '' : context.say(cliTexts.valueOf, { value }),
    }),
  )
  context.note([context.say(title, { file }), ...lines].join('\n'))
}
