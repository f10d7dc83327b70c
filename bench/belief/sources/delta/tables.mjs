/** CSV tables of the import format, as text; and the table of lots. */
import { dayText, momentText } from './platform.mjs'

const cell = (v) => {
  const s = String(v ?? '')
  return /[",\n]/.test(s) ? `"${s.replaceAll('"', '""')}"` : s
}

/** A CSV text: the columns, then a line for each row. */
export function csv(columns, rows) {
  const lines = [columns.join(',')]
  for (const row of rows) lines.push(columns.map((c) => cell(row[c])).join(','))
  return `${lines.join('\n')}\n`
}

/** The row of a lot; control prices are lacking in some markets and cells. */
export function lotRow(r, market, lot) {
  const gone = r.chance(market.columns.control)
  return {
    lot_id: lot.id,
    project_id: lot.project,
    title: lot.title,
    buyer_id: lot.buyer.id,
    buyer_name: lot.buyer.name,
    agency_id: lot.agency.id,
    agency_name: lot.agency.name,
    industry: lot.trade.industry,
    category: lot.trade.category,
    domain: lot.trade.domain,
    region_code: lot.county.code,
    method: lot.method,
    evaluation: lot.evaluation,
    estimate: r.chance(0.6) ? Math.round((lot.control * r.uniform(1, 1.08)) / 1000) * 1000 : '',
    control_price: gone ? '' : lot.control,
    currency: 'CNY',
    issuer_locks: lot.issuerShown ? lot.issuerLock : '',
    issuer_devices: lot.issuerShown ? lot.issuerDevice : '',
    published_at: dayText(lot.day - r.int(21, 30)),
    opened_at: momentText(market, lot.day, lot.minute),
    awarded_at: dayText(lot.day + r.int(1, 9)),
  }
}
