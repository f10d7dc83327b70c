import type { AccountBook } from '../casebook/accounts/account-book.js'
import type { GrantRequest, NewGrantRequest } from '../casebook/accounts/grant-requests.js'
import type { UserRecord } from '../casebook/accounts/users.js'
import { midnightOf, shanghaiDay } from '../domain/day.js'
import { AppError } from '../domain/errors.js'
import { ACTS_BY_CASE, type CapacityKind, isAdmin, isLeader } from '../domain/seat.js'
import { checkedSeat, type GivenSeat, grantPosition, issue, revokePosition } from './admin.js'
import { officesToTry } from './office-file.js'

/** Who asks for a grant or decides about one. */
export interface Grantor {
  id: string
  /** null of an administrator */
  office: string | null
  position: string
  /** undefined of an administrator */
  kind: CapacityKind | undefined
}

/** What is asked for: a position for a user, a new second factor, a case opened to an office. */
export type Wanted =
  | {
      kind: 'position'
      user: string
      capacity: string
      position: string
      fromDay?: string | undefined
      toDay?: string | null | undefined
      basis: string
    }
  | { kind: 'reset'; user: string; basis: string }
  | { kind: 'case'; item: string; office: string; toDay: string; basis: string }

/** A case as far as whoever asks sees it; undefined where they do not. */
export interface CaseSeen {
  kind: string
  restricted: boolean
}

export interface GrantParts {
  book: AccountBook
  now: Date
  seesCase: (item: string) => CaseSeen | undefined
  /** opens the case for so long, or ends it at once (ISO times) */
  openCase: (grant: {
    id: string
    office: string
    item: string
    kind: string
    fromAt: string
    toAt: string
    basis: string
    by: string
    approvedBy: string
  }) => void
}

export const GRANT_ACTS = ['approve', 'refuse', 'withdraw', 'end'] as const
export type GrantAct = (typeof GRANT_ACTS)[number]

/** For how long a case is opened at most. */
const MOST_DAYS = 90
const DAY_MS = 86_400_000

/**
 * Asks for a grant, for another to decide; answers with its id. Fails with `forbidden` for whoever may not
 * ask, with `not_found`, `invalid_input`, and with `conflict` where the same waits already.
 */
export const askGrant = (parts: GrantParts, by: Grantor, wanted: Wanted): string => {
  if (!wanted.basis.trim()) throw new AppError('invalid_input', 'A grant needs the document it rests on')
  const request = requestFrom(parts, by, wanted)
  const same = parts.book.grantRequests().find((other) => other.state === 'asked' && isSame(other, request))
  if (same) throw new AppError('conflict', `The same waits already to be decided: ${same.id}`)
  return parts.book.askGrant(request)
}

const isSame = (a: GrantRequest, b: NewGrantRequest): boolean =>
  (['kind', 'user', 'office', 'capacity', 'position', 'item'] as const).every((key) => a[key] === b[key])

const requestFrom = (parts: GrantParts, by: Grantor, wanted: Wanted): NewGrantRequest => {
  const asked = { askedBy: by.id, askedOffice: by.office, askedAt: parts.now.toISOString() }
  const none = { user: null, office: null, capacity: null, position: null, item: null, toDay: null }
  const today = shanghaiDay(parts.now)
  const basis = wanted.basis.trim()
  if (wanted.kind === 'case') {
    demandCase(parts, by, wanted, today)
    const { item, office, toDay } = wanted
    return { ...none, kind: 'case', item, office, toDay, fromDay: today, basis, ...asked }
  }
  const user = userAskedFor(parts.book, by, wanted.user)
  const of = { ...none, user: user.id, office: user.office, fromDay: today, basis, ...asked }
  if (wanted.kind === 'reset') return { ...of, kind: 'reset' }
  const { capacity, position, toDay = null } = wanted
  // whoever decides is not known yet: that duty is checked then
  const seat = checkedSeat(parts.book, user, '', seatOf(user, wanted), parts.now)
  return { ...of, kind: 'position', capacity, position, fromDay: seat.fromDay, toDay }
}

