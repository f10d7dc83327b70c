import type { Texts } from './text.js'

/** Working days and terms, as the command line tells of them. */
export const calendarTexts = {
  calendar: { zh: '工作日历与法定期限推算', en: 'Working days, and when a term ends' },
  show: {
    zh: '某年的工作日：各月天数、节假日与调休',
    en: 'Working days of a year: by month, with days off and days worked instead',
  },
  add: {
    zh: '从某日（或 2026-03-01T09:00）起的期限何时届满：工作日 wd、自然日 cd、月 months、小时 h',
    en: 'When a term ends that starts on a day (or 2026-03-01T09:00): working days wd, calendar days cd, months, hours h',
  },
  optCalendar: {
    zh: '以表格 day,kind,name,source 替换其中所列年份（kind 为 off 放假或 on 上班）',
    en: 'table day,kind,name,source whose years replace those known (kind: off, or on for a weekend worked)',
  },
  month: { zh: '月', en: 'month' },
  workingDays: { zh: '工作日', en: 'working days' },
  total: { zh: '全年', en: 'year' },
  day: { zh: '日期', en: 'day' },
  kind: { zh: '安排', en: 'kind' },
  name: { zh: '节日', en: 'holiday' },
  off: { zh: '放假', en: 'off' },
  on: { zh: '上班', en: 'worked' },
  dueDay: { zh: '届满日（从严）', en: 'last day (strict)' },
  lenientDay: { zh: '遇节假日顺延至', en: 'last day (rolled to a working day)' },
  dueAt: { zh: '届满时刻（北京时间）', en: 'due at (Beijing time)' },
  unannounced: {
    zh: '{year} 年节假日安排未导入：仅按周末推算，结果为暂定',
    en: 'The days off of {year} are not known: counted with weekends alone, provisional',
  },
  provisional: {
    zh: '涉及尚未导入节假日安排的年份：结果为暂定',
    en: 'It reads a year whose days off are not known: provisional',
  },
} satisfies Texts
