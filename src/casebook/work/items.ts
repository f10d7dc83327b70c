import { type Database, parsed, type Statement } from '../database.js'
import { statements } from '../statements.js'
import type { WorkLink } from './parts.js'
import { plainRow } from './plain-row.js'

/** A unit of work of any kind. */
export interface WorkItem {
  id: string
  kind: string
  /** version of the definition it follows */
  definition: number
  state: string
  /** counts its events */
  version: number
  parent: string | null
  /** office that handles it */
  host: string | null
  /** office that made it */
  issuer: string | null
  restricted: boolean
  investigating: boolean
  colour: string | null
  /** of the colour: higher is graver */
  rank: number
  /** key project */
  care: boolean
  /** the earliest end of its running clocks, ISO UTC */
  dueAt: string | null
  openedAt: string
  closedAt: string | null
  closeReason: string | null
  /** as it was made */
  body: unknown
  /** what acts add */
  progress: unknown
}

/** Which items are meant; every part that is given must hold. */
export interface ItemQuery {
  kind: string
  states?: readonly string[]
  colours?: readonly string[]
  host?: string
  /** due before this instant */
  dueBefore?: string
  /** what it is linked with, all of them */
  links?: readonly WorkLink[]
  /** what the asker may see, on the item `i` */
  visible?: SqlClause
  /** a further condition on the item `i` */
  also?: SqlClause
}

/** A condition in SQL on the work item `i`; its values are bound in order. */
export interface SqlClause {
  sql: string
  values: readonly (string | number)[]
}

/** graver colours first, key projects before others of the colour, then what is due first */
export type ItemSort = 'colour' | 'due' | 'opened'

export interface ItemCounts {
  count: number
  /** items of the gravest colour, and those whose time is over by an instant */
  red: number
  overdue: number
}

/** Open leads of an office and colour. */
export interface BoardRow {
  host: string | null
  colour: string | null
  count: number
  overdue: number
}

/** How finely leads are counted by place. */
export type PlaceBy = 'region' | 'township'

/** Links to places; a lead of before townships were kept has none but regions until a run finds it again. */
const PLACED: Record<PlaceBy, string> = {
  region: "k.what = 'industry'",
  township: `(k.what = 'township' OR k.what = 'industry' AND NOT EXISTS
    (SELECT 1 FROM work_link t WHERE t.item = i.id AND t.what = 'township'))`,
}

export interface PersonsAsked {
  visible: SqlClause
  colour?: string | undefined
  /** gravest first */
  colours: readonly string[]
  skip: number
  limit: number
}

export interface ItemTable {
  /** Open leads that meet a condition, by office and colour. */
  boardRows(also: SqlClause, now: string): BoardRow[]
  /**
   * Open leads by place, `industry/region` or `industry/region/township`, and colour; a lead of several
   * places counts in each.
   */
  colourPlaces(also: SqlClause, by: PlaceBy): { place: string; colour: string; count: number }[]
  /**
   * Persons to whom leads that meet a condition are linked, by marks, with those leads: of a colour where one
   * is given, in the order of colours, then of marks.
   */
  personsLinked(asked: PersonsAsked): { ids: { id: string; leads: string[] }[]; total: number }
  /**
   * Lots of these on which the check of a lead that is no restricted one came to an approved conclusion, with
   * the lead and its disposal as JSON; by lot, then lead.
   */
  concludedOn(lots: readonly string[]): { key: string; item: string; disposal: string }[]
  item(id: string): WorkItem | undefined
  /** Items in the order asked; `skip` of them are passed over. */
  items(query: ItemQuery, page: { sort: ItemSort; skip: number; limit: number }): WorkItem[]
  countItems(query: ItemQuery, now: string): ItemCounts
  /** Ids alone, in their order. */
  itemIds(query: ItemQuery, limit: number): string[]
  childrenOf(parent: string): WorkItem[]
  addItem(item: WorkItem): void
  /** Writes over all but what the item was made as. */
  changeItem(item: WorkItem): void
  changeBody(id: string, body: unknown): void
  /** Puts an item to another that it belongs to from then on. */
  moveItem(id: string, parent: string): void
  /** `LD-2026-000001`: the next number of a prefix in a year. */
  nextId(prefix: string, year: number): string
  /** The one that `nextId` would give now. */
  upcomingId(prefix: string, year: number): string
}

