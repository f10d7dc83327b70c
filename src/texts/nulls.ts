import type { Text } from './text.js'

/** What would be expected without collusion, by the key that a p-value carries. */
export const NULL_TEXTS: Record<string, Text> = {
  'random-holder': {
    zh: '该值由全部投标人中随机一家持有',
    en: 'the value is held by any bidder at random',
  },
  'co-bidding': {
    zh: '同等活跃的投标人在同层标段中随机参加（超几何分布，按全部投标人对作假发现率校正）',
    en: 'bidders as active take part in the lots of their strata at random (hypergeometric, corrected over all pairs)',
  },
}
