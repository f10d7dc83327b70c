import type { RingMember } from '../domain/ring.js'
import { type Box, MARGIN, sidesOf, spread, WIDTH } from '../pictures/boxes.js'
import type { Words } from '../rules/words.js'
import type { ShownRing } from './graph.js'
import { type BoxText, commonText, heightOf, memberText } from './picture-box.js'
import { type Common, commonsOf } from './picture-commons.js'

interface Drawn {
  text: BoxText
  box: Box
}

/** Where everything of one ring stands, from 0 down. */
export interface Layout {
  height: number
  members: (Drawn & { member: RingMember })[]
  common: (Drawn & { common: Common; side: 'left' | 'right' })[]
  associates: { name: string; bits: number; box: Box }[]
}

const MEMBER = { width: 300, gap: 26 }
const COMMON = { width: 380, gap: 14 }
const ASSOCIATE = { width: 322, height: 34, gap: 10, between: 16 }

/**
 * Members in the middle, what they share to the left and right of them: a drawing that stays readable where a
 * force layout tangles, and is the same every time. Members stand in the order of the ring; boxes at the
 * height of the members that they join, so that few lines cross. No randomness.
 */
export const layoutOf = (shown: ShownRing, words: Words): Layout => {
  const { ring } = shown
  const members = ring.members.map((member) => ({ member, text: memberText(member, MEMBER.width, words) }))
  const told = commonsOf(shown).map((common) => ({ common, text: commonText(common, COMMON.width, words) }))
  const { left, right } = sidesOf(told, ({ common }) => common.members)
  const inner = Math.max(tall(members, MEMBER.gap), tall(left, COMMON.gap), tall(right, COMMON.gap))
  const place = <T extends { text: BoxText }>(list: T[], at: { width: number; gap: number }, x: number) =>
    spread(
      list.map(({ text }) => heightOf(text)),
      at,
      inner,
      x,
    ).map((box, i) => ({ ...list[i]!, box }))
  const associates = associatesOf(shown, inner)
  return {
    height: associates.length > 0 ? associates.at(-1)!.box.y + ASSOCIATE.height : inner,
    members: place(members, MEMBER, (WIDTH - MEMBER.width) / 2),
    common: [
      ...place(left, COMMON, MARGIN).map((one) => ({ ...one, side: 'left' as const })),
      ...place(right, COMMON, WIDTH - MARGIN - COMMON.width).map((one) => ({
        ...one,
        side: 'right' as const,
      })),
    ],
    associates,
  }
}

const tall = (list: readonly { text: BoxText }[], gap: number): number =>
  list.reduce((sum, { text }) => sum + heightOf(text) + gap, 0)

const associatesOf = ({ ring }: ShownRing, inner: number): Layout['associates'] =>
  ring.associates.map(({ name, bidderId, bits }, i) => ({
    name: name || bidderId,
    bits,
    box: {
      x: MARGIN + (i % 4) * (ASSOCIATE.width + ASSOCIATE.between),
      y: inner + 44 + Math.floor(i / 4) * (ASSOCIATE.height + ASSOCIATE.gap),
      width: ASSOCIATE.width,
      height: ASSOCIATE.height,
    },
  }))
