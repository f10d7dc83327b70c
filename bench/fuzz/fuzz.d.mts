/** What `fuzz` is given and gives; see fuzz.mjs. */
export function fuzz(options: {
  inject: (request: object) => Promise<{ statusCode: number; payload: string; headers: object }>
  document: object
  ids: Record<string, string[]>
  requests: number
  batch?: number
  seed: number
  skip?: string[]
  after?: (sent: number) => unknown
  found?: (fault: string, example: { request: object; said: string }) => void
}): Promise<{
  sent: number
  valid: number
  statuses: Record<number, number>
  faults: Map<string, { times: number; request: object; said: string }>
}>
