import { strengthOf } from './ring.mjs'

/** What was planned became a ring when two members or more met as one. */
const realRings = (m) => m.cases.filter((c) => c.kind === 'ring' && c.plans.length > 0)

const ringRows = (c, i) => {
  const met = new Set(c.plans.flatMap((plan) => plan.members))
  const note = `mechanism=${c.mechanism};strength=${strengthOf(c)}`
  return c.members
    .filter((firm) => met.has(firm))
    .map((firm) => ({
      ring_id: `R${String(i + 1).padStart(4, '0')}`,
      bidder_id: firm.id,
      kind: 'ring',
      note,
    }))
}

const decoyRows = (c, i) =>
  c.members
    .filter((firm) => firm.ring === null && firm.bids.length > 0)
    .map((firm) => ({
      ring_id: `D${String(i + 1).padStart(4, '0')}`,
      bidder_id: firm.id,
      kind: 'decoy',
      note: `decoy=${c.mechanism}`,
    }))

/** Rows of `truth.csv`: only firms that bid; a ring's member is never a decoy. */
export const truthRows = (m) => [
  ...realRings(m).flatMap(ringRows),
  ...m.cases.filter((c) => c.kind === 'decoy').flatMap(decoyRows),
]
