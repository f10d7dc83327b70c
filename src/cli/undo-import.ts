import { AppError } from '../domain/errors.js'
import type { ImportRecord, UndoneImport } from '../engines/engine.js'
import { cliTexts } from '../texts/cli.js'
import { tableWord } from '../texts/columns.js'
import { type Context, interruptSignal, withStore } from './context.js'
import { printChanges } from './print-changes.js'
import { meter } from './progress.js'
import { serviceOf } from './service.js'
import { table } from './table.js'

/**
 * `import --undo N`: says what taking the import out would change; with `--yes` takes it out. Through a
 * service there is no trying.
 */
export const undoImport = async (context: Context, batch: number, yes: boolean): Promise<void> => {
  const progress = meter(!context.quiet && !context.json, (_share, what) => what)
  const brought = (what: string): void => progress.update(0, 1, what)
  const undone = context.config.server
    ? await undoThere(context, batch, yes, brought)
    : await withStore(context, ({ engine }) =>
        engine.undoImport(batch, {
          dry: !yes,
          progress: (done) => brought(context.say(cliTexts.undoing, { done })),
        }),
      )
  progress.end()
  if (context.json) return context.printJson({ ...undone, done: yes })
  print(context, undone, yes)
}

const undoThere = async (
  context: Context,
  batch: number,
  yes: boolean,
  brought: (what: string) => void,
): Promise<UndoneImport> => {
  const service = serviceOf(context)
  if (!yes) {
    const found = (await service.list<ImportRecord>('/imports')).find((one) => one.batch === batch)
    if (!found) throw new AppError('not_found', `Cannot take import ${batch} out: there is no such import`)
    const files = found.files.filter(({ counts }) => counts)
    if (files.length === 0)
      throw new AppError('conflict', `Cannot take import ${batch} out: nothing of it counts any more`)
    return { batch, files: files.map(({ file }) => file), rows: {}, changes: [] }
  }
  const { result } = await service.job(
    '/jobs/undo-import',
    { batch },
    { signal: interruptSignal(), progress: (job) => brought(job.message) },
  )
  return result as UndoneImport
}

const print = (context: Context, { batch, files, rows, changes }: UndoneImport, yes: boolean): void => {
  const text = yes ? cliTexts.undone : cliTexts.wouldUndo
  context.print(context.say(text, { batch, files: files.join(', ') }))
  for (const [name, n] of Object.entries(rows))
    context.print(
      context.say(cliTexts.undoneRows, {
        table: tableWord(name, context.lang),
        n: `${n > 0 ? '+' : '−'}${Math.abs(n).toLocaleString('en')}`,
      }),
    )
  printChanges(context, changes)
}

/** `import --list`: every import with its files. */
export const listImports = async (context: Context): Promise<void> => {
  const found = context.config.server
    ? await serviceOf(context).list<ImportRecord>('/imports')
    : await withStore(context, ({ engine }) => engine.imports({ limit: MOST }))
  if (context.json) return context.printJson(found)
  context.print(
    table(
      HEAD.map((text) => context.say(text)),
      found.flatMap(({ batch, startedAt, finishedAt, files }) =>
        files.map(({ file, counts, replacedBy }) => [
          String(batch),
          `${startedAt.slice(0, 16).replace('T', ' ')}${finishedAt ? '' : context.say(cliTexts.importCutOff)}`,
          file,
          counts
            ? context.say(cliTexts.importCounts)
            : replacedBy
              ? context.say(cliTexts.importReplacedBy, { batch: replacedBy })
              : context.say(cliTexts.importOut),
        ]),
      ),
      [0],
    ),
  )
}

const HEAD = [cliTexts.headBatch, cliTexts.headImported, cliTexts.headFile, cliTexts.headCounts]
const MOST = 1_000_000
