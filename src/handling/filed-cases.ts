import type { WorkEvent } from '../casebook/work/events.js'
import type { ItemQuery, WorkItem } from '../casebook/work/items.js'
import type { WorkBook } from '../casebook/work/work-book.js'
import type { LeadProgress } from './lead.js'

/** A case that the police or an office filed, or whose outcome the police gave. */
export interface Filed {
  /** lead or transfer */
  item: string
  lead: string
  kind: 'police-filing' | 'administrative-filing' | 'police-outcome'
  /** ISO UTC */
  at: string
}

type Book = Pick<WorkBook, 'items' | 'workEvents'>

/** Every case that was filed, by the day and then by number; one that was taken back is none. */
export const filedCases = (work: Book): Filed[] => {
  const transfers = allOf(work, { kind: 'TP', states: AFTER_FILING }).flatMap((item) =>
    ofTransfer(work, item),
  )
  const leads = allOf(work, { kind: 'LD', states: DECIDED, also: DISPOSED }).flatMap((item) =>
    ofLead(work, item),
  )
  return [...transfers, ...leads].sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1))
}

const orderOf = ({ at, item, kind }: Filed): string => `${at} ${item} ${kind}`

const AFTER_FILING = ['filed', 'handing-over', 'handed-over', 'concluded', 'administrative', 'decided']
const DECIDED = ['tracking', 'look-back', 'closed']
const DISPOSED = {
  sql: "EXISTS (SELECT 1 FROM json_each(i.progress, '$.disposal') d WHERE d.value IN ('administrative', 'police'))",
  values: [],
}
const PAGE = 500

const allOf = (work: Book, query: ItemQuery): WorkItem[] => {
  const found: WorkItem[] = []
  for (;;) {
    const page = work.items(query, { sort: 'opened', skip: found.length, limit: PAGE })
    for (const item of page) found.push(item)
    if (page.length < PAGE) return found
  }
}

/** Acts of a transfer, by what they make of it. */
const ACTS = {
  file: 'police-filing',
  settle: 'administrative-filing',
  back: 'administrative-filing',
  conclude: 'police-outcome',
} as const satisfies Record<string, Filed['kind']>

const ofTransfer = (work: Book, { id, parent }: WorkItem): Filed[] => {
  const events = standing(work.workEvents(id))
  const found = (Object.keys(ACTS) as (keyof typeof ACTS)[]).flatMap((act) => {
    const event = events.findLast((one) => one.act === act)
    return event ? [{ item: id, lead: parent ?? id, kind: ACTS[act], at: event.at }] : []
  })
  return found.filter(({ kind }, i) => found.findIndex((one) => one.kind === kind) === i)
}

const ofLead = (work: Book, { id, progress }: WorkItem): Filed[] => {
  const { disposal, results } = progress as LeadProgress
  const events = standing(work.workEvents(id))
  const decided = events.findLast(
    ({ toState, fromState }) => toState !== fromState && DECIDED.includes(toState),
  )
  const of = (kind: Filed['kind'], event: WorkEvent | undefined): Filed[] =>
    event ? [{ item: id, lead: id, kind, at: event.at }] : []
  const outcome = events.findLast(
    ({ act, input }) => act === 'register' && (input as { kind?: string }).kind === 'police',
  )
  return [
    ...(disposal.includes('administrative') ? of('administrative-filing', decided) : []),
    ...(results.some(({ kind }) => kind === 'police') ? of('police-outcome', outcome) : []),
  ]
}

/** What was not taken back. */
const standing = (events: readonly WorkEvent[]): WorkEvent[] => {
  const undone = new Set(events.flatMap(({ undoes }) => undoes ?? []))
  return events.filter(({ uid, undoes }) => undoes === null && !undone.has(uid))
}
