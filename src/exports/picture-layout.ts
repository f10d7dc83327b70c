import type { RingMember } from '../domain/ring.js'
import type { Words } from '../rules/words.js'
import type { ShownRing } from './graph.js'
import { type BoxText, commonText, heightOf, memberText } from './picture-box.js'
import { type Common, commonsOf } from './picture-commons.js'

export interface Box {
  x: number
  y: number
  width: number
  height: number
}

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

export const WIDTH = 1400
export const MARGIN = 32
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
  const { left, right } = sidesOf(commonsOf(shown), words)
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

type Told = { common: Common; text: BoxText }

/** To the left and right in turn, strongest first; each side from top to bottom by the members it joins. */
const sidesOf = (commons: readonly Common[], words: Words): { left: Told[]; right: Told[] } => {
  const told = commons.map((common) => ({ common, text: commonText(common, COMMON.width, words) }))
  const byHeight = (x: Told, y: Told): number => middle(x.common) - middle(y.common)
  return {
    left: told.filter((_, i) => i % 2 === 0).sort(byHeight),
    right: told.filter((_, i) => i % 2 === 1).sort(byHeight),
  }
}

const middle = ({ members }: Common): number =>
  members.reduce((sum, place) => sum + place, 0) / Math.max(1, members.length)

const tall = (list: readonly { text: BoxText }[], gap: number): number =>
  list.reduce((sum, { text }) => sum + heightOf(text) + gap, 0)

const spread = (
  heights: readonly number[],
  { width, gap }: { width: number; gap: number },
  inner: number,
  x: number,
): Box[] => {
  const count = heights.length
  const filled = heights.reduce((sum, height) => sum + height, 0)
  const between = count > 1 ? Math.max(gap, Math.min(3 * gap + 20, (inner - filled) / count)) : 0
  let y = Math.max(0, (inner - filled - (count - 1) * between) / 2)
  return heights.map((height) => {
    const box = { x: Math.round(x), y: Math.round(y), width, height }
    y += height + between
    return box
  })
}

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
