import { compareText } from '../../arrays/compare-text.js'
import { SALT } from '../../domain/hash.js'
import type { BidderValue, Holding } from '../../domain/records.js'
import { kindIndex, VALUE_KINDS, type ValueKind } from '../../domain/value-kind.js'
import { normaliseValue } from '../../normalise/value-of.js'
import { byHolder, holdingOf } from '../answers.js'
import type { Client } from './client.js'
import { int64, numberOf } from './integers.js'
import { idOf } from './keys.js'

/** Every organisation that holds the value, by bidder, then date, source and lot. */
export const holders = async (client: Client, kind: ValueKind, raw: string): Promise<Holding[]> => {
  const { canonical } = normaliseValue(kind, raw)
  if (canonical === '') return []
  const { hi, lo } = idOf(canonical, kindIndex[kind])
  const rows = await client.read('read/holders', { value: int64(hi, lo), kind })
  return rows
    .flatMap(([id, name, roles, lot, from, to, submitted, opened, isBid]) => {
      const moment = numberOf(submitted)
      const row = {
        bidder: id as string,
        lot: (lot as string | null) ?? '',
        a: numberOf(from),
        b: numberOf(to),
        moment: Number.isNaN(moment) ? numberOf(opened) : moment,
      }
      return (roles as string)
        .split(' ')
        .map((role) =>
          holdingOf(
            { ...row, source: isBid ? `bids.${role}` : role },
            new Map([[row.bidder, name as string]]),
          ),
        )
    })
    .sort(byHolder)
}

/** Values of one bidder, by kind, then text; each with how many organisations hold it. */
export const valuesOf = async (client: Client, id: string): Promise<BidderValue[]> => {
  const { hi, lo } = idOf(id, SALT.bidder)
  const rows = await client.read('read/values-of', { organisation: int64(hi, lo) })
  return rows
    .map(([kind, text, uses, count]) => ({
      kind: kind as ValueKind,
      text: text as string,
      holders: numberOf(count),
      uses: numberOf(uses),
    }))
    .sort((a, b) => VALUE_KINDS.indexOf(a.kind) - VALUE_KINDS.indexOf(b.kind) || compareText(a.text, b.text))
}
