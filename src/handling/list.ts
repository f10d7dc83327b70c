import { startOfDay } from '../calendar/term.js'
import type { ItemQuery, ItemSort, SqlClause, WorkItem } from '../casebook/work/items.js'
import { dayOfInstant, dayText } from '../domain/day.js'
import { AppError } from '../domain/errors.js'
import type { Desk } from './desk.js'
import { groupsOf, type Seat } from './groups.js'
import { indicatorItems, type Span } from './indicators.js'
import { firstNumber } from './numbers.js'
import { type ItemRow, rowOf } from './shown.js'
import type { Visible } from './visible.js'

export const DUE = ['overdue', 'today', 'week'] as const

/** Before, at and after the award: 标前, 标中, 标后. */
export const LEAD_STAGES = ['before', 'bidding', 'after'] as const

/** Which items are listed; every part that is given must hold. */
export interface ItemFilter {
  /** leads unless told */
  kind?: string
  /** of the asker's inbox: what it counts is what is listed */
  group?: string
  states?: readonly string[]
  colours?: readonly string[]
  host?: string
  issuer?: string
  /** item that they belong to */
  parent?: string
  due?: (typeof DUE)[number]
  ring?: string
  bidder?: string
  lot?: string
  industry?: string
  /** of a lead: where its gravest fact lies; one without facts lies in the bidding */
  stage?: (typeof LEAD_STAGES)[number]
  /**
   * prefix of the code of a region that one of its lots is in, or `region/township`; none = of no known one
   */
  region?: string
  open?: boolean
  keyProject?: boolean
  /** items that a number of an indicator is of; their kind is the indicator's */
  indicator?: { key: string; part: 'n' | 'of'; span: Span; office?: string }
}

export interface Listed {
  rows: ItemRow[]
  total: number
  /** whether more follow */
  more: boolean
}

/** A page of items that the asker may see. Fails with `invalid_input` for a group that is not the seat's. */
export const listItems = (
  desk: Desk,
  filter: ItemFilter,
  page: { sort: ItemSort; skip: number; limit: number },
  asking: { seat: Seat | undefined; visible: Visible; now: Date },
): Listed => {
  const { seat, visible, now } = asking
  const lot = filter.lot && firstNumber(desk.work, 'lot', filter.lot)
  const query = queryOf({ ...filter, ...(lot && { lot }) }, { seat, visible, now })
  const found = desk.work.items(query, { ...page, limit: page.limit + 1 })
  return {
    rows: found.slice(0, page.limit).map((item) => rowOf(desk, item, now)),
    total: desk.work.countItems(query, now.toISOString()).count,
    more: found.length > page.limit,
  }
}

const queryOf = (
  {
    kind = 'LD',
    group,
    states,
    colours,
    host,
    issuer,
    parent,
    due,
    ring,
    bidder,
    lot,
    industry,
    stage,
    region,
    open,
    keyProject,
    indicator,
  }: ItemFilter,
  { seat, visible, now }: { seat: Seat | undefined; visible: Visible; now: Date },
): ItemQuery => {
  const base = baseOf({ kind, group, indicator }, { seat, now })
  const links = Object.entries({ ring, bidder, lot }).flatMap(([what, key]) =>
    key === undefined ? [] : [{ what, key }],
  )
  const also: SqlClause[] = [
    ...(base.also ? [base.also] : []),
    ...(industry === undefined && region === undefined ? [] : [placeClause(industry, region)]),
    ...(stage === undefined ? [] : [STAGE_CLAUSES[stage]]),
    ...equals('issuer', issuer),
    ...equals('parent', parent),
    ...(open === undefined ? [] : [{ sql: `i.closed_at IS ${open ? '' : 'NOT '}NULL`, values: [] }]),
    ...(keyProject === undefined ? [] : [{ sql: 'i.care = ?', values: [Number(keyProject)] }]),
  ]
  return {
    ...base,
    ...(states && { states: base.states ? base.states.filter((one) => states.includes(one)) : states }),
    ...(colours && { colours }),
    ...(host !== undefined && { host }),
    ...(due !== undefined && { dueBefore: dueBefore(due, now) }),
    links,
    visible: visible(base.kind),
    ...(also.length > 0 && {
      also: {
        sql: also.map(({ sql }) => `(${sql})`).join(' AND '),
        values: also.flatMap(({ values }) => values),
      },
    }),
  }
}

