import { honestFirms, openDecoy } from './decoy.mjs'
import { enter } from './market.mjs'
import { usualPrice } from './prices.mjs'
import { putMachine } from './traces.mjs'

/** Innocent: firms whose behaviour looks arranged, and is not. */

const freeLots = (m, trade, extra = () => true) =>
  m.lots.filter((lot) => lot.trade === trade && lot.ring === null && extra(lot))

/** The few who can do a special kind of work always meet, at prices of their own. */
export const specialists = (r, m) => {
  const trade = r.pick(m.trades)
  const c = openDecoy(m, 'specialists', honestFirms(r, m, r.int(3, 5), { trade }))
  const lots = r.sample(freeLots(m, trade), r.logInt(6, 10 + m.lots.length / 60))
  for (const lot of lots) {
    for (const firm of c.members) if (r.chance(0.93)) enter(m, lot, firm)
    lot.want = lot.bids.length + r.int(0, 1)
  }
  for (const firm of c.members) firm.activity *= r.range(0.2, 1)
  return c
}

/** Partners who bid as one on many lots, the leader uploading; elsewhere each goes its own way. */
export const consortium = (r, m) => {
  const trade = r.pick(m.trades)
  const c = openDecoy(m, 'frequent-consortium', honestFirms(r, m, r.int(2, 3), { trade }))
  const lots = r.sample(
    freeLots(m, trade, (lot) => lot.method === 'open'),
    r.logInt(4, 20),
  )
  const joint = lots.map((lot) => c.members.map((firm) => enter(m, lot, firm)).filter((bid) => bid !== null))
  const uploads = r.chance(0.7)
  for (const bids of joint) for (const bid of bids) bid.consortium = `LH${bid.lot.index}`
  c.price = () => {
    for (const bids of joint) for (const bid of bids) bid.ratio = bids[0].ratio
  }
  c.trace = () => {
    if (!uploads) return
    for (const [lead, ...others] of joint) {
      for (const { t } of others) {
        putMachine(t, {
          mac: lead.t.mac,
          cpu: lead.t.cpu_id,
          disk: lead.t.disk_serial,
          board: lead.t.board_serial,
        })
        Object.assign(t, { ip: lead.t.ip, lock_no: lead.t.lock_no, file_hash: lead.t.file_hash })
        Object.assign(t, { upload_account: lead.t.upload_account, file_guid: lead.t.file_guid })
      }
    }
  }
  return c
}

/** A published price guide: who follows it comes out close to who else does. */
export const priceGuide = (r, m, most) => {
  const trade = r.pick(m.trades)
  const c = openDecoy(m, 'price-guide', honestFirms(r, m, r.logInt(4, Math.max(6, most)), { trade }))
  const off = r.range(-0.4, 0.6)
  const close = r.logRange(0.0006, 0.004)
  const rate = r.range(0.4, 0.95)
  c.price = (s) => {
    for (const firm of c.members) {
      for (const bid of firm.bids) {
        if (bid.lot.trade !== trade || bid.lot.ring || !s.chance(rate)) continue
        const { mean, spread } = usualPrice(m, bid.lot)
        bid.ratio = mean + off * spread + bid.lot.mood * 0.3 + s.normal(0, close)
      }
    }
  }
  return c
}

/** A dear firm that bids much and never wins. */
export const loser = (r, m) => {
  const c = openDecoy(m, 'always-loses', honestFirms(r, m, 1))
  for (const firm of c.members) {
    firm.edge = r.range(0.03, 0.06)
    firm.quality = -3
    firm.activity = Math.max(2, firm.activity) * r.range(1, 2)
  }
  c.price = (s) => {
    for (const bid of c.members.flatMap((firm) => firm.bids)) {
      const others = bid.lot.bids.filter((other) => other !== bid).map((other) => other.ratio)
      bid.ratio = Math.min(0.9995, Math.max(bid.ratio, ...others) + s.range(0.0001, 0.01))
    }
  }
  return c
}

/** A firm that wins all it bids for in its own township, being near and cheap there. */
export const champion = (r, m) => {
  const c = openDecoy(m, 'township-champion', honestFirms(r, m, 1))
  const [firm] = c.members
  if (!firm) return c
  const home = m.lots.filter(
    (lot) => lot.buyer.township === firm.township && firm.trades.has(lot.trade) && lot.ring === null,
  )
  const mine = home
    .filter((lot) => lot.evaluation !== 'average-price')
    .filter((lot) => r.chance(0.85) && enter(m, lot, firm))
  c.price = (s) => {
    for (const lot of mine) {
      if (lot.evaluation !== 'lowest-price') {
        lot.favour ??= s.chance(0.7) ? firm : null
        continue
      }
      const others = lot.bids.filter((bid) => bid.firm !== firm).map((bid) => bid.ratio)
      lot.byFirm.get(firm).ratio = Math.min(0.97, ...others) - s.range(0.002, 0.03)
    }
  }
  return c
}

/** A firm that goes where a greater one goes, hoping for its subcontracts. */
export const follower = (r, m) => {
  const trade = r.pick(m.trades)
  const c = openDecoy(m, 'follower', honestFirms(r, m, 2, { trade }))
  const [leader, shadow] = c.members
  if (!shadow) return c
  const lots = r.sample(freeLots(m, trade), r.logInt(8, 15 + m.lots.length / 50))
  const rate = r.range(0.5, 0.95)
  for (const lot of lots) if (enter(m, lot, leader) && r.chance(rate)) enter(m, lot, shadow)
  return c
}
