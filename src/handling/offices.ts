import { seatsOf } from '../accounts/seats.js'
import type { CapacityRecord } from '../casebook/accounts/offices.js'
import type { WorkItem } from '../casebook/work/items.js'
import { shanghaiDay } from '../domain/day.js'
import { READS_LEADS } from '../domain/seat.js'
import type { Input } from '../workflow/input.js'
import type { Desk } from './desk.js'

const LOCAL_HANDLER = /^(O-[a-z0-9-]+)(?:\/[A-Z][a-z0-9-]*)?\/handler(?:@[a-z0-9]{1,20})?$/

/** Whether an office may handle leads in this capacity on a day. */
export const mayHandle = ({ kind, fromDay, toDay }: CapacityRecord, day: string): boolean =>
  READS_LEADS.has(kind) && fromDay <= day && day <= (toDay ?? '9999')

/**
 * Those of the named users who are handlers of the office now. While there are no users, seats stand for
 * them: O-zj/handler@li.
 */
export const peopleOf = (
  { casebook: { accounts } }: Pick<Desk, 'casebook'>,
  office: string,
  named: readonly string[],
  now: Date,
): string[] => {
  if (!accounts.hasUsers()) return named.filter((one) => LOCAL_HANDLER.exec(one)?.[1] === office)
  return named.filter((user) =>
    seatsOf(accounts, user, now).some((seat) => seat.office === office && seat.position === 'handler'),
  )
}

/** Names that stand for persons while there are no users. */
const TRIED = ['li', 'wang', 'zhao']

/** Who may be assigned in an office now; while there are no users, seats to try. */
export const assignable = (
  { casebook: { accounts } }: Pick<Desk, 'casebook'>,
  office: string,
  now: Date,
): { user: string; name: string }[] => {
  if (!accounts.hasUsers())
    return TRIED.map((one) => `${office}/handler@${one}`).map((user) => ({ user, name: user }))
  return accounts
    .users()
    .filter(({ state }) => state === 'active')
    .filter(({ id }) =>
      seatsOf(accounts, id, now).some((seat) => seat.office === office && seat.position === 'handler'),
    )
    .map(({ id, name }) => ({ user: id, name }))
}

/**
 * Handlers of a regulator who have no certificate that is in force (article 42 of the law on administrative
 * penalties). While there are no users nobody has one, and none is asked for.
 */
export const uncertifiedOf = (
  { work, capacities, casebook: { accounts } }: Pick<Desk, 'work' | 'capacities' | 'casebook'>,
  { host }: Pick<WorkItem, 'host'>,
  { handlers = [] }: Pick<Input, 'handlers'>,
  now: Date,
): string[] => {
  if (handlers.length === 0 || !accounts.hasUsers()) return []
  const day = shanghaiDay(now)
  const isRegulator = capacities.some(({ office, kind }) => office === host && kind === 'R')
  return isRegulator ? handlers.filter((user) => !work.isCertified(user, day)) : []
}
