import { newToken, tokenHash } from './codes.js'

const LASTS_MS = 5 * 60_000
const MOST = 10_000

/** What waits for its second step, in memory, for five minutes and one use. */
export interface Tickets<T> {
  give(held: T): string
  take(ticket: string): T | undefined
}

export const ticketsBy = <T>(clock: () => Date): Tickets<T> => {
  const held = new Map<string, { what: T; until: number }>()
  const sweep = (now: number): void => {
    for (const [hash, { until }] of held) if (until < now || held.size >= MOST) held.delete(hash)
  }
  return {
    give: (what) => {
      const now = clock().getTime()
      sweep(now)
      const ticket = newToken()
      held.set(tokenHash(ticket), { what, until: now + LASTS_MS })
      return ticket
    },
    take: (ticket) => {
      const hash = tokenHash(ticket)
      const found = held.get(hash)
      held.delete(hash)
      return found && found.until >= clock().getTime() ? found.what : undefined
    },
  }
}
