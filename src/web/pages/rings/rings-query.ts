import { api } from '../../api/client.js'
import { FILTERS } from './ring-filter.js'

/** Rings that are asked for first: more than a screen shows. */
const FIRST = 100

/** Levels that the list holds; green ones only where the address asks for them: they are many. */
export const levelsOf = (params: URLSearchParams): string =>
  params.get('level')?.includes('green') ? 'red,yellow,green' : 'red,yellow'

/** Whether the list stands as it came: the first rings of a run are then the first of the list. */
export const isPlain = (params: URLSearchParams): boolean =>
  [...FILTERS, 'sort'].every((name) => !params.get(name))

const query = (params: URLSearchParams, limit?: number) => {
  const run = params.get('run') ?? undefined
  const query = { level: levelsOf(params), ...(run !== undefined && { run }), ...(limit && { limit }) }
  // too many to be compared with those before
  return api.queryOptions('get', '/api/v1/rings/index', { params: { query } }, { structuralSharing: false })
}

/** All rings of a run at the levels that the address asks for. */
export const allRings = (params: URLSearchParams) => query(params)

/** The first of them: there at once, where all take their time. */
export const firstRings = (params: URLSearchParams) => query(params, FIRST)
