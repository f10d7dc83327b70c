import { type Texts, t } from './text.js'

/** What the list of price screens says beside its numbers. */
export const screenTexts = {
  command: {
    zh: '各标段的报价筛查指标与可疑程度（线索，不是认定）',
    en: 'Price screens of every lot, and how suspect its prices are (a lead, never a finding)',
  },
  top: { zh: '只列可疑程度最高的 n 个标段', en: 'Only the n most suspect lots' },
  whole: {
    zh: '改列整层、整个投标人的指标:首位数字(Benford)与零差额缺口,不用于单个标段',
    en: 'Instead, screens of strata and bidders as a whole: first digits (Benford) and the hole at margin zero',
  },
  subgroups: {
    zh: '附每三家、每四家报价的指标(最小、中位、平均、最大)',
    en: 'Add the screens of every three and four bids: least, median, mean, most',
  },
  of: { zh: '对象', en: 'of' },
  which: { zh: '名称', en: 'which' },
  lots: { zh: '标段数', en: 'lots' },
  benford: { zh: '首位数字偏差', en: 'Benford MAD' },
  margins: { zh: '近零/稍远的差额数', en: 'margins near / beyond' },
  p: { zh: 'p', en: 'p' },
  lot: { zh: '标段', en: 'lot' },
  n: { zh: '报价数', en: 'bids' },
  score: { zh: '可疑程度', en: 'score' },
  stratum: { zh: '可比层', en: 'compared within' },
  note: {
    zh: '按可疑程度排列;可疑程度是同类标段中的位次(0–1),不是概率',
    en: 'Most suspect first. The score is a rank among comparable lots (0–1), no probability',
  },
  none: { zh: '库中没有标段', en: 'The store has no lots' },
} satisfies Texts

/** What lots are compared within, by column. */
export const STRATUM_WORDS = {
  currency: t('币种', 'currency'),
  evaluation: t('评标办法', 'evaluation'),
  industry: t('行业', 'industry'),
  category: t('类别', 'category'),
  region: t('行政区划', 'region'),
  period: t('时段', 'period'),
} satisfies Texts
