import type { Text, Texts } from './text.js'

/** Why a row was quarantined; the codes that the sources give stand in `texts/sources.ts`. */
export const intakeTexts = {
  missing: { zh: '缺少必填值', en: 'a required value is missing' },
  unreadable: { zh: '无法识别的值', en: 'the value cannot be read' },
  negative: { zh: '金额为负', en: 'the amount is negative' },
  several_ids: {
    zh: '一格里写了几家单位：联合体成员请各占一行，联合体编号相同',
    en: 'several organisations in one cell: partners of a consortium are a row each, with one consortium id',
  },
  unknown_word: { zh: '不认识的取值', en: 'unknown word' },
  conflict: {
    zh: '与同一主键的另一条记录内容矛盾，且没有更晚的更新时间或导入批次可以决定',
    en: 'contradicts another row of the same key, and neither a later updated_at nor a later import decides',
  },
  items: {
    zh: '{rows} 行与同一投标的另一行只有报价不同，未计入；若各行为分项报价，请在 --mapping 中用 "sum": "amount" 合计（docs/mapping.md 有例子）',
    en: '{rows} rows differ from another row of the same bid in the price alone, and do not count; if they are its items, a --mapping with "sum": "amount" adds them up (docs/mapping.md has an example)',
  },
  pending: {
    zh: '标段尚未导入，导入后自动恢复',
    en: 'its lot has not been imported; it is taken up when the lot arrives',
  },
} satisfies Texts

/** Which columns of a conflict differ, and which row is in force. */
export const conflictWith: Text = {
  zh: '{said}：{columns}；以 {file} 第 {line} 行为准',
  en: '{said}: {columns}; in force is {file}, line {line}',
}
