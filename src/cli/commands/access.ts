import { readFileSync } from 'node:fs'
import type { Command } from 'commander'
import { IN_FORCE } from '../../access/decide.js'
import { deciderNamed, type Explained, explained, resourceNamed } from '../../access/explain.js'
import { fieldNamed } from '../../access/field-classes.js'
import { matrixCsv, readMatrixCsv } from '../../access/matrix-csv.js'
import { type CellChange, changedCells } from '../../access/preview.js'
import { officesToTry } from '../../accounts/office-file.js'
import type { Casebook } from '../../casebook/casebook.js'
import { AppError } from '../../domain/errors.js'
import type { Store } from '../../store.js'
import { shownTexts, standingTexts, accessTexts as texts, wordTexts } from '../../texts/access.js'
import { say } from '../../texts/text.js'
import type { Register } from '../command.js'
import { type Context, contextOf, withStore } from '../context.js'
import { table } from '../table.js'
import { inCasebook, storeOptions, withCasebook } from '../with-casebook.js'

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
  storeOptions(access.command('explain').argument('<who>').argument('<resource>'), lang)
    .description(say(texts.explain, lang))
    .option('--field <class>', say(texts.optField, lang))
    .option('--ring <id>', say(texts.optRing, lang))
    .option('--lot <id>', say(texts.optLot, lang))
    .action((who: string, resource: string, options: Of, command: Command) =>
      explain(contextOf(command), who, resource, options),
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
}

const explain = async (context: Context, who: string, resource: string, of: Of): Promise<void> => {
  const [what, field] = [resourceNamed(resource), of.field === undefined ? undefined : fieldNamed(of.field)]
  const decider = inCasebook(context, ({ accounts }) => deciderNamed(accounts, who, new Date()))
  const isOne = of.ring !== undefined || of.lot !== undefined
  const places = isOne ? await withStore(context, (store) => placesOf(store, of)) : undefined
  const told = explained(decider, what, field, places && { places })
  if (context.json) context.printJson({ who, ...told })
  else context.print(`${who}: ${linesOf(context, told).join('\n  ')}`)
}

const linesOf = (context: Context, told: Explained): string[] => {
  const { allowed, standing, resource, word, lots, inSight, field, shown } = told
  const column = `${standing} ${context.say(standingTexts[standing])}`
  const cell = context.say(texts.cell, { resource, standing: column, word })
  return [
    context.say(allowed ? texts.allowed : texts.refused),
    `${cell} · ${context.say(wordTexts[word])}`,
    ...(lots !== undefined && word === 'touch'
      ? [context.say(texts.inSight, { n: inSight!, of: lots })]
      : []),
    ...(field && shown
      ? [
          context.say(texts.shown, {
            field,
            without: context.say(shownTexts[shown.without]),
            withPurpose: context.say(shownTexts[shown.with]),
          }),
        ]
      : []),
  ]
}

/** Where the lots of a ring lie, or one lot. */
const placesOf = async ({ casebook, engine }: Store, { ring, lot }: Of): Promise<string[]> => {
  const record = ring === undefined ? undefined : casebook.ring(ring)
  if (ring !== undefined && !record) throw new AppError('not_found', `There is no ring "${ring}"`)
  const lots = await Promise.all((record?.ring.lots ?? [lot!]).map((id) => engine.lot(id)))
  const known = lots.flatMap((one) => one ?? [])
  if (known.length === 0) throw new AppError('not_found', `There is no lot "${lot}"`)
  return known.map(({ industry = '', regionCode = '' }) => `${industry}/${regionCode}`)
}
