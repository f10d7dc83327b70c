import type { Family } from '../domain/grade.js'
import type { RingEvidence, RingMember } from '../domain/ring.js'

/**
 * What the ring's members have in common: a value, or a pattern of behaviour; the facts that say so are one
 * box.
 */
export interface Common<Fact extends PicturedFact = RingEvidence> {
  family: Family
  kind: Fact['kind']
  value: string | null
  items: Fact[]
  /** places of members */
  members: number[]
}

type PicturedMember = Pick<RingMember, 'bidderId'>
type PicturedFact = Pick<RingEvidence, 'family' | 'value' | 'members'> & { kind?: unknown }

/** What a picture of a ring is laid out from. */
export interface PicturedRing<Member extends PicturedMember, Fact extends PicturedFact> {
  ring: {
    readonly members: readonly Member[]
    readonly associates: readonly { bidderId: string; name: string; bits: number }[]
    readonly evidence: readonly Fact[]
  }
  /** name of the value of evidence i, the same for facts on one value; null for a pattern */
  values: readonly (string | null)[]
}

export interface Box {
  x: number
  y: number
  width: number
  height: number
}

export interface Layout<
  Member extends PicturedMember = RingMember,
  Fact extends PicturedFact = RingEvidence,
> {
  width: number
  height: number
  members: { member: Member; box: Box }[]
  common: { common: Common<Fact>; box: Box; side: 'left' | 'right' }[]
  associates: { name: string; bits: number; box: Box }[]
}

/** of the drawing, in pixels */
export const WIDTH = 1400
const MEMBER = { width: 300, height: 62, gap: 26 }
const COMMON = { width: 380, height: 50, gap: 14 }
const ASSOCIATE = { width: 300, height: 34, gap: 10 }
export const MARGIN = 32

/**
 * Members in the middle, what they share to the left and right of them: a drawing that stays readable where a
 * force layout tangles, and is the same every time. Members stand in the order of the ring; boxes at the
 * height of the members that they join, so that few lines cross. No randomness.
 */
export const layoutOf = <Member extends PicturedMember, Fact extends PicturedFact>(
  { ring, values }: PicturedRing<Member, Fact>,
  top: number,
): Layout<Member, Fact> => {
  const commons = commonsOf(
    ring.evidence,
    values,
    ring.members.map((member) => member.bidderId),
  )
  const sides = sidesOf(commons)
  const rows = Math.max(sides.left.length, sides.right.length)
  const inner = Math.max(
    ring.members.length * (MEMBER.height + MEMBER.gap),
    rows * (COMMON.height + COMMON.gap),
  )
  const members = spread(ring.members.length, MEMBER, top, inner, (WIDTH - MEMBER.width) / 2).map(
    (box, i) => ({
      member: ring.members[i]!,
      box,
    }),
  )
  const place = (list: Common<Fact>[], side: 'left' | 'right', x: number) =>
    spread(list.length, COMMON, top, inner, x).map((box, i) => ({ common: list[i]!, box, side }))
  const associates = ring.associates.map(({ name, bidderId, bits }, i) => {
    const column = i % 4
    return {
      name: name || bidderId,
      bits,
      box: {
        x: MARGIN + column * (ASSOCIATE.width + 45),
        y: top + inner + 44 + Math.floor(i / 4) * (ASSOCIATE.height + ASSOCIATE.gap),
        width: ASSOCIATE.width,
        height: ASSOCIATE.height,
      },
    }
  })
  const below =
    associates.length > 0 ? 44 + Math.ceil(associates.length / 4) * (ASSOCIATE.height + ASSOCIATE.gap) : 0
  return {
    width: WIDTH,
    height: top + inner + below,
    members,
    common: [
      ...place(sides.left, 'left', MARGIN),
      ...place(sides.right, 'right', WIDTH - MARGIN - COMMON.width),
    ],
    associates,
  }
}

/** Facts on one value are one box; a pattern is a box of its own. Strongest first. */
const commonsOf = <Fact extends PicturedFact>(
  evidence: readonly Fact[],
  values: readonly (string | null)[],
  members: readonly string[],
): Common<Fact>[] => {
  const boxes = new Map<string, Common<Fact>>()
  evidence.forEach((item, i) => {
    const key = values[i] ?? `pattern ${i}`
    const there = boxes.get(key)
    const places = item.members.map((id) => members.indexOf(id)).filter((place) => place >= 0)
    if (there) {
      there.items.push(item)
      there.members = [...new Set([...there.members, ...places])].sort((x, y) => x - y)
    } else
      boxes.set(key, {
        family: item.family,
        kind: item.kind,
        value: item.value,
        items: [item],
        members: places,
      })
  })
  return [...boxes.values()]
}

/** To the left and right in turn, strongest first; each side from top to bottom by the members it joins. */
const sidesOf = <Fact extends PicturedFact>(
  commons: readonly Common<Fact>[],
): { left: Common<Fact>[]; right: Common<Fact>[] } => {
  const byHeight = (x: Common<Fact>, y: Common<Fact>): number => middle(x) - middle(y)
  return {
    left: commons.filter((_, i) => i % 2 === 0).sort(byHeight),
    right: commons.filter((_, i) => i % 2 === 1).sort(byHeight),
  }
}

const middle = ({ members }: { members: readonly number[] }): number =>
  members.reduce((sum, place) => sum + place, 0) / Math.max(1, members.length)

const spread = (
  count: number,
  { width, height, gap }: { width: number; height: number; gap: number },
  top: number,
  inner: number,
  x: number,
): Box[] => {
  const free = inner - count * height
  const between = count > 1 ? Math.max(gap, Math.min(3 * gap + 20, free / count)) : 0
  const first = top + Math.max(0, (inner - count * height - (count - 1) * between) / 2)
  return Array.from({ length: count }, (_, i) => ({
    x: Math.round(x),
    y: Math.round(first + i * (height + between)),
    width,
    height,
  }))
}
