import { t } from '../../texts/text.js'

/** What makes prices innocent, and when the rules about them are silent, where several rules say it. */
export const PARTNERS_AS_ONE = t('同一联合体只计一份报价', 'partners of one consortium count as one price')
export const ROUND = t(
  '凑整报价:按取整单位折算巧合概率',
  'round prices: the step of rounding enters the chance',
)
export const FIXED = t(
  '固定价或全部报价相同的标段不计',
  'lots with a fixed price, or all bids at one, do not count',
)
export const RATE = t(
  '费率招标:整数费率不计,市场自身重合率作下限',
  "rate bidding: whole per cents do not count, and the market's own rate of coincidence is the least",
)
export const AVERAGE = t(
  '平均值法评标只与同类标段比较',
  'lots awarded by an average are compared with their kind only',
)
export const CAPACITY = t('各家产能满负荷', 'firms at full capacity')

export const FEW_BIDS = t('有效报价不足', 'too few effective bids')
export const SMALL_STRATUM = t(
  '有效报价不足,或可比层不足二十个标段',
  'too few effective bids, or fewer than twenty comparable lots',
)
export const NO_BILL = t('导入格式不含工程量清单', 'the import format does not carry bills of quantities')
