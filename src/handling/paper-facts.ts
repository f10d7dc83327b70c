import type { WorkItem } from '../casebook/work/items.js'
import { shanghaiDay } from '../domain/day.js'
import type { CapacityKind } from '../domain/seat.js'
import { criminalHintAllowed } from '../law/index.js'
import type { Facts } from '../workflow/facts.js'
import type { Input } from '../workflow/input.js'
import { type Desk, definitionOf, officeName } from './desk.js'
import type { LeadBody } from './lead.js'
import type { PaperProgress } from './paper.js'

/** What an act on a paper is judged by, or the making of one that belongs to a lead. */
export const paperFacts = (
  desk: Desk,
  { item, parent }: { item: WorkItem | undefined; parent: WorkItem | undefined },
  { input, office, now }: { input: Input; office: string | undefined; now: Date },
): Partial<Facts> => {
  const lead = parent?.kind === 'LD' ? parent : undefined
  const { last = {} } = (item?.progress ?? {}) as Partial<PaperProgress>
  return {
    isHost: item !== undefined && item.host === office,
    did: Object.keys(last),
    today: shanghaiDay(now),
    numberTaken: input.number !== undefined && isNumberTaken(desk, input.number, now),
    letterTypes: desk.letters.map(({ type }) => type),
    ...officesOf(desk, now),
    ...(lead && { ...transfersOf(desk, lead), parentState: lead.state, ...heldBy(desk, lead) }),
  }
}

/** A document's number is used once a year. */
export const isNumberTaken = ({ work }: Pick<Desk, 'work'>, number: string, now: Date): boolean =>
  work.linked('document', [`${shanghaiDay(now).slice(0, 4)} ${number}`]).length > 0

/** Offices that work on a day, and those of the police and the procuratorate. */
export const officesOf = (
  { capacities }: Pick<Desk, 'capacities'>,
  now: Date,
): Pick<Facts, 'offices' | 'police' | 'procuratorates'> => {
  const day = shanghaiDay(now)
  const inForce = capacities.filter(({ fromDay, toDay }) => fromDay <= day && day <= (toDay ?? '9999'))
  const as = (wanted: CapacityKind): string[] =>
    inForce.filter(({ kind }) => kind === wanted).map(({ office }) => office)
  return { offices: inForce.map(({ office }) => office), police: as('P'), procuratorates: as('J') }
}

/** Transfers of a lead that count: all but those that were refused. */
export const transfersOf = (
  { work }: Pick<Desk, 'work'>,
  lead: Pick<WorkItem, 'id'>,
): Pick<Facts, 'transfers' | 'transferReported'> => {
  const counting = work.childrenOf(lead.id).filter(({ kind, state }) => kind === 'TP' && state !== 'refused')
  return { transfers: counting.length, transferReported: counting.some(({ state }) => state !== 'drafting') }
}

const heldBy = ({ work }: Pick<Desk, 'work'>, { id, body }: WorkItem): Partial<Facts> => {
  const { facts, lots } = body as LeadBody
  const confirmed = new Set(
    work.verdicts(id).flatMap((one) => (one.what === 'fact' && one.verdict === 'confirmed' ? [one.id] : [])),
  )
  return {
    confirmed: facts.filter((fact) => confirmed.has(fact.id)).length,
    tendered: lots.some(({ domain, method }) => criminalHintAllowed(domain, method)),
  }
}

/** Papers that a lead waits for before it closes. */
export const openChildrenOf = (desk: Desk, lead: Pick<WorkItem, 'id'>): Facts['openChildren'] =>
  desk.work
    .childrenOf(lead.id)
    .filter((child) => AWAITED[child.kind] !== undefined && !isSettled(child))
    .map(({ id, kind, definition, state, host }) => {
      const { text } = definitionOf(kind, definition).states[state]!
      const name = host === null ? '' : officeName(desk, host)
      return { id, name: { zh: `${id}（${name}，${text.zh}）`, en: `${id} (${name}, ${text.en})` } }
    })

/** States in which a paper no longer holds up its lead. */
const AWAITED: Readonly<Record<string, readonly string[]>> = {
  TP: [
    'refused',
    'forwarded',
    'filed',
    'handing-over',
    'handed-over',
    'concluded',
    'not-filed-final',
    'decided',
  ],
  TD: ['answered', 'declined', 'refused'],
  LT: ['replied', 'closed', 'lifted'],
  PB: ['closed'],
}

const isSettled = ({ kind, state }: WorkItem): boolean => AWAITED[kind]?.includes(state) ?? true
