import { workingDaysBetween } from '../calendar/calendar.js'
import { dayFrom } from '../calendar/day.js'
import { shanghaiDay } from '../domain/day.js'
import type { Text } from '../texts/text.js'
import type { Desk } from './desk.js'
import { makeItem } from './make-item.js'
import { type DueBody, NO_PAPERS } from './paper.js'
import { record } from './record.js'

/** One paper that an office owes by a day. */
interface Owed {
  kind: 'RI' | 'TK'
  /** RI/HALF/2026-H1/O-zj: the same is made once */
  key: string
  office: string
  title: Text
  rule: string
  window: string
  dueDay: string
  supports: string[]
  source: string
  reminders: readonly number[]
}

/** How many were made, and how many were called to mind. */
export interface Planned {
  made: number
  reminded: number
}

/**
 * Makes the reports and tasks that offices owe in the present year and that are not over yet, once each, and
 * calls reports to mind on the working days before they are due that their rule names: those of the next year
 * as soon as the first of these days has come. The same day twice changes nothing.
 */
export const planDue = (desk: Desk, now: Date): Planned => {
  const { work } = desk
  const today = shanghaiDay(now)
  const year = Number(today.slice(0, 4))
  const owed = [
    ...owedIn(desk, year).filter(({ dueDay }) => dueDay >= today),
    ...owedIn(desk, year + 1).filter((one) => isNear(desk, one, now)),
  ]
  const known = new Map(
    work
      .linked(
        'owed',
        owed.map(({ key }) => key),
      )
      .map(({ item, key }) => [key, item]),
  )
  const missing = owed.filter(({ key }) => !known.has(key))
  const reminded = owed.filter((one) => known.has(one.key) && isToRemind(desk, known.get(one.key)!, one, now))
  if (missing.length + reminded.length === 0) return { made: 0, reminded: 0 }
  return work.transact(() => {
    for (const one of missing) makeOwed(desk, one, now)
    for (const one of reminded) remind(desk, known.get(one.key)!, one, now)
    return { made: missing.length, reminded: reminded.length }
  })
}

/** What the matrix and the rules ask of offices in a year, in order of their keys. */
export const owedIn = (
  { responsibilities, reportRules }: Pick<Desk, 'responsibilities' | 'reportRules'>,
  year: number,
): Owed[] => {
  const tasks = responsibilities.flatMap(({ id, part, task, leads, supports, dueDay, recurs }) => {
    const first = Number(dueDay.slice(0, 4))
    if (year < first || (recurs === 'once' && year > first)) return []
    return leads.map((office): Owed => {
      const own = { kind: 'TK' as const, key: `TK/${id}/${year}/${office}`, office, title: task, rule: id }
      const due = `${year}${dueDay.slice(4)}`
      return { ...own, window: String(year), dueDay: due, supports, source: part, reminders: [] }
    })
  })
  const reports = reportRules.flatMap(({ code, title, from, windows, fromYear, reminders, source }) =>
    year < fromYear
      ? []
      : windows.flatMap(({ name, due }) =>
          from.map((office): Owed => {
            const window = `${year}-${name}`
            const own = {
              kind: 'RI' as const,
              key: `RI/${code}/${window}/${office}`,
              office,
              title,
              rule: code,
            }
            return { ...own, window, dueDay: `${year}-${due}`, supports: [], source, reminders }
          }),
        ),
  )
  return [...tasks, ...reports].sort((a, b) => (a.key < b.key ? -1 : 1))
}

const makeOwed = (desk: Desk, owed: Owed, now: Date): void => {
  const { kind, key, office, title, rule, window, dueDay, supports, source } = owed
  const body: DueBody = {
    about: kind === 'RI' ? 'report' : 'task',
    ...{ title, rule, window, dueDay, supports, source },
  }
  const made = makeItem(desk, {
    ...{ kind, host: office, issuer: desk.coordination, colour: null, body, progress: NO_PAPERS },
    links: [{ what: 'owed', key }],
    ...{ clock: kind === 'RI' ? 'REPORT' : 'TASK', dueDay, actor: undefined, at: now.toISOString() },
  })
  desk.work.addParty(made.id, { office, part: 'addressee' }, made.openedAt)
}

/** Working days that are left, where the rule names them. */
const leftOf = ({ calendar }: Desk, { dueDay }: Owed, now: Date): number =>
  workingDaysBetween(calendar, dayFrom(shanghaiDay(now)), dayFrom(dueDay))

const isNear = (desk: Desk, owed: Owed, now: Date): boolean => {
  const left = leftOf(desk, owed, now)
  return owed.reminders.some((before) => left <= before)
}

const isToRemind = (desk: Desk, id: string, owed: Owed, now: Date): boolean => {
  const left = leftOf(desk, owed, now)
  if (!owed.reminders.includes(left) || desk.work.item(id)!.state !== 'due') return false
  return !desk.work
    .workEvents(id)
    .some(({ act, input }) => act === 'reminded' && (input as { left?: number }).left === left)
}

const remind = (desk: Desk, id: string, owed: Owed, now: Date): void => {
  const item = desk.work.item(id)!
  const input = { left: leftOf(desk, owed, now), dueDay: owed.dueDay }
  record(desk, { act: 'reminded', from: item, to: item, actor: undefined, at: now.toISOString(), input })
}
