import type { Casebook, KeyLimits, KeyRecord } from '../casebook/casebook.js'
import { AppError } from '../domain/errors.js'
import { type CapacityKind, isLeader } from '../domain/seat.js'
import { checkedLimits, roleOfCapacity } from './key-limits.js'
import { createKey } from './keys.js'

/** A key that is asked for: by its role, or by the capacity for which it reads. */
export interface WantedKey {
  name: string
  role?: string | undefined
  limits: KeyLimits
}

type Book = Pick<Casebook, 'addKey' | 'accounts'>

/**
 * Makes a key; once there are users it waits until a leader approves it. Fails with `unprocessable` for a
 * role or a limit that there is not, and for a role beside a capacity.
 */
export const makeKey = (
  casebook: Book,
  { name, role, limits }: WantedKey,
  by: string | undefined,
  now: Date,
): { id: string; secret: string; approvedBy: string | null | undefined } => {
  const checked = checkedLimits(limits, casebook, now)
  const { capacity } = checked
  if ((role === undefined) === (capacity === undefined))
    throw new AppError('unprocessable', 'A key has a role, or a capacity whose role it has: name one of them')
  const own = capacity === undefined ? role! : roleOfCapacity(casebook, capacity, now)
  const waits = casebook.accounts.hasUsers()
  const held = {
    ...(Object.keys(checked).length > 0 && { limits: checked }),
    ...(by !== undefined && { madeBy: by }),
    ...(waits && { approvedBy: null }),
  }
  return { ...createKey(casebook, name, own, now, held), approvedBy: waits ? null : undefined }
}

/** Who approves a key: a leader of coordination or the commission, or of the office for which it reads. */
export interface KeyApprover {
  user: string
  office: string
  kind: CapacityKind
  position: string
}

/** Whether somebody may approve a key that waits; nobody approves what they made. */
export const mayApprove = ({ limits, madeBy, approvedBy, revokedAt }: KeyRecord, by: KeyApprover): boolean =>
  approvedBy === null &&
  revokedAt === null &&
  isLeader(by.position) &&
  madeBy !== by.user &&
  (by.kind === 'C' || by.kind === 'D' || limits?.capacity?.split('/')[0] === by.office)

/**
 * Whether somebody sees that there is a key: the security and the audit administrator all of them, leaders
 * those of their office, those that wait for them, and those that they approved.
 */
export const seesKey = (key: KeyRecord, by: KeyApprover | { position: string }): boolean => {
  if (by.position === 'security-admin' || by.position === 'audit-admin') return true
  if (!('office' in by) || !isLeader(by.position)) return false
  const isOfOffice = key.limits?.capacity?.split('/')[0] === by.office
  return mayApprove(key, by) || key.approvedBy === by.user || isOfOffice
}

/**
 * Fails with `not_found` for a key that does not wait, and with `forbidden` for whoever may not approve it.
 */
export const approveKey = (casebook: Casebook, id: string, by: KeyApprover): void => {
  const key = casebook.keys().find((one) => one.id === id)
  if (key?.approvedBy !== null || key.revokedAt !== null)
    throw new AppError('not_found', `There is no key "${id}" that waits to be approved`)
  if (!mayApprove(key, by))
    throw new AppError(
      'forbidden',
      'A key is approved by a leader of coordination, the commission or the office that it is for, who did not make it',
    )
  casebook.approveKey(id, by.user)
}

/** Fails with `not_found` for a key that there is not, or that is revoked already. */
export const revokeKey = (casebook: Pick<Casebook, 'revokeKey'>, id: string, now: Date): void => {
  if (!casebook.revokeKey(id, now.toISOString()))
    throw new AppError(
      'not_found',
      `Cannot revoke key "${id}": there is no such key, or it is revoked already`,
    )
}
