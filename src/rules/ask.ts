import type { Grade } from '../domain/grade.js'
import type { Market } from '../market/market.js'
import type { MeetingPairs, Share } from '../market/meeting-pairs.js'
import type { GroupFinding } from './group-rule.js'
import type { ThreeCodeSources } from './kernels/three-codes.js'
import type { SharedValueRow } from './shared-value-row.js'
import type { Among, Words } from './words.js'

/** Work that several rules share: run once a part and handed to each. */
export interface Kernel<T> {
  readonly name: string
  run(context: Context): T
}

/** What a rule may read beside its own settings. */
export interface Context {
  market: Market
  /** pairs of bidders that meet often enough for the rules about pairs */
  met: MeetingPairs
  /** N, where the market is a cut-out of a larger one */
  population: number
  /** every rule's settings, checked, by rule id; undefined for a rule that is off or lacks its data */
  settingsOf(id: string): Record<string, unknown> | undefined
  /**
   * the same, also of a rule that is off or lacks its data: for a kernel that settings of several rules steer
   */
  allSettingsOf(id: string): Record<string, unknown>
  /** the kernel's result; later callers get what the first one made */
  once<T>(kernel: Kernel<T>): T
  /** fewest joint lots that any rule reads which names the kernel and is on; Infinity where there is none */
  least(kernel: Kernel<unknown>): number
}

/** What is said between two bidders; a, b in any order. */
export interface PairFact<D = unknown> {
  a: number
  b: number
  grade: Grade
  /** lot indices on which it stands, ascending; empty when it stands between the bidders only */
  lots: readonly number[]
  /** what it adds to the tie, × 2^16; left out: the rarity of a pattern with so many `holders` */
  bits?: number
  holders?: number
  detail?: D
}

/** What is said of one bidder: shown on the member, counted for no tie. */
export interface BidderFact<D = unknown> {
  bidder: number
  /** lot indices, ascending */
  lots: number[]
  detail?: D
}

/** What is said of one lot; it ties nobody. */
export interface LotFact<D = Record<string, unknown>> {
  lot: number
  grade: Grade
  /** bidder indices that it is about, ascending; empty = the lot itself */
  bidders: readonly number[]
  /** chance of it, or of more, under `null` (a key of texts/nulls.ts) */
  p?: number
  null?: string
  /** −log2 of the corrected chance, × 2^16; left out: of `p`, 0 without one */
  bits?: number
  /** figures and words behind it; ids, never names of persons */
  detail: D
}

interface Working {
  /** rules that name one kernel are one piece of work */
  kernel?: Kernel<unknown>
  /** done by the first part, which goes on to judge rings and knows the screens of all lots by then */
  inFirstPart?: true
}

/** Do two bidders hold the same value? */
export interface AskValues {
  of: 'values'
  rows: readonly SharedValueRow[]
}
/** Do MAC, CPU and disk of one machine all agree? */
export interface AskMachines {
  of: 'machines'
  codes: ThreeCodeSources
}
/** Asked of single bidders; it is told of `a`. */
export interface AskBidders<S, D> extends Working {
  of: 'bidders'
  find(context: Context, settings: S): Iterable<BidderFact<D>>
  tell?(detail: D, among: Among, words: Words): string
}
/** Asked of pairs of bidders. */
export interface AskPairs<S, D> extends Working {
  of: 'pairs'
  /** fewest joint lots of the pairs in `met` that the rule reads; left out: it does not read them */
  meets?(settings: S): number
  find(context: Context, settings: S): Iterable<PairFact<D>>
  tell?(detail: D, among: Among, words: Words): string
}
/**
 * Asked of all pairs that meet, each part answering for a share of them; what depends on all pairs together
 * (a false discovery rate) is decided by `join`, over the parts in their order. `P` survives a structured
 * clone.
 */
export interface AskMeetings<S, D, P> {
  of: 'meetings'
  meets(settings: S): number
  part(context: Context, settings: S, share: Share): P
  join(parts: readonly P[], market: Market, settings: S): Iterable<PairFact<D>>
  tell?(detail: D, among: Among, words: Words): string
}
/** Asked of lots, committees and contracts. */
export interface AskLots<S, D> extends Working {
  of: 'lots'
  find(context: Context, settings: S): Iterable<LotFact<D>>
  tell?(detail: D, among: Among, words: Words): string
}
/**
 * Asked of a group of bidders. `prepare` reads the market once; what it returns is called for every group,
 * thousands in a run, and must be pure: randomness comes from counters over `seed` alone. `peers` is how many
 * rules of the family ask groups, itself among them: what a rule corrects its chance by where all read the
 * same.
 */
export interface AskGroups<S, D> {
  of: 'groups'
  /** asked of every group; the others only where one of these found something */
  first?: true
  /** … or where this one, asked with `alone`, finds what says enough by itself */
  alone?: true
  prepare(
    market: Market,
    settings: S,
    seed: number,
    peers: number,
  ): (members: readonly number[], alone?: boolean) => GroupFinding | undefined
  tell?(detail: D, among: Among, words: Words): string
}

/** What a rule asks: `evidence/` knows these kinds, never a rule's id. */
export type Ask =
  | AskValues
  | AskMachines
  | AskBidders<unknown, unknown>
  | AskPairs<unknown, unknown>
  | AskMeetings<unknown, unknown, unknown>
  | AskLots<unknown, unknown>
  | AskGroups<unknown, unknown>

/** The ways to ask, typed by the rule's settings `S`; `D` is what a fact's detail holds and `tell` reads. */
export interface Kit<S> {
  values(...rows: readonly Omit<SharedValueRow, 'rule'>[]): AskValues
  machines(codes: ThreeCodeSources): AskMachines
  bidders<D>(ask: Omit<AskBidders<S, D>, 'of'>): Ask
  pairs<D>(ask: Omit<AskPairs<S, D>, 'of'>): Ask
  meetings<D, P>(ask: Omit<AskMeetings<S, D, P>, 'of'>): Ask
  lots<D>(ask: Omit<AskLots<S, D>, 'of'>): Ask
  groups<D>(ask: Omit<AskGroups<S, D>, 'of'>): Ask
}

/** The kit of the rule with this id. */
export const kitOf = <S>(rule: string): Kit<S> => ({
  values: (...rows) => ({ of: 'values', rows: rows.map((row) => ({ rule, ...row })) }),
  machines: (codes) => ({ of: 'machines', codes }),
  bidders: (ask) => ({ of: 'bidders', ...ask }),
  pairs: (ask) => ({ of: 'pairs', ...ask }),
  meetings: (ask) => ({ of: 'meetings', ...ask }),
  lots: (ask) => ({ of: 'lots', ...ask }),
  groups: (ask) => ({ of: 'groups', ...ask }),
})
