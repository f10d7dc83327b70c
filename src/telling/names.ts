import { findString, stringAt } from '../arrays/strings.js'
import type { Ring } from '../domain/ring.js'
import type { Market } from '../market/market.js'

/** What an organisation is called; undefined where it has no known name. */
export type NameOf = (id: string) => string | undefined

/** Members and associates by the ring, everybody else by `others`. */
export const namesOfRing = (
  { members, associates }: Pick<Ring, 'members' | 'associates'>,
  others: NameOf = () => undefined,
): NameOf => {
  const own = new Map([...members, ...associates].map(({ bidderId, name }) => [bidderId, name]))
  return (id) => own.get(id) || others(id)
}

/** Names of a market's bidders, buyers, agencies and other organisations. */
export const namesIn = ({ bidders }: Pick<Market, 'bidders'>): NameOf => {
  const placeOf = (id: string): number => {
    const bidder = findString(bidders.id, id, 0, bidders.count)
    return bidder >= 0 ? bidder : findString(bidders.id, id, bidders.count, bidders.orgCount)
  }
  return (id) => {
    const place = placeOf(id)
    return place < 0 ? undefined : stringAt(bidders.name, place)
  }
}
