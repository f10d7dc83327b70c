import type { Cell } from '../formats/cell.js'
import { amountText } from '../telling/figures.js'
import type { LotBids } from '../telling/lots.js'
import { ruleName } from '../telling/rule-name.js'
import { KIND_TEXTS } from '../texts/kinds.js'
import { type Lang, say } from '../texts/text.js'
import { workbookTexts as texts } from '../texts/workbook.js'
import type { ShownRing } from './graph.js'

/**
 * What happened when: joint lots with the members' bids, and the first and last day of each fact; by day,
 * then in the order of the ring.
 */
export const timelineRows = ({ ring }: ShownRing, lots: readonly LotBids[], lang: Lang): Cell[][] => {
  const names = new Map(ring.members.map(({ bidderId, name }) => [bidderId, name || bidderId]))
  const events: [string, string, string][] = lots.flatMap(({ lot, bids }) =>
    lot.day === null
      ? []
      : [[lot.day, say(texts.jointLot, lang), lotText(lot, bids, names, lang)] as [string, string, string]],
  )
  for (const { rule, kind, value, firstDay, lastDay } of ring.evidence) {
    const what = [rule, ruleName(rule, lang), kind ? say(KIND_TEXTS[kind]!, lang) : '', value ?? '']
    const words = what.filter(Boolean).join(' ')
    if (firstDay) events.push([firstDay, say(texts.firstSeen, lang), words])
    if (lastDay && lastDay !== firstDay) events.push([lastDay, say(texts.lastSeen, lang), words])
  }
  return events
    .map((event, i) => ({ event, i }))
    .sort((x, y) => (x.event[0] < y.event[0] ? -1 : x.event[0] > y.event[0] ? 1 : x.i - y.i))
    .map(({ event }) => [ring.id, ...event])
}

const lotText = (
  { title, id, currency }: LotBids['lot'],
  bids: LotBids['bids'],
  names: ReadonlyMap<string, string>,
  lang: Lang,
): string => {
  const list = bids.map(({ bidderId, amountFen, won }) => {
    const amount = amountFen === null ? '' : ` ${amountText(amountFen, lang, currency)}`
    return `${names.get(bidderId)}${amount}${won ? ` ${say(texts.wonMark, lang)}` : ''}`
  })
  return `${title || id}: ${list.join('; ')}`
}
