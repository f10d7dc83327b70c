import type { WorkItem } from '../casebook/work/items.js'
import type { Desk } from './desk.js'

/** Another lead about much the same. */
export interface Similar {
  id: string
  state: string
  colour: string | null
  /** bidders and lots that both are about */
  bidders: number
  lots: number
  /** of the bidders of the smaller lead, in thousandths */
  share: number
}

const MOST = 20

/** Leads with half of the bidders, or a lot and two bidders, in common; the most alike first. */
export const similarTo = (desk: Desk, lead: WorkItem): Similar[] => {
  const { work } = desk
  const keys = (id: string, what: string): Set<string> =>
    new Set(
      work
        .links(id)
        .filter((link) => link.what === what)
        .map(({ key }) => key),
    )
  const [bidders, lots] = [keys(lead.id, 'bidder'), keys(lead.id, 'lot')]
  const others = new Set(work.linked('bidder', [...bidders]).map(({ item }) => item))
  others.delete(lead.id)
  return [...others]
    .flatMap((id) => work.item(id) ?? [])
    .filter(({ kind, state }) => kind === 'LD' && state !== 'void')
    .map((other): Similar => {
      const [theirs, theirLots] = [keys(other.id, 'bidder'), keys(other.id, 'lot')]
      const both = common(bidders, theirs)
      return {
        id: other.id,
        state: other.state,
        colour: other.colour,
        bidders: both,
        lots: common(lots, theirLots),
        share: Math.round((1000 * both) / Math.max(1, Math.min(bidders.size, theirs.size))),
      }
    })
    .filter(({ share, lots, bidders }) => share >= 500 || (lots > 0 && bidders >= 2))
    .sort((a, b) => b.share - a.share || b.lots - a.lots || (a.id < b.id ? -1 : 1))
    .slice(0, MOST)
}

const common = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => {
  let n = 0
  for (const one of a) if (b.has(one)) n++
  return n
}
