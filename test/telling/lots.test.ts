import { describe, expect, it } from 'vitest'
import { lotBids } from '../../src/telling/lots.js'
import { marketOf, type TestBid, type TestLot } from '../support/market.js'

const awardOn = (bids: Omit<TestBid, 'lot'>[], lot: TestLot = {}) => {
  const market = marketOf({ bids: bids.map((bid) => ({ lot: 'L1', ...bid })), lots: { L1: lot } })
  const members = ['A', 'B'].map((bidderId) => ({ bidderId }))
  const [found] = lotBids(market, { lots: ['L1'], members: members as never })
  return found!.award
}

describe('the award of a lot', () => {
  it('is the winner’s bid, whoever won, with the members’ apart', () => {
    expect(
      awardOn([
        { bidder: 'A', amount: 500, won: false },
        { bidder: 'C', amount: 400, won: true },
      ]),
    ).toEqual({ fen: 400, memberFen: 0, byMember: false })
    expect(
      awardOn([
        { bidder: 'A', amount: 500, won: true },
        { bidder: 'C', amount: 400, won: false },
      ]),
    ).toEqual({ fen: 500, memberFen: 500, byMember: true })
  })
  it('counts a consortium once', () =>
    expect(
      awardOn([
        { bidder: 'A', amount: 500, won: true, consortium: 'X' },
        { bidder: 'B', amount: 500, won: true, consortium: 'X' },
      ]),
    ).toEqual({ fen: 500, memberFen: 500, byMember: true }))
  it('is unknown where nobody says who won or for how much, and nought where nobody won', () => {
    expect(awardOn([{ bidder: 'A', amount: 500 }])).toEqual({ fen: null, memberFen: null, byMember: null })
    expect(awardOn([{ bidder: 'A', won: true }])).toEqual({ fen: null, memberFen: null, byMember: true })
    expect(awardOn([{ bidder: 'A', amount: 500, won: false }])).toEqual({
      fen: 0,
      memberFen: 0,
      byMember: false,
    })
  })
})
