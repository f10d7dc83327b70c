import type { Texts } from './text.js'

/** Words of the comparison with a known truth. */
export const EVALUATE_TEXTS = {
  title: { zh: '与真值对照（计入级别：{levels}）', en: 'Compared with the truth (levels counted: {levels})' },
  measure: { zh: '指标', en: 'measure' },
  precision: { zh: '准确率', en: 'precision' },
  recall: { zh: '召回率', en: 'recall' },
  counts: { zh: '命中/列出/真值', en: 'both/found/true' },
  pairs: { zh: '成员对', en: 'pairs' },
  members: { zh: '成员', en: 'members' },
  rings: { zh: '疑似团伙（最佳 Jaccard ≥ {least}）', en: 'suspected rings (best Jaccard ≥ {least})' },
  majority: { zh: '团伙（半数以上成员属同一真团伙）', en: 'rings (most members in one true ring)' },
  sharedValues: { zh: '有共享值的手法的召回率', en: 'recall where values are shared' },
  ari: { zh: '调整兰德指数', en: 'adjusted Rand index' },
  mechanism: { zh: '手法', en: 'mechanism' },
  found: { zh: '找到/总数', en: 'found/all' },
  meanJaccard: { zh: '平均最佳 Jaccard', en: 'mean best Jaccard' },
  decoy: { zh: '干扰项', en: 'decoy' },
  all: { zh: '合计', en: 'all' },
  flagged: { zh: '被列出', en: 'flagged' },
  red: { zh: '列为红色', en: 'at red' },
  count: { zh: '数量', en: 'count' },
  level: { zh: '级别', en: 'level' },
  levelRed: { zh: '红', en: 'red' },
  levelYellow: { zh: '黄', en: 'yellow' },
  levelGreen: { zh: '绿', en: 'green' },
  matched: { zh: '符合真值', en: 'match the truth' },
} as const satisfies Texts
