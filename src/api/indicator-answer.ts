import { indicatorSight } from '../access/indicator-sight.js'
import type { SqlClause } from '../casebook/work/items.js'
import { type BoardFilter, boardOf, type ShownBoardRow } from '../handling/board.js'
import type { Desk } from '../handling/desk.js'
import { FEWEST, indicatorsOf, type ShownIndicator, type Span } from '../handling/indicators.js'
import { ApiProblem } from '../service/problem.js'
import { type Asking, visibleTo } from './lead-answer.js'

const EVERY: SqlClause = { sql: '1', values: [] }

/** Indicators as their reader sees them. */
export interface SeenIndicators {
  data: ShownIndicator[]
  /** each opens the list it is of */
  isListed: boolean
}

/**
 * Indicators of an office, undefined = of all together, for whoever sees them; a seat that sees sums alone
 * sees none that fewer than five stand behind. Fails with `forbidden`.
 */
export const indicatorsSeen = (
  desk: Desk,
  span: Span,
  office: string | undefined,
  { reader, now }: Asking,
): SeenIndicators => {
  const sight = indicatorSight(reader, office)
  if (!sight.allowed)
    throw new ApiProblem('forbidden', 'This seat sees the indicators of its own office alone')
  const visible = sight.listed ? visibleTo({ reader, now }) : () => EVERY
  const found = indicatorsOf(desk, span, { office, visible, now })
  return { data: sight.coarse ? found.map(coarse) : found, isListed: !sight.coarse }
}

/** Without what fewer than five stand behind. */
const coarse = (one: ShownIndicator): ShownIndicator =>
  (one.of ?? one.n) >= FEWEST
    ? one
    : { ...one, of: one.of === null ? null : 0, n: 0, value: null, small: true }

/**
 * Rows of the board for whoever sees them: where sums alone are seen, the own row whole, and of the others
 * those that are large enough.
 */
export const boardSeen = (desk: Desk, filter: BoardFilter, { reader, now }: Asking): ShownBoardRow[] => {
  const sight = indicatorSight(reader, undefined)
  const own = reader.subject?.office
  const visible = sight.listed ? visibleTo({ reader, now })('LD') : EVERY
  return boardOf(desk, filter, { visible, now }).filter(
    ({ office, open }) => sight.listed || office === own || (sight.coarse && open >= FEWEST),
  )
}
