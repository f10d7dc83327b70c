import { api } from '../../api/client.js'

/** The newest runs, to choose from. */
export const useRuns = () => api.useQuery('get', '/api/v1/runs', { params: { query: { limit: 100 } } })
