import type { Texts } from './text.js'

/** Reports, letters and schedules on the command line. */
export const reportCliTexts = {
  report: {
    zh: '生成一个期间的犯罪形势分析报告（内部版、通报版、公开版）',
    en: 'Write the situation report of a period: internal, circulation or public edition',
  },
  optPeriod: { zh: '期间：2026、2026-H1、2026-Q3、2026-03', en: 'period: 2026, 2026-H1, 2026-Q3, 2026-03' },
  optEdition: {
    zh: '版本：internal 全文；circulation 脱敏；public 仅统计并抑制小数',
    en: 'internal = all; circulation = de-identified; public = statistics, small cells suppressed',
  },
  optArea: { zh: '标题中的地区名', en: 'name of the area in the title' },
  optIssuer: { zh: '制发单位', en: 'office that issues it' },
  optRequester: { zh: '导出人（默认为系统用户）', en: 'who asks for it (default: the user of this machine)' },
  optCopies: { zh: '份数', en: 'copies' },
  optTrace: {
    zh: '列出每个数字背后的查询，并附在文中',
    en: 'list the query behind each number, here and in the file',
  },
  figure: { zh: '数字', en: 'figure' },
  value: { zh: '数值', en: 'value' },
  query: { zh: '查询或算式', en: 'query or formula' },
  stale: {
    zh: '注意：检测之后数据又有变动，建议先运行 biaojian detect',
    en: 'Note: the data have changed since the run: run `biaojian detect` first',
  },
  written: {
    zh: '已写入 {file}（编号 {number}，SHA-256 {sha256}）',
    en: 'Wrote {file} (number {number}, SHA-256 {sha256})',
  },
} satisfies Texts
