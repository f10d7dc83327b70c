import { Random } from './random.js'
import { TRADES } from './trades.js'

/** What a market is made of. Most of it is the same in every market, unless it is asked for with variety. */
export interface Variety {
  regions: number
  /** by trade: its share of firms and lots; 0 = there is none of it here */
  trades: number[]
  rings: number
  decoys: number
  dirty: number
  gaps: string[]
  /** fewest and most lots that a ring takes */
  ringLots: readonly [number, number]
  /** least and greatest chance that a ring's bid shows its work at all */
  strength: readonly [number, number]
  /** innocent services (services.ts) by a thousand bidders; 0 = none */
  services: number
}

export const USUAL: Omit<Variety, 'regions' | 'rings' | 'decoys'> = {
  trades: TRADES.map((t) => t.weight),
  dirty: 0.02,
  gaps: [],
  ringLots: [15, 36],
  strength: [1, 1],
  services: 0,
}

/** Columns that a platform may not hand over, each whole or not at all. */
const MAY_BE_MISSING: readonly (readonly string[])[] = [
  ['bids.mac', 'bids.cpu_id', 'bids.disk_serial', 'bids.board_serial'],
  ['bids.disk_serial', 'bids.board_serial'],
  ['bids.authoring_mac', 'bids.authoring_cpu_id', 'bids.authoring_disk_serial', 'bids.machine_code'],
  ['bids.file_guid', 'bids.file_author', 'bids.file_company', 'bids.file_modified_by'],
  ['bids.lock_no'],
  ['bids.ip', 'bids.download_ip', 'bids.decrypt_ip'],
  ['bids.deposit_account', 'bids.deposit_payer'],
  ['bids.agent_id_no', 'bids.manager_id_no'],
  ['bids.upload_account', 'bids.purchase_account', 'bids.operator'],
  ['bids.ca_serial'],
  ['roles.person_id_no', 'bidders.legal_rep_id_no'],
  ['bids.submitted_at', 'bids.sealed_at'],
]

/** A few trades in a few places, where everybody meets everybody, up to all trades in many. */
const tradesOf = (rng: Random): number[] => {
  const open = rng.pick([2, 3, 4, 6, 9, TRADES.length])
  const chosen = new Set(rng.sample([...TRADES.keys()], open))
  return TRADES.map((t, i) => (chosen.has(i) ? t.weight : 0))
}

/**
 * Rates drawn widely from the seed: how rare rings are (1 to 15 % of firms), how few lots they take, how much
 * of their work they show; how many services serve everybody; which columns are missing; how crowded the
 * market is.
 */
export const drawVariety = (seed: number | string, bidders: number): Variety => {
  const rng = new Random(seed, 'variety')
  const share = 0.01 * 15 ** rng.float()
  const fewest = rng.int(3, 12)
  const weakest = rng.between(0.25, 0.8)
  const isGapped = rng.chance(0.6)
  return {
    regions: rng.int(1, 5),
    trades: tradesOf(rng),
    rings: rng.chance(0.12) ? 0 : Math.max(1, Math.round((share * bidders) / 5)),
    decoys: Math.round((bidders / 34) * rng.between(0.3, 2.5)),
    dirty: rng.between(0, 0.05),
    gaps: isGapped ? rng.sample(MAY_BE_MISSING, rng.int(1, 4)).flat() : [],
    ringLots: [fewest, fewest + rng.int(2, 25)],
    strength: [weakest, rng.between(weakest, 1)],
    services: 15 * 9 ** rng.float(),
  }
}
