import type { Reader } from '../../access/keys.js'
import {
  askGrant,
  type CaseSeen,
  type Grantor,
  type GrantParts,
  grantActs,
  mayAskFor,
  seesGrant,
  settleGrant,
} from '../../accounts/grants.js'
import type { GrantRequest } from '../../casebook/accounts/grant-requests.js'
import { AppError } from '../../domain/errors.js'
import { act } from '../act-route.js'
import type { ApiParts } from '../api.js'
import { itemSeen } from '../lead-answer.js'
import { grantorOf } from '../present-user.js'
import { read } from '../read-route.js'
import type { Route } from '../route.js'
import { Grant, GrantDecided, GrantDecision, GrantList, NewGrant } from '../schemas/account.js'
import { IdParams } from '../schemas/query.js'

const GRANTS = { resource: 'user', classes: ['ops'] } as const

const listGrants = read('/grants', {
  id: 'listGrants',
  summary:
    'Positions, second factors and cases that were asked for, latest first, with what whoever asks may do about each',
  tag: 'accounts',
  json: GrantList,
  what: 'grants',
  access: GRANTS,
  needs: [],
  load: ({ reader, ...parts }) => {
    const by = grantorOf(reader)
    if (!by) return { data: [], mayAsk: [] }
    const sees = casesSeenBy(parts, reader)
    const found = parts.accounts.book.grantRequests().filter((request) => seesGrant(request, by, sees))
    return { data: found.map((request) => shownTo(parts, by, request, sees)), mayAsk: mayAskFor(by) }
  },
})

const ask = act('/grants', {
  method: 'POST',
  id: 'askGrant',
  summary: 'Ask for a position of a user, a new second factor, or a case to be opened; another decides',
  tag: 'accounts',
  body: NewGrant,
  status: 201,
  json: Grant,
  what: 'grant',
  access: GRANTS,
  needs: [],
  fresh: true,
  run: ({ body, book, reader, ...parts }) => {
    const by = demandGrantor(reader)
    const made = book(
      () => askGrant(grantParts(parts, reader), by, body),
      (id) => id,
    )
    return shownTo(parts, by, parts.accounts.book.grantRequest(made)!, casesSeenBy(parts, reader))
  },
})

const decide = act('/grants/:id/acts', {
  method: 'POST',
  id: 'decideGrant',
  summary: 'Approve or refuse what another asked for, withdraw what one asked for, end what was granted',
  tag: 'accounts',
  params: IdParams,
  body: GrantDecision,
  json: GrantDecided,
  what: 'grant',
  access: GRANTS,
  needs: [],
  fresh: true,
  run: ({ params: { id }, body, book, reader, reply, ...parts }) => {
    const by = demandGrantor(reader)
    const { code = null } = book(() => settleGrant(grantParts(parts, reader), by, id, body))
    reply.header('cache-control', 'no-store')
    const grant = parts.accounts.book.grantRequest(id)!
    return { grant: shownTo(parts, by, grant, casesSeenBy(parts, reader)), code }
  },
})

/** What one person asks for and another decides. */
export const grantRoutes: Route[] = [listGrants, ask, decide]

type Parts = Pick<ApiParts, 'accounts' | 'clock' | 'leads' | 'store'>

const demandGrantor = (reader: Reader): Grantor => {
  const by = grantorOf(reader)
  if (!by) throw new AppError('forbidden', 'Grants are asked for and decided by users in a seat')
  return by
}

const casesSeenBy =
  ({ leads, clock }: Pick<Parts, 'leads' | 'clock'>, reader: Reader) =>
  (id: string): CaseSeen | undefined => {
    const found = itemSeen(leads.desk(), id, { reader, now: clock() })
    return found && { kind: found.kind, restricted: found.restricted }
  }

const grantParts = (parts: Parts, reader: Reader): GrantParts => ({
  book: parts.accounts.book,
  now: parts.clock(),
  seesCase: casesSeenBy(parts, reader),
  openCase: ({ item, kind, ...grant }) =>
    parts.store.casebook.work.addGrant({ ...grant, user: null, object: kind, idOf: item }),
})

const shownTo = (
  { accounts: { book } }: Pick<Parts, 'accounts'>,
  by: Grantor,
  request: GrantRequest,
  sees: GrantParts['seesCase'],
) => {
  const { user, askedBy, decidedBy } = request
  const named = [user, askedBy, decidedBy].flatMap((id) => (id === null ? [] : (book.user(id) ?? [])))
  return {
    ...request,
    names: Object.fromEntries(named.map(({ id, name }) => [id, name])),
    acts: [...grantActs(request, by, sees)],
  }
}
