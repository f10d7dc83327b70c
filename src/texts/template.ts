/**
 * Texts of the workbook that `biaojian template` writes. It is filled in by Chinese readers; `en` is for the
 * record.
 */
export const templateTexts = {
  title: { zh: '标鉴数据导入模板', en: 'Biaojian import template' },
  notes: {
    zh: [
      '1. 每张工作表是一张表，第一行是表头，从第二行起填写；带 * 的列必填，其余列有多少填多少。',
      '2. 至少填写“标段”和“投标”两张表即可运行，其他表填得越多，可核查的线索越多。',
      '3. 所有单元格已设为文本，请勿改为数字，否则统一社会信用代码、身份证号等长号码会丢失末几位。',
      '4. 同一格有多个值（如多个 MAC 地址）用分号隔开；没有的值留空，不要填“无”。',
      '5. “说明”和“示例”两张工作表不会被导入，不必删除；不用的表留空即可。',
      '6. 填好后运行：biaojian import 模板.xlsx',
    ].join('\n'),
    en: 'One sheet a table; columns with * are required; cells are text; the sheets 说明 and 示例 are not imported.',
  },
  examples: {
    zh: '以下是填写示例，均为虚构；本工作表不会被导入',
    en: 'Invented examples; this sheet is not imported',
  },
  hints: {
    key: '编号，原样保存',
    'bidder-id': '统一社会信用代码，或任何不变的编号',
    name: '单位全称',
    names: '多个名称用分号隔开',
    money: '元，最多两位小数；或如 123.45万元',
    instant: '如 2026-03-01 09:30',
    day: '如 2026-03-01',
    integer: '整数',
    flag: '是或否',
    share: '0 到 1 之间，如 0.35',
    score: '分数，如 87.5；扣分填负数',
    values: '多个值用分号隔开',
    currency: '如 CNY，不填即人民币',
    'allow-kind': '如 ip、mac、phone、address、account',
    'allow-value': '公用的值，如交易中心的 IP',
  },
} as const
