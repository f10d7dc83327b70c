import { type Texts, t } from './text.js'

/** Facts that the law deems collusion on one lot, outside red rings. */
export const statutoryTexts = {
  command: t(
    '列出单个标段上法规“视为”串通投标的情形（未列入红色线索的），待核查',
    'what the law deems collusion on one lot, where no red ring says so already',
  ),
  optLot: t('只看该标段', 'of one lot'),
  optRule: t('只看该规则', 'of one rule'),
  none: t('没有红色线索以外的此类情形', 'No such fact outside red rings'),
  title: t('单个标段上法规“视为”串通投标的情形', 'Deemed collusion on one lot'),
  note: t(
    '以上是标段与投标文件的事实线索，待核查，不表示有关单位结成团伙；同一东西另有许多使用者时，可能是服务商或代办。',
    'Facts about lots and bids, to be checked; they do not make a ring of the firms. Where the same thing has many other customers, it may be a shop’s or an agent’s.',
  ),
  lot: t('标段', 'lot'),
  fact: t('情形', 'fact'),
  grade: t('级别', 'grade'),
  value: t('共有信息', 'shared value'),
  bidders: t('单位', 'bidders'),
  others: t('其他使用者', 'other customers'),
  othersLine: t('另 {bidders} 家、{lots} 个标段', '{bidders} more bidders, {lots} more lots'),
} satisfies Texts
