import { readFileSync } from 'node:fs'
import type { Command } from 'commander'
import { actedSeat } from '../../access/acted-seat.js'
import { type Decider, decide, IN_FORCE, isIn, shownIn } from '../../access/decide.js'
import { FIELD_CLASSES, type FieldClass } from '../../access/field-classes.js'
import { matrixCsv, readMatrixCsv } from '../../access/matrix-csv.js'
import { type CellChange, changedCells } from '../../access/preview.js'
import { RESOURCES, type Resource, type STANDINGS } from '../../access/resources.js'
import { subjectOf } from '../../access/subject.js'
import { officesToTry } from '../../accounts/office-file.js'
import { seatsOf } from '../../accounts/seats.js'
import type { Casebook } from '../../casebook/casebook.js'
import { AppError } from '../../domain/errors.js'
import { type AdminPosition, isAdmin } from '../../domain/seat.js'
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
  const [what, field] = [resourceOf(resource), of.field === undefined ? undefined : fieldOf(of.field)]
  const decider = inCasebook(context, (casebook) => deciderOf(casebook, who, new Date()))
  const isOne = of.ring !== undefined || of.lot !== undefined
  const places = isOne ? await withStore(context, (store) => placesOf(store, of)) : undefined
  const told = explained(decider, what, field, places)
  if (context.json) context.printJson({ who, ...told })
  else context.print(`${who}: ${linesOf(context, told).join('\n  ')}`)
}

/** What the matrix says, by which cell. */
const explained = (
  decider: Decider,
  resource: Resource,
  field: FieldClass | undefined,
  places: readonly string[] | undefined,
) => {
  const { standing, subject } = decider
  const word = RESOURCES[resource][standing]
  const shown = field && {
    without: shownIn(standing, field, false),
    with: shownIn(standing, field, true),
  }
  // without a row at hand the word is all that is known
  const allowed = places
    ? decide(decider, 'read', { resource, places }, field).allowed
    : word !== '–' && word !== 'sum' && word !== 'granted' && shown?.with !== 'A'
  return {
    allowed,
    standing,
    resource,
    word,
    ...(places && { lots: places.length, inSight: places.filter((place) => isIn(subject, place)).length }),
    ...(field && shown && { field, shown }),
  }
}

const linesOf = (context: Context, told: ReturnType<typeof explained>): string[] => {
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

const resourceOf = (text: string): Resource => {
  if (Object.hasOwn(RESOURCES, text)) return text as Resource
  throw new AppError('invalid_input', `There is no resource "${text}": ${Object.keys(RESOURCES).join(', ')}`)
}

const fieldOf = (text: string): FieldClass => {
  if (Object.hasOwn(FIELD_CLASSES, text)) return text as FieldClass
  throw new AppError(
    'invalid_input',
    `There is no class of fields "${text}": ${Object.keys(FIELD_CLASSES).join(', ')}`,
  )
}

const COLUMNS = {
  'system-admin': 'Sy',
  'security-admin': 'Se',
  'audit-admin': 'Au',
} as const satisfies Record<AdminPosition, (typeof STANDINGS)[number]>

/** A seat by its name, or the first seat of a user by login. */
const deciderOf = ({ accounts }: Casebook, who: string, now: Date): Decider => {
  const at = now.toISOString()
  if (who.includes('/')) {
    const subject = actedSeat(who, officesToTry(accounts), now)
    return { standing: subject.kind, subject, at }
  }
  const user = accounts.users().find(({ login }) => login.toLowerCase() === who.toLowerCase())
  if (!user) throw new AppError('not_found', `There is no user "${who}"`)
  const [seat] = seatsOf(accounts, user.id, now)
  if (!seat) throw new AppError('not_found', `The user "${who}" has no seat today`)
  const subject = subjectOf(user.id, seat)
  if (subject) return { standing: subject.kind, subject, at }
  if (!isAdmin(seat.position)) throw new AppError('not_found', `The user "${who}" has no seat today`)
  const nowhere = { user: user.id, office: '', position: 'viewer', industries: [], regions: [] } as const
  return { standing: COLUMNS[seat.position], subject: nowhere, at }
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
