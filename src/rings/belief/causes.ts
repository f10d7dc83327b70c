import type { Kind } from '../../domain/kind.js'
import { kindOf, SOURCES, VALUE_KINDS } from '../../domain/value-kind.js'

/**
 * Where a shared value comes from. Two values of one cause may be one thing seen twice (a machine and its
 * disk); two of different causes may be one hand's work all the same, which roots.ts finds out. `place` is
 * one cause: a door, its gateway and its telephone. `weak` says little by itself: a processor's model, a
 * name.
 */
export const CAUSES = ['machine', 'file', 'account', 'person', 'staff', 'place', 'weak'] as const
export type Cause = (typeof CAUSES)[number]
export const causeIndex = Object.fromEntries(CAUSES.map((cause, i) => [cause, i])) as Record<Cause, number>

/** The cause of a kind whose record names none of its own. */
const CAUSE_OF_MARK: Record<Kind['of'], Cause> = {
  machine: 'machine',
  file: 'file',
  account: 'account',
  person: 'person',
  contact: 'place',
}

/** By kind index: index in CAUSES. */
export const CAUSE_OF_KIND = Uint8Array.from(VALUE_KINDS, (kind) => {
  const { cause, of } = kindOf(kind)
  return causeIndex[cause ?? CAUSE_OF_MARK[of]]
})

/**
 * What a use of a person's number says of the person: acts in a bid, holds an office, keeps the books, is
 * employed.
 */
export const ACTS = 1
export const HOLDS_OFFICE = 2
export const KEEPS_BOOKS = 4
export const IS_EMPLOYED = 8

const PART_OF: Record<string, number> = {
  'bids.agent_id_no': ACTS,
  'bids.manager_id_no': ACTS,
  'bidders.legal_rep_id_no': HOLDS_OFFICE,
  'roles.legal-rep': HOLDS_OFFICE,
  'roles.shareholder': HOLDS_OFFICE,
  'roles.director': HOLDS_OFFICE,
  'roles.supervisor': HOLDS_OFFICE,
  'roles.manager': HOLDS_OFFICE,
  'roles.agent': HOLDS_OFFICE,
  'roles.finance': KEEPS_BOOKS,
  'roles.builder': IS_EMPLOYED,
  'roles.staff': IS_EMPLOYED,
  'roles.insured': IS_EMPLOYED,
  'roles.other': IS_EMPLOYED,
}

/** By source index: ACTS, HOLDS_OFFICE, KEEPS_BOOKS, IS_EMPLOYED or 0. */
export const PART_OF_SOURCE = Uint8Array.from(SOURCES, ({ id }) => PART_OF[id] ?? 0)

/** By kind index: the bid's columns of the kind, as bits of filledLo and filledHi. */
export const SHOWN_LO = new Int32Array(VALUE_KINDS.length)
export const SHOWN_HI = new Int32Array(VALUE_KINDS.length)
SOURCES.forEach(({ kind, scope }, s) => {
  if (scope !== 'bid') return
  const k = VALUE_KINDS.indexOf(kind)
  if (s < 32) SHOWN_LO[k]! |= 1 << s
  else SHOWN_HI[k]! |= 1 << (s - 32)
})
