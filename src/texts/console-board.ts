import { type Texts, t } from './text.js'

/** The board: what stands open, by office, and what offices are measured by. */
export const boardTexts = {
  title: t('看板', 'Board'),
  hint: t(
    '未办结线索按承办单位和颜色计数，不含名称。点数字看清单。',
    'Open leads by the office that handles them and by colour, without names. A number opens its list.',
  ),
  open: t('在办', 'Open'),
  openBy: t('在办线索：按单位和颜色', 'Open leads by office and colour'),
  office: t('承办单位', 'Office'),
  unrouted: t('尚未分办', 'not routed yet'),
  term: t('正在计时的时限', 'Running term'),
  overdue: t('超期', 'Overdue'),
  none: t('没有未办结的线索。', 'There is no open lead.'),
  openList: t('{office}、{which}：{n} 条', '{office}, {which}: {n}'),
  indicators: t('指标', 'Indicators'),
  period: t('期间', 'Period'),
  ofOffice: t('单位', 'Office'),
  value: t('数值', 'Value'),
  n: t('其中', 'Part'),
  of: t('总数', 'Of how many'),
  days: t('{n} 个工作日', '{n} {n|working day|working days}'),
  partList: t('{name}：其中 {n} 件', '{name}: the {n} of the part'),
  wholeList: t('{name}：总数 {n} 件', '{name}: all {n}'),
} satisfies Texts
