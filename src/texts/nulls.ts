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
  'stratum-rank': {
    zh: '与同一可比层(行业、类别、评标办法、区县、时间)的其他标段可互换',
    en: 'the lot is like any other of its stratum (industry, category, evaluation, region, period)',
  },
  'independent-prices': {
    zh: '各家独立报价,离散程度和取整方式如常',
    en: 'independent prices, spread and rounded as the lot’s are',
  },
  'uniform-spacing': {
    zh: '各家独立报价,间距随机',
    en: 'independent prices, so that gaps come out at random',
  },
  'random-removal': {
    zh: '去掉同样多份任意报价',
    en: 'as many bids of anybody are taken away',
  },
}
