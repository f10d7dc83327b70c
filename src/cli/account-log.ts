import type { Present } from '../accounts/user-sessions.js'
import type { AuditEntry, AuditWho } from '../audit/entry.js'
import { drainHere } from '../audit/outbox.js'
import type { Casebook } from '../casebook/casebook.js'
import { AppError } from '../domain/errors.js'
import { appendFromCli, entryFromCli } from './audit-words.js'

/** What one command of the machine itself leaves in the audit log. */
export interface AccountLog {
  /** Who it is, before it is known whether they may. */
  knows(present: Present): void
  /** Who agrees to it (`graph.export.agreed`): written before who acts. */
  agreed(present: Present): void
  /** Writes that whoever is known looks at something, or begins what changes more than the case book. */
  begun(): void
  /**
   * Changes the case book by whoever is known: in one transaction with the entry, which goes into the
   * log, or waits where that takes nothing; `id` tells of which thing, where the work has made it.
   */
  book<T>(work: () => T, id?: (done: T) => string): T
  /** Does the work; where it fails, that is written too, unless it was done before. */
  over(work: () => void | Promise<void>): Promise<void>
}

const DENIED: ReadonlySet<string> = new Set(['forbidden', 'unauthorised'])

/** What is not yet the act of that name, which the log tells by itself with what was taken out. */
const ACTS: Record<string, string> = { 'audit prune': 'audit.prune.asked' }

const actOf = (row: string): string => ACTS[row] ?? row.replaceAll(/ (--)?/g, '.')

/**
 * The log of a call: `row` as `store --clear` names it, with what it was about. Nothing before there are
 * users.
 */
export const accountLog = (
  casebook: Pick<Casebook, 'dir' | 'storeId' | 'accounts' | 'work'>,
  row: string,
  args: readonly string[],
): AccountLog => {
  const { dir, storeId, accounts } = casebook
  const [what = '', verb] = row.split(' ')
  const subject = idOf(accounts, what, verb, args[0])
  let who: AuditWho | undefined
  let isWritten = false
  let isDone = false
  const told = (more: Partial<AuditEntry>): Pick<AuditEntry, 'act'> & Partial<AuditEntry> => {
    const id = subject ?? idOf(accounts, what, verb, args[0])
    return { act: actOf(row), what, ...(id && { id }), ...(who && { who }), ...more }
  }
  const put = (more: Pick<AuditEntry, 'outcome'> & Partial<AuditEntry>): void => {
    if (!accounts.hasUsers()) return
    appendFromCli(dir, storeId, told(more))
    isWritten = true
  }
  const knows = ({ user, seat }: Present): void => {
    const { office, kind, position } = seat
    who = { user: user.id, ...(office && { office }), ...(kind && { capacity: kind }), position }
  }
  return {
    knows,
    agreed: (present) => {
      knows(present)
      put({ act: `${actOf(row)}.agreed`, outcome: 'allowed' })
      isWritten = false
    },
    begun: () => put({ outcome: 'allowed' }),
    book: (work, id) => {
      // where the log takes nothing, entries wait, and nothing more is done
      drainHere(casebook.work, casebook)
      const done = casebook.work.transact(() => {
        const made = work()
        // after `users init` there are users
        if (!accounts.hasUsers()) return made
        const entry = entryFromCli(told(id ? { id: id(made) } : {}))
        casebook.work.putOut({ uid: entry.uid, at: entry.at, body: JSON.stringify(entry) })
        return made
      })
      isWritten = isDone = true
      try {
        drainHere(casebook.work, casebook)
      } catch {
        // it waits in the case book, with the act: what is told once, as a code or a key, is told
      }
      return done
    },
    over: async (work) => {
      try {
        await work()
      } catch (error) {
        const why = error instanceof AppError ? error.code : 'internal'
        if (!isDone) put({ outcome: DENIED.has(why) ? 'denied' : 'failed', why })
        throw error
      }
      if (!isWritten) put({ outcome: 'allowed' })
    },
  }
}

/** What an account or key is known by; a login or the name of a key never stands in the log. */
const idOf = (
  accounts: Casebook['accounts'],
  what: string,
  verb: string | undefined,
  first: string | undefined,
): string | undefined => {
  if (first === undefined) return undefined
  if (what === 'users') return accounts.userByLogin(first)?.id
  return what === 'keys' && verb !== 'create' ? first : undefined
}
