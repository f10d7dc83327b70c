import { z } from 'zod'
import type { Row } from '../../access/decide.js'
import { deciderNamed, explained, resourceNamed } from '../../access/explain.js'
import { fieldNamed } from '../../access/field-classes.js'
import type { Reader } from '../../access/keys.js'
import { resourceOfItem } from '../../access/lead-rows.js'
import type { Resource } from '../../access/resources.js'
import { AppError } from '../../domain/errors.js'
import { CAPACITY_KINDS } from '../../domain/seat.js'
import { typedText } from '../../domain/typed-text.js'
import { definitionOf } from '../../handling/desk.js'
import { shownActs } from '../../handling/shown.js'
import type { Who } from '../../workflow/definition.js'
import type { ApiParts } from '../api.js'
import { rowFor } from '../lead-answer.js'
import { read } from '../read-route.js'
import type { Route } from '../route.js'
import { AccessExplained } from '../schemas/account.js'
import { seesUser } from './users.js'

const name = typedText(1, 100)

const Query = z.strictObject({
  who: name.meta({ description: 'A seat, O-zj/handler, or a user by login or id: the first seat' }),
  resource: name
    .optional()
    .meta({ description: 'A line of the matrix; of a ring, lot or item its own unless told' }),
  field: name.optional().meta({ description: 'A class of fields' }),
  ring: name.optional().meta({ description: 'One of ring, lot and item' }),
  lot: name.optional(),
  item: name.optional().meta({ description: 'A lead or another item' }),
  act: name.optional().meta({ description: 'What is to be done with the item' }),
})

type Asked = z.output<typeof Query>
type Parts = Pick<ApiParts, 'store' | 'accounts' | 'clock' | 'leads'>

const explain = read('/access/explain', {
  id: 'explainAccess',
  summary: 'Why somebody may see a thing, or do an act, or not: the cells that decide',
  tag: 'accounts',
  query: Query,
  json: AccessExplained,
  what: 'access explanation',
  which: ({ query }) => query.who,
  access: { resource: 'user', classes: ['ops'] },
  needs: [],
  load: async (asked) => {
    const { query, reader, accounts, clock } = asked
    demandSeen(reader, accounts, query)
    if ([query.ring, query.lot, query.item].filter(Boolean).length > 1)
      throw new AppError('unprocessable', 'Name one of ring, lot and item')
    const decider = deciderNamed(accounts.book, query.who, clock())
    const found = await rowOf(asked, query)
    const resource = query.resource === undefined ? found?.resource : resourceNamed(query.resource)
    if (resource === undefined)
      throw new AppError('unprocessable', 'Name a resource, a ring, a lot or an item')
    const field = query.field === undefined ? undefined : fieldNamed(query.field)
    const told = explained(decider, resource, field, found?.row)
    const who = query.act === undefined ? undefined : whoOf(asked, query, decider)
    const { standing, word, shown } = told
    return {
      ...{ who: query.who, allowed: told.allowed && who?.ok !== false, standing, resource, word },
      steps: [
        {
          check: 'row' as const,
          ok: explained(decider, resource, undefined, found?.row).allowed,
          by: word,
          needs: null,
        },
        ...(shown ? [ofField(shown)] : []),
        ...(who ? [who] : []),
      ],
    }
  },
})

const ofField = ({ without, with: fitting }: { without: string; with: string }) => ({
  check: 'field' as const,
  ok: fitting !== 'A',
  by: `${without}/${fitting}`,
  needs: null,
})

/** Why somebody sees what they see. */
export const accessExplainRoutes: Route[] = [explain]

/** Whether a row is seen says that there is one: so rows are the security administrator's to ask for. */
const demandSeen = (
  reader: Reader,
  { book }: ApiParts['accounts'],
  { who, ring, lot, item, act }: Asked,
): void => {
  const user = who.includes('/') ? undefined : (book.userByLogin(who) ?? book.user(who))
  if (user && !seesUser(reader, user)) throw new AppError('not_found', `There is no user "${who}"`)
  const asksRow = [ring, lot, item, act].some((one) => one !== undefined)
  if (asksRow && reader.role !== 'local' && reader.seat?.position !== 'security-admin')
    throw new AppError(
      'forbidden',
      'Why a ring, lot or item is seen is for the security administrator to ask',
    )
}

interface FoundRow {
  resource: Resource
  row: Omit<Row, 'resource'>
}

const rowOf = async ({ store, leads }: Parts, asked: Asked): Promise<FoundRow | undefined> => {
  const { casebook, engine } = store
  if (asked.item !== undefined) {
    const item = casebook.work.item(asked.item)
    if (!item) throw new AppError('not_found', `There is no item "${asked.item}"`)
    return { resource: resourceOfItem(item.kind), row: { item: rowFor(leads.desk(), item) } }
  }
  const ring = asked.ring === undefined ? undefined : casebook.ring(asked.ring)
  if (asked.ring !== undefined && !ring) throw new AppError('not_found', `There is no ring "${asked.ring}"`)
  const ids = ring?.ring.lots ?? (asked.lot === undefined ? [] : [asked.lot])
  if (ids.length === 0) return undefined
  const lots = (await Promise.all(ids.map((id) => engine.lot(id)))).flatMap((one) => one ?? [])
  if (lots.length === 0) throw new AppError('not_found', `There is no lot "${asked.lot}"`)
  const places = lots.map(({ industry = '', regionCode = '' }) => `${industry}/${regionCode}`)
  return { resource: ring ? 'ring' : 'record', row: { places } }
}

/** Whether the act is one that somebody may do with the item as it is, else who may. */
const whoOf = (
  { store, leads, clock }: Parts,
  { item: id, act }: Asked,
  { subject, standing }: ReturnType<typeof deciderNamed>,
) => {
  const item = id === undefined ? undefined : store.casebook.work.item(id)
  if (!item) throw new AppError('unprocessable', 'Name the item that the act is about')
  const desk = leads.desk()
  const meant = definitionOf(item.kind, item.definition).acts.filter((one) => one.id === act)
  if (meant.length === 0) throw new AppError('not_found', `There is no act "${act}" of ${item.kind}`)
  const kind = CAPACITY_KINDS.find((one) => one === standing)
  const offered = kind ? shownActs(desk, item, { ...subject, kind }, clock()) : []
  const ok = offered.some((one) => one.act === act)
  const by = meant.flatMap((one) => one.by).map(meantBy)
  return { check: 'who' as const, ok, by: item.state, needs: ok ? null : [...new Set(by)].join('; ') }
}

const meantBy = ({ capacity, position, row }: Who): string =>
  `${capacity.join('/')} · ${position.join('/')} · ${row}`
