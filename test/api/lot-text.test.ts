import { expect, it } from 'vitest'
import { lotsSaying } from '../../src/api/lot-text.js'
import { stringAt } from '../../src/arrays/strings.js'
import { marketOf } from '../support/market.js'

const titles = ['School roof', '学校屋面', 'ROOF repair', '', 'road']
const market = marketOf({
  bids: titles.map((_, i) => ({ lot: `L-${i}`, bidder: 'A' })),
  lots: Object.fromEntries(titles.map((title, i) => [`L-${i}`, { title }])),
})
const saying = async (text: string): Promise<string[]> =>
  (await lotsSaying(market, text)).map((lot) => stringAt(market.lots.id, lot))

it('a lot is found by a part of its id or title, whatever the case, once, in the order of lots', async () => {
  expect(await saying('roof')).toEqual(['L-0', 'L-2'])
  expect(await saying('ROO')).toEqual(['L-0', 'L-2'])
  expect(await saying('屋面')).toEqual(['L-1'])
  expect(await saying('l-')).toEqual(['L-0', 'L-1', 'L-2', 'L-3', 'L-4'])
  expect(await saying('o')).toEqual(['L-0', 'L-2', 'L-4'])
})

it('nothing runs from one lot into the next, and nothing answers to nothing', async () => {
  for (const text of ['', 'roof\n', 'roofL-1', 'school roofl', 'nowhere'])
    expect(await saying(text)).toEqual([])
})
