import { stringAt } from '../../arrays/strings.js'
import { NO_DAY } from '../../domain/day.js'
import type { Market } from '../../market/market.js'
import { biddersOf, type LotFact, type LotRule } from './lot-rule.js'
import { orgId, rounded } from './words.js'

export interface KeyStaffSettings {
  minAttendance: number
  changeDays: number
}

/**
 * Key staff absent (POST-04): attendance below `minAttendance`; the manager replaced within `changeDays` of the start (else
 * the signature) without an approval; one manager in charge of two contracts at one time (from start to end, both known).
 */
export const keyStaff: LotRule = {
  rule: 'POST-04',
  evaluate: (market, settings: KeyStaffSettings) => {
    const { contracts } = market
    const overlaps = overlapping(market)
    const facts: LotFact[] = []
    for (let c = 0; c < contracts.count; c++) {
      const base = { contract: stringAt(contracts.id, c), contractor: orgId(market, contracts.bidder[c]!) }
      const add = (detail: LotFact['detail']): void =>
        void facts.push({
          lot: contracts.lot[c]!,
          grade: '线',
          bidders: biddersOf(market, [contracts.bidder[c]!]),
          detail: { ...base, ...detail },
        })
      if (contracts.attendance[c]! < settings.minAttendance)
        add({ form: 'attendance', attendance: rounded(contracts.attendance[c]!, 4) })
      const start = contracts.starts[c] !== NO_DAY ? contracts.starts[c]! : contracts.signed[c]!
      const changed = contracts.managerChanged[c]!
      if (changed !== NO_DAY && start !== NO_DAY && contracts.changeApproval[c] === 0) {
        const days = changed - start
        if (days <= settings.changeDays) add({ form: 'manager-changed', days })
      }
      const others = overlaps.get(c)
      if (others) add({ form: 'several-contracts', contracts: others.map((o) => stringAt(contracts.id, o)) })
    }
    return facts
  },
}

/** Contracts whose manager is in charge of others at the same time, with those others. */
const overlapping = ({ contracts }: Market): Map<number, number[]> => {
  const byManager = new Map<string, number[]>()
  for (let c = 0; c < contracts.count; c++) {
    const [hi, lo] = [contracts.managerHi[c]!, contracts.managerLo[c]!]
    if ((hi === 0 && lo === 0) || contracts.starts[c] === NO_DAY || contracts.ends[c] === NO_DAY) continue
    const key = `${hi}/${lo}`
    byManager.set(key, [...(byManager.get(key) ?? []), c])
  }
  const found = new Map<number, number[]>()
  for (const own of byManager.values())
    for (const c of own) {
      const others = own.filter(
        (o) =>
          o !== c &&
          contracts.lot[o] !== contracts.lot[c] &&
          contracts.starts[o]! <= lastDay(contracts, c) &&
          contracts.starts[c]! <= lastDay(contracts, o),
      )
      if (others.length > 0) found.set(c, others)
    }
  return found
}

/** The last day in charge: before the day of a replacement, else the end. */
const lastDay = ({ ends, managerChanged }: Market['contracts'], c: number): number =>
  managerChanged[c] === NO_DAY ? ends[c]! : Math.min(ends[c]!, managerChanged[c]! - 1)
