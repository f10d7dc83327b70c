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
  'agency-drawn': {
    zh: '同层标段的代理机构随机抽取，且按招标人分层、按该投标人所投标段计算亦然',
    en: 'agencies drawn at random for the lots of a stratum; likewise by buyer and among the lots the bidder bid on',
  },
  'committee-drawn': {
    zh: '同层标段的评委随机抽取',
    en: 'committees drawn at random for the lots of a stratum',
  },
  'scores-exchangeable': {
    zh: '扣除专家宽严与投标优劣后，偏离在专家与投标人之间随机分布',
    en: 'what is left after leniency and quality falls at random between experts and bidders',
  },
  'rank-in-stratum': {
    zh: '同层（类别×评标办法）中的名次',
    en: 'rank within the stratum (category × evaluation method)',
  },
}
