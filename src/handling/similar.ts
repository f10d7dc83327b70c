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
export const similarTo = (desk: Pick<Desk, 'work'>, lead: Pick<WorkItem, 'id'>): Similar[] => {
  const keysHere = (what: string): string[] => keysOf(desk, lead.id, what)
  return similarToThese(desk, { bidders: keysHere('bidder'), lots: keysHere('lot') }, lead.id)
}

const keysOf = ({ work }: Pick<Desk, 'work'>, id: string, what: string): string[] =>
  work.links(id).flatMap((link) => (link.what === what ? [link.key] : []))

/** The same of bidders and lots, before there is a lead about them; `self` is left out. */
export const similarToThese = (
  { work }: Pick<Desk, 'work'>,
  about: { bidders: readonly string[]; lots: readonly string[] },
  self?: string,
): Similar[] => {
  const keys = (id: string, what: string): Set<string> => new Set(keysOf({ work }, id, what))
  const [bidders, lots] = [new Set(about.bidders), new Set(about.lots)]
  const others = new Set(work.linked('bidder', [...bidders]).map(({ item }) => item))
  if (self !== undefined) others.delete(self)
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
