import { standingOf } from '../../access/decide.js'
import type { Reader } from '../../access/keys.js'
import { RESOURCES } from '../../access/resources.js'
import { createUser, stopUser, unlockUser } from '../../accounts/admin.js'
import type { PositionRecord, UserRecord } from '../../casebook/accounts/users.js'
import { AppError } from '../../domain/errors.js'
import { act } from '../act-route.js'
import type { ApiParts } from '../api.js'
import { presentOf } from '../present-user.js'
import { read } from '../read-route.js'
import type { Route } from '../route.js'
import {
  IssuedCode,
  NewUserAccount,
  type USER_ACTS,
  UserAccount,
  UserAct,
  UserList,
} from '../schemas/account.js'
import { IdParams } from '../schemas/query.js'

const USERS = { resource: 'user', classes: ['ops'] } as const

const listUsers = read('/users', {
  id: 'listUsers',
  summary:
    'Accounts with their positions: all for the three administrators, those of the own office for the commission, for others the own one',
  tag: 'accounts',
  json: UserList,
  what: 'users',
  access: USERS,
  needs: [],
  load: ({ accounts, reader }) => {
    const held = positionsByUser(accounts)
    const seen = accounts.book.users().filter((user) => seesUser(reader, user))
    return { data: seen.map((user) => shownUser(accounts, reader, user, held.get(user.id) ?? [])) }
  },
})

const newUser = act('/users', {
  method: 'POST',
  id: 'createUser',
  summary:
    'The system administrator makes an account, with a one-time code; it works once a position was granted',
  tag: 'accounts',
  body: NewUserAccount,
  status: 201,
  json: IssuedCode,
  what: 'user',
  access: USERS,
  needs: [],
  fresh: true,
  run: ({ request, reply, body, book, accounts, clock }) => {
    reply.header('cache-control', 'no-store')
    const by = presentOf(request, accounts)
    return book(
      () => createUser(accounts.book, by, body, clock()),
      ({ login }) => accounts.book.userByLogin(login)!.id,
    )
  },
})

const actOnUser = act('/users/:id/acts', {
  method: 'POST',
  id: 'actOnUser',
  summary: 'The security administrator locks, opens or disables an account; its session ends at once',
  tag: 'accounts',
  params: IdParams,
  body: UserAct,
  json: UserAccount,
  what: 'user',
  access: USERS,
  needs: [],
  fresh: true,
  run: ({ request, reader, params: { id }, body, book, accounts, clock }) => {
    const by = presentOf(request, accounts)
    const found = accounts.book.user(id)
    if (!found || !seesUser(reader, found)) throw new AppError('not_found', `There is no user "${id}"`)
    book(() => {
      if (body.act === 'unlock') return unlockUser(accounts.book, by, found.login)
      stopUser(accounts.book, by, found.login, body.act === 'lock' ? 'locked' : 'disabled', clock())
    })
    const held = accounts.book.positions(id).filter(isHeld)
    return shownUser(accounts, reader, accounts.book.user(id)!, held)
  },
})

/** Accounts, for those who run them. */
export const userRoutes: Route[] = [listUsers, newUser, actOnUser]

const isHeld = ({ endedAt }: PositionRecord): boolean => endedAt === null

const positionsByUser = ({ book }: ApiParts['accounts']): Map<string, PositionRecord[]> => {
  const held = new Map<string, PositionRecord[]>()
  for (const position of book.allPositions().filter(isHeld))
    held.set(position.user, [...(held.get(position.user) ?? []), position])
  return held
}

/** Whose account somebody sees, by the word of the matrix. */
export const seesUser = (reader: Reader, { id, office }: UserRecord): boolean => {
  const word = RESOURCES.user[standingOf(reader)]
  if (word === 'all' || word === 'state' || id === reader.id) return true
  return word === 'own-office' && office !== null && office === reader.subject?.office
}

const actsOn = (reader: Reader, { id, state }: UserRecord): (typeof USER_ACTS)[number][] => {
  if (reader.seat?.position !== 'security-admin' || id === reader.id) return []
  return state === 'locked' || state === 'disabled' ? ['unlock'] : ['lock', 'disable']
}

const shownUser = (
  { book }: ApiParts['accounts'],
  reader: Reader,
  user: UserRecord,
  positions: readonly PositionRecord[],
) => {
  const { id, login, name, office, state, madeBy, madeAt } = user
  return {
    ...{ id, login, name, office, state, madeBy, madeAt },
    lastLogin: book.credential(id)?.lastLogin ?? null,
    positions: positions.map(({ user: _user, endedAt: _ended, ...position }) => position),
    acts: actsOn(reader, user),
  }
}
