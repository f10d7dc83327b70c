import { expect, it } from 'vitest'
import { jointLots } from '../../src/rings/joint-lots.js'
import { marketOf, type TestBid } from '../support/market.js'

const joint = (...bids: TestBid[]) => jointLots(marketOf({ bids }), [0, 1])

it('a lot counts when two members bid on it as separate bidders', () => {
  const found = joint(
    { lot: '1', bidder: 'A', amount: 100, won: true },
    { lot: '1', bidder: 'B', amount: 110, won: false },
    { lot: '2', bidder: 'A', amount: 50, won: true },
    { lot: '2', bidder: 'C', amount: 60, won: false },
  )
  expect(found).toMatchObject({ lots: [0], bids: [1, 1], wins: [1, 0], known: [1, 1], amountFen: 100 })
})
it('consortium partners are one bidder, and are told', () => {
  const found = joint(
    { lot: '1', bidder: 'A', consortium: 'X', amount: 100, won: true },
    { lot: '1', bidder: 'B', consortium: 'X', amount: 100, won: true },
  )
  expect(found).toMatchObject({ lots: [], consortia: 1 })
})
it('a consortium’s winning price counts once', () => {
  const market = marketOf({
    bids: [
      { lot: '1', bidder: 'A', consortium: 'X', amount: 100, won: true },
      { lot: '1', bidder: 'B', consortium: 'X', amount: 100, won: true },
      { lot: '1', bidder: 'C', amount: 120, won: false },
    ],
  })
  expect(jointLots(market, [0, 1, 2])).toMatchObject({ lots: [0], wins: [1, 1, 0], amountFen: 100 })
})
it('the last of a bidder’s several bids counts', () => {
  const found = joint(
    { lot: '1', bidder: 'A', no: 1, amount: 100, won: false },
    { lot: '1', bidder: 'A', no: 2, amount: 90, won: true },
    { lot: '1', bidder: 'B', amount: 110, won: false },
  )
  expect(found).toMatchObject({ lots: [0], bids: [1, 1], wins: [1, 0], amountFen: 90 })
})
it('the amount is unknown when no outcome or no price is', () => {
  expect(
    joint({ lot: '1', bidder: 'A', amount: 1 }, { lot: '1', bidder: 'B', amount: 2 }).amountFen,
  ).toBeNull()
  expect(
    joint({ lot: '1', bidder: 'A', won: true }, { lot: '1', bidder: 'B', won: false }).amountFen,
  ).toBeNull()
})
it('lots won by others are counted, and give the ring nothing', () => {
  const found = joint(
    { lot: '1', bidder: 'A', won: false, amount: 3 },
    { lot: '1', bidder: 'B', won: false, amount: 2 },
    { lot: '1', bidder: 'C', won: true, amount: 1 },
  )
  expect(found).toMatchObject({ decided: 1, wonByOthers: 1, amountFen: 0 })
})

it('says what its amount is in, and has none of two currencies', () => {
  const won = (currencies: Record<string, string>) => {
    const lots = Object.fromEntries(Object.entries(currencies).map(([id, currency]) => [id, { currency }]))
    const bids = Object.keys(lots).flatMap((lot) => [
      { lot, bidder: 'A', amount: 100, won: true },
      { lot, bidder: 'B', amount: 110, won: false },
    ])
    const { amountFen, currency } = jointLots(marketOf({ lots, bids }), [0, 1])
    return [amountFen, currency]
  }
  expect(won({ 1: 'USD', 2: 'USD' })).toEqual([200, 'USD'])
  expect(won({ 1: 'CNY' })).toEqual([100, 'CNY'])
  expect(won({ 1: 'USD', 2: 'CNY' })).toEqual([null, null])
})
