import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const tokens = Object.fromEntries(
  [...readFileSync('src/web/style/tokens.css', 'utf8').matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(
    ([, name, color]) => [name, color!],
  ),
)

/** Relative luminance (WCAG 2.2). */
const luminance = (color: string): number => {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!
}
const contrast = (a: string, b: string): number => {
  const [light, dark] = [luminance(tokens[a]!), luminance(tokens[b]!)].sort((x, y) => y - x)
  return (light! + 0.05) / (dark! + 0.05)
}

describe('the colours of the console', () => {
  it.each([
    ['ink', 'paper'],
    ['ink', 'paper-mark'],
    ['ink-soft', 'paper'],
    ['ink-soft', 'paper-soft'],
    ['ink-soft', 'paper-mark'],
    ['link', 'paper'],
    ['link', 'paper-mark'],
    ['on-brand', 'brand'],
    ['on-brand-soft', 'brand'],
    ['red', 'red-paper'],
    ['yellow', 'yellow-paper'],
    ['green', 'green-paper'],
  ])('%s is read on %s', (ink, paper) => expect(contrast(ink, paper)).toBeGreaterThanOrEqual(4.5))
  it.each([
    ['line-control', 'paper'],
    ['focus', 'paper'],
  ])('%s is seen on %s', (line, paper) => expect(contrast(line, paper)).toBeGreaterThanOrEqual(3))
})
