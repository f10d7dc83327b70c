import { dayNumber, twoDigits, yearAndMonth } from '../../domain/day.js'
import {
  AMBER,
  circle,
  GREY,
  INK,
  label,
  legend,
  line,
  NAVY,
  PALE,
  RED,
  RULE,
  rect,
  svgOf,
} from '../../formats/svg.js'
import type { Drawing } from '../blocks.js'

export interface RingNode {
  /** A, B, C … */
  code: string
  wins: number
  role: 'core' | 'winner' | 'cover' | 'bridge' | 'edge'
}

export interface RingEdge {
  a: number
  b: number
  bits: number
  /** whether anything but behaviour ties the two */
  hard: boolean
}

/** Members on a circle, ties between them: the thicker, the more evidence. */
export const networkPicture = (
  title: string,
  nodes: RingNode[],
  edges: RingEdge[],
  words: { winner: string; cover: string; others: string; hard: string; soft: string },
): Drawing => {
  const radius = nodes.length > 8 ? 150 : nodes.length > 3 ? 112 : nodes.length === 3 ? 80 : 90
  const [width, height] = [620, nodes.length === 2 ? 120 : 2 * radius + 100]
  const [cx, cy] = [width / 2, (height + 34) / 2]
  const place = nodes.map((_, i) => {
    const angle = (2 * Math.PI * i) / nodes.length - Math.PI / (nodes.length === 2 ? 1 : 2)
    return [cx + radius * Math.cos(angle) * 1.45, cy + radius * Math.sin(angle)] as const
  })
  const most = Math.max(1, ...edges.map(({ bits }) => bits))
  const parts = [...edges]
    .sort((x, y) => x.bits - y.bits || x.a - y.a || x.b - y.b)
    .map(({ a, b, bits, hard }) =>
      line(
        place[a]![0],
        place[a]![1],
        place[b]![0],
        place[b]![1],
        hard ? NAVY : GREY,
        1 + (5 * bits) / most,
        ` stroke-opacity="0.55"${hard ? '' : ' stroke-dasharray="6 4"'}`,
      ),
    )
  const size = nodes.length > 20 ? 11 : 19
  nodes.forEach(({ code, role }, i) => {
    const [x, y] = place[i]!
    if (role === 'winner') parts.push(circle(x, y, size + 4, '#ffffff', RED, 2))
    parts.push(
      role === 'cover'
        ? circle(x, y, size, '#ffffff', AMBER, 3)
        : circle(x, y, size, role === 'winner' ? RED : NAVY, '#ffffff', 2),
    )
    const ink = role === 'cover' ? INK : '#ffffff'
    parts.push(label(x, y + size * 0.3, code, { size: size * 0.8, fill: ink, bold: true }))
  })
  parts.push(
    ...legend(20, 20, [
      { fill: RED, text: words.winner, mark: 'target' },
      { fill: AMBER, text: words.cover, mark: 'ring' },
      { fill: NAVY, text: words.others, mark: 'dot' },
    ]),
    line(392, 16, 420, 16, NAVY, 4),
    label(426, 20, words.hard, { anchor: 'start' }),
    line(502, 16, 530, 16, GREY, 3, ' stroke-dasharray="6 4"'),
    label(536, 20, words.soft, { anchor: 'start' }),
  )
  return { svg: svgOf(width, height, title, parts), width, height }
}

export interface TimelineRow {
  code: string
  /** day numbers of joint lots the member bid on, and whether it won */
  bids: { day: number; won: boolean }[]
}

/** One line a member, a dot each joint lot it bid on, filled where it won; the report's period shaded. */
export const timelinePicture = (
  title: string,
  rows: TimelineRow[],
  span: { firstDay: number; lastDay: number },
  period: { firstDay: number; lastDay: number },
  words: { bid: string; won: string; period: string },
): Drawing => {
  const row = 26
  const [width, left, right, top] = [620, 46, 18, 40]
  const height = top + row * rows.length + 30
  const days = Math.max(1, span.lastDay - span.firstDay)
  const x = (day: number): number => left + ((day - span.firstDay) / days) * (width - left - right)
  const within = (day: number): number => Math.min(Math.max(day, span.firstDay), span.lastDay)
  const parts = [
    rect(
      x(within(period.firstDay)),
      top - 6,
      Math.max(2, x(within(period.lastDay)) - x(within(period.firstDay))),
      row * rows.length + 6,
      PALE,
    ),
  ]
  for (const { day, text } of yearsAndQuarters(span)) {
    parts.push(line(x(day), top - 6, x(day), height - 24, RULE))
    if (text) parts.push(label(x(day), height - 8, text, { size: 11, fill: GREY }))
  }
  rows.forEach(({ code, bids }, i) => {
    const y = top + (i + 0.5) * row
    parts.push(line(left, y, width - right, y, RULE))
    parts.push(label(left - 12, y + 4, code, { anchor: 'end', bold: true }))
    for (const { day, won } of bids)
      parts.push(circle(x(day), y, won ? 5.6 : 4, won ? RED : '#ffffff', won ? RED : NAVY, 1.6))
  })
  parts.push(line(left, top - 6, left, height - 24, INK))
  parts.push(
    ...legend(left, 20, [
      { fill: NAVY, text: words.bid, mark: 'ring' },
      { fill: RED, text: words.won, mark: 'dot' },
      { fill: PALE, text: words.period },
    ]),
  )
  return { svg: svgOf(width, height, title, parts), width, height }
}

const yearsAndQuarters = ({ firstDay, lastDay }: { firstDay: number; lastDay: number }) => {
  const first = yearAndMonth(firstDay)
  const marks: { day: number; text: string }[] = []
  const months = (lastDay - firstDay) / 30
  const every = months > 30 ? 6 : months > 8 ? 3 : 1
  for (let n = first.month; ; n++) {
    const day = dayNumber(first.year, n, 1)
    if (day > lastDay) return marks
    const { year, month } = yearAndMonth(day)
    if (day < firstDay || (month - 1) % every !== 0) continue
    marks.push({ day, text: `${year}-${twoDigits(month)}` })
  }
}
