import { checkLot, type LotCheck } from '../evidence/check-lot.js'
import type { RawLot } from '../market/lot-overlay.js'
import { serveDesk } from './desk-worker.js'

serveDesk<RawLot, LotCheck>(({ market, adjacency }, lot) => checkLot(market, lot, { of: adjacency }))