const seatOf = (
  { login }: UserRecord,
  { capacity, position, fromDay, toDay = null, basis }: Extract<Wanted, { kind: 'position' }>,
): GivenSeat => ({ login, capacity, position, fromDay, toDay, basis })

const userNamed = (book: AccountBook, id: string): UserRecord => {
  const user = book.user(id)
  if (!user) throw new AppError('not_found', `There is no user "${id}"`)
  return user
}

/**
 * The system administrator asks for anybody, the leader of an office for its people, by id or login; nobody
 * for oneself. Of another office's people a leader is told what they are told of a user that there is not.
 */
const userAskedFor = (book: AccountBook, by: Grantor, named: string): UserRecord => {
  const asksForAll = by.position === 'system-admin'
  if (!asksForAll && !isLeader(by.position))
    throw new AppError(
      'forbidden',
      'For a user asks the system administrator, or the leader of the user’s office',
    )
  const user = book.userByLogin(named) ?? book.user(named)
  const isTheirs = asksForAll || (by.office !== null && by.office === user?.office)
  if (!user || !isTheirs) throw new AppError('not_found', `There is no user "${named}"`)
  if (by.id === user.id) throw new AppError('forbidden', 'Nobody asks for a grant to oneself')
  return user
}

/**
 * Leaders of coordination, the commission and the police open cases; restricted ones the commission alone.
 */
const opensCase = ({ kind, position }: Grantor, restricted: boolean): boolean =>
  isLeader(position) && (kind === 'D' || (!restricted && (kind === 'C' || kind === 'P')))

const demandCase = (
  { book, seesCase, now }: GrantParts,
  by: Grantor,
  { item, office, toDay }: Extract<Wanted, { kind: 'case' }>,
  today: string,
): void => {
  const found = seesCase(item)
  if (!found) throw new AppError('not_found', `There is no item "${item}"`)
  if (!opensCase(by, found.restricted))
    throw new AppError(
      'forbidden',
      'Cases are opened by leaders of coordination, the commission or the police; restricted ones by the commission',
    )
  const holds = officesToTry(book).capacities.some(
    (capacity) =>
      capacity.office === office && ACTS_BY_CASE.has(capacity.kind) && today <= (capacity.toDay ?? '9999'),
  )
  if (!holds) throw new AppError('invalid_input', `"${office}" is no office that acts by case: J, K, I or F`)
  const last = shanghaiDay(new Date(now.getTime() + MOST_DAYS * DAY_MS))
  if (toDay < today || toDay > last)
    throw new AppError('invalid_input', `A case is opened for ${MOST_DAYS} days at most: until ${last}`)
}

/** What somebody may do about a request now. */
export const grantActs = (
  request: GrantRequest,
  by: Grantor,
  seesCase: GrantParts['seesCase'],
): readonly GrantAct[] => {
  const decides = maySettle(request, by, seesCase)
  if (request.state === 'approved')
    return decides && request.kind !== 'reset' && request.endedAt === null ? ['end'] : []
  if (request.state !== 'asked') return []
  if (request.askedBy === by.id) return ['withdraw']
  return decides && request.user !== by.id ? ['approve', 'refuse'] : []
}

const maySettle = (request: GrantRequest, by: Grantor, seesCase: GrantParts['seesCase']): boolean => {
  if (request.kind !== 'case') return by.position === 'security-admin'
  const found = seesCase(request.item!)
  return found !== undefined && opensCase(by, found.restricted)
}

/**
 * Whether somebody sees a request: whoever asked, whoever it is about, and whoever may decide it; the three
 * administrators see those about accounts.
 */
export const seesGrant = (request: GrantRequest, by: Grantor, seesCase: GrantParts['seesCase']): boolean =>
  request.askedBy === by.id ||
  request.user === by.id ||
  (request.kind !== 'case' && (isAdmin(by.position) || isOwnLeader(request, by))) ||
  maySettle(request, by, seesCase)

