import { z } from 'zod'
import type { Reader } from '../../access/keys.js'
import { AppError } from '../../domain/errors.js'
import { typedText } from '../../domain/typed-text.js'
import type { ApiParts } from '../api.js'
import { explainAnswer } from '../explain-answer.js'
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
  load: (asked) => {
    const { query, reader, accounts, clock, leads, store } = asked
    demandSeen(reader, accounts, query)
    return explainAnswer({ store, desk: leads.desk(), accounts: accounts.book, now: clock() }, query)
  },
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
