import { type Database, write } from '../database.js'
import { changed } from './changed.js'

/** What makes the codes of a user; the secret is sealed. */
export interface FactorRecord {
  id: string
  user: string
  secret: Uint8Array
  /** number of the last time step whose code was taken */
  lastStep: number
}

export interface Activation {
  user: string
  /** hash of the one-time code that is used up */
  codeHash: string
  passwordHash: string
  factor: FactorRecord
  /** hashes of recovery codes */
  recovery: readonly string[]
  at: string
}

export interface FactorTable {
  /** The confirmed factor in force. */
  factor(user: string): FactorRecord | undefined
  /** Takes the code of a step: true for the one who may use it, false once it or a later one is used. */
  takeStep(factor: string, step: number): boolean
  /** Uses up a recovery code: true for the one who may. */
  takeRecovery(user: string, hash: string, at: string): boolean
  recoveryLeft(user: string): number
  /**
   * Sets password, factor and recovery codes in place of those before and uses up the one-time code: true for
   * the one who may.
   */
  activate(activation: Activation): boolean
  /**
   * Takes password, factor and recovery codes away; the one-time code lets the user begin anew until then
   * (ISO times).
   */
  resetFactor(user: string, code: { hash: string; until: string }, at: string): void
  /** Factors of all users, those out of force too. */
  sealedFactors(): Pick<FactorRecord, 'id' | 'user' | 'secret'>[]
  putSealed(factor: string, secret: Uint8Array): void
}

const FACTOR = `SELECT id, user, secret, last_step AS lastStep FROM second_factor
  WHERE user = ? AND confirmed_at IS NOT NULL AND revoked_at IS NULL ORDER BY made_at DESC LIMIT 1`
const USE_CODE = `UPDATE credential SET code_hash = NULL, code_until = NULL, hash = ?, changed_at = ?,
  former = json_insert(former, '$[#]', ?), failed = '[]', rounds = 0, locked_until = NULL,
  since_login = 0
  WHERE user = ? AND code_hash = ? AND code_until > ?`
const RESET = `UPDATE credential SET hash = NULL, code_hash = ?, code_until = ?, failed = '[]', rounds = 0,
  locked_until = NULL WHERE user = ?`
const ADD = `INSERT INTO second_factor (id, user, kind, secret, last_step, made_at, confirmed_at)
  VALUES (?, ?, 'totp', ?, ?, ?, ?)`

export const factorTable = (db: Database): FactorTable => {
  const factor = db.prepare(FACTOR)
  const step = db.prepare('UPDATE second_factor SET last_step = ? WHERE id = ? AND last_step < ?')
  const take = db.prepare(
    'UPDATE recovery_code SET used_at = ? WHERE user = ? AND hash = ? AND used_at IS NULL',
  )
  const left = db.prepare('SELECT count(*) AS n FROM recovery_code WHERE user = ? AND used_at IS NULL')
  const useCode = db.prepare(USE_CODE)
  const revoke = db.prepare('UPDATE second_factor SET revoked_at = ? WHERE user = ? AND revoked_at IS NULL')
  const add = db.prepare(ADD)
  const forget = db.prepare('DELETE FROM recovery_code WHERE user = ?')
  const addCode = db.prepare('INSERT INTO recovery_code (user, hash) VALUES (?, ?)')
  const activeNow = db.prepare("UPDATE user SET state = 'active', version = version + 1 WHERE id = ?")
  const reset = db.prepare(RESET)
  const all = db.prepare('SELECT id, user FROM second_factor ORDER BY id')
  const one = db.prepare('SELECT secret FROM second_factor WHERE id = ?')
  const put = db.prepare('UPDATE second_factor SET secret = ? WHERE id = ?')
  const created = db.prepare("UPDATE user SET state = 'created', version = version + 1 WHERE id = ?")
  return {
    factor: (user) => factor.get(user) as FactorRecord | undefined,
    takeStep: (id, at) => write(db, () => changed(step, at, id, at)),
    takeRecovery: (user, hash, at) => write(db, () => changed(take, at, user, hash)),
    recoveryLeft: (user) => (left.get(user) as { n: number }).n,
    activate: ({ user, codeHash, passwordHash, factor: made, recovery, at }) =>
      write(db, () => {
        if (!changed(useCode, passwordHash, at, passwordHash, user, codeHash, at)) return false
        revoke.run(at, user)
        add.run(made.id, user, made.secret, made.lastStep, at, at)
        forget.run(user)
        for (const hash of recovery) addCode.run(user, hash)
        activeNow.run(user)
        return true
      }),
    resetFactor: (user, code, at) =>
      write(db, () => {
        reset.run(code.hash, code.until, user)
        revoke.run(at, user)
        forget.run(user)
        created.run(user)
      }),
    // of many rows at once the driver gives blobs as array buffers
    sealedFactors: () =>
      (all.all() as { id: string; user: string }[]).map((row) => ({
        ...row,
        secret: (one.get(row.id) as Pick<FactorRecord, 'secret'>).secret,
      })),
    putSealed: (id, secret) => void put.run(secret, id),
  }
}
