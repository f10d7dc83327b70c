import type { Texts } from './text.js'

/** What is said about statutes beside their own words. */
export const lawTexts = {
  toBeConfirmed: {
    zh: '凭记忆录入，使用前须由使用单位核对确认',
    en: 'from memory: to be confirmed by the authority that uses it',
  },
  datesToBeConfirmed: {
    zh: '施行日期待核对',
    en: 'dates in force to be confirmed',
  },
  summary: { zh: '条文摘义，非原文', en: 'summary, not the article’s words' },
  inForce: { zh: '{from} 起施行', en: 'in force from {from}' },
  inForceUntil: { zh: '{from} 至 {to} 施行', en: 'in force from {from} to {to}' },
  notInForce: { zh: '{day} 时尚未施行或者已失效', en: 'not in force on {day}' },
  criminalHint: {
    zh: '疑似达到立案追诉标准（{standard}）中“{item}”，供行刑衔接核查，不作认定',
    en: 'may meet the filing standard ({standard}): “{item}”; for checking, not a finding',
  },
  lighterApplies: {
    zh: '行为发生在 2022-05-15 之前：新旧标准均列出，从旧兼从轻',
    en: 'the act was before 2022-05-15: both standards are shown, the lighter applies',
  },
  noCriminalHint: {
    zh: '拍卖、挂牌、谈判、磋商、询价等方式不提示刑法第二百二十三条，仅作行政线索',
    en: 'auctions, listings, negotiation, consultation and inquiry carry no hint at article 223: an administrative lead only',
  },
  rebuttable: {
    zh: '“视为”可由反证推翻；线索不等于认定',
    en: 'what is deemed can be rebutted; a lead is not a finding',
  },
} as const satisfies Texts
