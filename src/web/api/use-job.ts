import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { api } from './client.js'
import { isOpen, type Job } from './job-results.js'

const EVENTS = ['progress', 'log', 'done', 'error'] as const

/** A job as it stands, followed by its events while it is open; what depends on its outcome is asked anew. */
export const useJob = (id: string) => {
  const queries = useQueryClient()
  const init = { params: { path: { id } } }
  const query = api.useQuery('get', '/api/v1/jobs/{id}', init)
  const open = query.data ? isOpen(query.data) : false
  useEffect(() => {
    if (!open) return
    const { queryKey } = api.queryOptions('get', '/api/v1/jobs/{id}', { params: { path: { id } } })
    const source = new EventSource(`/api/v1/jobs/${encodeURIComponent(id)}/events`)
    const take = (event: Event): void => {
      if (!(event instanceof MessageEvent)) return
      const job = JSON.parse(String(event.data)) as Job
      queries.setQueryData(queryKey, job)
      if (isOpen(job)) return
      source.close()
      void queries.invalidateQueries({ predicate: ({ queryKey: other }) => other !== queryKey })
    }
    for (const name of EVENTS) source.addEventListener(name, take)
    return () => source.close()
  }, [id, open, queries])
  return query
}
