import type { ItemQuery } from '../casebook/work/items.js'
import type { CapacityKind, Position } from '../domain/seat.js'
import type { inboxTexts } from '../texts/handling.js'

/** Whose inbox it is; whoever is at the machine without a seat sees what waits anywhere. */
export interface Seat {
  user?: string
  office: string
  kind: CapacityKind
  position: Position
}

export type GroupKey = keyof typeof inboxTexts.groups

interface Group {
  key: GroupKey
  kinds: readonly CapacityKind[]
  positions: readonly Position[]
  query: (seat: Seat) => ItemQuery
}

const HANDLING: readonly CapacityKind[] = ['P', 'D', 'R', 'A', 'C']

const own = ({ office }: Seat): { host: string } => ({ host: office })
const others = ({ office }: Seat): Pick<ItemQuery, 'also'> => ({
  also: { sql: 'i.host IS NOT ?', values: [office] },
})
const handledBy = ({ user }: Seat): Pick<ItemQuery, 'also'> => ({
  also: {
    sql: `EXISTS (SELECT 1 FROM work_person w WHERE w.item = i.id AND w.user = ? AND w.to_at IS NULL
      AND w.part = 'handler')`,
    values: [user ?? ''],
  },
})
const partOf = (part: 'cohandler' | 'copied', { office }: Seat): Pick<ItemQuery, 'also'> => ({
  also: {
    sql: `EXISTS (SELECT 1 FROM work_party p WHERE p.item = i.id AND p.office = ? AND p.to_at IS NULL
      AND p.part = ?)`,
    values: [office, part],
  },
})

const HANDLED = ['signed', 'checking', 'suspended', 'proposed', 'fed-back', 'second-review', 'tracking']

/** What waits for a seat, in the order in which it is shown. */
const GROUPS: readonly Group[] = [
  {
    key: 'to-route',
    kinds: ['C'],
    positions: ['dispatcher'],
    query: () => ({ kind: 'LD', states: ['new'] }),
  },
  {
    key: 'returned',
    kinds: ['C'],
    positions: ['dispatcher', 'leader'],
    query: () => ({ kind: 'LD', states: ['returned'] }),
  },
  {
    key: 'to-sign',
    kinds: HANDLING,
    positions: ['clerk', 'handler', 'leader'],
    query: (seat) => ({ kind: 'LD', states: ['routed'], ...own(seat) }),
  },
  {
    key: 'to-assign',
    kinds: HANDLING,
    positions: ['leader', 'reviewer'],
    query: (seat) => ({ kind: 'LD', states: ['signed'], ...own(seat) }),
  },
  {
    key: 'to-check',
    kinds: HANDLING,
    positions: ['handler'],
    query: (seat) => ({ kind: 'LD', states: ['checking'], ...handledBy(seat) }),
  },
  {
    key: 'help-asked',
    kinds: HANDLING,
    positions: ['leader'],
    query: (seat) => ({ kind: 'CH', states: ['asked'], ...own(seat) }),
  },
  {
    key: 'help-to-give',
    kinds: HANDLING,
    positions: ['handler'],
    query: (seat) => ({ kind: 'CH', states: ['working'], ...handledBy(seat) }),
  },
  {
    key: 'to-approve',
    kinds: HANDLING,
    positions: ['leader', 'principal'],
    query: (seat) => ({ kind: 'LD', states: ['proposed'], ...own(seat) }),
  },
  {
    key: 'to-allow',
    kinds: ['C'],
    positions: ['reviewer', 'leader'],
    query: () => ({ kind: 'EX', states: ['asked'] }),
  },
  {
    key: 'to-review',
    kinds: ['C'],
    positions: ['reviewer'],
    query: (seat) => ({ kind: 'LD', states: ['fed-back'], ...others(seat) }),
  },
  {
    key: 'to-confirm',
    kinds: ['D'],
    positions: ['reviewer', 'leader'],
    query: (seat) => ({ kind: 'LD', states: ['second-review'], ...others(seat) }),
  },
  {
    key: 'to-track',
    kinds: HANDLING,
    positions: ['clerk', 'handler', 'leader'],
    query: (seat) => ({ kind: 'LD', states: ['tracking'], ...own(seat) }),
  },
  {
    key: 'looking-back',
    kinds: ['C', 'D'],
    positions: ['reviewer'],
    query: () => ({ kind: 'LD', states: ['look-back'] }),
  },
  {
    key: 'told',
    kinds: HANDLING,
    positions: ['clerk', 'handler', 'reviewer', 'leader', 'principal'],
    query: (seat) => ({ kind: 'LD', states: ['routed', ...HANDLED], ...partOf('copied', seat) }),
  },
]

/** Groups of a seat; of whoever has none those that need no office. */
export const groupsOf = (seat: Seat | undefined): { key: GroupKey; query: ItemQuery }[] => {
  if (!seat) return EVERYWHERE
  return GROUPS.filter(
    ({ kinds, positions }) => kinds.includes(seat.kind) && positions.includes(seat.position),
  ).map(({ key, query }) => ({ key, query: query(seat) }))
}

const EVERYWHERE: { key: GroupKey; query: ItemQuery }[] = (
  [
    ['to-route', 'new'],
    ['returned', 'returned'],
    ['to-sign', 'routed'],
    ['to-assign', 'signed'],
    ['to-check', 'checking'],
    ['to-approve', 'proposed'],
    ['to-review', 'fed-back'],
    ['to-confirm', 'second-review'],
    ['to-track', 'tracking'],
    ['looking-back', 'look-back'],
  ] as const
).map(([key, state]) => ({ key, query: { kind: 'LD', states: [state] } }))
