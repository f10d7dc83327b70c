import { type Database, parsed, write } from '../database.js'
import { changed } from './changed.js'

/** What counts wrong tries at an account. */
export interface Tally {
  /** instants of the last day's wrong tries, oldest first */
  failed: string[]
  /** locks since the last log-in */
  rounds: number
  lockedUntil: string | null
}

export interface CredentialRecord extends Tally {
  user: string
  /** null until the account is activated */
  hash: string | null
  changedAt: string | null
  /** hashes of the passwords so far, the present one last */
  former: string[]
  codeHash: string | null
  codeUntil: string | null
  /** wrong tries since the last log-in */
  sinceLogin: number
  lastLogin: string | null
}

export interface CredentialTable {
  credential(user: string): CredentialRecord | undefined
  /**
   * Counts a try before it is looked at, so that tries side by side are counted each: reads the tally and
   * writes what `count` makes of it in one transaction. Answers with what `count` answers.
   */
  countTry<T>(user: string, count: (tally: Tally) => { tally: Tally; answer: T }): T | undefined
  /** Counts a try at no account, by the same kind of write. */
  countStranger(at: string): void
  /** A log-in: forgets the wrong tries. */
  noteLogin(user: string, at: string): void
  /** Forgets wrong tries and locks, without a log-in. */
  clearTally(user: string): void
  /** The try that was counted last was right: forgets the wrong ones and does not tell of it. */
  noteProof(user: string): void
  /** Another password. */
  changePassword(user: string, hash: string, at: string): void
  /** Rehashed, the same password. */
  setHash(user: string, hash: string): void
}

const SELECT = `SELECT user, hash, changed_at AS changedAt, former, code_hash AS codeHash, code_until AS codeUntil,
  failed, rounds, locked_until AS lockedUntil, since_login AS sinceLogin, last_login AS lastLogin
  FROM credential WHERE user = ?`
const TALLY = `UPDATE credential SET failed = ?, rounds = ?, locked_until = ?, since_login = since_login + ?
  WHERE user = ?`
const LOGIN = `UPDATE credential SET failed = '[]', rounds = 0, locked_until = NULL, since_login = 0, last_login = ?
  WHERE user = ?`
const CLEAR = "UPDATE credential SET failed = '[]', rounds = 0, locked_until = NULL WHERE user = ?"

const PROOF = `UPDATE credential SET failed = '[]', rounds = 0, locked_until = NULL,
  since_login = max(0, since_login - 1) WHERE user = ?`
const CHANGE = `UPDATE credential SET hash = ?1, changed_at = ?2, former = json_insert(former, '$[#]', ?1)
  WHERE user = ?3`

type Row = Omit<CredentialRecord, 'former' | 'failed'> & { former: string; failed: string }

export const credentialTable = (db: Database): CredentialTable => {
  const select = db.prepare(SELECT)
  const [tally, login, clear, proof, change] = [TALLY, LOGIN, CLEAR, PROOF, CHANGE].map((sql) =>
    db.prepare(sql),
  )
  const stranger = db.prepare('UPDATE stranger_tries SET tries = tries + 1, last_at = ?')
  const setHash = db.prepare('UPDATE credential SET hash = ? WHERE user = ?')
  const credential = (user: string): CredentialRecord | undefined => {
    const row = select.get(user) as Row | undefined
    return row && { ...row, former: parsed<string[]>(row.former), failed: parsed<string[]>(row.failed) }
  }
  return {
    credential,
    countTry: (user, count) =>
      write(db, () => {
        const held = credential(user)
        if (!held) return undefined
        const { tally: next, answer } = count(held)
        const more = Number(next.failed !== held.failed)
        tally!.run(JSON.stringify(next.failed), next.rounds, next.lockedUntil, more, user)
        return answer
      }),
    countStranger: (at) => write(db, () => void stranger.run(at)),
    noteLogin: (user, at) => write(db, () => void login!.run(at, user)),
    clearTally: (user) => write(db, () => void changed(clear!, user)),
    noteProof: (user) => write(db, () => void proof!.run(user)),
    changePassword: (user, hash, at) => write(db, () => void change!.run(hash, at, user)),
    setHash: (user, hash) => write(db, () => void setHash.run(hash, user)),
  }
}
