import { packTexts as texts } from '../texts/packs.js'
import { filled, type Text } from '../texts/text.js'
import { boardOf } from './board.js'
import { gravestFirst } from './desk.js'
import { overdueOf } from './overdue.js'
import { indicatorSection, itemSection, itemsOf, plain } from './pack-rows.js'
import { OPEN_ITEMS, type Packing, type PackSection } from './pack-section.js'

const OPEN = { sql: 'i.closed_at IS NULL', values: [] }

/** What a meeting of two months is about, in ten parts. */
export const meetingSections = (packing: Packing): PackSection[] => {
  const { desk, now } = packing
  const open = (kind: string) => itemsOf(desk, { kind, also: OPEN }, now)
  return [
    indicatorSection(desk, packing),
    boardSection(packing),
    itemSection('red', texts.sections.red, itemsOf(desk, { kind: 'LD', colours: ['red'], also: OPEN }, now)),
    overdueSection(packing),
    itemSection('orders', texts.sections.orders, open('SO')),
    itemSection('transfers', texts.sections.transfers, open('TP')),
    itemSection('letters', texts.sections.letters, open('LT')),
    itemSection('problems', texts.sections.problems, open('PB')),
    spotSection(packing),
    hardSection(packing),
    itemSection('tasks', texts.sections.tasks, open('TK')),
    decisionSection(packing),
  ]
}

/** Open leads by office and colour, as the board has them. */
const boardSection = ({ desk, now }: Packing): PackSection => {
  const board = boardOf(desk, {}, { visible: OPEN_ITEMS, now })
  const colours = gravestFirst(desk)
  const width = 0.66 / (colours.length + 2)
  return {
    key: 'board',
    title: texts.sections.board,
    said: [],
    columns: [
      { head: texts.columns.host, width: 0.34 },
      { head: texts.columns.open, width },
      ...colours.map(({ text }) => ({ head: text, width })),
      { head: texts.columns.over, width },
    ],
    rows: board.map(({ office, name, open, overdue, byColour }) => [
      office === null ? texts.nobody : plain(name),
      plain(open),
      ...colours.map(({ code }) => plain(byColour[code] ?? 0)),
      plain(overdue),
    ]),
    empty: texts.none,
  }
}

const overdueSection = ({ desk, now }: Packing): PackSection => {
  const isOpen = (id: string): boolean => desk.work.item(id)?.restricted === false
  const rows = overdueOf(desk, isOpen, now)
  return {
    key: 'overdue',
    title: texts.sections.overdue,
    said: [filled(texts.overdueSaid, { n: rows.length })],
    columns: [
      { head: texts.columns.id, width: 0.2 },
      { head: texts.columns.about, width: 0.34 },
      { head: texts.columns.host, width: 0.16 },
      { head: texts.columns.term, width: 0.16 },
      { head: texts.columns.due, width: 0.14 },
    ],
    rows: rows.map(({ item, summary, host, clock }) => [
      plain(item),
      summary,
      plain(host?.name ?? '—'),
      clock.about ?? plain(clock.term),
      plain(clock.due),
    ]),
    empty: texts.none,
  }
}

/** Tasks and reports of the year that are about spot checks, and how many of them are done. */
const spotSection = ({ desk, span, now }: Packing): PackSection => {
  const year = span.lastDay.slice(0, 4)
  const owed = (kind: string, rules: readonly string[]) =>
    itemsOf(
      desk,
      {
        kind,
        also: {
          sql: `substr(json_extract(i.body, '$.window'), 1, 4) = ? AND json_extract(i.body, '$.rule') IN (SELECT value FROM json_each(?))`,
          values: [year, JSON.stringify(rules)],
        },
      },
      now,
    )
  const tasks = owed(
    'TK',
    desk.responsibilities.filter(isSpotCheck).map(({ id }) => id),
  )
  const reports = owed(
    'RI',
    desk.reportRules.filter(isSpotCheck).map(({ code }) => code),
  )
  const said = filled(texts.spotSaid, {
    ...{ year, tasks: tasks.total, done: handedIn(tasks.rows) },
    ...{ reports: reports.total, handed: handedIn(reports.rows) },
  })
  const both = { rows: [...tasks.rows, ...reports.rows], total: tasks.total + reports.total }
  return itemSection('spot', texts.sections.spot, both, [said])
}

const isSpotCheck = ({ about }: { about?: string | undefined }): boolean => about === 'spot-check'

const handedIn = (rows: readonly { state: string }[]): number =>
  rows.filter(({ state }) => state === 'submitted' || state === 'accepted').length

/** Leads that are suspended, were returned twice, or for which help was declined. */
const hardSection = ({ desk, now }: Packing): PackSection => {
  const also = {
    sql: `i.closed_at IS NULL AND (i.state = 'suspended' OR json_extract(i.progress, '$.returns') >= 2
      OR EXISTS (SELECT 1 FROM work_item c WHERE c.parent = i.id AND c.kind = 'CH' AND c.state = 'declined'))`,
    values: [],
  }
  return itemSection('hard', texts.sections.hard, itemsOf(desk, { kind: 'LD', also }, now))
}

/** What waits for leaders: drafted orders, red leads in second review, returned leads, escalated orders. */
const decisionSection = ({ desk, now }: Packing): PackSection => {
  const waits = (kind: string, states: string[]) => itemsOf(desk, { kind, states }, now)
  const parts: [Text, ReturnType<typeof waits>][] = [
    [texts.decisions.returned, waits('LD', ['returned'])],
    [texts.decisions.secondReview, waits('LD', ['second-review'])],
    [texts.decisions.orders, waits('SO', ['draft'])],
    [texts.decisions.escalated, waits('SO', ['escalated'])],
    [texts.decisions.consents, waits('EX', ['asked'])],
  ]
  return {
    key: 'decisions',
    title: texts.sections.decisions,
    said: [],
    columns: [
      { head: texts.columns.decision, width: 0.3 },
      { head: texts.columns.count, width: 0.12 },
      { head: texts.columns.ids, width: 0.58 },
    ],
    rows: parts
      .filter(([, { total }]) => total > 0)
      .map(([what, { rows, total }]) => [what, plain(total), listed(rows.map(({ id }) => id))]),
    empty: texts.noDecisions,
  }
}

/** Numbers of items beyond these are told by how many there are. */
const NAMED = 12

const listed = (ids: readonly string[]): Text => {
  const rest = ids.length - NAMED
  const named = ids.slice(0, NAMED)
  return {
    zh: named.join('、') + (rest > 0 ? `等${ids.length}件` : ''),
    en: named.join(', ') + (rest > 0 ? ` and ${rest} more` : ''),
  }
}
