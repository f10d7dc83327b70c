import { workingDaysBetween } from '../calendar/calendar.js'
import { dayFrom } from '../calendar/day.js'
import type { ClockRecord } from '../casebook/work/clocks.js'
import { dayOfInstant } from '../domain/day.js'
import { orderTexts } from '../texts/papers.js'
import { filled } from '../texts/text.js'
import { type Desk, definitionOf } from './desk.js'
import { makeItem } from './make-item.js'
import { NO_PAPERS, type OrderBody } from './paper.js'
import { record } from './record.js'

/** Working days after which something overdue is followed by the draft of an order. */
const PRESSED_AFTER = 3
const DAY_MS = 86_400_000

/** An order itself is escalated; looking back and rights that lapse are nobody's duty of the day. */
const NOT_PRESSED: ReadonlySet<string> = new Set(['ORDER', 'RETURN', 'LOOKBACK', 'ROUTE'])

/** Stands for the order of a clock that none is drafted of, so that no later sweep looks at it. */
const NO_ORDER = '-'

/** Leaves a clock that is over out of later looks, where no order is drafted of its term. */
export const passOver = ({ work }: Pick<Desk, 'work'>, { id, term }: ClockRecord): void => {
  if (NOT_PRESSED.has(term)) work.pressClock(id, NO_ORDER)
}

/**
 * Drafts an order for each clock that is over for three working days and has none, for whoever must act on
 * its item. How many were drafted.
 */
export const draftOrders = (desk: Desk, now: Date): number => {
  const { work, calendar } = desk
  const today = dayOfInstant(now.getTime() / 1000)
  // in no case sooner than as many days
  const before = new Date(now.getTime() - PRESSED_AFTER * DAY_MS).toISOString()
  const over = work
    .clocksToPress(before)
    .filter(({ dueDay }) => workingDaysBetween(calendar, dayFrom(dueDay), today) >= PRESSED_AFTER)
  if (over.length === 0) return 0
  return work.transact(() => over.filter((clock) => draftOrder(desk, clock, now)).length)
}

const draftOrder = (desk: Desk, clock: ClockRecord, now: Date): boolean => {
  const { work, calendar, coordination } = desk
  const item = work.item(clock.item)!
  const isOpen = definitionOf(item.kind, item.definition).states[item.state]!.open
  if (item.host === null || !isOpen) return false
  const at = now.toISOString()
  const n = workingDaysBetween(calendar, dayFrom(clock.dueDay), dayOfInstant(now.getTime() / 1000))
  const params = { item: item.id, term: clock.term, n }
  const title = filled(orderTexts.drafted, params)
  const body: OrderBody = {
    ...{ about: 'order', title, addressee: item.host, item: item.id, term: clock.term },
    ...{ dueDay: clock.dueDay, text: title.zh },
  }
  const links = [{ what: item.kind === 'LD' ? 'lead' : 'item', key: item.id }]
  const made = makeItem(desk, {
    ...{ kind: 'SO', parent: item.id, host: coordination, issuer: coordination, colour: item.colour },
    ...{ care: item.care, body, progress: NO_PAPERS, links, actor: undefined, at },
  })
  work.pressClock(clock.id, made.id)
  const input = { order: made.id, term: clock.term }
  record(desk, { act: 'order-drafted', from: item, to: item, actor: undefined, at, input })
  return true
}