const COLUMNS = `i.id, i.kind, i.definition, i.state, i.version, i.parent, i.host, i.issuer, i.restricted,
  i.investigating, i.colour, i.rank, i.care, i.due_at AS dueAt, i.opened_at AS openedAt, i.closed_at AS closedAt,
  i.close_reason AS closeReason, i.body, i.progress`
const ORDER: Record<ItemSort, string> = {
  colour: "i.rank DESC, i.care DESC, coalesce(i.due_at, '9'), i.id",
  due: "coalesce(i.due_at, '9'), i.rank DESC, i.care DESC, i.id",
  opened: 'i.opened_at DESC, i.id DESC',
}
const ADD = `INSERT INTO work_item (id, kind, definition, state, version, parent, host, issuer, restricted,
  investigating, colour, rank, care, due_at, opened_at, closed_at, close_reason, body, progress)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`
const CHANGE = `UPDATE work_item SET state = ?, version = ?, host = ?, issuer = ?, restricted = ?, investigating = ?, colour = ?,
  rank = ?, care = ?, due_at = ?, closed_at = ?, close_reason = ?, progress = ? WHERE id = ?`
const COUNT_UP = `INSERT INTO counter (prefix, year, n) VALUES (?, ?, 1)
  ON CONFLICT (prefix, year) DO UPDATE SET n = n + 1 RETURNING n`

type Flags = 'restricted' | 'investigating' | 'care'
type ItemRow = Omit<WorkItem, Flags | 'body' | 'progress'> &
  Record<Flags, number> & { body: string; progress: string }

const itemOf = (row: unknown): WorkItem | undefined => {
  if (!row) return undefined
  const found = plainRow<ItemRow>(row)
  return {
    ...found,
    restricted: found.restricted === 1,
    investigating: found.investigating === 1,
    care: found.care === 1,
    body: parsed(found.body),
    progress: parsed(found.progress),
  }
}

