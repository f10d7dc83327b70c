import { compareUnits } from '../arrays/compare-text.js'
import { workingDaysBetween } from '../calendar/calendar.js'
import { dayFrom } from '../calendar/day.js'
import { shanghaiDay } from '../domain/day.js'
import { packTexts as texts } from '../texts/packs.js'
import { filled } from '../texts/text.js'
import { officeName } from './desk.js'
import { plain } from './pack-rows.js'
import { OPEN_ITEMS, type Packing, type PackSection } from './pack-section.js'
import type { DueBody } from './paper.js'

const MOST = 10_000

/** Reports due in the window that were not handed in by the end of their day, by rule and office. */
export const missingSections = ({ desk, span, office, now }: Packing): PackSection[] => {
  const today = shanghaiDay(now)
  const reports = desk.work
    .items(
      { kind: 'RI', visible: OPEN_ITEMS, ...(office !== undefined && { host: office }) },
      { sort: 'opened', skip: 0, limit: MOST },
    )
    .flatMap((item) => {
      const { title, rule, dueDay } = item.body as DueBody
      const handed = desk.work.workEvents(item.id).find(({ act }) => act === 'submit')
      const day = handed && shanghaiDay(new Date(handed.at))
      const isDue = dueDay >= span.firstDay && dueDay <= span.lastDay && dueDay < today
      if (!isDue || (day !== undefined && day <= dueDay)) return []
      const late = workingDaysBetween(desk.calendar, dayFrom(dueDay), dayFrom(day ?? today))
      return [{ id: item.id, title, rule, dueDay, day, late, office: officeName(desk, item.host!) }]
    })
    .sort((a, b) => compareUnits(orderOf(a), orderOf(b)))
  const open = reports.filter(({ day }) => day === undefined).length
  return [
    {
      key: 'missing',
      title: texts.sections.missing,
      said: [filled(texts.missingSaid, { n: reports.length, open, day: today })],
      columns: [
        { head: texts.columns.id, width: 0.19 },
        { head: texts.columns.report, width: 0.31 },
        { head: texts.columns.host, width: 0.16 },
        { head: texts.columns.due, width: 0.12 },
        { head: texts.columns.handed, width: 0.12 },
        { head: texts.columns.late, width: 0.1 },
      ],
      rows: reports.map(({ id, title, office: name, dueDay, day, late }) => [
        plain(id),
        title,
        plain(name),
        plain(dueDay),
        day === undefined ? texts.notYet : plain(day),
        plain(late),
      ]),
      empty: texts.noMissing,
    },
  ]
}

const orderOf = ({ dueDay, rule, office }: { dueDay: string; rule: string; office: string }): string =>
  [dueDay, rule, office].join('\0')
