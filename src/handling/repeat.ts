import { findString, stringAt } from '../arrays/strings.js'
import { dayFrom, plusMonths } from '../calendar/day.js'
import { OFFENCES } from '../domain/codes.js'
import { dayText, NO_DAY } from '../domain/day.js'
import type { Market } from '../market/market.js'
import { colourTexts as texts } from '../texts/colours.js'
import { filled, type Text } from '../texts/text.js'
import type { FoundLead, Repeat } from './lead.js'

/** Offences of which two within three years are grave (regulations 67 and 68). */
const COUNTED = ['collusion', 'fraud'] as const
const MONTHS = 36
const FEWEST = 2

/**
 * Bidders against whom two decisions or more for collusion, or for fraud, were made in the three years up to
 * a day (YYYY-MM-DD) and stand, each with those decisions by day; by bidder, then offence.
 */
export const repeatsOf = (
  { penalties, bidders }: Pick<Market, 'penalties' | 'bidders'>,
  bidderIds: readonly string[],
  day: string,
): Repeat[] => {
  const until = dayFrom(day)
  const from = plusMonths(until, -MONTHS)
  const own = new Map(bidderIds.map((id) => [findString(bidders.id, id, 0, bidders.count), id]))
  const found = new Map<string, Repeat>()
  for (let p = 0; p < penalties.count; p++) {
    const bidder = own.get(penalties.org[p]!)
    const decided = penalties.day[p]!
    const offence = COUNTED.find((one) => OFFENCES[penalties.kind[p]!] === one)
    if (bidder === undefined || offence === undefined || penalties.revoked[p] === 1) continue
    if (decided === NO_DAY || decided < from || decided > until) continue
    const key = `${bidder} ${offence}`
    const repeat = found.get(key) ?? { bidder, offence, decisions: [] }
    repeat.decisions.push({ number: stringAt(penalties.docNo, p), day: dayText(decided) })
    found.set(key, repeat)
  }
  return [...found]
    .filter(([, { decisions }]) => decisions.length >= FEWEST)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, repeat]) => ({ ...repeat, decisions: repeat.decisions.sort(byDay) }))
}

const byDay = (a: Repeat['decisions'][number], b: Repeat['decisions'][number]): number =>
  a.day < b.day || (a.day === b.day && a.number < b.number) ? -1 : 1

/** Why a lead is a colour graver, with the decisions; undefined where no member was punished again. */
export const repeatText = ({
  repeats = [],
  members,
}: Pick<FoundLead, 'repeats' | 'members'>): Text | undefined => {
  if (repeats.length === 0) return undefined
  const who = repeats.map(({ bidder, decisions }) => {
    const name = members.find(({ id }) => id === bidder)?.name ?? bidder
    return `${name} ${decisions.map(({ number, day }) => `${number} ${day}`).join(' ')}`
  })
  return filled(texts.repeat, { who: who.join('; ') })
}
