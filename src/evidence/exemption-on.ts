import { NO_DAY } from '../domain/day.js'
import { kindIndex, kindsWhere } from '../domain/value-kind.js'
import type { Market } from '../market/market.js'
import { ITEM_FLAGS } from './items.js'

/** Kinds (by index) that an issuer's own bill can carry (`issuer_locks`, `issuer_devices`). */
export const ISSUED: ReadonlySet<number> = new Set(
  kindsWhere(({ issued }) => issued).map((kind) => kindIndex[kind]),
)

/** Why value v says nothing on this lot: ITEM_FLAGS.allowlisted, .issuers or 0. */
export const exemptionOn = (market: Market, v: number, lot: number): number => {
  const { lots, values } = market
  if (isAllowed(market, v, lots.day[lot]!, lots.day[lot]!)) return ITEM_FLAGS.allowlisted
  if (lots.issuerHi.length === 0 || !ISSUED.has(values.kind[v]!)) return 0
  for (let k = lots.issuerOffsets[lot]!; k < lots.issuerOffsets[lot + 1]!; k++)
    if (lots.issuerHi[k] === values.hi[v] && lots.issuerLo[k] === values.lo[v]) return ITEM_FLAGS.issuers
  return 0
}

/** An allowlist entry of value v holds somewhere in [from, to]; an unknown day is taken as within. */
export const isAllowed = ({ allowlist, values }: Market, v: number, from: number, to: number): boolean => {
  if (values.allow[v]! < 0) return false
  for (let k = values.allow[v]!; k < allowlist.count; k++) {
    if (allowlist.kind[k] !== values.kind[v]) return false
    if (allowlist.hi[k] !== values.hi[v] || allowlist.lo[k] !== values.lo[v]) return false
    if (from === NO_DAY || (allowlist.from[k]! <= to && allowlist.to[k]! >= from)) return true
  }
  return false
}
