import type { Text, Texts } from './text.js'

/** Why a row was quarantined; the codes that the sources give stand in `texts/sources.ts`. */
export const intakeTexts = {
  missing: { zh: '缺少必填值', en: 'a required value is missing' },
  unreadable: {
    zh: '无法识别的值：请改成该列的写法（见 docs/data-format.md），或用 --mapping 说明',
    en: 'the value cannot be read: write it as its column asks (docs/data-format.md), or say in a --mapping how to read it',
  },
  negative: { zh: '金额为负', en: 'the amount is negative' },
  rate: {
    zh: '这是比率（下浮率、费率、折扣），不是金额：请填写总价；如只有比率，请留空并另设一列（如“下浮率”）',
    en: 'a rate (percentage, discount), not an amount: give the total price; where there is only a rate, leave the price empty and put the rate into a column of its own (下浮率)',
  },
  unit_price: {
    zh: '这是单价（每平方米、每吨等），不是总价：请填写总价，或留空并把单价另设一列（如“综合单价”）',
    en: 'a price of a unit (a square metre, a tonne), not a total: give the total, or leave it empty and put the unit price into a column of its own (综合单价)',
  },
  approximate: {
    zh: '金额不确切（约、左右、不超过）：请改为确切金额后重新导入',
    en: 'an approximate amount (about, at most): give the exact one and import again',
  },
  other_currency: {
    zh: '金额带有外币符号或代码：请在“币种”一列写明币种（如 USD），本列只写数字；用映射文件时可用 strip 去掉符号',
    en: 'the amount names another currency: write it into a column 币种 (currency, such as USD), and the number alone here; a mapping takes a sign off with "strip"',
  },
  unit_letter: {
    zh: '数字后的字母（K、M、B）单位不明：请改写为元或万元后重新导入',
    en: 'the letter behind the number (K, M, B) is no sure unit: write the amount in yuan or 万元 and import again',
  },
  several_amounts: {
    zh: '一格里有几个金额或一个区间：请只保留一个',
    en: 'several amounts, or a range, in one cell: keep one',
  },
  short_year: {
    zh: '年份只有两位，无法确定年、月、日的次序：请写四位年份，或用 --mapping 说明写法（如 "date": "YY/M/D"，见 docs/mapping.md）',
    en: 'a year of two digits leaves open which number is the year: write four digits, or give the form in a --mapping (such as "date": "YY/M/D", docs/mapping.md)',
  },
  era_year: {
    zh: '年份是三位数：如为民国年，请在表头或单元格写明“民国”，或改写为公历',
    en: 'a year of three digits: if it is of the Republic, write 民国 into the header or the cell, or give the year of our calendar',
  },
  day_or_month: {
    zh: '无法确定哪个是日、哪个是月：请写成 2026-03-01，或用 --mapping 说明写法（"date": "DD/MM/YYYY" 或 "MM/DD/YYYY"，见 docs/mapping.md）',
    en: 'day and month may be either: write 2026-03-01, or give the form in a --mapping ("date": "DD/MM/YYYY" or "MM/DD/YYYY", docs/mapping.md)',
  },
  bare_number: {
    zh: '日期是一个数字（表格软件的日期序号，或时间戳）：请把该列设为日期格式后重新导出',
    en: 'a bare number for a date (a day number of a spreadsheet, or a time stamp): format the column as a date and export again',
  },
  no_day: {
    zh: '日期缺少“日”：请补全后重新导入',
    en: 'a date without its day: complete it and import again',
  },
  no_year: {
    zh: '日期缺少年份：请补全后重新导入',
    en: 'a date without its year: complete it and import again',
  },
  no_such_day: {
    zh: '日历上没有这一天或这一时刻：请核对后重新导入',
    en: 'there is no such day or time of day: check it and import again',
  },
  several_ids: {
    zh: '一格里写了几家单位：联合体成员请各占一行，联合体编号相同',
    en: 'several organisations in one cell: partners of a consortium are a row each, with one consortium id',
  },
  unknown_word: {
    zh: '不认识的取值：请改用该列的词（见 docs/data-format.md），或在 --mapping 中用 values 说明',
    en: 'unknown word: use a word of its column (docs/data-format.md), or translate it with "values" in a --mapping',
  },
  conflict: {
    zh: '与同一主键的另一条记录内容矛盾，且没有更晚的更新时间或导入批次可以决定',
    en: 'contradicts another row of the same key, and neither a later updated_at nor a later import decides',
  },
  items: {
    zh: '{rows} 行与同一投标的另一行只有报价不同，未计入；若各行为分项报价，请在 --mapping 中用 "sum": "amount" 合计（docs/mapping.md 有例子）',
    en: '{rows} {rows|row differs|rows differ} from another row of the same bid in the price alone, and {rows|does|do} not count; if {rows|it is one of|they are} its items, a --mapping with "sum": "amount" adds them up (docs/mapping.md has an example)',
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
