import type { Present } from '../accounts/user-sessions.js'
import type { AuditEntry, AuditWho } from '../audit/entry.js'
import type { Casebook } from '../casebook/casebook.js'
import { AppError } from '../domain/errors.js'
import { appendFromCli } from './audit-words.js'

/** What one command of the machine itself leaves in the audit log. */
export interface AccountLog {
  /** Who it is, before it is known whether they may. */
  knows(present: Present): void
  /** Who agrees to it (`graph.export.agreed`): written before who acts. */
  agreed(present: Present): void
  /** Who acts: written once, before anything is done. */
  begun(present: Present): void
  /** Does the work; where it fails, that is written too. */
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
  { dir, storeId, accounts }: Pick<Casebook, 'dir' | 'storeId' | 'accounts'>,
  row: string,
  args: readonly string[],
): AccountLog => {
  const [what = '', verb] = row.split(' ')
  const subject = idOf(accounts, what, verb, args[0])
  let who: AuditWho | undefined
  let isWritten = false
  const put = (more: Pick<AuditEntry, 'outcome'> & Partial<AuditEntry>): void => {
    if (!accounts.hasUsers()) return
    const act = actOf(row)
    const id = subject ?? idOf(accounts, what, verb, args[0])
    appendFromCli(dir, storeId, { act, what, ...(id && { id }), ...(who && { who }), ...more })
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
    begun: (present) => {
      knows(present)
      put({ outcome: 'allowed' })
    },
    over: async (work) => {
      try {
        await work()
      } catch (error) {
        const why = error instanceof AppError ? error.code : 'internal'
        put({ outcome: DENIED.has(why) ? 'denied' : 'failed', why })
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
