import type { LoggedIn } from '../accounts/login.js'
import type { Present } from '../accounts/user-sessions.js'
import type { AuditEntry, AuditWho } from '../audit/entry.js'
import { drainHere } from '../audit/outbox.js'
import type { Casebook } from '../casebook/casebook.js'
import { AppError } from '../domain/errors.js'
import { appendFromCli, beginsInLog, entryFromCli } from './audit-words.js'

/** What one command of the machine itself leaves in the audit log. */
export interface AccountLog {
  /** Who it is, before it is known whether they may. */
  knows(present: Present): void
  /** Who agrees to it (`graph.export.agreed`): written before who acts. */
  agreed(present: Present): void
  /** Writes that whoever is known looks at something, or begins what changes more than the case book. */
  begun(): void
  /**
   * The same of what is told to have ended too: `store.clear`, and `store.clear.ended` when the call is over.
   */
  begins(): void
  /**
   * Changes the case book by whoever is known: in one transaction with the entry, which goes into the
   * log, or waits where that takes nothing; `id` tells of which thing, where the work has made it.
   */
  book<T>(work: () => T, id?: (done: T) => string): T
  /** Begins a session that is kept for later calls, with the entry of it. */
  loggedIn(begin: () => LoggedIn): LoggedIn
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
  const knows = (present: Pick<Present, 'user' | 'seat'>): void => {
    who = whoOf(present)
  }
  const kept = <T>(work: () => T, tell: (done: T) => ReturnType<typeof told>): T => {
    // where the log takes nothing, entries wait, and nothing more is done
    drainHere(casebook.work, casebook)
    return casebook.work.transact(() => {
      const made = work()
      // after `users init` there are users
      if (!accounts.hasUsers()) return made
      const entry = entryFromCli(tell(made))
      casebook.work.putOut({ uid: entry.uid, at: entry.at, body: JSON.stringify(entry) })
      return made
    })
  }
  const bring = (): void => {
    try {
      drainHere(casebook.work, casebook)
    } catch {
      // it waits in the case book, with the act: what is told once, as a code or a key, is told
    }
  }
  return {
    knows,
    agreed: (present) => {
      knows(present)
      put({ act: `${actOf(row)}.agreed`, outcome: 'allowed' })
      isWritten = false
    },
    begun: () => put({ outcome: 'allowed' }),
    begins: () => {
      beginsInLog({ dir, storeId }, told({}))
      isWritten = true
    },
    book: (work, id) => {
      const done = kept(work, (made) => told(id ? { id: id(made) } : {}))
      isWritten = isDone = true
      bring()
      return done
    },
    loggedIn: (begin) => {
      const done = kept(begin, (made) => ({ act: 'login', what: 'login', who: whoOf(made) }))
      bring()
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

const whoOf = ({ user, seat }: Pick<Present, 'user' | 'seat'>): AuditWho => {
  const { office, kind, position } = seat
  return { user: user.id, ...(office && { office }), ...(kind && { capacity: kind }), position }
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
