import { type Texts, t } from './text.js'

/** Heads of the file of rows that were not taken. */
export const quarantineTexts = {
  name: t('隔离行', 'quarantine'),
  file: t('文件', 'file'),
  line: t('行', 'line'),
  table: t('表', 'table'),
  column: t('列', 'column'),
  value: t('值', 'value'),
  reason: t('原因', 'reason'),
  detail: t('说明', 'detail'),
} satisfies Texts
