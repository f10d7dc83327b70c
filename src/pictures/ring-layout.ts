import type { RingEvidence, RingMember } from '../domain/ring.js'
import { type Box, MARGIN, sidesOf, spread, WIDTH } from './boxes.js'
import { type Common, commonsOf, type PicturedFact } from './commons.js'

type PicturedMember = Pick<RingMember, 'bidderId'>

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

const MEMBER = { width: 300, height: 62, gap: 26 }
const COMMON = { width: 380, height: 50, gap: 14 }
const ASSOCIATE = { width: 300, height: 34, gap: 10 }

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
  const sides = sidesOf(commons, ({ members }) => members)
  const rows = Math.max(sides.left.length, sides.right.length)
  const inner = Math.max(
    ring.members.length * (MEMBER.height + MEMBER.gap),
    rows * (COMMON.height + COMMON.gap),
  )
  const below = (count: number, size: typeof MEMBER, x: number): Box[] =>
    spread(new Array<number>(count).fill(size.height), size, inner, x).map((box) => ({
      ...box,
      y: top + box.y,
    }))
  const members = below(ring.members.length, MEMBER, (WIDTH - MEMBER.width) / 2).map((box, i) => ({
    member: ring.members[i]!,
    box,
  }))
  const place = (list: Common<Fact>[], side: 'left' | 'right', x: number) =>
    below(list.length, COMMON, x).map((box, i) => ({ common: list[i]!, box, side }))
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
  const under =
    associates.length > 0 ? 44 + Math.ceil(associates.length / 4) * (ASSOCIATE.height + ASSOCIATE.gap) : 0
  return {
    width: WIDTH,
    height: top + inner + under,
    members,
    common: [
      ...place(sides.left, 'left', MARGIN),
      ...place(sides.right, 'right', WIDTH - MARGIN - COMMON.width),
    ],
    associates,
  }
}
