import { queryOptions, useQuery } from '@tanstack/react-query'
import type { Problem } from '../../api/client.js'
import { withProof } from '../../api/proof.js'
import { seatHeaders } from '../../api/seat.js'

/** Says what the room answers; its addresses stand in no description, so its shapes stand here. */
export interface RoomKey {
  held: 'file' | 'passphrases'
  open: boolean
  holders: string[]
  waiting: { act: 'seal' | 'open'; by: string } | null
  mine: boolean
}

export type SieveAct = 'assign' | 'answer' | 'confirm' | 'return'

export interface Sieve {
  id: string
  case: {
    item: string
    lead: string
    kind: 'police-filing' | 'administrative-filing' | 'police-outcome'
    at: string
  }
  state: 'open' | 'assigned' | 'answered' | 'confirmed'
  worker: string | null
  answer: { result: 'none' | 'unclear' | 'found'; basis: string; by: string } | null
  returned: string | null
  summary: { zh: string; en: string } | null
  host: string | null
  acts: SieveAct[]
}

export interface WholeSieve extends Sieve {
  parties: { id: string; name: string }[]
  lots: { id: string; title: string; buyer: string | null; day: string | null }[]
}

export interface Official {
  name: string
  hasIdentity: boolean
  unit: string
  post: string
  fromDay: string
  toDay: string | null
  relatives: { name: string; relation: string; basis: string }[]
}

export interface SealedRow {
  seq: number
  at: string
  entry: { who: { user?: string; key?: string }; act: string; id?: string; outcome: string }
}

const BASE = '/api/v1/restricted'

/** Asks the room, or acts in it. Throws the problem that it answers. */
export const askRoom = async <T>(path: string, body?: object): Promise<T> => {
  const headers = { ...seatHeaders(), ...(body && { 'content-type': 'application/json' }) }
  const init = body ? { method: 'POST', headers, body: JSON.stringify(body) } : { headers }
  const answer = await withProof(() => fetch(`${BASE}${path}`, init))
  const said: unknown = await answer.json()
  if (!answer.ok) throw said as Problem
  return said as T
}

/** A question to the room as a query. */
export const useRoom = <T>(path: string) =>
  useQuery(
    queryOptions({ queryKey: ['room', path], queryFn: () => askRoom<T>(path), retry: false, staleTime: 0 }),
  )
