/** Followed for as long as a job runs. */
const FOLLOWED = '/api/v1/jobs/{id}/events'

/**
 * Every address that can be read, made from the API's own description, so that a new route is asked too.
 * @param document the OpenAPI file
 * @param ids what stands for `{id}`, by the part of the path behind `/api/v1/`
 * @param queries what a path is asked with, where it cannot do without a query
 */
export const readsOf = (
  document: { paths: Record<string, { get?: object }> },
  ids: Record<string, string>,
  queries: Record<string, string[]>,
): string[] =>
  Object.entries(document.paths)
    .filter(([path, { get }]) => get && path.startsWith('/api/v1') && path !== FOLLOWED)
    .flatMap(([path]) => {
      const filled = path.replace('{id}', ids[path.split('/')[3]!] ?? '?')
      return (queries[path] ?? ['']).map((query) => filled + query)
    })
