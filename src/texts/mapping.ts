import { zhCN } from 'zod/locales'
import type { Texts } from './text.js'

/** What can be wrong with a mapping file (docs/mapping.md). */
export const mappingTexts = {
  unreadable: { zh: '无法读取（{code}）', en: 'cannot be read ({code})' },
  too_large: { zh: '超过 {most} 字节', en: 'is larger than {most} bytes' },
  twice: { zh: '“{name}”出现两次', en: '"{name}" is given twice' },
  unsafe: { zh: '“{name}”不能用作名称', en: '"{name}" cannot be a name here' },
  no_object: { zh: '不是 JSON 对象', en: 'is not a JSON object' },
  no_table: { zh: '没有写明任何一张表', en: 'no table is named' },
  too_deep: { zh: '嵌套超过 {most} 层', en: 'is nested more than {most} deep' },
  not_json: { zh: '不是合法的 JSON', en: 'is not valid JSON' },
  unknown_key: { zh: '不认识的键“{key}”', en: 'unknown key "{key}"' },
  value: { zh: '“{path}”：{why}', en: '"{path}": {why}' },
  one_source: {
    zh: '一列只能且必须有其中一项：{sources}',
    en: 'a column needs exactly one of {sources}',
  },
  goes_with: { zh: '“{key}”只能与“{other}”一起使用', en: '"{key}" only goes with "{other}"' },
  goes_with_either: {
    zh: '“{key}”只能与“{other}”或“{third}”一起使用',
    en: '"{key}" only goes with "{other}" or "{third}"',
  },
  needs: { zh: '“{key}”还需要“{other}”', en: '"{key}" needs "{other}"' },
  date_format: {
    zh: '日期格式“{format}”至少要有年份：YYYY 或 YY，其后 MM 或 M、DD 或 D、HH、mm、ss',
    en: 'the date format "{format}" needs at least a year: YYYY or YY, then MM or M, DD or D, HH, mm, ss',
  },
  one_condition: {
    zh: '行条件只能且必须有其中一项：is、not、empty',
    en: 'a row filter needs exactly one of is, not, empty',
  },
  no_column: { zh: '{table} 表没有“{column}”列', en: 'the table {table} has no column "{column}"' },
  needs_column: { zh: '{table} 表需要“{column}”列', en: 'the table {table} needs the column "{column}"' },
  sum_column: {
    zh: '“sum”写的“{column}”不在它的各列之中',
    en: '"sum" names "{column}", which is not among its columns',
  },
  taken: { zh: '“{header}”已经对应“{column}”', en: '"{header}" already stands for "{column}"' },
} as const satisfies Texts
export type MappingTextKey = keyof typeof mappingTexts

/** What the schema library says of a value of the wrong kind, in Chinese. */
export const wrongKind = zhCN().localeError
