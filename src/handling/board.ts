import type { BoardRow, SqlClause } from '../casebook/work/items.js'
import { type Desk, officeName } from './desk.js'

/** Open leads of an office by colour, and how many are over. */
export interface ShownBoardRow {
  office: string | null
  name: string
  open: number
  overdue: number
  byColour: Record<string, number>
}

export interface BoardFilter {
  industry?: string
  colour?: string
  /** leads with a running clock of this term */
  term?: string
}

/** Open leads that are seen, by office; those that nobody handles yet stand last. */
export const boardOf = (
  { work, policy, offices }: Pick<Desk, 'work' | 'policy' | 'offices'>,
  filter: BoardFilter,
  { visible, now }: { visible: SqlClause; now: Date },
): ShownBoardRow[] => {
  const found = new Map<string | null, ShownBoardRow>()
  for (const { host, colour, count, overdue } of work.boardRows(
    clauseOf(filter, visible),
    now.toISOString(),
  )) {
    const row = found.get(host) ?? emptyRow(host, offices, policy.colours)
    row.open += count
    row.overdue += overdue
    if (colour !== null) row.byColour[colour] = (row.byColour[colour] ?? 0) + count
    found.set(host, row)
  }
  return [...found.values()].sort((a, b) => ((a.office ?? '~') < (b.office ?? '~') ? -1 : 1))
}

const emptyRow = (
  office: BoardRow['host'],
  offices: Desk['offices'],
  colours: Desk['policy']['colours'],
): ShownBoardRow => ({
  office,
  name: office === null ? '' : officeName({ offices }, office),
  open: 0,
  overdue: 0,
  byColour: Object.fromEntries(colours.map(({ code }) => [code, 0])),
})

const clauseOf = ({ industry, colour, term }: BoardFilter, visible: SqlClause): SqlClause => {
  const clauses: SqlClause[] = [visible]
  if (colour !== undefined) clauses.push({ sql: 'i.colour = ?', values: [colour] })
  if (industry !== undefined)
    clauses.push({
      sql: "EXISTS (SELECT 1 FROM work_link k WHERE k.item = i.id AND k.what = 'industry' AND k.key GLOB ?)",
      values: [`${industry}/*`],
    })
  if (term !== undefined)
    clauses.push({
      sql: "EXISTS (SELECT 1 FROM clock c WHERE c.item = i.id AND c.term = ? AND c.result = 'running')",
      values: [term],
    })
  return {
    sql: clauses.map(({ sql }) => `(${sql})`).join(' AND '),
    values: clauses.flatMap(({ values }) => values),
  }
}