/** Families of rules about the tender and about what follows the award; all others are about the bidding. */
const FAMILY = "coalesce(json_extract(i.body, '$.facts[0].family'), '')"
const STAGE_CLAUSES: Record<(typeof LEAD_STAGES)[number], SqlClause> = {
  before: { sql: `${FAMILY} = 'tender'`, values: [] },
  bidding: { sql: `${FAMILY} NOT IN ('tender', 'post')`, values: [] },
  after: { sql: `${FAMILY} = 'post'`, values: [] },
}

const baseOf = (
  {
    kind,
    group,
    indicator,
  }: Required<Pick<ItemFilter, 'kind'>> & {
    group: string | undefined
    indicator: ItemFilter['indicator']
  },
  { seat, now }: { seat: Seat | undefined; now: Date },
): ItemQuery => {
  if (indicator !== undefined) {
    const { key, part, span, office } = indicator
    return indicatorItems(key, part, span, { office, now })
  }
  return group === undefined ? { kind } : groupOf(seat, group)
}

const equals = (column: 'issuer' | 'parent', value: string | undefined): SqlClause[] =>
  value === undefined ? [] : [{ sql: `i.${column} = ?`, values: [value] }]

const groupOf = (seat: Seat | undefined, key: string): ItemQuery => {
  const groups = groupsOf(seat)
  const found = groups.find((group) => group.key === key)
  if (found) return found.query
  throw new AppError(
    'not_found',
    `The seat has no group "${key}": ${groups.map((group) => group.key).join(', ')}`,
  )
}

/** overdue: its time is over; today, week: due by the end of the day, of the seventh day from now */
const dueBefore = (due: (typeof DUE)[number], now: Date): string => {
  if (due === 'overdue') return now.toISOString()
  return startOfDay(dayText(dayOfInstant(now.getTime() / 1000) + (due === 'today' ? 1 : 7)))
}

/** Items that a group holds, and how many: what an inbox shows of it. */
export interface InboxGroup {
  key: string
  kind: string
  count: number
  red: number
  overdue: number
  items: ItemRow[]
}

const SHOWN = 10

/** What waits for a seat, by group; groups in which nothing waits are left out. */
export const inboxOf = (
  desk: Desk,
  asking: { seat: Seat | undefined; visible: Visible; now: Date },
  shown = SHOWN,
): InboxGroup[] => {
  const { seat, visible, now } = asking
  return groupsOf(seat).flatMap(({ key, query }) => {
    const own: ItemQuery = { ...query, visible: visible(query.kind) }
    const counts = desk.work.countItems(own, now.toISOString())
    if (counts.count === 0) return []
    const items: WorkItem[] = desk.work.items(own, { sort: 'colour', skip: 0, limit: shown })
    return [{ key, kind: query.kind, ...counts, items: items.map((item) => rowOf(desk, item, now)) }]
  })
}

/** Leads of which a lot lies in a place of an industry. */
const placeClause = (industry: string | undefined, region: string | undefined): SqlClause => {
  const [county = '', township] = (region ?? '').split(/\/(.*)/s)
  if (township === undefined)
    return {
      sql: "EXISTS (SELECT 1 FROM work_link k WHERE k.item = i.id AND k.what = 'industry' AND k.key GLOB ?)",
      values: [`${industry ?? '*'}/${region === 'none' ? '' : `${region ?? ''}*`}`],
    }
  const named = (word: string): string => (word === 'none' ? '' : word)
  const code = named(county)
  // of before townships were kept
  const older =
    township === 'none'
      ? ` OR k.what = 'industry' AND k.key GLOB ? AND NOT EXISTS
          (SELECT 1 FROM work_link t WHERE t.item = i.id AND t.what = 'township')`
      : ''
  return {
    sql: `EXISTS (SELECT 1 FROM work_link k WHERE k.item = i.id AND (k.what = 'township'
      AND substr(k.key, instr(k.key, '/') + 1) = ? AND k.key GLOB ?${older}))`,
    values: [
      `${code}/${named(township)}`,
      `${industry ?? '*'}/*`,
      ...(older === '' ? [] : [`${industry ?? '*'}/${code}`]),
    ],
  }
}
