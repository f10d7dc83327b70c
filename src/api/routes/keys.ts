import { z } from 'zod'
import {
  approveKey,
  type KeyApprover,
  makeKey,
  mayApprove,
  revokeKey,
  seesKey,
} from '../../access/key-desk.js'
import type { Reader } from '../../access/keys.js'
import type { KeyRecord } from '../../casebook/casebook.js'
import { shanghaiDay } from '../../domain/day.js'
import { AppError } from '../../domain/errors.js'
import { act } from '../act-route.js'
import { read } from '../read-route.js'
import type { Route } from '../route.js'
import { Key, KeyAct, MadeKey, NewKey } from '../schemas/key.js'
import { IdParams } from '../schemas/query.js'

const KEYS = { resource: 'user', classes: ['ops'] } as const

const listKeys = read('/keys', {
  id: 'listKeys',
  summary:
    'Keys of programs, without their secrets; to leaders those of their office and those that wait for them',
  tag: 'accounts',
  json: z.object({ data: z.array(Key) }),
  what: 'keys',
  access: KEYS,
  needs: [],
  load: ({ store: { casebook }, reader, clock }) => ({
    data: casebook
      .keys()
      .filter((key) => seesIt(reader, key))
      .map((key) => shownKey(reader, key, clock())),
  }),
})

const newKey = act('/keys', {
  method: 'POST',
  id: 'createKey',
  summary:
    'The security administrator makes a key, with its limits; once there are users it is good when a leader has approved it',
  tag: 'accounts',
  body: NewKey,
  status: 201,
  json: MadeKey,
  what: 'key',
  access: KEYS,
  needs: [],
  fresh: true,
  run: ({ reader, reply, body, book, store: { casebook }, clock }) => {
    demandMaker(reader)
    reply.header('cache-control', 'no-store')
    const { name, role, ...limits } = body
    const by = reader.role === 'local' ? undefined : reader.id
    const { id, secret, approvedBy } = book(
      () => makeKey(casebook, { name, role, limits: given(limits) }, by, clock()),
      (made) => made.id,
    )
    return { id, secret, state: approvedBy === null ? ('waiting' as const) : ('good' as const) }
  },
})

const actOnKey = act('/keys/:id/acts', {
  method: 'POST',
  id: 'actOnKey',
  summary: 'A leader approves a key that waits; the security administrator revokes one, at once',
  tag: 'accounts',
  params: IdParams,
  body: KeyAct,
  json: Key,
  what: 'key',
  access: KEYS,
  needs: [],
  fresh: true,
  run: ({ reader, params: { id }, body, book, store: { casebook }, clock }) => {
    const key = (): KeyRecord | undefined => casebook.keys().find((one) => one.id === id)
    const found = key()
    if (!found || !seesIt(reader, found)) throw new AppError('not_found', `There is no key "${id}"`)
    book(() => {
      if (body.act === 'approve') return approveKey(casebook, id, approverIn(reader))
      demandMaker(reader)
      revokeKey(casebook, id, clock())
    })
    return shownKey(reader, key()!, clock())
  },
})

/** Keys of programs, for those who make and approve them. */
export const keyRoutes: Route[] = [listKeys, newKey, actOnKey]

const isMaker = ({ role, seat }: Reader): boolean => role === 'local' || seat?.position === 'security-admin'

const demandMaker = (reader: Reader): void => {
  if (!isMaker(reader))
    throw new AppError('forbidden', 'Keys are made and revoked by the security administrator')
}

const approver = ({ id, subject }: Reader): KeyApprover | undefined =>
  subject?.user === undefined
    ? undefined
    : { user: id, office: subject.office, kind: subject.kind, position: subject.position }

const approverIn = (reader: Reader): KeyApprover => {
  const by = approver(reader)
  if (!by) throw new AppError('forbidden', 'A key is approved by a leader')
  return by
}

const seesIt = (reader: Reader, key: KeyRecord): boolean =>
  reader.role === 'local' || seesKey(key, approver(reader) ?? { position: reader.seat?.position ?? '' })

const stateOf = ({ revokedAt, approvedBy, limits }: KeyRecord, now: Date) => {
  if (revokedAt !== null) return 'revoked' as const
  if (approvedBy === null) return 'waiting' as const
  return limits?.untilDay !== undefined && shanghaiDay(now) > limits.untilDay
    ? ('over' as const)
    : ('good' as const)
}

const shownKey = (reader: Reader, key: KeyRecord, now: Date) => {
  const { id, name, role, createdAt, revokedAt, limits, madeBy = null, approvedBy = null } = key
  const by = approver(reader)
  return {
    ...{ id, name, role, createdAt, revokedAt, madeBy, approvedBy, state: stateOf(key, now) },
    ...(limits as object),
    acts: [
      ...(by && mayApprove(key, by) ? (['approve'] as const) : []),
      ...(isMaker(reader) && revokedAt === null ? (['revoke'] as const) : []),
    ],
  }
}

/** What was given, without what was left out. */
const given = (limits: Record<string, unknown>): object =>
  Object.fromEntries(Object.entries(limits).filter(([, value]) => value !== undefined))
