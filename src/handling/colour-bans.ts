import { stringAt } from '../arrays/strings.js'
import { dayFrom } from '../calendar/day.js'
import { dayText, NO_DAY, shanghaiDay } from '../domain/day.js'
import type { Market } from '../market/market.js'
import { basisOfBan } from './banned.js'
import { colourByLead } from './colours.js'
import { type Desk, gravestOf } from './desk.js'

/** A ban from bidding that stands: until which day, by which decision. */
interface Ban {
  until: string
  number: string
}

const NEVER = '9999-12-31'

/**
 * Bidders that are banned on a day (YYYY-MM-DD) by a decision that was not revoked; of several the longest.
 */
export const bansOn = (
  { penalties, bidders }: Pick<Market, 'penalties' | 'bidders'>,
  day: string,
): Map<string, Ban> => {
  const today = dayFrom(day)
  const found = new Map<string, Ban>()
  for (let p = 0; p < penalties.count; p++) {
    const [from, to, org] = [penalties.banFrom[p]!, penalties.banTo[p]!, penalties.org[p]!]
    if (penalties.revoked[p] === 1 || org < 0 || org >= bidders.count) continue
    if (from === NO_DAY || from > today || (to !== NO_DAY && to < today)) continue
    const id = stringAt(bidders.id, org)
    const ban = { until: to === NO_DAY ? NEVER : dayText(to), number: stringAt(penalties.docNo, p) }
    const before = found.get(id)
    if (!before || ban.until > before.until) found.set(id, ban)
  }
  return found
}

/**
 * Gives bidders that are banned the gravest colour, and those whose ban is over that of their leads. Twice on
 * a day changes nothing.
 */
export const colourBans = (desk: Desk, market: Pick<Market, 'penalties' | 'bidders'>, at: string): void => {
  const { work, policy } = desk
  const bans = bansOn(market, shanghaiDay(new Date(at)))
  const gravest = gravestOf(desk)
  const given = {
    object: 'bidder',
    at,
    policy: policy.version,
    run: null,
    item: null,
    user: null,
    secondUser: null,
  }
  for (const [id, ban] of [...bans].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const before = work.colour('bidder', id)?.colour ?? null
    const basis = basisOfBan(ban)
    const isTold = work.colourEvents('bidder', id).at(-1)?.basis === basis
    if (!isTold) work.setColour({ ...given, id, before, after: gravest, cause: 'credit', basis })
  }
  for (const id of work.colouredByBan()) {
    if (bans.has(id)) continue
    const before = work.colour('bidder', id)!.colour
    const after = colourByLead(desk, work.gravestLead('bidder', id), before)!
    work.setColour({ ...given, id, before, after, cause: 'credit', basis: '' })
  }
}
