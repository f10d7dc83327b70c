import { FAMILIES } from '../domain/grade.js'
import type { RingEvidence } from '../domain/ring.js'
import { ITEM_FLAGS } from '../evidence/items.js'
import type { Market } from '../market/market.js'
import type { ExemptionKey } from '../texts/rings.js'
import { IDENTITY_FAMILIES } from './cohesion.js'
import type { Fact } from './facts.js'

/**
 * What makes a shared value innocent, with the table that would show it; without that table the answer is
 * `unknown`.
 */
const CHECKS: {
  key: ExemptionKey
  shown: (market: Market) => boolean
  families: readonly string[]
}[] = [
  { key: 'allowlisted', shown: (market) => market.allowlist.count > 0, families: IDENTITY_FAMILIES },
  {
    key: 'issuers',
    shown: (market) => market.lots.issuerHi.length > 0,
    families: ['device', 'document'],
  },
  {
    key: 'declaredGroup',
    shown: (market) => market.bidders.groupName.count > 0,
    families: FAMILIES,
  },
  { key: 'lotsOwn', shown: () => true, families: ['device', 'document', 'account'] },
  { key: 'reassigned', shown: () => true, families: ['device', 'document', 'contact', 'relation'] },
  { key: 'serviceProvider', shown: () => true, families: IDENTITY_FAMILIES },
  { key: 'overCap', shown: () => true, families: IDENTITY_FAMILIES },
]

/** Exemptions checked on a fact: whether each applies to any pair of it. */
export const exemptionsOf = (fact: Fact, market: Market): RingEvidence['exemptions'] => {
  if (fact.value < 0 && fact.items[0]!.family === 'network') return []
  return CHECKS.filter(({ families }) => families.includes(fact.items[0]!.family)).map(({ key, shown }) => ({
    key,
    result:
      key === 'issuers' && fact.items.every((item) => item.flags & ITEM_FLAGS.issuersUnknown)
        ? 'unknown'
        : fact.items.some((item) => item.flags & ITEM_FLAGS[key])
          ? 'applies'
          : shown(market)
            ? 'none'
            : 'unknown',
  }))
}
