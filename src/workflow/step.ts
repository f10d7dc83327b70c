import type { CapacityKind, Position } from '../domain/seat.js'
import { type Act, AS_DISPOSED, createOf, type Definition, SAME, type Who } from './definition.js'
import type { Facts } from './facts.js'
import { takesFresh } from './fresh-acts.js'
import type { Missing } from './guard.js'
import { GUARDS } from './guards.js'
import type { Input } from './input.js'

/** Who acts; the user is not known of a key. */
export interface Subject {
  user?: string
  office: string
  kind: CapacityKind
  position: Position
  /** whether the second factor was shown within five minutes; undefined where nobody logs in by one */
  fresh?: boolean
}

/** An item as an act finds it. */
export interface Item {
  state: string
  /** counts its events */
  version: number
  /** office that handles it; null before it was routed */
  host: string | null
  /** office that made it */
  issuer?: string | null
  /** office that handles the item it belongs to, and those who handle that in person */
  parentHost?: string | null
  parentWorkers?: readonly string[]
  /** those who handle it in person */
  workers?: readonly string[]
  /** who did an act last, by act */
  doers?: Readonly<Record<string, string>>
}

export interface Asked {
  act: string
  /** version the asker saw; undefined where none was said */
  ifMatch: number | undefined
  input: Input
}

export type Refusal =
  | { code: 'if_match_required' | 'stale' | 'forbidden' | 'reauthenticate' }
  /** with the acts that do lead from the state; of a lead that went into another with that one */
  | { code: 'wrong_state'; acts: string[]; into?: string }
  /** with the act that the same person did before */
  | { code: 'separation_of_duties'; earlier: string }
  /** with what the act does not take */
  | { code: 'invalid_input'; fields: string[] }
  /** all at once */
  | { code: 'precondition_missing'; missing: Missing[] }

export type Step =
  | { ok: true; act: Act; next: Pick<Item, 'state' | 'version' | 'host'>; starts: readonly string[] }
  | ({ ok: false } & Refusal)

const refused = (refusal: Refusal): Step => ({ ok: false, ...refusal })

/**
 * What comes of an act: the next state, or the first reason against it in the order version, state, who,
 * duties, fresh proof, input, what is missing. Pure; what it depends on is handed in.
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
    return refused({
      code: 'wrong_state',
      acts: actsFrom(definition, item.state).map(({ id }) => id),
    })
  if (!act.by.some((who) => isMeant(who, subject, item))) return refused({ code: 'forbidden' })
  const earlier = sameDoer(act, subject, item)
  if (earlier !== undefined) return refused({ code: 'separation_of_duties', earlier })
  if (subject.fresh === false && takesFresh(definition.kind, act.id))
    return refused({ code: 'reauthenticate' })
  const fields = Object.keys(asked.input).filter((field) => !act.input.includes(field as keyof Input))
  if (fields.length > 0) return refused({ code: 'invalid_input', fields })
  const missing = missingFor(act, asked.input, facts)
  if (missing.length > 0) return refused({ code: 'precondition_missing', missing })
  const state = stateAfter(act, item, facts)
  return {
    ok: true,
    act,
    next: { state, version: item.version + 1, host: hostAfter(act, item, asked.input) },
    starts: [...act.starts, ...(act.startsIn[state] ?? [])],
  }
}

const stateAfter = ({ to }: Act, { state }: Item, { disposal, isRed }: Facts): string => {
  if (to === SAME) return state
  if (to !== AS_DISPOSED) return to
  if (!disposal.includes('excluded')) return 'tracking'
  return isRed ? 'second-review' : 'closed'
}

const hostAfter = ({ requires }: Act, { host }: Item, input: Input): string | null =>
  input.host !== undefined && requires.includes('host-valid') ? input.host : host

const sameDoer = (
  { distinct }: Act,
  { user }: Pick<Subject, 'user'>,
  { doers = {} }: Item,
): string | undefined => (user === undefined ? undefined : distinct.find((act) => doers[act] === user))

/** Acts that somebody may do from a state, whoever that is. */
export const actsFrom = (definition: Definition, state: string): Act[] =>
  definition.acts.filter(({ from, by }) => by.length > 0 && from.includes(state))

/** An act that a seat may do with an item. */
export interface Offer {
  act: Act
  /** without any input */
  missing: Missing[]
  /** act that the same person did before, so that another person must do this one */
  earlier: string | undefined
}

/** Acts that a seat may do with an item, each with what is missing without any input. */
export const actsFor = (definition: Definition, item: Item, subject: Subject, facts: Facts): Offer[] =>
  actsFrom(definition, item.state)
    .filter(({ by }) => by.some((who) => isMeant(who, subject, item)))
    .map((act) => ({
      act,
      missing: missingFor(act, {}, facts),
      earlier: sameDoer(act, subject, item),
    }))

/** The making of an item, where the seat may make one; with what is missing without any input. */
export const makingFor = (
  definition: Definition,
  item: Item,
  subject: Subject,
  facts: Facts,
): Offer | undefined => {
  const act = createOf(definition)
  if (!act?.by.some((who) => isMeant(who, subject, item))) return undefined
  return { act, missing: missingFor(act, {}, facts), earlier: undefined }
}

const missingFor = ({ requires }: Act, input: Input, facts: Facts): Missing[] =>
  requires.flatMap((guard) => GUARDS[guard](input, facts))

const ROWS: Record<Who['row'], (subject: Subject, item: Item) => boolean> = {
  all: () => true,
  host: ({ office }, { host }) => host === office,
  'not-host': ({ office }, { host }) => host !== office,
  issuer: ({ office }, { issuer }) => issuer === office,
  worker: ({ user }, { workers = [] }) => user !== undefined && workers.includes(user),
  'parent-worker': ({ user }, { parentWorkers = [] }) => user !== undefined && parentWorkers.includes(user),
  'parent-host': ({ office }, { parentHost }) => parentHost === office,
}

const isMeant = ({ capacity, position, row }: Who, subject: Subject, item: Item): boolean =>
  capacity.includes(subject.kind) && position.includes(subject.position) && ROWS[row](subject, item)
