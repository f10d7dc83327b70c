/** Answers kept ready, least recently used first out, bounded in bytes. */
export interface BodyCache<T> {
  get(key: string): T | undefined
  set(key: string, value: T, size: number): void
  clear(): void
  readonly bytes: number
}

/** One entry may take half of the room: 20,000 rings as columns are 11 MB; a larger one is not kept. */
export const bodyCache = <T>(maxBytes: number): BodyCache<T> => {
  const entries = new Map<string, { value: T; size: number }>()
  let bytes = 0
  const drop = (key: string): void => {
    bytes -= entries.get(key)?.size ?? 0
    entries.delete(key)
  }
  return {
    get(key) {
      const entry = entries.get(key)
      if (!entry) return undefined
      entries.delete(key)
      entries.set(key, entry)
      return entry.value
    },
    set(key, value, size) {
      if (size > maxBytes / 2) return
      drop(key)
      entries.set(key, { value, size })
      bytes += size
      while (bytes > maxBytes) drop(entries.keys().next().value!)
    },
    clear() {
      entries.clear()
      bytes = 0
    },
    get bytes() {
      return bytes
    },
  }
}
