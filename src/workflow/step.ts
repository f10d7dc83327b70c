import type { CapacityKind, Position } from '../domain/seat.js'
import type { Act, Definition, Who } from './definition.js'
import { type Facts, GUARDS, type Input, type Missing } from './guards.js'

export interface Subject {
  user: string
  office: string
  capacity: CapacityKind
  position: Position
}

/** An item as an act finds it. */
export interface Item {
  state: string
  /** counts its events */
  version: number
  /** office that handles it; null before it was routed */
  host: string | null
}

export interface Asked {
  act: string
  /** version the asker saw; undefined where none was said */
  ifMatch: number | undefined
  input: Input
}

export type Refusal =
  | { code: 'if_match_required' | 'stale' | 'forbidden' }
  /** with the acts that do lead from the state */
  | { code: 'wrong_state'; acts: string[] }
  /** all at once */
  | { code: 'precondition_missing'; missing: Missing[] }

export type Step =
  | { ok: true; next: Item; starts: readonly string[]; stops: readonly string[] }
  | ({ ok: false } & Refusal)

const refused = (refusal: Refusal): Step => ({ ok: false, ...refusal })

/**
 * What comes of an act: the next state, or the first reason against it in the order version, state, who,
 * what is missing. Pure; what it depends on is handed in.
 */
export const step = (
  definition: Definition,
  item: Item,
  subject: Subject,
  asked: Asked,
  facts: Facts,
): Step => {
  if (asked.ifMatch === undefined) return refused({ code: 'if_match_required' })
  if (asked.ifMatch !== item.version) return refused({ code: 'stale' })
  const act = definition.acts.find(({ id, from }) => id === asked.act && from.includes(item.state))
  if (!act)
    return refused({ code: 'wrong_state', acts: actsFrom(definition, item.state).map(({ id }) => id) })
  if (!act.by.some((who) => isMeant(who, subject, item))) return refused({ code: 'forbidden' })
  const missing = missingFor(act, asked.input, facts)
  if (missing.length > 0) return refused({ code: 'precondition_missing', missing })
  const host =
    asked.input.host !== undefined && act.requires.includes('host-valid') ? asked.input.host : item.host
  return {
    ok: true,
    next: { state: act.to, version: item.version + 1, host },
    starts: act.starts,
    stops: act.stops,
  }
}

/** Acts that lead from a state, whoever may do them. */
export const actsFrom = (definition: Definition, state: string): Act[] =>
  definition.acts.filter(({ from }) => from.includes(state))

/** Acts that a seat may do with an item, each with what is missing without any input. */
export const actsFor = (
  definition: Definition,
  item: Item,
  subject: Subject,
  facts: Facts,
): { act: Act; missing: Missing[] }[] =>
  actsFrom(definition, item.state)
    .filter(({ by }) => by.some((who) => isMeant(who, subject, item)))
    .map((act) => ({ act, missing: missingFor(act, {}, facts) }))

const missingFor = ({ requires }: Act, input: Input, facts: Facts): Missing[] =>
  requires.flatMap((guard) => GUARDS[guard](input, facts))

const isMeant = ({ capacity, position, row }: Who, subject: Subject, { host }: Item): boolean =>
  capacity.includes(subject.capacity) &&
  position.includes(subject.position) &&
  (row === 'all' || host === subject.office)
