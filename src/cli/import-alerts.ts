import { openAsBlob, readFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Command } from 'commander'
import { stringify } from 'csv-stringify/sync'
import { AppError } from '../domain/errors.js'
import { writeWhole } from '../formats/whole-file.js'
import { deskOf } from '../handling/desk.js'
import { knownAlerts, type TakenAlerts, takeAlerts } from '../handling/province.js'
import { alertMappingOf, alertsOf } from '../handling/province-file.js'
import { type PlainTable, readPlainTable } from '../sources/plain-rows.js'
import type { Store } from '../store.js'
import { provinceTexts as texts } from '../texts/province.js'
import { type Lang, say } from '../texts/text.js'
import { subjectHere } from './acting.js'
import { type Context, withStore } from './context.js'
import { drainedAfter } from './intake-told.js'
import { actorHere, leadContext, leadOptions } from './lead-source.js'
import { serviceAsked } from './service.js'

interface Options {
  mapping?: string
  check?: true
}

/** `leads import FILE [--mapping FILE] [--check]`: alerts of the province. */
export const importAlerts = (leads: Command, lang: Lang): void => {
  leadOptions(leads.command('import').description(say(texts.about, lang)).argument('<file>'), lang)
    .option('--mapping <file>', say(texts.optMapping, lang))
    .option('--check', say(texts.optCheck, lang))
    .action(async (file: string, { mapping, check }: Options, command: Command) => {
      const context = leadContext(command)
      const given = mapping === undefined ? undefined : textOf(mapping)
      const table = await readPlainTable(file)
      const taken =
        context.config.server === undefined
          ? await withStore(context, (store) => takeHere(context, store, { table, given, check }))
          : await takeThere(context, file, { given, check })
      if (taken.refused.length > 0 && !check) await quarantine(context, table, taken)
      if (context.json) return context.printJson(taken)
      tell(context, taken)
    })
}

const textOf = (path: string): string => {
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    throw new AppError('not_found', `There is no file ${path}`, { cause })
  }
}

const takeHere = async (
  context: Context,
  { casebook, engine }: Store,
  { table, given, check }: { table: PlainTable; given: string | undefined; check: true | undefined },
): Promise<TakenAlerts> => {
  const now = new Date()
  const subject = subjectHere(context, casebook, now)
  if (subject && subject.kind !== 'C')
    throw new AppError('forbidden', 'Alerts of the province are taken in by coordination')
  const desk = deskOf(casebook)
  const found = alertsOf(table, alertMappingOf(given), desk.policy)
  const { refused, ...known } = await knownAlerts(desk, engine, found.alerts)
  const doing = { actor: subject && actorHere(subject), at: now.toISOString() }
  const taken = check
    ? { read: known.alerts.length, made: 0, attached: 0, known: 0, closed: 0, leads: [] }
    : drainedAfter(casebook, takeAlerts(desk, known, doing))
  const all = [...found.refused, ...refused].sort((a, b) => a.line - b.line)
  return { ...taken, read: taken.read + all.length, refused: all }
}

const takeThere = async (
  context: Context,
  file: string,
  { given, check }: { given: string | undefined; check: true | undefined },
): Promise<TakenAlerts> => {
  if (check)
    throw new AppError('invalid_input', 'A look alone is done on the store itself: leave --server out')
  const form = new FormData()
  if (given !== undefined) form.append('mapping', given)
  form.append('files', await openAsBlob(file), basename(file))
  return serviceAsked<TakenAlerts>(context, '/leads/import', form)
}

/** The rows that were refused as they stand in the file, with the reason, to be mended and taken in again. */
const quarantine = async (context: Context, { header, rows, file }: PlainTable, { refused }: TakenAlerts) => {
  const reasons = new Map(refused.map(({ line, reason }) => [line, context.say(reason)]))
  const kept = rows.filter(({ line }) => reasons.has(line))
  const lines = kept.map(({ line, cells }) => [
    ...header.map((name) => cells[name] ?? ''),
    reasons.get(line)!,
  ])
  const folder = join(context.config.store, 'quarantine')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, `alerts-${basename(file).replace(/[^\p{L}\p{N}._-]+/gu, '_')}.csv`)
  await writeWhole(path, Buffer.from(`\ufeff${stringify([[...header, 'reason'], ...lines])}`))
  context.note(context.say(texts.quarantined, { file: path }))
}

const tell = (context: Context, { refused, leads: _leads, ...counts }: TakenAlerts): void => {
  for (const { line, column, value, reason } of refused.slice(0, 20))
    context.note(context.say(texts.line, { line, column, value, reason: context.say(reason) }))
  context.print(context.say(texts.taken, { ...counts, refused: refused.length }))
}
