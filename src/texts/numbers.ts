import { t } from './text.js'

/** Numbers that lots and projects were given anew. */
export const numberTexts = {
  same: t('新旧编号相同', 'both numbers are the same'),
  isOf: t('该新编号已属于 {name}', 'the new number belongs to {name} already'),
  became: t('旧编号已改为 {name}', 'the old number became {name} already'),
  circle: t('编号不能绕回自身', 'a number does not follow itself'),
  row: t('第 {line} 行：{reason}', 'line {line}: {reason}'),
  missing: t('缺“{name}”', '"{name}" is missing'),
  kindOf: t('类别应为 标段/lot 或 项目/project', 'the kind is lot or project'),
  day: t('日期应写作 2026-03-01', 'a day is written as 2026-03-01'),
  unread: t('该行无法读取', 'the row cannot be read'),
  about: t('新旧编号对照', 'new numbers of lots and projects'),
  import: t(
    '导入新旧编号对照表（列：类别、旧编号、新编号、启用日期、依据）',
    'take in a table of new numbers (kind, old, new, from_day, basis)',
  ),
  list: t('列出新旧编号', 'list new numbers'),
  show: t('某一编号的全部编号', 'all numbers of what has a number'),
  taken: t(
    '新增 {added} 条，已有 {known} 条，未接受 {refused} 条',
    'added {added}, known {known}, refused {refused}',
  ),
  stays: t(
    '库内已有按新编号导入的标段：{lots}。请用 import --replace 重新导入其文件',
    'lots are in the store under their new number: {lots}. Import their files again with import --replace',
  ),
  heads: {
    kind: t('类别', 'kind'),
    old: t('旧编号', 'old'),
    new: t('新编号', 'new'),
    fromDay: t('启用日期', 'from'),
    basis: t('依据', 'basis'),
  },
  kinds: { lot: t('标段', 'lot'), project: t('项目', 'project') },
}
