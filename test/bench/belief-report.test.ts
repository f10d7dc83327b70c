import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { calibrationOf } from '../../bench/belief/calibrate.mjs'
import { reliabilityDiagram } from '../../bench/belief/diagram.mjs'
import { groupsOf } from '../../bench/belief/groups.mjs'
import { allMarkets } from '../../bench/belief/markets.mjs'
import { reportOf } from '../../bench/belief/report.mjs'

const cache = mkdtempSync(join(tmpdir(), 'belief-'))
afterAll(() => rmSync(cache, { recursive: true, force: true }))

const settings = { prior: 0, red: 0.95, yellow: 0.6, yellowBare: 0.6 }

describe('the bench of belief, at a tiny size', () => {
  it('makes, detects, learns, judges and tells, the same again from its cache', async () => {
    const asked = { bidders: 60, lots: 160 }
    const wanted = ['generate-usual-9201', 'generate-clean-9211', 'harbour-values-100', 'ridge-values-200']
    const specs = (await allMarkets(undefined, asked)).filter(({ name }) => wanted.includes(name))
    expect(specs.map(({ name }) => name).sort()).toEqual([...wanted].sort())
    const run = async (): Promise<string> => {
      const markets = []
      for (const spec of specs) markets.push({ ...spec, ...(await groupsOf(spec, cache)) })
      return reportOf(markets, settings).text
    }
    const text = await run()
    expect(text).toContain('each by another author: generate, harbour, ridge.')
    expect(text).toMatch(/\| ridge \(unseen\) \| \d+ \| [\d.–]+ \| \d+\/\d+ \|/)
    expect(text).toContain('## Reliability: tenths of the posterior')
    expect(await run()).toBe(text)
  })
})

describe('the calibration', () => {
  const pairs = Array.from({ length: 4000 }, (_, i) => {
    const odds = ((i % 80) - 40) / 10
    const isRing = ((i * 0.6180339887) % 1) * (1 + Math.exp(-(1.5 * odds + 0.4))) < 1
    return { odds, isRing, source: i % 2 ? 'x' : 'y' }
  })

  it('finds the slope and shift at which the chance is the share of rings', () => {
    const { slope, shift } = calibrationOf(pairs)
    expect(Math.abs(slope - 1.5)).toBeLessThanOrEqual(0.1)
    expect(Math.abs(shift - 0.4)).toBeLessThanOrEqual(0.1)
  })

  it('hears a source of many groups no louder than one of few', () => {
    const few = pairs.filter((_, i) => i % 20 < 10)
    const crowd = few.flatMap((pair) => (pair.source === 'x' ? [pair, pair, pair] : [pair]))
    expect(calibrationOf(crowd)).toEqual(calibrationOf(few))
  })

  it('stays by what it has where the groups say nothing', () => {
    expect(calibrationOf([{ odds: 4, isRing: true, source: 'x' }]).slope).toBeLessThan(2)
    expect(calibrationOf([])).toEqual({ slope: 1, shift: 0 })
  })
})

it('the diagram shows each tenth that has groups, at its chance and share', () => {
  const tenths = [
    { n: 100, chance: 5, rings: 3 },
    { n: 0, chance: 0, rings: 0 },
    { n: 10, chance: 9.5, rings: 10 },
  ]
  const svg = reliabilityDiagram([{ name: 'left out', tenths }])
  expect(svg.match(/<title>/g)).toHaveLength(2)
  expect(svg).toContain('left out: 10 groups, mean 0.95, rings 1.00')
  expect(svg).not.toContain('NaN')
})
