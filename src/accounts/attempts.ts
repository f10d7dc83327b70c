/** Attempts to log in that one address may make in a minute. */
export const MOST_ATTEMPTS = 20
const MINUTE_MS = 60_000
const MOST_ADDRESSES = 10_000

export interface LoginAttempts {
  /** Counts one; false when the address has made too many in the last minute. */
  take(address: string): boolean
}

export const loginAttempts = (clock: () => Date): LoginAttempts => {
  const made = new Map<string, number[]>()
  const sweep = (since: number): void => {
    if (made.size < MOST_ADDRESSES) return
    for (const [address, times] of made) if (times.at(-1)! <= since) made.delete(address)
  }
  return {
    take: (address) => {
      const now = clock().getTime()
      sweep(now - MINUTE_MS)
      const recent = (made.get(address) ?? []).filter((at) => at > now - MINUTE_MS)
      const may = recent.length < MOST_ATTEMPTS
      made.set(address, may ? [...recent, now] : recent)
      return may
    },
  }
}
