/**
 * What a platform makes of a bid: columns it lacks, cells that stay empty, forms that differ, rows of dirt.
 */

/** Days from 2023-01-01 as year, month, day (proleptic Gregorian; no clock is read). */
export function dateOf(day) {
  const z = day + 738826 // days from 0000-03-01 to 2023-01-01
  const era = Math.floor(z / 146097)
  const doe = z - era * 146097
  const yoe = Math.floor(
    (doe - Math.floor(doe / 1460) + Math.floor(doe / 36524) - Math.floor(doe / 146096)) / 365,
  )
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100))
  const mp = Math.floor((5 * doy + 2) / 153)
  const month = mp < 10 ? mp + 3 : mp - 9
  return [yoe + era * 400 + (month <= 2 ? 1 : 0), month, doy - Math.floor((153 * mp + 2) / 5) + 1]
}

const two = (n) => String(n).padStart(2, '0')

export const dayText = (day) => {
  const [y, m, d] = dateOf(day)
  return `${y}-${two(m)}-${two(d)}`
}

/** A moment (day, minutes of it, any sign or fraction) in the market's form. */
export function momentText(market, day, minutes) {
  const total = Math.round((day * 1440 + minutes) * 60)
  const at = Math.floor(total / 86400)
  const s = total - at * 86400
  const clock = `${two(Math.floor(s / 3600))}:${two(Math.floor((s % 3600) / 60))}`
  return market.minutes ? `${dayText(at)} ${clock}` : `${dayText(at)}T${clock}:${two(s % 60)}`
}

const MACS = new Set(['mac', 'authoring_mac'])
const PHONES = new Set(['contact_phone', 'agent_phone'])
const IDS = new Set(['agent_id_no', 'manager_id_no'])
const NOTHING = ['', '', '', '', '-', '/', '无', '详见公告']

/** A cell as this platform or this clerk writes it. */
export function written(r, market, col, value) {
  if (!value) return ''
  if (MACS.has(col)) return r.chance(market.macPlain) ? value : value.replace(/(..)(?=.)/g, '$1-')
  if (PHONES.has(col) && r.chance(market.phoneDirt))
    return r.chance(0.5) ? `+86 ${value}` : `${value.slice(0, 3)} ${value.slice(3)}`
  if (IDS.has(col) && market.idMask) return `${value.slice(0, 6)}********${value.slice(-4)}`
  return value
}

/** Habits of writing; drawn once for a market. */
export const drawWriting = (r) => ({
  macPlain: r.next(),
  phoneDirt: r.chance(0.5) ? 0 : r.uniform(0, 0.15),
  nameDirt: r.chance(0.5) ? 0 : r.uniform(0, 0.04),
  wan: r.chance(0.7) ? 0 : r.uniform(0, 0.1),
  twice: r.chance(0.5) ? 0 : r.uniform(0, 0.004),
  tests: r.chance(0.5) ? 0 : r.int(1, 5),
  yes: r.chance(0.3) ? ['是', '否'] : ['1', '0'],
  status: r.chance(0.3)
    ? { valid: '有效', disqualified: '否决', withdrawn: '撤回' }
    : { valid: 'valid', disqualified: 'disqualified', withdrawn: 'withdrawn' },
})

const amountText = (r, market, price) => {
  const fen = Math.round(price * 100)
  if (fen % 100 === 0 && r.chance(market.wan)) return `${fen / 1000000}万元`
  return fen % 100 ? (fen / 100).toFixed(2) : String(fen / 100)
}

/** The chance that a cell of this firm stays empty; a few firms leave a column out always. */
const missRate = (firm, col, rate) => {
  if (firm.blank && (col.length * 7 + firm.blank.charCodeAt(0)) % 9 === 0) return 1
  return Math.min(0.97, rate * firm.blankness)
}

/** The bid's row in the import format; only columns the market has. */
export function bidRow(r, market, bid) {
  const { lot, firm, row } = bid
  const name = r.chance(market.nameDirt)
    ? firm.name.replace('（', '(').replace('）', ')').replace('有限公司', ' 有限公司')
    : firm.name
  const out = { lot_id: lot.id, bid_no: '1', bidder_id: firm.id, bidder_name: name }
  out.amount = amountText(r, market, bid.price)
  out.status = market.status[bid.status]
  if (market.columns.rank) out.rank = bid.rank ?? ''
  if (market.columns.won) out.won = market.yes[bid.won ? 0 : 1]
  out.consortium = bid.consortium ?? ''
  row.submitted_at = momentText(market, lot.day, lot.minute - row.before)
  row.sealed_at = momentText(market, lot.day, lot.minute - row.before + 0.2)
  for (const [col, rate] of market.columns.missing) {
    const gone = r.chance(missRate(firm, col, rate))
    out[col] = gone ? r.pick(NOTHING) : written(r, market, col, row[col])
    if (gone && (col === 'submitted_at' || col === 'sealed_at')) out[col] = ''
  }
  return out
}

/** The first round of a negotiated lot, where a firm bid twice: the same papers, a higher price. */
export function firstRound(r, market, final, bid) {
  const price = Math.min(bid.lot.control, Math.round(bid.price * (1 + r.uniform(0.002, 0.05))))
  return [
    { ...final, amount: String(Math.max(price, Math.round(bid.price))), rank: '', won: market.yes[1] },
    { ...final, bid_no: '2' },
  ]
}

/** Rows a platform leaves behind: trial bids that no reader can take (each is to be quarantined). */
export function testRows(r, market, lots) {
  const broken = [
    (row) => ({ ...row, status: '测试' }),
    (row) => ({ ...row, amount: '-100' }),
    (row) => ({ ...row, bidder_id: '' }),
    (row) => ({ ...row, lot_id: 'TEST0001' }),
  ]
  return Array.from({ length: market.tests }, (_, i) => {
    const row = {
      lot_id: r.pick(lots).id,
      bid_no: '1',
      bidder_id: `TEST${market.tag}${i}`,
      bidder_name: `测试投标人${i}`,
    }
    return r.pick(broken)({ ...row, amount: '100', status: market.status.valid })
  })
}
