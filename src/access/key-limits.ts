import { BlockList, isIP } from 'node:net'
import { officesToTry } from '../accounts/office-file.js'
import type { Casebook, KeyLimits, KeyRecord } from '../casebook/casebook.js'
import { shanghaiDay } from '../domain/day.js'
import { AppError } from '../domain/errors.js'
import { type FieldClass, fieldNamed } from './field-classes.js'
import type { Role } from './matrix.js'
import { roleOfSeat } from './seat-role.js'
import type { Subject } from './subject.js'

/** Classes whose values are masked one by one; the others are had whole or not at all. */
const OF_VALUES: ReadonlySet<FieldClass> = new Set(['device', 'identity', 'contact', 'account'])

/** Whether somebody whose fields are frozen to some classes is shown what a route shows. */
export const isFrozenOut = (frozen: ReadonlySet<FieldClass>, classes: readonly FieldClass[]): boolean =>
  classes.some((one) => !OF_VALUES.has(one) && !frozen.has(one))

/**
 * Limits as they are kept, once they are known to hold: a capacity in force, industries of its own, classes,
 * a day to come, addresses. Fails with `unprocessable`.
 */
export const checkedLimits = (
  given: KeyLimits,
  { accounts }: Pick<Casebook, 'accounts'>,
  now: Date,
): KeyLimits => {
  const { capacity, industries, fields, untilDay, addresses } = given
  const today = shanghaiDay(now)
  if (untilDay !== undefined && untilDay < today)
    throw new AppError('unprocessable', `The last day of a key lies before today: ${untilDay}`)
  for (const address of addresses ?? []) addressIn(new BlockList(), address)
  for (const one of fields ?? []) fieldNamed(one)
  if (industries !== undefined && capacity === undefined)
    throw new AppError('unprocessable', 'Industries of a key are some of its capacity: name the capacity')
  if (capacity !== undefined) {
    const own = capacityNamed(accounts, capacity, today)
    const others = (industries ?? []).filter(
      (one) => own.industries.length > 0 && !own.industries.includes(one),
    )
    if (others.length > 0)
      throw new AppError('unprocessable', `The capacity "${capacity}" has no industry ${others.join(', ')}`)
  }
  return given
}

const capacityOn = (accounts: Casebook['accounts'], id: string, day: string) =>
  officesToTry(accounts).capacities.find(
    (one) => one.id === id && one.fromDay <= day && day <= (one.toDay ?? '9999'),
  )

const capacityNamed = (accounts: Casebook['accounts'], id: string, day: string) => {
  const found = capacityOn(accounts, id, day)
  if (found) return found
  throw new AppError('unprocessable', `There is no capacity "${id}" in force on ${day}`)
}

/** Role that a capacity has in the matrix. Fails with `unprocessable` for one that is not in force. */
export const roleOfCapacity = ({ accounts }: Pick<Casebook, 'accounts'>, capacity: string, now: Date): Role =>
  roleOfSeat({ kind: capacityNamed(accounts, capacity, shanghaiDay(now)).kind, position: 'viewer' })

/**
 * For whom the bearer of a key reads: a capacity of an office, in the position of a viewer, so that it acts
 * on nothing and decides nothing; undefined of a key without one. A capacity that is over sees nothing: fails
 * with `unauthorised`.
 */
export const subjectOfKey = (
  { limits }: Pick<KeyRecord, 'limits'>,
  accounts: Casebook['accounts'],
  now: Date,
): Subject | undefined => {
  const id = limits?.capacity
  if (id === undefined) return undefined
  const found = capacityOn(accounts, id, shanghaiDay(now))
  if (!found) throw new AppError('unauthorised', 'The capacity of the API key is over')
  const { office, kind, industries, regions } = found
  return {
    ...{ office, capacity: id, kind, position: 'viewer', regions },
    industries: limits?.industries ?? industries,
  }
}

/**
 * Fails with `unauthorised` for a key that is over or waits to be approved, and with `forbidden` from an
 * address that is none of its own.
 */
export const demandUsable = (
  { limits, approvedBy }: Pick<KeyRecord, 'limits' | 'approvedBy'>,
  ip: string,
  now: Date,
): void => {
  if (approvedBy === null) throw new AppError('unauthorised', 'The API key waits to be approved')
  if (limits?.untilDay !== undefined && shanghaiDay(now) > limits.untilDay)
    throw new AppError('unauthorised', 'The API key is over: its last day has passed')
  if (limits?.addresses !== undefined && !isOneOf(limits.addresses, ip))
    throw new AppError('forbidden', 'The API key is not for this address')
}

const isOneOf = (addresses: readonly string[], ip: string): boolean => {
  const plain = ip.replace(/^::ffff:/i, '')
  const list = new BlockList()
  for (const address of addresses) addressIn(list, address)
  return list.check(plain, isIP(plain) === 6 ? 'ipv6' : 'ipv4')
}

/** Puts an address, or a network in CIDR, on the list. Fails with `unprocessable`. */
const addressIn = (list: BlockList, text: string): void => {
  const [address = '', prefix, ...rest] = text.split('/')
  const family = isIP(address)
  const bits = family === 6 ? 128 : 32
  const length = prefix === undefined ? bits : /^\d{1,3}$/.test(prefix) ? Number(prefix) : Number.NaN
  if (family === 0 || rest.length > 0 || !(length <= bits))
    throw new AppError('unprocessable', `"${text}" is no address and no network such as 10.1.0.0/16`)
  list.addSubnet(address, length, family === 6 ? 'ipv6' : 'ipv4')
}
