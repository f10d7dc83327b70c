import { describe, expect, it } from 'vitest'
import { stackedAlong } from '../../src/web/pages/lot/stacked.js'
import { oneMore } from '../../src/web/pages/quality/one-more.js'
import type { RingFilter } from '../../src/web/pages/rings/ring-filter.js'
import { facetCounts, matching, type RingRow } from '../../src/web/pages/rings/ring-rows.js'
import { readSorting, sortedBy, writeSorting } from '../../src/web/parts/table/columns.js'

const row = (id: string, over: Partial<RingRow> = {}): RingRow => ({
  id,
  level: 'red',
  score: 10,
  belief: null,
  names: [],
  memberIds: [],
  lots: 2,
  wonFen: null,
  rules: [],
  families: [],
  grade: null,
  regions: ['330922'],
  industries: [],
  firstDay: '2025-01-01',
  lastDay: '2025-06-01',
  ...over,
})
const NOTHING: RingFilter = {
  q: '',
  level: '',
  region: '',
  industry: '',
  family: '',
  rule: '',
  from: '',
  to: '',
  minScore: '',
}
const rows = [
  row('R-1', { regions: ['330922', '330921'], rules: ['A', 'B'] }),
  row('R-2', { level: 'yellow', rules: ['A'], lastDay: null }),
  row('R-3', { regions: ['330921'], score: 3, rules: ['B'] }),
]
const ids = (some: readonly RingRow[]): string[] => some.map(({ id }) => id)

describe('the list of rings', () => {
  it('keeps what meets every filter; a ring without days meets none about days', () => {
    expect(ids(matching(rows, NOTHING))).toEqual(['R-1', 'R-2', 'R-3'])
    expect(ids(matching(rows, { ...NOTHING, rule: 'B', region: '330921' }))).toEqual(['R-1', 'R-3'])
    expect(ids(matching(rows, { ...NOTHING, level: 'yellow,green' }))).toEqual(['R-2'])
    expect(ids(matching(rows, { ...NOTHING, from: '2025-05-01', minScore: '5' }))).toEqual(['R-1'])
    expect(ids(matching(rows, { ...NOTHING, q: ' r-2 ' }))).toEqual(['R-2'])
  })
  it('counts what each choice of a facet would leave, its own choice aside', () => {
    expect(facetCounts(rows, { ...NOTHING, region: '330922', rule: 'A' }).rule).toEqual([
      { value: 'A', n: 2 },
      { value: 'B', n: 1 },
    ])
  })
  it('sorts by a column, rows without a value last in either order, equal ones as they stood', () => {
    const columns = [{ key: 'last', head: '', cell: () => '', value: ({ lastDay }: RingRow) => lastDay }]
    for (const descending of [true, false])
      expect(ids(sortedBy(rows, columns, { key: 'last', descending }))).toEqual(['R-1', 'R-3', 'R-2'])
    expect(readSorting(writeSorting({ key: 'last', descending: true }))).toEqual({
      key: 'last',
      descending: true,
    })
    expect(readSorting('last; drop')).toBeUndefined()
  })
})

it('marks along a line never cover each other, and stand as low as they can', () => {
  expect(stackedAlong([0, 5, 30, 6, 31], 10)).toEqual([0, 1, 0, 2, 1])
})

it('one more column brings the rules that lack it alone, the most first', () => {
  expect(
    oneMore([
      { rule: 'A', missing: ['bids.mac'] },
      { rule: 'B', missing: ['bids.mac', 'bids.ip'] },
      { rule: 'C', missing: ['bids.ip'] },
      { rule: 'D', missing: ['bids.mac'] },
      { rule: 'E', missing: ['file text'] },
    ]),
  ).toEqual([
    { column: 'bids.mac', rules: ['A', 'D'] },
    { column: 'bids.ip', rules: ['C'] },
  ])
})
