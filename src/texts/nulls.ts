import type { Text } from './text.js'

const NULLS = {
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
  'equal-chances': {
    zh: '每个标段各家中标机会均等',
    en: 'every party has the same chance on a lot',
  },
  'own-strength': {
    zh: '各家保持其在其他标段(或其他招标人)的中标能力',
    en: 'each keeps the strength that it shows on other lots, or with other buyers',
  },
  'winners-exchanged': {
    zh: '各家参加的标段和中标次数不变,中标人可在其参加的标段之间互换',
    en: 'who bids where and how often each wins stay; winners are exchanged among lots on which they bid',
  },
  'any-other-bidder': {
    zh: '同标段其他任何一家都可能递补中标',
    en: 'any other bidder of the lot may win instead',
  },
  'local-threes': {
    zh: '同行业、同地区标段恰好三家的比例如常,第三家随机',
    en: 'as many lots of the industry and region have three bidders, and the third is anybody',
  },
  'own-carelessness': {
    zh: '被否决的机会与该家其他标段及全市场相同',
    en: 'bids are thrown out as often as the bidder’s own elsewhere, and the market’s',
  },
  'any-firm': {
    zh: '分包给市场上任意一家',
    en: 'work is given to any firm of the market',
  },
  'any-bidder': {
    zh: '与全部投标人相比的出现频率',
    en: 'how frequent it is among all bidders',
  },
  'as-widely-shared': {
    zh: '同类共用值中持有单位同样多的比例',
    en: 'share of such shared values that as many bidders hold',
  },
} as const satisfies Record<string, Text>

/** What a chance is reckoned under: the key that a p-value carries. */
export type NullKey = keyof typeof NULLS

/** What would be expected without collusion, by the key that a p-value carries. */
export const NULL_TEXTS: Readonly<Record<string, Text>> = NULLS
