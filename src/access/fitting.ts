import type { FieldClass } from './field-classes.js'
import { WORKS } from './rows.js'
import type { Subject } from './subject.js'

/** An item of work that a purpose refers to, as it is then. */
export interface Referred {
  id: string
  /** LD a lead, CH help with one, TP a transfer … */
  kind: string
  open: boolean
  /** office that handles it */
  host: string | null
  /** a warrant to look at accounts is on file */
  warrant: boolean
  people: readonly { user: string; part: string; toAt: string | null }[]
  /** what it is about: rings, lots, bidders */
  links: readonly { what: string; key: string }[]
}

/** One thing that is looked at. */
export interface LookedAt {
  what: string
  id?: string
}

/**
 * Why a purpose does not fit: no such item for whoever asks or not handled by them in person, closed, they
 * stay out of it, what is looked at does not belong to it, it unlocks nothing.
 */
export type Misfit = 'not-yours' | 'closed' | 'recused' | 'elsewhere' | 'nothing'

/** Words of a record's `what` that name one ring, lot or bidder. */
const OF: Record<string, string> = {
  package: 'ring',
  export: 'ring',
  letter: 'ring',
  ring: 'ring',
  lot: 'lot',
  bidder: 'bidder',
}

/** Kinds of items that unlock persons and ways to reach them. */
const CASES: ReadonlySet<string> = new Set(['LD', 'CH', 'TP'])

/**
 * Classes of fields that a reference to an item shows in clear to somebody, of one thing. Only whoever
 * handles the open item in person sees them, and only of the rings, lots and bidders that it is about. Money
 * takes a lead that the police or the commission handle themselves, or a warrant that is on file.
 */
export const unlockedBy = (
  subject: Pick<Subject, 'user' | 'office' | 'kind'>,
  referred: Referred | undefined,
  { what, id }: LookedAt,
): ReadonlySet<FieldClass> | Misfit => {
  const now = (referred?.people ?? []).filter(({ user, toAt }) => user === subject.user && toAt === null)
  if (!referred || !now.some(({ part }) => WORKS.some((work) => work === part))) return 'not-yours'
  if (now.some(({ part }) => part === 'declared-recusal')) return 'recused'
  if (!referred.open) return 'closed'
  if (!isOf(referred, what, id)) return 'elsewhere'
  if (!CASES.has(referred.kind)) return 'nothing'
  return new Set<FieldClass>(['identity', 'contact', ...(opensMoney(subject, referred) ? MONEY : [])])
}

/** The item itself, or one ring, lot or bidder that it is about. */
const isOf = ({ id: own, links }: Referred, what: string, id: string | undefined): boolean => {
  const kind = OF[what.split(' ', 1)[0]!]
  return id !== undefined && (id === own || links.some((link) => link.what === kind && link.key === id))
}

const MONEY: readonly FieldClass[] = ['account']

const opensMoney = ({ kind, office }: Pick<Subject, 'kind' | 'office'>, referred: Referred): boolean =>
  referred.warrant || (referred.kind === 'LD' && referred.host === office && (kind === 'P' || kind === 'D'))