export const itemTable = (db: Database): ItemTable => {
  const prepared = statements(db)
  const [add, change, countUp] = [ADD, CHANGE, COUNT_UP].map((sql) => db.prepare(sql) as Statement)
  const counted = db.prepare('SELECT n FROM counter WHERE prefix = ? AND year = ?')
  const one = db.prepare(`SELECT ${COLUMNS} FROM work_item i WHERE i.id = ?`)
  const children = db.prepare(`SELECT ${COLUMNS} FROM work_item i WHERE i.parent = ? ORDER BY i.id`)
  const body = db.prepare('UPDATE work_item SET body = ? WHERE id = ?')
  const move = db.prepare('UPDATE work_item SET parent = ? WHERE id = ?')
  return {
    item: (id) => itemOf(one.get(id)),
    items: (query, { sort, skip, limit }) => {
      const { sql, values } = conditionsOf(query)
      const rows = prepared(
        `SELECT ${COLUMNS} FROM work_item i WHERE i.seq IN (
           SELECT i.seq FROM work_item i WHERE ${sql} ORDER BY ${ORDER[sort]} LIMIT ? OFFSET ?)
         ORDER BY ${ORDER[sort]}`,
      ).all(...values, limit, skip)
      return rows.map((row) => itemOf(row)!)
    },
    countItems: (query, now) => {
      const { sql, values } = conditionsOf(query)
      const row = prepared(
        `SELECT count(*) AS count, coalesce(sum(i.colour = 'red'), 0) AS red,
         coalesce(sum(i.due_at < ?), 0) AS overdue FROM work_item i WHERE ${sql}`,
      ).get(now, ...values)
      return plainRow<ItemCounts>(row)
    },
    boardRows: ({ sql, values }, now) =>
      prepared(
        `SELECT i.host, i.colour, count(*) AS count, coalesce(sum(i.due_at < ?), 0) AS overdue FROM work_item i
         WHERE i.kind = 'LD' AND i.closed_at IS NULL AND (${sql}) GROUP BY i.host, i.colour`,
      ).all(now, ...values) as BoardRow[],
    colourPlaces: ({ sql, values }, by) =>
      prepared(
        `SELECT k.key AS place, i.colour, count(*) AS count FROM work_item i
         JOIN work_link k ON k.item = i.id AND ${PLACED[by]}
         WHERE i.kind = 'LD' AND i.closed_at IS NULL AND i.colour IS NOT NULL AND (${sql})
         GROUP BY k.key, i.colour ORDER BY k.key`,
      ).all(...values) as { place: string; colour: string; count: number }[],
    personsLinked: ({ visible, colour = null, colours, skip, limit }) => {
      const rows = prepared(
        `SELECT k.key AS id, json_group_array(i.id) AS leads, count(*) OVER () AS total
         FROM work_item i JOIN work_link k ON k.item = i.id AND k.what = 'person'
         LEFT JOIN colour c ON c.object = 'person' AND c.id = k.key
         WHERE i.kind = 'LD' AND (${visible.sql}) AND (? IS NULL OR c.colour = ?) GROUP BY k.key
         ORDER BY coalesce((SELECT o.key FROM json_each(?) o WHERE o.value = c.colour), 999), k.key
         LIMIT ? OFFSET ?`,
      ).all(...visible.values, colour, colour, JSON.stringify(colours), limit, skip)
      const found = rows as { id: string; leads: string; total: number }[]
      const ids = found.map(({ id, leads }) => ({ id, leads: (JSON.parse(leads) as string[]).sort() }))
      return { ids, total: found[0]?.total ?? 0 }
    },
    concludedOn: (lots) =>
      prepared(
        `SELECT l.key, i.id AS item, json_extract(i.progress, '$.disposal') AS disposal
         FROM work_link l JOIN work_item i ON i.id = l.item
         WHERE l.what = 'lot' AND l.key IN (SELECT value FROM json_each(?)) AND i.kind = 'LD' AND i.restricted = 0
           AND i.state IN ('fed-back', 'second-review', 'tracking', 'closed', 'look-back')
           AND json_array_length(i.progress, '$.disposal') > 0
         ORDER BY l.key, i.id`,
      ).all(JSON.stringify(lots)) as { key: string; item: string; disposal: string }[],
    itemIds: (query, limit) => {
      const { sql, values } = conditionsOf(query)
      const rows = prepared(`SELECT i.id FROM work_item i WHERE ${sql} ORDER BY i.id LIMIT ?`).all(
        ...values,
        limit,
      ) as { id: string }[]
      return rows.map(({ id }) => id)
    },
    childrenOf: (parent) => children.all(parent).map((row) => itemOf(row)!),
    addItem: (i) =>
      void add!.run(
        ...[i.id, i.kind, i.definition, i.state, i.version, i.parent, i.host, i.issuer, Number(i.restricted)],
        ...[Number(i.investigating), i.colour, i.rank, Number(i.care), i.dueAt, i.openedAt, i.closedAt],
        ...[i.closeReason, JSON.stringify(i.body), JSON.stringify(i.progress)],
      ),
    changeItem: (i) =>
      void change!.run(
        ...[i.state, i.version, i.host, i.issuer, Number(i.restricted), Number(i.investigating), i.colour],
        ...[i.rank, Number(i.care), i.dueAt, i.closedAt, i.closeReason, JSON.stringify(i.progress), i.id],
      ),
    changeBody: (id, changed) => void body.run(JSON.stringify(changed), id),
    moveItem: (id, parent) => void move.run(parent, id),
    nextId: (prefix, year) => idOf(prefix, year, (countUp!.get(prefix, year) as { n: number }).n),
    upcomingId: (prefix, year) => {
      const last = counted.get(prefix, year) as { n: number } | undefined
      return idOf(prefix, year, (last?.n ?? 0) + 1)
    },
  }
}

const idOf = (prefix: string, year: number, n: number): string =>
  `${prefix}-${year}-${String(n).padStart(6, '0')}`

const oneOf = (column: string, words: readonly string[]): SqlClause => ({
  sql: `i.${column} IN (${words.map(() => '?').join(', ')})`,
  values: words,
})

const conditionsOf = (query: ItemQuery): { sql: string; values: (string | number)[] } => {
  const { kind, states, colours, host, dueBefore, links = [], visible, also } = query
  const clauses: SqlClause[] = [
    { sql: 'i.kind = ?', values: [kind] },
    ...(states ? [oneOf('state', states)] : []),
    ...(colours ? [oneOf('colour', colours)] : []),
    ...(host === undefined ? [] : [{ sql: 'i.host = ?', values: [host] }]),
    ...(dueBefore === undefined ? [] : [{ sql: 'i.due_at < ?', values: [dueBefore] }]),
    ...links.map(({ what, key }) => ({
      sql: 'EXISTS (SELECT 1 FROM work_link k WHERE k.what = ? AND k.key = ? AND k.item = i.id)',
      values: [what, key],
    })),
    ...(visible ? [visible] : []),
    ...(also ? [also] : []),
  ]
  return {
    sql: clauses.map(({ sql }) => `(${sql})`).join(' AND '),
    values: clauses.flatMap(({ values }) => values),
  }
}
