import type { ColumnChange } from './writer.js'

const EXAMPLES = 3

/** What two imports, one after the other, have changed, column by column. */
export const joinedChanges = (a: readonly ColumnChange[], b: readonly ColumnChange[]): ColumnChange[] => {
  const joined = new Map<string, ColumnChange>()
  for (const change of [...a, ...b]) {
    const key = `${change.table}.${change.column}`
    const known = joined.get(key)
    joined.set(
      key,
      known
        ? {
            ...known,
            changed: known.changed + change.changed,
            filled: known.filled + change.filled,
            examples: [...known.examples, ...change.examples].slice(0, EXAMPLES),
          }
        : change,
    )
  }
  return [...joined.values()]
}
