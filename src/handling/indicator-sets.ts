import type { SqlClause } from '../casebook/work/items.js'

/** What indicators are of: items in which something happened in a period, of one office or of all. */
export interface Counted {
  /** ISO instants, the second not included */
  from: string
  to: string
  /** what was due before this has been due: the end of the period, or now where that is earlier */
  until: string
  office: string | undefined
}

/** A set of items, as a condition on the item `i`. */
export type ItemSet = (counted: Counted) => SqlClause

/** Those in all of the sets. */
export const inAll =
  (...sets: readonly ItemSet[]): ItemSet =>
  (counted) => {
    const clauses = sets.map((set) => set(counted))
    return {
      sql: clauses.map(({ sql }) => `(${sql})`).join(' AND '),
      values: clauses.flatMap(({ values }) => values),
    }
  }

export const where =
  (sql: string, ...values: (string | number)[]): ItemSet =>
  () => ({ sql, values })

/** The office stands in a column of the item. */
export const ofOffice =
  (column: 'host' | 'issuer'): ItemSet =>
  ({ office }) =>
    office === undefined ? { sql: '1', values: [] } : { sql: `i.${column} = ?`, values: [office] }

const marks = (terms: readonly string[]): string => terms.map(() => '?').join(', ')

/** A clock of these terms was due in the period: it ended, or its time is over. */
export const wasDue =
  (...terms: readonly string[]): ItemSet =>
  ({ from, to, until }) => ({
    sql: `i.id IN (SELECT c.item FROM clock c WHERE c.term IN (${marks(terms)}) AND c.due_at >= ? AND c.due_at < ?
      AND (c.result IN ('met', 'late') OR (c.result = 'running' AND c.paused_at IS NULL AND c.due_at < ?)))`,
    values: [...terms, from, to, until],
  })

/** One of those clocks ended late, or runs on past its time. */
export const wasLate =
  (...terms: readonly string[]): ItemSet =>
  ({ from, to, until }) => ({
    sql: `i.id IN (SELECT c.item FROM clock c WHERE c.term IN (${marks(terms)}) AND c.due_at >= ? AND c.due_at < ?
      AND (c.result = 'late' OR (c.result = 'running' AND c.paused_at IS NULL AND c.due_at < ?)))`,
    values: [...terms, from, to, until],
  })

export const not =
  (set: ItemSet): ItemSet =>
  (counted) => {
    const { sql, values } = set(counted)
    return { sql: `NOT (${sql})`, values }
  }

/** One of these acts happened in the period, `times` times or more; by the office where one is named. */
export const hadAct =
  (acts: readonly string[], times = 1): ItemSet =>
  ({ from, to, office }) => ({
    sql: `i.id IN (SELECT e.item FROM work_event e WHERE e.act IN (${acts.map((act) => `'${act}'`).join(', ')}) AND e.at >= ? AND e.at < ?
      ${office === undefined ? '' : 'AND e.office = ?'} GROUP BY e.item HAVING count(*) >= ${times})`,
    values: [from, to, ...(office === undefined ? [] : [office])],
  })

/** It was given to the office in the period; to any where none is named. */
export const wasRouted: ItemSet = ({ from, to, office }) => ({
  sql: `i.id IN (SELECT e.item FROM work_event e WHERE e.act IN ('route', 'redirect', 'impose')
    AND e.at >= ? AND e.at < ? ${office === undefined ? '' : "AND json_extract(e.input, '$.host') = ?"})`,
  values: [from, to, ...(office === undefined ? [] : [office])],
})

export const closedWithin: ItemSet = ({ from, to }) => ({
  sql: 'i.closed_at >= ? AND i.closed_at < ?',
  values: [from, to],
})

export const SUBSTANTIATED = where("i.close_reason IN ('substantiated', 'partly')")

/** A paper of it, of a kind, is in one of these states. */
export const hasChild = (kind: string, ...states: readonly string[]): ItemSet =>
  where(
    `EXISTS (SELECT 1 FROM work_item p WHERE p.parent = i.id AND p.kind = ? AND p.state IN (${marks(states)}))`,
    kind,
    ...states,
  )

export const wasExtended = where(
  `EXISTS (SELECT 1 FROM work_item p WHERE p.parent = i.id AND p.kind = 'EX' AND p.state = 'granted'
    AND json_extract(p.body, '$.about') = 'time')`,
)

/** Months in which an exclusion is held against what was found later. */
const HELD_MONTHS = 24

/**
 * It was excluded, and a later lead about the same ring closed in the period as substantiated, within
 * twenty-four months.
 */
export const excludedThenSubstantiated: ItemSet = ({ from, to }) => ({
  sql: `json_extract(i.progress, '$.excluded') IS NOT NULL AND i.closed_at IS NOT NULL AND EXISTS (
    SELECT 1 FROM work_link a JOIN work_link b ON b.what = 'ring' AND b.key = a.key AND b.item <> a.item
    JOIN work_item o ON o.id = b.item AND o.kind = 'LD' AND o.id > i.id
    WHERE a.item = i.id AND a.what = 'ring' AND o.close_reason IN ('substantiated', 'partly')
    AND o.closed_at >= ? AND o.closed_at < ? AND o.closed_at < strftime('%Y-%m-%dT%H:%M:%fZ', i.closed_at, '+${HELD_MONTHS} months'))`,
  values: [from, to],
})
