import { describe, expect, it } from 'vitest'
import { checkLot } from '../../src/evidence/check-lot.js'
import { marketOf } from '../support/market.js'

const strangers = Array.from({ length: 20 }, (_, i) => ({ lot: `Z${i}`, bidder: `S${i}` }))
const MAC = 'F875A41B2C3D'
const stored = marketOf({
  bids: [
    { lot: 'L1', bidder: 'TEST-A', uses: { 'bids.mac': MAC } },
    { lot: 'L2', bidder: 'TEST-B', uses: { 'bids.mac': MAC } },
    { lot: 'L2', bidder: 'TEST-D' },
    ...strangers,
  ],
})

describe('checkLot', () => {
  it('flags a machine shared on the new lot, counting its holders in the store', () => {
    const check = checkLot(stored, {
      lot: { lot_id: 'NEW' },
      bids: [
        { bidder_id: 'TEST-A', amount: '900000.00', mac: 'F8:75:A4:1B:2C:3D' },
        { bidder_id: 'TEST-D', amount: '905000.00', mac: 'F8-75-A4-1B-2C-3D' },
        { bidder_id: 'TEST-E', amount: '915000.00', mac: 'F8-75-A4-1B-2C-3E' },
      ],
    })
    expect(check.flags).toMatchObject([
      {
        rule: 'HW-01',
        grade: '强',
        members: ['TEST-A', 'TEST-D'],
        lots: ['NEW'],
        bits: expect.closeTo(Math.log2((0.95 * 23) / 2), 3),
      },
    ])
    expect(check.notEvaluated).toContainEqual({ rule: 'DOC-01', missing: ['bids.lock_no'] })
  })

  it('says what the store knows of two bidders that come clean this time', () => {
    const check = checkLot(stored, {
      lot: { lot_id: 'NEW' },
      bids: [{ bidder_id: 'TEST-A' }, { 统一社会信用代码: 'TEST-B' }],
    })
    expect(check.flags).toMatchObject([
      { rule: 'HW-09', grade: '强', members: ['TEST-A', 'TEST-B'], lots: [] },
    ])
  })

  it('refuses a bid without a bidder, naming its place', () => {
    expect(() => checkLot(stored, { lot: {}, bids: [{ bidder_id: 'A' }, { amount: 1 }] })).toThrow(
      /bids\[1\]/,
    )
  })
})
