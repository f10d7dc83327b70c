import { midnightOf } from '../domain/day.js'
import { packTexts as texts } from '../texts/packs.js'
import { indicatorSection, itemSection, itemsOf } from './pack-rows.js'
import type { Packing, PackSection } from './pack-section.js'

/** What an office, or all, did in half a year or a year: own numbers, tasks of the matrix, room for words. */
export const summarySections = (packing: Packing): PackSection[] => {
  const { desk, span, office, now } = packing
  const whose = office === undefined ? {} : { host: office }
  const within = {
    sql: 'i.opened_at >= ? AND i.opened_at < ?',
    values: [midnightOf(span.firstDay), midnightOf(span.lastDay, 1)],
  }
  const made = (kind: string) => itemsOf(desk, { kind, ...whose, also: within }, now)
  const year = span.firstDay.slice(0, 4)
  const thisYear = { sql: "json_extract(i.body, '$.window') = ?", values: [year] }
  return [
    indicatorSection(desk, packing),
    itemSection('tasks', texts.sections.tasks, itemsOf(desk, { kind: 'TK', ...whose, also: thisYear }, now)),
    itemSection('leads', texts.sections.leads, made('LD')),
    itemSection('problems', texts.sections.problems, made('PB')),
    ...(['measures', 'results', 'next'] as const).map(
      (key): PackSection => ({
        key,
        title: texts.free[key],
        said: [texts.freeSaid],
        columns: [],
        rows: [],
        empty: { zh: '', en: '' },
      }),
    ),
  ]
}
