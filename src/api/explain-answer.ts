import type { Decider, Row } from '../access/decide.js'
import { deciderNamed, explained, resourceNamed } from '../access/explain.js'
import { type FieldClass, fieldNamed } from '../access/field-classes.js'
import { resourceOfItem } from '../access/lead-rows.js'
import type { Resource } from '../access/resources.js'
import type { AccountBook } from '../casebook/accounts/account-book.js'
import { AppError } from '../domain/errors.js'
import { CAPACITY_KINDS } from '../domain/seat.js'
import { type Desk, definitionOf } from '../handling/desk.js'
import { shownActs } from '../handling/shown.js'
import type { Store } from '../store.js'
import type { Who } from '../workflow/definition.js'
import { rowFor } from './lead-answer.js'

/** What is asked: of whom, and of which line of the matrix, ring, lot, item or act. */
export interface AskedAccess {
  who: string
  resource?: string | undefined
  field?: string | undefined
  ring?: string | undefined
  lot?: string | undefined
  item?: string | undefined
  act?: string | undefined
}

/** What is looked up: `engine` is asked for lots alone. */
export interface ExplainParts {
  store: { casebook: Pick<Store['casebook'], 'ring' | 'work'>; engine: Pick<Store['engine'], 'lot'> }
  desk: Desk
  accounts: AccountBook
  now: Date
}

export interface AccessStep {
  check: 'row' | 'field' | 'who'
  ok: boolean
  by: string
  needs: string | null
}

export interface AccessAnswer {
  who: string
  allowed: boolean
  standing: ReturnType<typeof explained>['standing']
  resource: Resource
  word: ReturnType<typeof explained>['word']
  /** of a ring or lot: its lots, and those in sight */
  lots: number | null
  inSight: number | null
  steps: AccessStep[]
}

/**
 * Why somebody sees a thing, or may do an act with it, or not: the cells that decide. Fails with `not_found`
 * for a ring, lot, item, act or user that there is not, and with `unprocessable` for a question that names
 * none, several, or a class of fields that there is not.
 */
export const explainAnswer = async (parts: ExplainParts, asked: AskedAccess): Promise<AccessAnswer> => {
  if ([asked.ring, asked.lot, asked.item].filter(Boolean).length > 1)
    throw new AppError('unprocessable', 'Name one of ring, lot and item')
  const decider = deciderNamed(parts.accounts, asked.who, parts.now)
  const found = await rowOf(parts, asked)
  const resource = asked.resource === undefined ? found?.resource : resourceNamed(asked.resource)
  if (resource === undefined) throw new AppError('unprocessable', 'Name a resource, a ring, a lot or an item')
  const field: FieldClass | undefined = asked.field === undefined ? undefined : fieldNamed(asked.field)
  const told = explained(decider, resource, field, found?.row)
  const act = asked.act === undefined ? undefined : stepOfAct(parts, asked, decider)
  const { standing, word, shown, lots = null, inSight = null } = told
  const isThere = explained(decider, resource, undefined, found?.row).allowed
  return {
    ...{ who: asked.who, allowed: told.allowed && act?.ok !== false, standing, resource, word },
    ...{ lots, inSight },
    steps: [
      { check: 'row' as const, ok: isThere, by: word, needs: null },
      ...(shown ? [stepOfField(shown)] : []),
      ...(act ? [act] : []),
    ],
  }
}

const stepOfField = ({ without, with: fitting }: { without: string; with: string }): AccessStep => ({
  check: 'field',
  ok: fitting !== 'A',
  by: `${without}/${fitting}`,
  needs: null,
})

interface FoundRow {
  resource: Resource
  row: Omit<Row, 'resource'>
}

/**
 * The row that is asked for; a ring of no lot lies nowhere, so nobody who sees a part of the market has it.
 */
const rowOf = async (
  { store: { casebook, engine }, desk }: ExplainParts,
  { ring, lot, item: id }: AskedAccess,
): Promise<FoundRow | undefined> => {
  if (id !== undefined) {
    const item = casebook.work.item(id)
    if (!item) throw new AppError('not_found', `There is no item "${id}"`)
    return { resource: resourceOfItem(item.kind), row: { item: rowFor(desk, item) } }
  }
  const record = ring === undefined ? undefined : casebook.ring(ring)
  if (ring !== undefined && !record) throw new AppError('not_found', `There is no ring "${ring}"`)
  if (!record && lot === undefined) return undefined
  const ids = record?.ring.lots ?? [lot!]
  const lots = (await Promise.all(ids.map((one) => engine.lot(one)))).flatMap((one) => one ?? [])
  if (!record && lots.length === 0) throw new AppError('not_found', `There is no lot "${lot}"`)
  const places = lots.map(({ industry = '', regionCode = '' }) => `${industry}/${regionCode}`)
  return { resource: record ? 'ring' : 'record', row: { places } }
}

/** Whether the act is one that somebody may do with the item as it is, else who may. */
const stepOfAct = (
  { store, desk, now }: ExplainParts,
  { item: id, act }: AskedAccess,
  { subject, standing }: Decider,
): AccessStep => {
  const item = id === undefined ? undefined : store.casebook.work.item(id)
  if (!item) throw new AppError('unprocessable', 'Name the item that the act is about')
  const meant = definitionOf(item.kind, item.definition).acts.filter((one) => one.id === act)
  if (meant.length === 0) throw new AppError('not_found', `There is no act "${act}" of ${item.kind}`)
  const kind = CAPACITY_KINDS.find((one) => one === standing)
  const offered = kind ? shownActs(desk, item, { ...subject, kind }, now) : []
  const ok = offered.some((one) => one.act === act)
  const by = meant.flatMap((one) => one.by).map(meantBy)
  return { check: 'who', ok, by: item.state, needs: ok ? null : [...new Set(by)].join('; ') }
}

const meantBy = ({ capacity, position, row }: Who): string =>
  `${capacity.join('/')} · ${position.join('/')} · ${row}`
