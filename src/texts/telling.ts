import type { Lang, Text, Texts } from './text.js'
import { METHOD_WORDS } from './words.js'

const t = (zh: string, en: string): Text => ({ zh, en })

/** How figures, names and facts of a ring are said, in every output alike. */
export const tellingTexts = {
  more: t('{list}等共{n}项', '{list} and others, {n} in all'),
  lastOf: t('{list}、{last}', '{list} and {last}'),
  person: t('自然人（代号{code}）', 'a natural person (no. {code})'),

  chance: t('约{n}分之一', 'about 1 in {n}'),
  chanceLess: t('不到{n}分之一', 'less than 1 in {n}'),
  chanceShare: t('约{share}', 'about {share}'),
  lessThan: t('不到{n}', 'less than {n}'),
  oneSecond: t('1秒', '1 second'),
  seconds: t('{n}秒', '{n} seconds'),
  minutes: t('{n}分钟', '{n} minutes'),
  hours: t('{n}小时', '{n} hours'),
  days: t('{n}天', '{n} days'),
  unknown: t('不详', 'unknown'),
  yes: t('是', 'yes'),
  no: t('否', 'no'),

  shared: t('{who}的{kind}相同：{value}', '{who} share the {kind} {value}'),
  onLots: t('{fact}，见于{n}个标段', '{fact}, on {n} lots'),
  onOneLot: t('{fact}，见于1个标段', '{fact}, on one lot'),
  rare: t('{fact}；{of}家投标人中有{holders}家持有', '{fact}; {holders} of {of} bidders hold it'),
  withChance: t('{fact}，随机出现的可能性{chance}', '{fact}; the chance of it is {chance}'),
  under: t(
    '可能性按“{null}”推算，仅用于排序，不代表误判率',
    'assumed for the chance: {null}; it ranks facts and is no rate of error',
  ),
  morePairs: t('另有{n}对，见完整记录', '{n} more pairs: the full record has them'),
  figure: t('{name}{value}', '{name} {value}'),
  said: t('{who}：{what}', '{who}: {what}'),
  value: t('{kind}：{value}', '{kind}: {value}'),
  lotChance: t('按“{null}”推算，随机出现的可能性{chance}', 'the chance of it is {chance}, assumed: {null}'),
  switchedOff: t('规则已停用', 'the rule is switched off'),
  separator: t('、', ', '),
  clause: t('；', '; '),
  stop: t('{text}。', '{text}.'),
} satisfies Texts

/** Large round numbers, largest first. */
export const SCALES: Record<Lang, readonly (readonly [size: number, word: string])[]> = {
  zh: [
    [1e12, '万亿'],
    [1e8, '亿'],
    [1e4, '万'],
    [1, ''],
  ],
  en: [
    [1e12, ' trillion'],
    [1e9, ' billion'],
    [1e6, ' million'],
    [1, ''],
  ],
}

/** Currencies as they follow an amount; any other is said by its code. */
export const CURRENCY_WORDS: Record<string, Text> = {
  CNY: t('元', ' yuan'),
  USD: t('美元', ' US dollars'),
  EUR: t('欧元', ' euros'),
  HKD: t('港元', ' Hong Kong dollars'),
}

/**
 * Names of the figures that a fact's detail holds, for facts whose rule has no sentence of its own. A figure that is not
 * named here is not told.
 */
