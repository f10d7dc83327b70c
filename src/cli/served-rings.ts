import type { RunRecord } from '../casebook/casebook.js'
import type { Level } from '../domain/grade.js'
import type { Ring } from '../rings/ring.js'
import type { Query, Service } from './service.js'

/** Rings asked for at the same time; more only wait for one another. */
const AT_ONCE = 8

export interface ListedRing {
  id: string
  level: Level
  score: number
}

/** The rings that a service lists, best first, all of one run; null when there is no run. */
export const listedRings = async (
  service: Service,
  query: Query,
  most?: number,
): Promise<{ run: string | null; data: ListedRing[] }> => {
  const data: ListedRing[] = []
  let run: string | null = null
  for await (const page of service.pages<ListedRing, { run: string | null }>('/rings', query, most)) {
    data.push(...page.data)
    run = page.run
  }
  return { run, data }
}

/** Rings with their evidence, as a run recorded them and as the key may see them. */
export const wholeRings = async (service: Service, run: string, ids: readonly string[]): Promise<Ring[]> => {
  const rings: Ring[] = []
  for (let at = 0; at < ids.length; at += AT_ONCE)
    rings.push(...(await Promise.all(ids.slice(at, at + AT_ONCE).map((id) => wholeRing(service, run, id)))))
  return rings
}

const wholeRing = async (service: Service, run: string, id: string): Promise<Ring> => {
  const given = await service.get<Ring & { run: string; current: boolean }>(ringPath(id), { run })
  const { run: _run, current: _current, ...ring } = given
  return ring
}

export const ringPath = (id: string): string => `/rings/${encodeURIComponent(id)}`

/** A run with its hubs, which the service lists apart. */
export const servedRun = async (service: Service, id: string): Promise<RunRecord> => {
  const run = await service.get<Omit<RunRecord, 'hubs'>>(`/runs/${encodeURIComponent(id)}`)
  const hubs: RunRecord['hubs'] = []
  for await (const page of service.pages<RunRecord['hubs'][number]>('/shared-values/hubs', { run: id }))
    hubs.push(...page.data)
  return { ...run, hubs }
}
