import { kindIndex, type SourceId, sourceIndex } from '../domain/value-kind.js'
import type { Market } from '../market/market.js'
import { TRACES } from '../rules/index.js'
import { weakenItem } from './item-columns.js'
import { type EvidenceItems, ITEM_FLAGS } from './items.js'
import type { EvidenceSettings } from './settings.js'

const sources = (...ids: SourceId[]): ReadonlySet<number> => new Set(ids.map((id) => sourceIndex[id]))
const FINANCE = sources('roles.finance')
const PERSONS_PHONE = sources('roles.phone', 'bids.agent_phone')
const REGISTERED = sources('bidders.phone', 'bidders.email', 'roles.phone')

/**
 * A contact that comes with a person whom the pair shares is no second fact. On the items [start, end) of a
 * pair, in place:
 *
 * - A person who is finance officer of both and nothing else to them is a bookkeeper for hire as likely:
 *   background; and the contact that stands for both on the register, where a bookkeeper leaves the own one,
 *   is a lead at most.
 * - A phone that both have only as some person's own goes with the person: a lead at most, and no stronger
 *   than what the person says.
 */
export const settleContacts = (
  market: Market,
  items: EvidenceItems,
  start: number,
  end: number,
  { personsContacts: settings }: EvidenceSettings,
): void => {
  let bookkeeper = false
  let person: number | undefined
  for (let i = start; i < end; i++) {
    if (items.value[i]! < 0 || market.values.kind[items.value[i]!] !== kindIndex.person) continue
    if (TRACES[items.rule[i]!] === 'officer' && usedOnly(market, items, i, FINANCE)) {
      weakenItem(items, i, ITEM_FLAGS.serviceProvider, settings.bookkeeperShare, settings.bookkeeperGrade)
      bookkeeper = true
    } else person = Math.min(person ?? items.grade[i]!, items.grade[i]!)
  }
  for (let i = start; i < end; i++) {
    if (TRACES[items.rule[i]!] !== 'contact' || items.flags[i]! & ITEM_FLAGS.serviceProvider) continue
    if (bookkeeper && isRegistered(market, items, i))
      weakenItem(items, i, ITEM_FLAGS.serviceProvider, settings.share, settings.grade)
    else if (person !== undefined && usedOnly(market, items, i, PERSONS_PHONE)) {
      weakenItem(items, i, ITEM_FLAGS.personsOwn, settings.share, settings.grade)
      items.grade[i] = Math.max(items.grade[i]!, person)
    }
  }
}

/** Neither bidder of the item uses its value in any other place. */
const usedOnly = (
  market: Market,
  { a, b, value }: EvidenceItems,
  i: number,
  places: ReadonlySet<number>,
): boolean =>
  sourcesOf(market, value[i]!, a[i]!).every((s) => places.has(s)) &&
  sourcesOf(market, value[i]!, b[i]!).every((s) => places.has(s))

/** Both bidders of the item have its value on the register. */
const isRegistered = (market: Market, { a, b, value }: EvidenceItems, i: number): boolean =>
  sourcesOf(market, value[i]!, a[i]!).some((s) => REGISTERED.has(s)) &&
  sourcesOf(market, value[i]!, b[i]!).some((s) => REGISTERED.has(s))

const sourcesOf = ({ values }: Market, v: number, bidder: number): number[] => {
  const found: number[] = []
  for (let u = values.useOffsets[v]!; u < values.useOffsets[v + 1]!; u++)
    if (values.useBidder[u] === bidder) found.push(values.useSource[u]!)
  return found
}
