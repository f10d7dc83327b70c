import type { Text, Texts } from './text.js'

/** What a line of JSON should have held where it broke off. */
export const expectedTexts = {
  value: { zh: '一个值', en: 'a value' },
  lineEnd: { zh: '行尾', en: 'end of the line' },
  memberName: { zh: '成员名', en: 'a member name' },
  colon: { zh: '冒号', en: '":"' },
  commaOrBrace: { zh: '逗号或“}”', en: '"," or "}"' },
  commaOrBracket: { zh: '逗号或“]”', en: '"," or "]"' },
  noControl: { zh: '没有控制字符的文本', en: 'no control character in a text' },
  escape: { zh: '转义字符', en: 'an escape' },
  hexDigits: { zh: '四位十六进制数', en: 'four hex digits' },
  noSurrogate: { zh: '成对的代理字符', en: 'no lone surrogate' },
  digit: { zh: '数字', en: 'a digit' },
  lessDeep: { zh: '不超过 127 层的嵌套', en: 'no more than 127 levels' },
} as const satisfies Record<string, Text>
export type Expected = keyof typeof expectedTexts

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
  moreBad: {
    zh: '另有 {n} 行无法读取，未逐行列出',
    en: '{n} more lines could not be read and are not listed',
  },
  noRelease: {
    zh: '{file} 里没有 OCDS 发布：{why}',
    en: 'Cannot flag {file}: no line of it is an OCDS release: {why}',
  },
  whyEmpty: { zh: '没有内容', en: 'it is empty' },
  whyPackage: {
    zh: '这是 release package，请先合并（compile），每行写一个 compiled release',
    en: 'it is a release package; compile it, and write one compiled release a line',
  },
  whyRecords: {
    zh: '这是 record package，请取出其中的 compiledRelease，每行写一个',
    en: 'it is a record package; take its compiled releases, and write one a line',
  },
  whyIndented: {
    zh: '是 JSON，但不是每行一个 compiled release',
    en: 'it is JSON, but not one compiled release a line',
  },
  whyOther: {
    zh: '不是 JSON；应为每行一个 compiled release',
    en: 'it is not JSON; one compiled release a line is read',
  },
  foreign: {
    zh: '{bids} 个投标的币种为 {currency}，不是 {main}，未参与价格比较',
    en: 'Bids in {currency}, left out of price comparisons in {main}: {bids}',
  },
  bothMethods: {
    zh: '已设置 price_comparison_procurement_methods，no_price_comparison_procurement_methods 不起作用',
    en: 'no_price_comparison_procurement_methods has no effect while price_comparison_procurement_methods is set',
  },
  needsOcds: { zh: '{options} 只能与 --ocds 一起使用', en: '{options} only goes with --ocds' },
  groupCount: { zh: '{group}：{n}', en: '{group}: {n}' },
} satisfies Texts
