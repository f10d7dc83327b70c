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

const issuedBy = ({ office }: Seat): Pick<ItemQuery, 'also'> => ({
  also: { sql: 'i.issuer = ?', values: [office] },
})

const HANDLED = ['signed', 'checking', 'suspended', 'proposed', 'fed-back', 'second-review', 'tracking']

function group(
  key: GroupKey,
  [kind, ...states]: readonly [kind: string, ...states: string[]],
  kinds: readonly CapacityKind[],
  positions: readonly Position[],
  whose: (seat: Seat) => Partial<ItemQuery>,
): Group {
  return { key, kinds, positions, query: (seat) => ({ kind, states, ...whose(seat) }) }
}

const ANY: readonly CapacityKind[] = ['P', 'D', 'R', 'A', 'C', 'X', 'G', 'J', 'K', 'I', 'F']
const WRITERS: readonly CapacityKind[] = ['P', 'D', 'R', 'A', 'C', 'J', 'K']

/** Transfers, letters, problems, orders, reports and tasks that wait for a seat. */
const PAPERS: readonly Group[] = [
  group('transfers-to-report', ['TP', 'drafting'], HANDLING, ['handler'], own),
  group('transfers-to-approve', ['TP', 'reported'], HANDLING, ['principal'], own),
  group('transfers-to-send', ['TP', 'approved'], HANDLING, ['clerk'], own),
  group('transfers-in', ['TP', 'sent', 'handing-over'], ['P'], ['clerk'], own),
  group(
    'transfers-to-decide',
    ['TP', 'received', 'not-ours', 'reconsidering', 'upheld', 'supervised', 'handed-over'],
    ['P'],
    ['leader'],
    own,
  ),
  group(
    'transfers-answered',
    ['TP', 'not-filed', 'upheld', 'not-filed-final'],
    HANDLING,
    ['leader'],
    issuedBy,
  ),
  group('transfers-to-hand-over', ['TP', 'filed'], HANDLING, ['handler', 'clerk'], issuedBy),
  group('transfers-back', ['TP', 'administrative'], HANDLING, ['handler', 'clerk'], issuedBy),
  group('transfers-supervised', ['TP', 'supervised'], ['J'], ['leader'], () => ({})),
  group('referrals-to-approve', ['TD', 'drafting'], HANDLING, ['leader'], issuedBy),
  group('referrals-to-send', ['TD', 'approved'], HANDLING, ['clerk'], issuedBy),
  group('referrals-in', ['TD', 'sent'], ANY, ['clerk', 'leader'], own),
  group('referrals-to-answer', ['TD', 'received'], ANY, ['handler', 'leader'], own),
  group('letters-to-check', ['LT', 'draft'], WRITERS, ['leader'], issuedBy),
  group('letters-to-issue', ['LT', 'checked', 'issued'], WRITERS, ['clerk'], issuedBy),
  group('letters-to-answer', ['LT', 'served', 'insisted'], ANY, ['clerk', 'leader'], own),
  group('letters-answered', ['LT', 'replied'], WRITERS, ['handler', 'leader'], issuedBy),
  group('problems-to-plan', ['PB', 'open'], ANY, ['leader'], own),
  group('problems-to-mend', ['PB', 'planned', 'sent-back'], ANY, ['clerk', 'handler'], own),
  group('problems-to-verify', ['PB', 'submitted'], HANDLING, ['reviewer'], issuedBy),
  group('orders-to-issue', ['SO', 'draft'], ['C', 'D', 'G'], ['leader'], issuedBy),
  group('orders-to-answer', ['SO', 'issued', 'escalated'], ANY, ['leader'], own),
  group('orders-answered', ['SO', 'answered'], ['C', 'D', 'G'], ['reviewer'], issuedBy),
  group('reports-due', ['RI', 'due', 'missing'], ANY, ['clerk', 'leader'], own),
  group('reports-in', ['RI', 'submitted'], ['C'], ['reviewer'], issuedBy),
  group('tasks-due', ['TK', 'due', 'missing'], ANY, ['clerk', 'leader'], own),
  group('tasks-in', ['TK', 'submitted'], ['C'], ['reviewer'], issuedBy),
]

/** What waits for a seat, in the order in which it is shown. */
const LEADS: readonly Group[] = [
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

const GROUPS: readonly Group[] = [...LEADS, ...PAPERS]

/** Groups of a seat; of whoever has none those that need no office. */
export const groupsOf = (seat: Seat | undefined): { key: GroupKey; query: ItemQuery }[] => {
  if (!seat) return EVERYWHERE
  return GROUPS.filter(
    ({ kinds, positions }) => kinds.includes(seat.kind) && positions.includes(seat.position),
  ).map(({ key, query }) => ({ key, query: query(seat) }))
}

/** Papers that wait somewhere, by kind. */
const OF_KIND = [
  ['transfers', 'TP', ['drafting', 'reported', 'approved', 'sent', 'received', 'not-ours', 'supervised']],
  ['referrals', 'TD', ['drafting', 'approved', 'sent', 'received']],
  ['letters', 'LT', ['draft', 'checked', 'issued', 'served', 'insisted', 'replied']],
  ['problems', 'PB', ['open', 'planned', 'submitted', 'sent-back']],
  ['orders', 'SO', ['draft', 'issued', 'answered', 'escalated']],
  ['reports', 'RI', ['due', 'missing', 'submitted']],
  ['tasks', 'TK', ['due', 'missing', 'submitted']],
] as const

const TO_DO = [
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

const EVERYWHERE: { key: GroupKey; query: ItemQuery }[] = [
  ...TO_DO.map(([key, state]) => ({ key, query: { kind: 'LD', states: [state] } })),
  ...OF_KIND.map(([key, kind, states]) => ({ key, query: { kind, states } })),
]
