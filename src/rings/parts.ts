import { gradeIndex } from '../domain/grade.js'
import { ITEM_FLAGS } from '../evidence/items.js'
import type { Associate, RingDraft } from './assemble.js'
import { type Bench, type WeighedRing, weighRing } from './judge.js'
import { isCorroboration } from './level.js'
import { isExempt, type PairItem } from './pair-item.js'

/**
 * A ring weighed; or, where the whole is green, the parts of it that strong leads on one lot join and that
 * are a suspected ring by themselves, the others being their associates: "a stronger item between fewer
 * members … may make a ring of its own" (evidence.md §6). Half a ring that shares a machine while the other
 * half merely bids along is found so.
 */
export const weighWithParts = (draft: RingDraft, bench: Bench): WeighedRing[] => {
  const { ring: whole, items } = weighRing(draft, bench)
  if (whole.level !== 'green' || draft.members.length < 3) return [whole]
  const parts = strongParts(items, draft.members.length)
    .filter((part) => part.length < draft.members.length)
    .map((part) => weighRing(partOf(draft, part, items), bench))
    .filter(({ ring, items }) => ring.level === 'red' || (ring.level === 'yellow' && standsTwice(items)))
    .map(({ ring }) => ring)
  return parts.length > 0 ? parts : [whole]
}

const isStrongOnLot = (item: PairItem): boolean =>
  item.grade <= gradeIndex.强 &&
  item.lots.length > 0 &&
  (item.flags & ITEM_FLAGS.acrossLots) === 0 &&
  isCorroboration(item) &&
  !isExempt(item)

/** Strong leads on two lots or more: one lot alone may be anybody's once. */
const standsTwice = (items: readonly PairItem[]): boolean => {
  const lots = new Set<number>()
  for (const item of items)
    if (isStrongOnLot(item)) for (let l = 0; l < item.lots.length; l++) lots.add(item.lots[l]!)
  return lots.size > 1
}

/** Members that strong leads on one lot join, two or more together, by their smallest; each ascending. */
const strongParts = (items: readonly PairItem[], size: number): number[][] => {
  const home = Array.from({ length: size }, (_, v) => v)
  const find = (v: number): number => (home[v] === v ? v : (home[v] = find(home[v]!)))
  for (const item of items) {
    if (!isStrongOnLot(item)) continue
    const [x, y] = [find(item.a), find(item.b)]
    home[Math.max(x, y)] = Math.min(x, y)
  }
  const parts = new Map<number, number[]>()
  for (let v = 0; v < size; v++) parts.set(find(v), [...(parts.get(find(v)) ?? []), v])
  return [...parts.values()].filter((part) => part.length > 1)
}

/** The part as a ring; members left out are its associates, with what ties them to it. */
const partOf = (draft: RingDraft, part: readonly number[], items: readonly PairItem[]): RingDraft => {
  const inside = new Set(part)
  const left = new Map<number, Associate>()
  const bits = new Map<string, number>()
  for (const { a, b, family, bits: held } of items) {
    if (inside.has(a) === inside.has(b)) continue
    const [member, other] = inside.has(a) ? [a, b] : [b, a]
    const key = `${member} ${other} ${family}`
    const more = held - (bits.get(key) ?? 0)
    if (more <= 0) continue
    bits.set(key, held)
    const bidder = draft.members[other]!
    const one = left.get(bidder) ?? { bidder, tiedTo: [], bits: 0 }
    one.bits += more
    if (!one.tiedTo.includes(draft.members[member]!)) one.tiedTo.push(draft.members[member]!)
    left.set(bidder, one)
  }
  const associates = [...left.values()].map((one) => ({ ...one, tiedTo: one.tiedTo.sort((x, y) => x - y) }))
  return {
    members: part.map((v) => draft.members[v]!),
    associates: [...associates, ...draft.associates.filter((one) => !left.has(one.bidder))].sort(
      (x, y) => x.bidder - y.bidder,
    ),
  }
}
