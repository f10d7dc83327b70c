/** A row as its columns alone: the library adds how long the statement took to a row that is read singly. */
export const plainRow = <T>(row: unknown): T => {
  const { _metadata, ...columns } = row as { _metadata?: unknown }
  return columns as T
}
