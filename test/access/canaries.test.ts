import { afterAll, beforeAll, expect, it } from 'vitest'
import { askAll, type Market, OFFICES, openMarket } from './canaries.js'

/**
 * Requests to be asked; all of them and more by `CANARY_REQUESTS=40000 npx vitest run
 * test/access/canaries.test.ts`.
 */
const MOST = Number(process.env.CANARY_REQUESTS ?? 600)

let market: Market
beforeAll(async () => {
  market = await openMarket()
}, 60_000)
afterAll(() => market.bureaus.close())

it('no seat in any position, with any purpose, is shown what the table as typed keeps from it', async () => {
  const began = performance.now()
  const { requests, seen, broken, statuses } = await askAll(market, MOST)
  const seconds = (performance.now() - began) / 1000
  if (process.env.CANARY_REQUESTS !== undefined)
    process.stderr.write(`${requests} requests in ${seconds.toFixed(0)} s: ${JSON.stringify(statuses)}\n`)
  expect(seen).toEqual([])
  expect(broken).toEqual([])
  expect(requests).toBeGreaterThanOrEqual(Math.min(MOST, 40_000) * 0.9)
  expect(statuses[200]! / requests).toBeGreaterThan(0.1)
}, 10_800_000)

it('would notice: of each canary there is a seat that is shown it, and one that it is kept from', async () => {
  const { bureaus, canaries, paths } = market
  const shown = new Set<string>()
  for (const { office } of OFFICES)
    for (const path of paths.filter((one) =>
      /^\/(leads\?limit|lots$|rings\/R-000002$|lots\/H001$)/.test(one),
    )) {
      const { body } = await bureaus.app.inject({
        url: `/api/v1${path}`,
        headers: { 'x-act-as': `${office}/handler` },
      })
      for (const { words } of canaries)
        for (const word of words) if (body.includes(word)) shown.add(`${word} ${office}`)
    }
  for (const { words, seen } of canaries.slice(0, -3)) {
    const kept = OFFICES.filter(({ office, kind }) => !seen(office, kind))
    const told = [...shown].filter((one) => words.some((word) => one.startsWith(word)))
    expect([words, kept.length > 0, told.length > 0]).toEqual([words, true, true])
  }
}, 60_000)
