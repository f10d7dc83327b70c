import {
  at,
  GREY,
  hatched,
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
  ticks,
  widthOf,
} from '../../formats/svg.js'
import type { Drawing } from '../blocks.js'

const WIDTH = 620

interface Columns {
  title: string
  /** what stands on the axes, with its unit */
  axes: { x: string; y: string }
  names: string[]
  /** drawn one within the other: the wide pale one, the narrow dark one; null = hidden */
  all: { name: string; values: (number | null)[] }
  part: { name: string; values: (number | null)[] }
}

type Box = [x: number, y: number, width: number, height: number]
const pale = (...box: Box): string => rect(...box, PALE)
const striped = (...box: Box): string => hatched(...box, RED)

/** Columns in time order: a part within a whole. */
export const columnChart = ({ title, axes, names, all, part }: Columns): Drawing => {
  const height = 282
  const [left, right, top, bottom] = [44, 12, 46, 46]
  const most = Math.max(1, ...all.values.map((v) => v ?? 0), ...part.values.map((v) => v ?? 0))
  const marks = ticks(most)
  const y = (v: number): number => height - bottom - (v / marks.at(-1)!) * (height - top - bottom)
  const step = (WIDTH - left - right) / Math.max(1, names.length)
  const parts = marks.flatMap((mark) => [
    line(left, y(mark), WIDTH - right, y(mark), RULE),
    label(left - 6, y(mark) + 4, String(mark), { anchor: 'end', size: 11, fill: GREY }),
  ])
  names.forEach((name, i) => {
    const x = left + (i + 0.5) * step
    const wide = Math.min(34, step * 0.62)
    for (const [{ values }, width, draw, ink] of [
      [all, wide, pale, GREY],
      [part, wide * 0.56, striped, RED],
    ] as const) {
      const value = values[i]!
      if (value === null) parts.push(label(x, y(0) - 4, '*', { fill: ink }))
      else {
        if (value > 0) parts.push(draw(x - width / 2, y(value), width, y(0) - y(value)))
        if (value > 0) parts.push(label(x, y(value) - 4, String(value), { size: 10.5, fill: ink }))
      }
    }
    parts.push(label(x, height - bottom + 17, name, { size: 11 }))
  })
  parts.push(line(left, y(0), WIDTH - right, y(0), INK))
  parts.push(
    label(left, 38, axes.y, { anchor: 'start', size: 11, fill: GREY }),
    label(WIDTH - right, height - 6, axes.x, { anchor: 'end', size: 11, fill: GREY }),
    ...legend(left, 18, [
      { fill: PALE, text: all.name },
      { fill: RED, text: part.name, mark: 'hatched' },
    ]),
  )
  return { svg: svgOf(WIDTH, height, title, parts), width: WIDTH, height }
}

/** Bars from most to least, a name before each. */
export const barChart = (
  title: string,
  bars: { name: string; value: number | null; note?: string }[],
  axis: string,
): Drawing => {
  const size = 12
  const left = Math.min(270, 14 + Math.max(0, ...bars.map(({ name }) => widthOf(name, size))))
  const row = 25
  const height = 16 + row * Math.max(1, bars.length) + 26
  const most = Math.max(1, ...bars.map(({ value }) => value ?? 0))
  const parts = bars.flatMap(({ name, value, note }, i) => {
    const y = 12 + i * row
    const length = value === null ? 0 : (value / most) * (WIDTH - left - 90)
    const said = value === null ? '*' : `${value}${note ?? ''}`
    return [
      label(left - 8, y + 14, name, { anchor: 'end', size }),
      rect(left, y + 2, length, row - 9, NAVY),
      label(left + length + 6, y + 14, said, { anchor: 'start', size: 11.5 }),
    ]
  })
  parts.push(line(left, 10, left, height - 24, INK))
  parts.push(label(left, height - 8, axis, { anchor: 'start', size: 11, fill: GREY }))
  return { svg: svgOf(WIDTH, height, title, parts), width: WIDTH, height: Number(at(height)) }
}
