import type { RuleText } from './rule-text.js'
import type { Text } from './text.js'

const t = (zh: string, en: string): Text => ({ zh, en })

const PARTNERS = t('同一联合体只计一份报价', 'partners of one consortium count as one price')
const GROUP = t('已备案集团', 'declared group')
const ROUND = t('凑整报价:按取整单位折算巧合概率', 'round prices: the step of rounding enters the chance')
const FIXED = t('固定价或全部报价相同的标段不计', 'lots with a fixed price, or all bids at one, do not count')
const RATE = t(
  '费率招标:整数费率不计,市场自身重合率作下限',
  "rate bidding: whole per cents do not count, and the market's own rate of coincidence is the least",
)
const AVERAGE = t(
  '平均值法评标只与同类标段比较',
  'lots awarded by an average are compared with their kind only',
)
const FEW_BIDS = t('有效报价不足', 'too few effective bids')
const SMALL_STRATUM = t(
  '有效报价不足,或可比层不足二十个标段',
  'too few effective bids, or fewer than twenty comparable lots',
)
const NO_BILL = t('导入格式不含工程量清单', 'the import format does not carry bills of quantities')
const NO_LIMIT = t('无最高投标限价,或有效报价不足', 'no price limit, or too few effective bids')
const CAPACITY = t('各家产能满负荷', 'firms at full capacity')
const TIGHT_LIMIT = t('限价偏低、小额急迫工程', 'a limit set low; small, urgent works')

/** What the rule list says of the price rules (domain.md §2.5). */
export const PRICE_RULE_TEXTS: Record<string, RuleText> = {
  'PRC-01': {
    name: t('报价等差', 'arithmetic prices'),
    question: t(
      '同一标段的报价排序后是否逐家相差同一金额,且非偶合?',
      'Do the prices on a lot, in order, go up by equal steps beyond chance?',
    ),
    exemptions: [ROUND, FIXED, PARTNERS, GROUP],
    silentWhen: t('有效报价不足四份;三份时不单独成线索', 'fewer than four effective bids'),
  },
  'PRC-02': {
    name: t('报价等比', 'geometric prices'),
    question: t(
      '同一标段的报价是否逐家按同一比例递增,或两家报价之比是否在多个标段重复?',
      'Do the prices on a lot go up by one factor, or does one ratio between two bidders come back on lot after lot?',
    ),
    exemptions: [ROUND, FIXED, PARTNERS, GROUP],
    silentWhen: FEW_BIDS,
  },
  'PRC-03': {
    name: t('分项单价固定系数', 'constant ratio of unit prices'),
    question: t('两家分项单价之比是否恒定?', 'Is the ratio of two bidders’ unit prices constant?'),
    exemptions: [],
    silentWhen: NO_BILL,
  },
  'PRC-04': {
    name: t('报价聚集', 'clustered prices'),
    question: t(
      '报价离散程度是否处于可比层最低的一段?',
      'Are the prices closer together than on all but few comparable lots?',
    ),
    exemptions: [AVERAGE, t('限价贴近成本', 'a limit close to cost'), PARTNERS],
    silentWhen: SMALL_STRATUM,
  },
  'PRC-05': {
    name: t('贴近限价', 'near the price limit'),
    question: t(
      '最低报价与最高投标限价之比是否处于可比层最高的一段?',
      'Is even the lowest price nearer to the limit than on all but few comparable lots?',
    ),
    exemptions: [TIGHT_LIMIT, AVERAGE],
    silentWhen: t(
      '无最高投标限价,有效报价不足,或可比层不足二十个标段',
      'no price limit, too few effective bids, or fewer than twenty comparable lots',
    ),
  },
  'PRC-06': {
    name: t('下浮率雷同', 'same discount'),
    question: t(
      '两家的下浮率是否在多个标段相差不到0.01个百分点?',
      'Do the discounts of two bidders differ by less than 0.01 percentage points on lot after lot?',
    ),
    exemptions: [RATE, t('抽取系数法', 'coefficients drawn by lot'), FIXED, PARTNERS, GROUP],
    silentWhen: NO_LIMIT,
  },
  'PRC-07': {
    name: t('报价相同', 'identical prices'),
    question: t(
      '不同投标人的报价是否完全相同,且非偶合?',
      'Are the prices of different bidders equal to the last digit beyond chance?',
    ),
    exemptions: [FIXED, RATE, ROUND, PARTNERS, GROUP],
    silentWhen: t('有效报价不足三份,或全部报价相同', 'fewer than three effective bids, or all at one price'),
  },
  'PRC-08': {
    name: t('固定差额或尾数规律', 'fixed differences, digit patterns'),
    question: t(
      '报价之间是否有固定差额(如逐家相差8888元)或相同尾数,且非偶合?',
      'Does one difference, or do the same last digits, come back between prices beyond chance?',
    ),
    exemptions: [ROUND, FIXED, PARTNERS, GROUP],
    silentWhen: FEW_BIDS,
  },
  'PRC-09': {
    name: t('阶梯式布点报价', 'ladder placement'),
    question: t(
      '一组投标人的报价是否过于均匀地铺满有效区间?',
      'Do the prices of a group cover the range of valid prices more evenly than independent prices would?',
    ),
    exemptions: [
      ROUND,
      t('抽取系数法下各家自行分散', 'firms that scatter by themselves where coefficients are drawn'),
      GROUP,
    ],
    silentWhen: t(
      '组内报价不足四份,或未覆盖有效区间',
      'fewer than four prices of the group, or they do not cover the range',
    ),
  },
  'PRC-10': {
    name: t('高价陪标', 'cover bids'),
    question: t(
      '失标价是否挤在一起并明显高于最低价?',
      'Do the losing prices crowd together, clear above the lowest?',
    ),
    exemptions: [CAPACITY, AVERAGE],
    silentWhen: SMALL_STRATUM,
  },
  'PRC-11': {
    name: t('基准价操纵', 'moving the average'),
    question: t(
      '平均值法评标中,去掉一组投标人后中标人是否改变,且多于偶然?',
      'Where the price nearest an average wins: does the winner change without the group oftener than without as many others?',
    ),
    exemptions: [GROUP, PARTNERS],
    silentWhen: t('非平均值法评标,或中标人未知', 'no lots awarded by an average, or the winner is unknown'),
  },
  'PRC-12': {
    name: t('中标差额异常', 'margin outlier'),
    question: t(
      '最低两份报价的差额是否异常小或异常大?',
      'Is the margin between the lowest two prices outside the fences of comparable lots?',
    ),
    exemptions: [CAPACITY, AVERAGE],
    silentWhen: t(
      '可比层不足二十个标段,或四分位距为零',
      'fewer than twenty comparable lots, or quartiles that coincide',
    ),
  },
  'PRC-13': {
    name: t('分项构成一致', 'same cost structure'),
    question: t('两家人材机管利构成是否一致?', 'Do two bidders have one structure of costs?'),
    exemptions: [],
    silentWhen: NO_BILL,
  },
}
