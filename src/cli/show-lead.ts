import { shanghaiMinute } from '../domain/day.js'
import type { ShownClock } from '../handling/shown.js'
import { leadCliTexts as texts } from '../texts/lead-cli.js'
import { numberTexts } from '../texts/numbers.js'
import { listText } from '../texts/text.js'
import type { Context } from './context.js'
import type { ShownEvent, ShownItem } from './lead-client.js'
import { colourText, itemTable } from './print-leads.js'
import { clip, table } from './table.js'

/** A lead as people read it: head, deadlines, facts, what may be done and what is missing. */
export const showLead = (context: Context, item: ShownItem): void => {
  const parts = [item.id, colourText(context, item), context.say(item.stateText), context.say(item.summary)]
  context.print(context.colors.bold(parts.join(' · ')))
  if (item.host) context.print(`${context.say(texts.host)}  ${item.host.name}`)
  if (item.handlers.length > 0)
    context.print(
      listText(
        item.handlers.map(({ name }) => name),
        context.lang,
      ),
    )
  if (item.proposal) {
    const { row, hostName, cohandlers } = item.proposal
    const shown = { row: row ?? '—', host: hostName ?? '—', cohandlers: cohandlers.join(' ') || '—' }
    context.print(context.say(texts.proposal, shown))
  }
  for (const { kind, numbers } of item.numbers)
    context.print(`${context.say(numberTexts.kinds[kind])}  ${numbers.join(' → ')}`)
  clocksTable(
    context,
    item.clocks.filter(({ result }) => result === 'running'),
  )
  factsTable(context, item)
  childrenTable(context, item)
  actsTable(context, item)
  makingsTable(context, item)
}

const clocksTable = (context: Context, clocks: readonly ShownClock[]): void => {
  if (clocks.length === 0) return
  const heads = [texts.term, texts.due, texts.left, texts.source].map((head) => context.say(head))
  const rows = clocks.map((clock) => [
    clock.term,
    `${clock.due}${clock.light === 'red' ? ` ${context.say(texts.over)}` : ''}`,
    leftText(context, clock),
    clip(clock.source ?? '', 40),
  ])
  context.print(`\n${table(heads, rows)}`)
}

const leftText = (context: Context, { left }: ShownClock): string => {
  if (left === null) return '—'
  return 'wd' in left
    ? context.say(texts.workingDays, { n: left.wd })
    : context.say(texts.hours, { n: left.h })
}

const factsTable = (context: Context, { about }: ShownItem): void => {
  if (!about || about.facts.length === 0) return
  const heads = [texts.id, texts.grade, texts.fact, texts.value, texts.lots].map((head) => context.say(head))
  const rows = about.facts.map((fact) => [
    fact.id,
    fact.grade,
    clip(`${fact.rule} ${context.say(fact.name)}`, 40),
    clip(fact.value ?? '—', 24),
    String(fact.lots),
  ])
  context.print(`\n${table(heads, rows, [4])}`)
}

const childrenTable = (context: Context, { children }: ShownItem): void => {
  if (children.length > 0) context.print(`\n${itemTable(context, children)}`)
}

const makingsTable = (context: Context, { makes }: ShownItem): void => {
  for (const { kind, text, missing, input } of makes) {
    const comes = input.length > 0 ? ` (${input.join(', ')})` : ''
    context.print(`\n${context.say(texts.makes)} ${kind} ${context.say(text)}${comes}`)
    for (const { pointer, detail } of missing) context.print(`  ${pointer}  ${context.say(detail)}`)
  }
}

const MISSING_SHOWN = 6

const actsTable = (context: Context, { acts }: ShownItem): void => {
  for (const { act, text, enabled, missing, needsAnother, input } of acts) {
    const state = needsAnother ? context.say(texts.another) : enabled ? context.say(texts.ready) : ''
    const comes = input.length > 0 ? ` (${input.join(', ')})` : ''
    context.print(`\n${act} ${context.say(text)}${comes} ${state}`)
    for (const { pointer, detail } of missing.slice(0, MISSING_SHOWN))
      context.print(`  ${pointer}  ${context.say(detail)}`)
    if (missing.length > MISSING_SHOWN) context.print(`  … ${missing.length}`)
  }
}

/** What was done with an item, one event a line. */
export const showEvents = (context: Context, events: readonly ShownEvent[]): void =>
  context.print(
    table(
      [texts.at, texts.act_, texts.state, texts.by].map((head) => context.say(head)),
      events.map(({ at, text, to, office, position, user }) => [
        shanghaiMinute(at),
        context.say(text),
        to,
        user ?? (office === null ? '—' : `${office}/${position}`),
      ]),
    ),
  )