const isOwnLeader = ({ office }: GrantRequest, by: Grantor): boolean =>
  isLeader(by.position) && by.office !== null && office === by.office

/**
 * Decides about a request, or ends what was granted, at once. Answers with the one-time code of a reset, told
 * this once. Fails with `forbidden`, with `not_found` for whoever does not see it, and with `conflict` where
 * another was first.
 */
export const settleGrant = (
  parts: GrantParts,
  by: Grantor,
  id: string,
  { act, note }: { act: GrantAct; note: string },
): { code?: string } => {
  const request = parts.book.grantRequest(id)
  if (!request || !seesGrant(request, by, parts.seesCase))
    throw new AppError('not_found', `There is no grant "${id}"`)
  if (!grantActs(request, by, parts.seesCase).includes(act))
    throw new AppError('forbidden', `This is not for you to do, or not any more: ${act} of ${id}`)
  if (act === 'refuse' && !note.trim()) throw new AppError('invalid_input', 'Refusing takes a reason')
  let answer: { code?: string } = {}
  const step = { from: request.state, to: STATES[act], by: by.id, at: parts.now.toISOString(), note }
  const done = parts.book.decideGrant(id, step, () => {
    if (act === 'approve') answer = carryOut(parts, by, request)
    if (act === 'end') end(parts, by, request)
  })
  if (!done) throw new AppError('conflict', `${id} was decided meanwhile`)
  return answer
}

const STATES = { approve: 'approved', refuse: 'refused', withdraw: 'withdrawn', end: 'ended' } as const

const asBy = ({ id, position }: Grantor) => ({ user: { id }, seat: { position } })

const carryOut = (parts: GrantParts, by: Grantor, request: GrantRequest): { code?: string } => {
  const { book, now } = parts
  const { kind, basis, fromDay, toDay, askedBy } = request
  if (kind === 'case') {
    openFrom(parts, request, { toAt: midnightOf(toDay!, 1), approvedBy: by.id })
    return {}
  }
  const user = userNamed(book, request.user!)
  if (kind === 'position') {
    const seat = { capacity: request.capacity!, position: request.position!, fromDay, toDay, basis }
    grantPosition(book, asBy(by), { login: user.login, ...seat }, now, askedBy)
    return {}
  }
  if (user.state === 'disabled' || user.state === 'locked')
    throw new AppError('conflict', `The account "${user.login}" is locked or disabled: unlock it first`)
  const { code, kept } = issue(now)
  book.resetFactor(user.id, kept, now.toISOString())
  book.endSessionsOf(user.id, now.toISOString(), 'ended')
  return { code }
}

const openFrom = (
  { openCase, seesCase, now }: GrantParts,
  { id, office, item, basis, askedBy, decidedAt }: GrantRequest,
  { toAt, approvedBy }: { toAt: string; approvedBy: string },
): void =>
  openCase({
    ...{ id, office: office!, item: item!, kind: seesCase(item!)!.kind, basis, by: askedBy, approvedBy },
    ...{ fromAt: decidedAt ?? now.toISOString(), toAt },
  })

const end = (parts: GrantParts, by: Grantor, request: GrantRequest): void => {
  const { book, now } = parts
  if (request.kind === 'case') {
    openFrom(parts, request, { toAt: now.toISOString(), approvedBy: request.decidedBy! })
    return
  }
  const { login } = userNamed(book, request.user!)
  revokePosition(book, asBy(by), { login, capacity: request.capacity!, position: request.position! }, now)
}

/** Kinds of grants that somebody may ask for at all. */
export const mayAskFor = ({ position, kind }: Grantor): GrantRequest['kind'][] => {
  if (position === 'system-admin') return ['position', 'reset']
  if (!isLeader(position)) return []
  return kind === 'C' || kind === 'D' || kind === 'P' ? ['position', 'reset', 'case'] : ['position', 'reset']
}
