import { append } from '../arrays/append.js'
import type { Level } from '../domain/grade.js'
import type { LotFlagRecord } from '../domain/lot-flag.js'
import type { Ring } from '../domain/ring.js'
import type { RingEvent, RingRecord, RunRecord } from '../domain/run.js'
import type { SourceRow } from '../domain/source-row.js'
import type { LawSheet } from '../telling/law-sheet.js'
import { listedOfRun } from './served-list.js'
import type { Query, Service } from './service.js'

/** Rings asked for at the same time; more only wait for one another. */
const AT_ONCE = 8

export interface ListedRing {
  id: string
  level: Level
  score: number
}

/** The rings that a service lists, best first, all of one run; null when there is no run. */
export const listedRings = (
  service: Service,
  query: Query,
  most?: number,
): Promise<{ run: string | null; data: ListedRing[] }> => listedOfRun(service, '/rings', query, most)

/** Rings with their evidence, as a run recorded them and as the key may see them. */
export const wholeRings = async (service: Service, run: string, ids: readonly string[]): Promise<Ring[]> => {
  const rings: Ring[] = []
  for (let at = 0; at < ids.length; at += AT_ONCE)
    append(rings, await Promise.all(ids.slice(at, at + AT_ONCE).map((id) => wholeRing(service, run, id))))
  return rings
}

const wholeRing = async (service: Service, run: string, id: string): Promise<Ring> =>
  (await served(service, id, { run })).ring

/** A ring of a run, or its newest record. */
const served = async (service: Service, id: string, query: Query): Promise<{ run: string; ring: Ring }> => {
  const given = await service.get<Ring & { run: string; current: boolean }>(ringPath(id), query)
  const { run, current: _current, ...ring } = given
  return { run, ring }
}

const ringPath = (id: string): string => `/rings/${encodeURIComponent(id)}`

interface ServedEvidence {
  data: { rows: SourceRow[] }[]
  events: Omit<RingEvent, 'ring'>[]
  lotFacts: LotFlagRecord[]
}

interface ServedGraph {
  edges: {
    from: string
    to: string
    type: 'tie' | 'holds' | 'associate'
    bits: number
    families: Record<string, number>
    rules: string[]
  }[]
}

/** A ring's newest record, as the key may see it, its history and the facts about its lots. */
export const servedRecord = async (
  service: Service,
  id: string,
): Promise<{ record: RingRecord; events: RingEvent[]; lotFacts: LotFlagRecord[] }> => {
  const { run, ring } = await served(service, id, {})
  const [evidence, graph] = await Promise.all([
    service.get<ServedEvidence>(`${ringPath(id)}/evidence`, { run }),
    service.get<ServedGraph>(`${ringPath(id)}/graph`, { run }),
  ])
  const record: RingRecord = {
    run,
    ring,
    sources: evidence.data.map(({ rows }) => rows),
    clear: ring.evidence.map(() => null),
    ties: graph.edges
      .filter(({ type }) => type === 'tie')
      .map(({ from, to, bits, families, rules }) => ({ a: from, b: to, bits, families, rules })),
  }
  const events = evidence.events.map(({ run, ...event }) => ({ run, ring: id, ...event }))
  return { record, events, lotFacts: evidence.lotFacts }
}

/** The check sheet of statutes on a ring's newest record. */
export const servedLaw = async (service: Service, id: string): Promise<{ sheet: LawSheet; ring: Ring }> => {
  const { run, ring } = await served(service, id, {})
  const given = await service.get<LawSheet & { run: string; rows: unknown }>(`${ringPath(id)}/law`, { run })
  const { run: _run, rows: _rows, ...sheet } = given
  return { sheet, ring }
}

/** A run with its hubs, which the service lists apart. */
export const servedRun = async (service: Service, id: string): Promise<RunRecord> => {
  const run = await service.get<Omit<RunRecord, 'hubs'>>(`/runs/${encodeURIComponent(id)}`)
  const hubs = await service.list<RunRecord['hubs'][number]>('/shared-values/hubs', { run: id })
  return { ...run, hubs }
}
