import type { Texts } from './text.js'

/** Words on pictures of rings. */
export const pictureTexts = {
  rings: { zh: '共 {rings} 个疑似团伙', en: '{rings} suspected rings' },
  summary: {
    zh: '{members} 家成员单位　共同标段 {lots} 个{days}　成员中标额 {amount}　分值 {score}',
    en: '{members} {members|member|members}   {lots} {lots|joint lot|joint lots}{days}   won by members {amount}   score {score}',
  },
  amountUnknown: { zh: '未知', en: 'unknown' },
  days: { zh: '（{first} 至 {last}）', en: ' ({first} to {last})' },
  stage: { zh: '{rule} {name} {n} 个标段', en: '{rule} {name} on {n}' },
  stages: {
    zh: '共同标段环节疑点（背景，待核查）：{list}{more}',
    en: 'background on these lots (to be checked): {list}{more}',
  },
  pageOf: {
    zh: '共 {rings} 个疑似团伙　第 {page} 页，共 {pages} 页',
    en: '{rings} suspected rings   page {page} of {pages}',
  },
  background: { zh: '背景信息 {n} 项', en: 'background: {n}' },
  backgroundKind: { zh: '{kind} {n} 项', en: '{kind} {n}' },
  rarity: { zh: '{of} 家中 {holders} 家持有', en: 'held by {holders} of {of}' },
  lots: { zh: '{lots} 个标段', en: '{lots} {lots|lot|lots}' },
  did: { zh: '投 {bids} 中 {wins}', en: '{bids} {bids|bid|bids}, {wins} won' },
  associates: {
    zh: '关联单位（与成员有联系，但远不如成员之间紧密）',
    en: 'associates (tied to the members, far less densely)',
  },
  bits: { zh: '{bits} 比特', en: '{bits} bits' },
  legend: {
    zh: '线条：粗=法规“视为”或禁止情形，中=强线索，细=线索，虚线=背景。方括号内为证据级；“视为”可由反证推翻。',
    en: 'Lines: thick = deemed or barred by law, middle = strong lead, thin = lead, dashed = background. In brackets the grade; what is deemed can be rebutted.',
  },
} satisfies Texts
