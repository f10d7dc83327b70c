import {
  circle,
  GREY,
  INK,
  label,
  legend,
  line,
  NAVY,
  polyline,
  RULE,
  svgOf,
  ticks,
} from '../../formats/svg.js'
import type { Drawing } from '../blocks.js'

export interface TrendPoint {
  name: string
  /** share 0..1 with its interval; null = no data or hidden */
  share: number | null
  low: number | null
  high: number | null
}

/** Shares in time order, each with its interval. */
export const trendChart = (
  title: string,
  points: TrendPoint[],
  series: string,
  interval?: string,
): Drawing => {
  const [width, height, left, right, top, bottom] = [620, 260, 52, 14, 38, 34]
  const most = Math.max(0.04, ...points.map(({ high, share }) => high ?? share ?? 0))
  const marks = ticks(100 * most, false).map((mark) => mark / 100)
  const y = (v: number): number => height - bottom - (v / marks.at(-1)!) * (height - top - bottom)
  const step = (width - left - right) / Math.max(1, points.length)
  const x = (i: number): number => left + (i + 0.5) * step
  const parts = marks.flatMap((mark) => [
    line(left, y(mark), width - right, y(mark), RULE),
    label(left - 6, y(mark) + 4, `${Math.round(1000 * mark) / 10}%`, { anchor: 'end', size: 11, fill: GREY }),
  ])
  const seen: [number, number][] = []
  points.forEach(({ name, share, low, high }, i) => {
    parts.push(label(x(i), height - bottom + 17, name, { size: 11 }))
    if (share === null) {
      parts.push(label(x(i), y(0) - 4, '*', { fill: GREY }))
      return
    }
    seen.push([x(i), y(share)])
    if (low === null || high === null) return
    parts.push(line(x(i), y(low), x(i), y(high), GREY, 1.4))
    for (const end of [low, high]) parts.push(line(x(i) - 5, y(end), x(i) + 5, y(end), GREY, 1.4))
  })
  parts.push(polyline(seen, NAVY))
  for (const [cx, cy] of seen) parts.push(circle(cx, cy, 3.6, NAVY))
  points.forEach(({ share }, i) => {
    if (share !== null)
      parts.push(
        label(Math.min(x(i) + 7, width - 40), y(share) - 6, `${(100 * share).toFixed(1)}%`, {
          size: 10.5,
          anchor: 'start',
        }),
      )
  })
  parts.push(line(left, y(0), width - right, y(0), INK))
  parts.push(
    ...legend(left, 18, [
      { fill: NAVY, text: series, mark: 'dot' },
      ...(interval === undefined ? [] : [{ fill: GREY, text: interval }]),
    ]),
  )
  return { svg: svgOf(width, height, title, parts), width, height }
}
