import { readFileSync } from 'node:fs'
import type { Command } from 'commander'
import { IN_FORCE } from '../../access/decide.js'
import type { Shown } from '../../access/field-classes.js'
import { matrixCsv, readMatrixCsv } from '../../access/matrix-csv.js'
import { type CellChange, changedCells } from '../../access/preview.js'
import { officesToTry } from '../../accounts/office-file.js'
import {
  type AccessAnswer,
  type AskedAccess,
  type ExplainParts,
  explainAnswer,
} from '../../api/explain-answer.js'
import type { Casebook } from '../../casebook/casebook.js'
import { openCasebook } from '../../casebook/open.js'
import { AppError } from '../../domain/errors.js'
import { deskOf } from '../../handling/desk.js'
import type { Store } from '../../store.js'
import { shownTexts, standingTexts, accessTexts as texts, wordTexts } from '../../texts/access.js'
import { say } from '../../texts/text.js'
import type { Register } from '../command.js'
import { type Context, contextOf, withStore } from '../context.js'
import { leadOptions } from '../lead-source.js'
import { serviceOf } from '../service.js'
import { table } from '../table.js'
import { storeOptions, withCasebook } from '../with-casebook.js'

const EXIT_DIFFERENT = 3

/** `access matrix | preview | explain`: who sees what, and why. */
export const accessCommand: Register = (program, lang) => {
  const access = program.command('access').description(say(texts.access, lang))
  storeOptions(access.command('matrix'), lang)
    .description(say(texts.matrix, lang))
    .option('--csv', say(texts.optCsv, lang))
    .action(({ csv }: { csv?: boolean }, command: Command) => matrix(contextOf(command), csv === true))
  storeOptions(access.command('preview').argument('<file>'), lang)
    .description(say(texts.preview, lang))
    .action((file: string, _options, command: Command) =>
      withCasebook(command, (context, casebook) => preview(context, casebook, file)),
    )
  leadOptions(access.command('explain').argument('<who>').argument('[resource]'), lang)
    .description(say(texts.explain, lang))
    .option('--field <class>', say(texts.optField, lang))
    .option('--ring <id>', say(texts.optRing, lang))
    .option('--lot <id>', say(texts.optLot, lang))
    .option('--item <id>', say(texts.optItem, lang))
    .option('--act <word>', say(texts.optAct, lang))
    .action(
      (who: string, resource: string | undefined, { field, ring, lot, item, act }: Of, command: Command) =>
        explain(contextOf(command), { who, resource, field, ring, lot, item, act }),
    )
}

const matrix = (context: Context, csv: boolean): void => {
  const lines = matrixCsv(IN_FORCE)
  const [header = [], ...rows] = lines.split('\n').map((line) => line.split(','))
  if (context.json) context.printJson(IN_FORCE)
  else context.print(csv ? lines : table(header, rows))
}

const preview = (context: Context, { accounts }: Casebook, file: string): void => {
  const { offices, capacities } = officesToTry(accounts)
  const short = new Map(offices.map(({ id, short }) => [id, short]))
  const whose = ({ standing }: CellChange): string[] => {
    const own = capacities.filter(({ kind }) => kind === standing)
    return [...new Set(own.map(({ office }) => short.get(office) ?? office))]
  }
  const cells = changedCells(IN_FORCE, readMatrixCsv(textOf(file), IN_FORCE))
  const changes = cells.map((change) => ({ ...change, offices: whose(change) }))
  if (changes.length > 0) process.exitCode = EXIT_DIFFERENT
  if (context.json) context.printJson(changes)
  else if (changes.length === 0) context.note(context.say(texts.same))
  else context.print(changesTable(context, changes))
}

const EFFECTS = { gains: texts.gains, loses: texts.loses, both: texts.both, same: texts.sameRows }

const changesTable = (context: Context, changes: (CellChange & { offices: string[] })[]): string =>
  table(
    ['what', 'who', 'cell', 'effect', 'offices'],
    changes.map(({ name, standing, before, after, effect, offices }) => [
      name,
      `${standing} ${context.say(standingTexts[standing])}`,
      `${before} → ${after}`,
      context.say(EFFECTS[effect]),
      offices.join(' ') || context.say(texts.nobody),
    ]),
  )

const textOf = (file: string): string => {
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    throw new AppError('invalid_input', `Cannot read the matrix in ${file}`, { cause })
  }
}

interface Of {
  field?: string
  ring?: string
  lot?: string
  item?: string
  act?: string
}

const explain = async (context: Context, asked: AskedAccess): Promise<void> => {
  const told = await (context.config.server === undefined
    ? explainHere(context, asked)
    : serviceOf(context).get<AccessAnswer>('/access/explain', { ...asked }))
  if (context.json) context.printJson(told)
  else context.print(`${asked.who}: ${linesOf(context, told).join('\n  ')}`)
}

/** The graph is opened where a ring or lot is asked for; else the case book alone. */
const explainHere = (context: Context, asked: AskedAccess): Promise<AccessAnswer> => {
  const over = (store: ExplainParts['store'], { casebook }: Pick<Store, 'casebook'>) =>
    explainAnswer({ store, desk: deskOf(casebook), accounts: casebook.accounts, now: new Date() }, asked)
  if (asked.ring !== undefined || asked.lot !== undefined)
    return withStore(context, (store) => over(store, store))
  const casebook = openCasebook(context.config.store)
  const noLots = { lot: () => Promise.resolve(undefined) }
  return over({ casebook, engine: noLots }, { casebook }).finally(() => casebook.close())
}

const linesOf = (context: Context, told: AccessAnswer): string[] => {
  const { allowed, standing, resource, word, lots, inSight, steps } = told
  const column = `${standing} ${context.say(standingTexts[standing])}`
  const cell = context.say(texts.cell, { resource, standing: column, word })
  return [
    context.say(allowed ? texts.allowed : texts.refused),
    `${cell} · ${context.say(wordTexts[word])}`,
    ...(lots !== null && word === 'touch' ? [context.say(texts.inSight, { n: inSight ?? 0, of: lots })] : []),
    ...steps.flatMap((step) => lineOf(context, step)),
  ]
}

const lineOf = (context: Context, { check, ok, by, needs }: AccessAnswer['steps'][number]): string[] => {
  if (check === 'field') {
    const [without, withPurpose] = by.split('/').map((one) => context.say(shownTexts[one as Shown]))
    return [context.say(texts.shown, { without: without!, withPurpose: withPurpose! })]
  }
  if (check !== 'who') return []
  return [context.say(ok ? texts.actIs : texts.actIsNot, { state: by, needs: needs ?? '' })]
}
