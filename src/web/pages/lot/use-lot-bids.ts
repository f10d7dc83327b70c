import type { Schemas } from '../../api/client.js'
import { usePages } from '../../parts/use-pages.js'

/** The bids of a lot: asked for once, however many parts of the page need them. */
export const useLotBids = (id: string) =>
  usePages<Schemas['Bid']>(`/api/v1/lots/${encodeURIComponent(id)}/bids?limit=200`)
