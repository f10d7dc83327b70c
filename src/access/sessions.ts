import { newToken, tokenHash } from '../accounts/codes.js'
import { IDLE_MS, LONGEST_MS, SET_BACK_MS } from '../accounts/user-sessions.js'

/** A session of the console: whose key it stands for, and until when. */
export interface Session {
  keyId: string
  /** ms since 1970 */
  begun: number
  used: number
}

/** Sessions of one key at a time; the oldest gives way. */
const MOST = 20

/**
 * Sessions of this service, kept in memory as hashes of their tokens: they end with it. A key that is revoked
 * is nobody's, so its sessions are not asked whether they still hold.
 */
export interface Sessions {
  /** Begins one; the token is in the answer and nowhere else. */
  begin(keyId: string): string
  /** The session of a token, from now on used; undefined when there is none or it has ended. */
  of(token: string): Session | undefined
  end(token: string): void
}

export const sessionsBy = (clock: () => Date): Sessions => {
  const held = new Map<string, Session>()
  const ended = ({ begun, used }: Session, now: number): boolean =>
    now - used > IDLE_MS || now - begun > LONGEST_MS || used - now > SET_BACK_MS
  const makeRoom = (keyId: string, now: number): void => {
    for (const [hash, session] of held) if (ended(session, now)) held.delete(hash)
    const own = [...held].filter(([, session]) => session.keyId === keyId)
    for (const [hash] of own.slice(0, Math.max(0, own.length - MOST + 1))) held.delete(hash)
  }
  return {
    begin(keyId) {
      const now = clock().getTime()
      makeRoom(keyId, now)
      const token = newToken()
      held.set(tokenHash(token), { keyId, begun: now, used: now })
      return token
    },
    of(token) {
      const session = held.get(tokenHash(token))
      const now = clock().getTime()
      if (!session || ended(session, now)) return undefined
      session.used = Math.max(session.used, now)
      return session
    },
    end: (token) => void held.delete(tokenHash(token)),
  }
}

/** When a session ends if it is not used before. */
export const endOf = ({ begun, used }: Session): Date =>
  new Date(Math.min(used + IDLE_MS, begun + LONGEST_MS))
