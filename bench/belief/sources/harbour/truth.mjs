// The answer sheet: rings that acted with the members that did, and decoys, innocent firms that shared
// something.

/** Which kinds of sharing are looked at, tightest first; a firm is named in one decoy only. */
const TYPES = [
  'family',
  'group',
  'moonlight',
  'dongle',
  'freelance',
  'writer',
  'print-shop',
  'hotel',
  'clone',
  'bookkeeper',
  'incubator',
  'second-hand',
  'mover',
  'niche',
]
const BEHAVIOURAL = new Set(['family', 'group', 'writer', 'niche'])
/**
 * Shared things that count when two firms met on any lot; the others must have been used on one lot by both.
 */
const EVER = new Set(['mover', 'second-hand', 'niche'])
const LARGEST = 40

/** The share of the ring's acts in which at least two members used one thing of the desk. */
const traced = (ring) =>
  ring.acts.filter((act) => Object.values(act.used ?? {}).some((n) => n > 1)).length / ring.acts.length

/** How much a ring left: by its traces where identifiers exist, else by how often it acted. */
const strengthOf = (world, ring) => {
  const clear = world.market.kind === 'silent' || ring.mechanism.startsWith('club')
  const x = clear ? ring.acts.length / 20 : traced(ring)
  return x >= 0.6 ? 'strong' : x >= 0.25 ? 'medium' : x >= 0.05 ? 'weak' : 'none'
}

const ringRows = (world) => {
  const rows = []
  for (const ring of world.rings) {
    const acted = new Set(ring.acts.flatMap((act) => act.going))
    if (acted.size < 2) continue
    const note = `mechanism=${ring.mechanism};strength=${strengthOf(world, ring)}`
    for (const firm of acted) rows.push({ group: `R${ring.id}`, firm, kind: 'ring', note })
  }
  return rows
}

/** Groups of entries of `uses` by lot. */
const byLot = (uses) => {
  const lots = new Map()
  for (const { firm, lot } of uses) {
    if (!lots.has(lot)) lots.set(lot, new Set())
    lots.get(lot).add(firm)
  }
  return lots
}

/**
 * The firms of an entry that met another of its firms: with the thing in hand, or (for some kinds) on any
 * lot.
 */
const metFirms = (entry, uses) => {
  const firms = new Set(uses.map((u) => u.firm))
  if (firms.size < 2) return []
  const out = new Set()
  const meet = (set) => {
    if (set.size > 1) for (const firm of set) out.add(firm)
  }
  if (!EVER.has(entry.type)) for (const set of byLot(uses).values()) meet(set)
  else
    for (const firm of firms)
      for (const lot of firm.lots) meet(new Set(lot.bids.map((b) => b.firm).filter((f) => firms.has(f))))
  return [...out].sort((a, b) => a.index - b.index)
}

/** Small trades in which the same few firms meet all the time. */
const nicheEntries = (world) => {
  const out = []
  for (const firms of world.byTrade.values()) {
    const bidding = firms.filter((f) => f.bids > 0 && !f.ring)
    if (bidding.length >= 2 && bidding.length <= 12)
      out.push({ type: 'niche', uses: bidding.map((firm) => ({ firm })) })
  }
  return out
}

const decoyRows = (world) => {
  const silent = world.market.kind === 'silent'
  const niches = nicheEntries(world)
  const rows = []
  const named = new Set()
  let n = 0
  for (const type of TYPES) {
    if (silent && !BEHAVIOURAL.has(type)) continue
    for (const entry of type === 'niche' ? niches : (world.ledger.get(type)?.values() ?? [])) {
      const firms = metFirms(
        entry,
        entry.uses.filter((u) => !u.firm.ring && !named.has(u.firm)),
      )
      if (firms.length < 2 || firms.length > LARGEST) continue
      n++
      for (const firm of firms) {
        named.add(firm)
        rows.push({ group: `D${n}`, firm, kind: 'decoy', note: `decoy=${type}` })
      }
    }
  }
  return rows
}

/** Rows of truth.csv: rings (R…), then decoys (D…). */
export const truthRows = (world) =>
  [...ringRows(world), ...decoyRows(world)].map(({ group, firm, kind, note }) => ({
    ring_id: group,
    bidder_id: firm.id,
    kind,
    note,
  }))
