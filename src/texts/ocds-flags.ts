import type { Texts } from './text.js'

/** What `screens --ocds` says beside its data. */
export const ocdsFlagTexts = {
  optOcds: {
    zh: 'OCDS 编译发布（每行一个 JSON，可为 gzip；“-”为标准输入）的红旗指标，结果格式与 Cardinal 相同',
    en: 'red flags of OCDS compiled releases, one JSON text a line (gzip too; "-" = standard input), in Cardinal’s form',
  },
  optSettings: {
    zh: 'Cardinal 的设置文件；没有则按默认值运行全部指标',
    en: 'a settings file of Cardinal; without one all indicators run with their defaults',
  },
  optMap: { zh: '另列出各采购过程涉及的组织', en: 'also map contracting processes to organizations' },
  optNoMeta: { zh: '不列出四分位数和界限', en: 'leave out quartiles and fences' },
  optCount: {
    zh: '在标准错误输出各组的结果数',
    en: 'print the number of results per group to standard error',
  },
  optExplain: {
    zh: '另列出无法计算的及其原因（不等于没有问题），以及共用的联系方式',
    en: 'also list what could not be computed and why (which is not the same as not flagged), and the shared contacts',
  },
  badUtf8: { zh: '第 {line} 行不是 UTF-8，已跳过', en: 'Line {line} is not UTF-8, skipped' },
  badJson: {
    zh: '第 {line} 行不是有效的 JSON，已跳过：第 {byte} 字节处应为 {expected}',
    en: 'Line {line} is not JSON, skipped: expected {expected} at byte {byte}',
  },
  foreign: {
    zh: '{bids} 个投标的币种为 {currency}，不是 {main}，未参与价格比较',
    en: '{bids} bids in {currency}, not {main}, were left out of price comparisons',
  },
  bothMethods: {
    zh: '已设置 price_comparison_procurement_methods，no_price_comparison_procurement_methods 不起作用',
    en: 'no_price_comparison_procurement_methods has no effect while price_comparison_procurement_methods is set',
  },
  needsOcds: { zh: '{options} 只能与 --ocds 一起使用', en: '{options} only goes with --ocds' },
  groupCount: { zh: '{group}：{n}', en: '{group}: {n}' },
} satisfies Texts
