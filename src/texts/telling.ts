import type { Lang, Text, Texts } from './text.js'

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
  seconds: t('{n}秒', '{n} {n|second|seconds}'),
  minutes: t('{n}分钟', '{n} {n|minute|minutes}'),
  hours: t('{n}小时', '{n} {n|hour|hours}'),
  days: t('{n}天', '{n} {n|day|days}'),
  unknown: t('不详', 'unknown'),
  yes: t('是', 'yes'),
  no: t('否', 'no'),

  allMembers: t('全部{n}家成员', 'all {n} members'),
  shared: t('{who}的{kind}相同：{value}', '{who} share the {kind} {value}'),
  onLots: t('{fact}，见于{n}个标段', '{fact}, on {n} {n|lot|lots}'),
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
 * Names of the figures that a fact's detail holds, for facts whose rule has no sentence of its own. A figure
 * that is not named here is not told.
 */
export const FIGURE_TEXTS: Record<string, Text> = {
  of: t('同场标段数', 'lots compared'),
  lots: t('标段数', 'lots'),
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
  winner: t('中标方', 'winner'),
  follower: t('陪同方', 'follower'),
  wins: t('中标次数', 'wins'),
  from: t('让出方', 'gave way'),
  to: t('受让方', 'in favour of'),
  giver: t('发包方', 'giver'),
  taker: t('承接方', 'taker'),
  times: t('次数', 'times'),
  persons: t('人数', 'people'),
  organisation: t('单位', 'organisation'),
}

/** Words that stand in a fact's detail, as people read them; a word that is not here is not told. */
export const DETAIL_WORDS: Record<string, Text> = {
  buyer: t('招标人', 'buyer'),
  township: t('乡镇', 'township'),
  region: t('区县', 'region'),
  industry: t('行业', 'industry'),
}
