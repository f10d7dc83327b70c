import { Argument, type Command } from 'commander'
import { type Calendar, type CalendarDay, workingDaysBetween } from '../../calendar/calendar.js'
import { type Due, dueOf, LONGEST_TERM, startOfDay, UNITS, type Unit } from '../../calendar/term.js'
import { dayNumber, shanghai, twoDigits } from '../../domain/day.js'
import { AppError } from '../../domain/errors.js'
import { calendarTexts as texts } from '../../texts/calendar.js'
import { cliTexts } from '../../texts/cli.js'
import { type Lang, say } from '../../texts/text.js'
import { calendarWith } from '../calendar-file.js'
import type { Register } from '../command.js'
import { type Context, contextOf } from '../context.js'
import { table } from '../table.js'

/** `calendar show | add`: which days are worked, and when a term ends. */
export const calendarCommand: Register = (program, lang) => {
  const calendar = program.command('calendar').description(say(texts.calendar, lang))

  options(calendar.command('show').description(say(texts.show, lang)).argument('<year>'), lang).action(
    (year: string, given: { calendar?: string }, command: Command) =>
      show(contextOf(command), calendarWith(given.calendar), yearFrom(year)),
  )

  options(calendar.command('add').description(say(texts.add, lang)).argument('<day>').argument('<n>'), lang)
    .addArgument(new Argument('<unit>').choices(UNITS))
    .action((day: string, n: string, unit: Unit, given: { calendar?: string }, command: Command) =>
      add(contextOf(command), calendarWith(given.calendar), { day, n, unit }),
    )
}

const options = (command: Command, lang: Lang): Command =>
  command
    .option('--calendar <file>', say(texts.optCalendar, lang))
    .option('--json', say(cliTexts.optJson, lang))

const yearFrom = (text: string): number => {
  const year = Number(text)
  if (!/^[1-9]\d{3}$/.test(text)) throw new AppError('invalid_input', `"${text}" is no year: write 2026`)
  return year
}

interface YearShown {
  year: number
  complete: boolean
  workingDays: number
  /** working days of each */
  months: number[]
  days: CalendarDay[]
}

const show = (context: Context, calendar: Calendar, year: number): void => {
  const months = Array.from({ length: 12 }, (_, m) =>
    workingDaysBetween(calendar, dayNumber(year, m + 1, 1) - 1, dayNumber(year, m + 2, 1) - 1),
  )
  const total = months.reduce((sum, days) => sum + days, 0)
  const days = calendar.days.filter(({ day }) => day.startsWith(`${year}-`))
  const isKnown = calendar.complete.has(year)
  const found = { year, complete: isKnown, workingDays: total, months, days }
  if (context.json) context.printJson(found)
  else showTables(context, found)
}

const showTables = (context: Context, { year, complete, workingDays, months, days }: YearShown): void => {
  if (!complete) context.note(context.say(texts.unannounced, { year }))
  const rows = months.map((worked, m) => [twoDigits(m + 1), String(worked)])
  const heads = [context.say(texts.month), context.say(texts.workingDays)]
  context.print(table(heads, [...rows, [context.say(texts.total), String(workingDays)]], [1]))
  if (days.length > 0) context.print(`\n${daysTable(context, days)}`)
}

const daysTable = (context: Context, days: readonly CalendarDay[]): string =>
  table(
    [texts.day, texts.kind, texts.name].map((head) => context.say(head)),
    days.map(({ day, kind, name }) => [day, context.say(texts[kind]), name]),
  )

const add = (
  context: Context,
  calendar: Calendar,
  { day, n, unit }: { day: string; n: string; unit: Unit },
): void => {
  if (!/^\d{1,9}$/.test(n))
    throw new AppError('invalid_input', `A term is a whole number from 0 to ${LONGEST_TERM}, not ${n}`)
  const due = dueOf(startFrom(day, unit), { unit, amount: Number(n) }, calendar)
  if (context.json) context.printJson(due)
  else tell(context, due)
}

const tell = (context: Context, due: Due): void => {
  const rows = [
    [context.say(texts.dueDay), due.dueDay],
    [context.say(texts.lenientDay), due.lenientDay],
    [context.say(texts.dueAt), clockOf(due.dueAt, due.dueDay)],
  ]
  for (const [name, value] of rows) context.print(`${name}  ${value}`)
  if (due.provisional) context.note(context.say(texts.provisional))
}

/** Midnight is the end of the day before, as deadlines are written. */
const clockOf = (at: string, day: string): string => {
  const clock = shanghai(at)
  return clock.startsWith(day) ? clock : `${day} 24:00:00`
}

/** The instant of a day, or of a day and a time of day in Beijing: `2026-03-01T09:00`. */
const startFrom = (text: string, unit: Unit): string => {
  const [day, time] = text.split('T')
  const start = startOfDay(day!)
  if (time === undefined && unit !== 'h') return start
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time ?? '') ?? []
  if (minutes === undefined)
    throw new AppError('invalid_input', `"${text}" has no time of day: write 2026-03-01T09:00`)
  return new Date(Date.parse(start) + (Number(hours) * 60 + Number(minutes)) * 60_000).toISOString()
}
