import type { FieldClass } from '../access/field-classes.js'
import { type LookedAt, type Misfit, type Referred, unlockedBy } from '../access/fitting.js'
import type { Reader } from '../access/keys.js'
import type { AccountBook } from '../casebook/accounts/account-book.js'
import type { WorkBook } from '../casebook/work/work-book.js'
import { shanghaiDay } from '../domain/day.js'
import { definitionOf } from '../handling/desk.js'
import { ApiProblem } from '../service/problem.js'
import { demandFresh } from './fresh.js'
import type { StatedPurpose } from './purpose.js'

/** Whether the purposes that people state fit, and how much they have seen in clear. */
export interface Purposes {
  /**
   * Classes of fields that the purpose shows in clear of one thing; undefined = all that the role may, of
   * keys and of a machine without users. Fails with `purpose_rejected`.
   */
  unlocked(reader: Reader, purpose: StatedPurpose, at: LookedAt): ReadonlySet<FieldClass> | undefined
  /** Whether a purpose refers to an open item that somebody in a seat handles and that is about the thing. */
  fits(reader: Reader, purpose: StatedPurpose, at: LookedAt): boolean
  /** Fails with `reauthenticate` for many values at once without a code just shown; Infinity = a file. */
  demandFew(reader: Reader, shown: number): void
  /** Counts values that somebody was shown in clear. */
  count(reader: Reader, shown: number): void
}

/** Values in clear in one answer for which the last code may be older. */
const FEW = 20
/** Values in clear that one person may see in a day. */
export const MOST_CLEAR_A_DAY = 500

export const purposesOf = (
  { work, accounts }: { work: WorkBook; accounts: AccountBook },
  clock: () => Date,
): Purposes => ({
  unlocked: (reader, { ref }, at) => {
    const { subject } = reader
    if (subject === undefined) {
      if (reader.role !== 'local' && accounts.hasUsers())
        throw rejected('Where people log in, keys of programs see personal values masked')
      return undefined
    }
    if (ref === undefined)
      throw rejected('Say for which item of work: X-Purpose: ref=LD-2026-000123;why=… (percent-encoded)')
    if (accounts.clearCount(reader.id, shanghaiDay(clock())) >= MOST_CLEAR_A_DAY)
      throw rejected(
        `More than ${MOST_CLEAR_A_DAY} values in clear in a day: the next day, or another person`,
      )
    const found = unlockedBy(subject, referredTo(work, ref), at)
    if (found instanceof Set) return found
    throw rejected(WHY[found as Misfit].replace('{ref}', ref))
  },
  fits: ({ subject }, { ref }, at) =>
    subject !== undefined &&
    ref !== undefined &&
    unlockedBy(subject, referredTo(work, ref), at) instanceof Set,
  demandFew: (reader, shown) => {
    if (shown > FEW) demandFresh(reader, clock())
  },
  count: ({ id, subject }, shown) => {
    if (subject !== undefined && shown > 0) accounts.countClear(id, shanghaiDay(clock()), shown)
  },
})

/** Transfers say so when a warrant is filed with them. */
interface WithWarrant {
  warrant?: unknown
}

const referredTo = (work: WorkBook, ref: string): Referred | undefined => {
  const item = work.item(ref)
  if (!item) return undefined
  const { kind, definition, state, host, parent } = item
  const progress = item.progress as WithWarrant | null
  return {
    id: item.id,
    kind,
    host,
    open: definitionOf(kind, definition).states[state]?.open ?? false,
    warrant: typeof progress?.warrant === 'string' && progress.warrant !== '',
    people: work.persons(ref),
    // what helps with a lead is about what the lead is about
    links: [...work.links(ref), ...(parent === null ? [] : work.links(parent))],
  }
}

const rejected = (detail: string): ApiProblem =>
  new ApiProblem('purpose_rejected', detail, [{ pointer: '#/headers/x-purpose', detail }])

const WHY: Record<Misfit, string> = {
  'not-yours': 'The purpose refers to {ref}, which whoever asks does not handle',
  closed: 'The purpose refers to {ref}, which is closed',
  recused: 'Whoever asks stays out of {ref}',
  elsewhere: 'What is asked for is no ring, lot or bidder of {ref}: open it by itself, from the item',
  nothing: 'An item such as {ref} shows nothing in clear',
}