export const FIGURE_TEXTS: Record<string, Text> = {
  pattern: t('规律为', 'pattern'),
  k: t('出现标段数', 'lots with it'),
  of: t('同场标段数', 'lots compared'),
  lots: t('标段数', 'lots'),
  ratio: t('报价之比', 'ratio of prices'),
  differenceFen: t('报价之差', 'difference of prices'),
  priceFen: t('报价', 'price'),
  stepFen: t('价差', 'step'),
  factor: t('倍数', 'factor'),
  gapCv: t('价差变异系数', 'variation of gaps'),
  value: t('指标值', 'value'),
  side: t('偏向', 'side'),
  evenLots: t('等距标段数', 'evenly spaced lots'),
  expected: t('随机情形下应为', 'expected at random'),
  aboveFen: t('高出同类水平', 'above the usual level by'),
  meeting: t('经常同场的成员对数', 'pairs that meet beyond chance'),
  density: t('占全部成员对', 'share of all pairs'),
  evenness: t('中标均匀度', 'evenness of wins'),
  repeats: t('连续中标次数', 'wins in a row'),
  area: t('划分方式', 'divided by'),
  v: t('关联强度', 'strength'),
  disqualified: t('被否决投标数', 'bids thrown out'),
  kind: t('媒介', 'through'),
  bridged: t('连接成员数', 'members joined'),
  betweenness: t('经由比例', 'share of chains'),
  brokers: t('媒介数', 'such links'),
  winner: t('中标方', 'winner'),
  follower: t('陪同方', 'follower'),
  wins: t('中标次数', 'wins'),
  from: t('让出方', 'gave way'),
  to: t('受让方', 'in favour of'),
  times: t('次数', 'times'),
  giver: t('发包方', 'giver'),
  taker: t('承接方', 'taker'),
  persons: t('人数', 'people'),
  contract: t('合同', 'contract'),
  what: t('事项', 'matter'),
  share: t('比例', 'share'),
  organisation: t('单位', 'organisation'),
  relation: t('关系', 'relation'),
  bids: t('投标次数', 'bids'),
  buyer: t('招标人', 'buyer'),
}

/** Words that stand in a fact's detail, as people read them; a word that is not here is not told. */
export const DETAIL_WORDS: Record<string, Text> = {
  low: t('偏低', 'low'),
  high: t('偏高', 'high'),
  above: t('高于', 'above'),
  below: t('低于', 'below'),
  ratio: t('报价成固定比例', 'prices in one ratio'),
  discount: t('下浮率相同', 'one discount'),
  identical: t('报价相同', 'identical prices'),
  difference: t('价差固定', 'one difference'),
  digits: t('报价末位数相同', 'the same last digits'),
  regular: t('报价呈规律排列', 'regularly spaced prices'),
  buyer: t('招标人', 'buyer'),
  township: t('乡镇', 'township'),
  region: t('区县', 'region'),
  industry: t('行业', 'industry'),
  payee: t('合同款付给另一方', 'paid under the other’s contract'),
  assignment: t('合同大部分由另一方取得', 'most of the contract went to the other'),
  contract: t('合同价', 'contract price'),
  settlement: t('结算价', 'settlement'),
  ...METHOD_WORDS,
  deposit: t('保证金未从本单位基本账户缴纳', 'deposit not from its own basic account'),
  manager: t('项目经理为他人职工', 'manager on another’s staff'),
  agent: t('投标代理人为他人职工', 'bid agent on another’s staff'),
  'site-lead': t('现场负责人非本单位职工', 'person in charge on site not on its staff'),
  'management-fee': t('收取管理费', 'a management fee'),
  'main-structure': t('主体结构分包', 'main structure'),
  unqualified: t('分包单位无相应资质', 'without the qualification'),
  again: t('再次分包', 'subcontracted again'),
  'without-consent': t('未经同意', 'without consent'),
  record: t('业绩经核不实', 'record of past work found untrue'),
  'manager-registered-elsewhere': t('项目经理在其他单位', 'manager on another’s staff'),
  mac: t('同一网卡打分', 'scored from one network card'),
  account: t('同一账号打分', 'scored under one account'),
  ip: t('同一IP地址打分', 'scored from one address'),
  times: t('打分时间同步', 'scored at the same moments'),
  scores: t('各项打分完全相同', 'all marks equal'),
  unit: t('受雇于该投标人', 'employed by it'),
  'unit-owns': t('所在单位持有该投标人股份', 'the expert’s unit holds a share in it'),
  'unit-owned': t('所在单位由该投标人持股', 'it holds a share in the expert’s unit'),
  'bidders.phone': t('电话与该投标人登记电话相同', 'phone of its register'),
  owns: t('控股', 'controls it'),
  owned: t('被控股', 'is controlled by it'),
  'common-owner': t('同一控股人', 'common owner'),
  itself: t('同一单位', 'itself'),
}
