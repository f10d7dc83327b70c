import { expect, it } from 'vitest'
import { marketOf } from '../support/market.js'
import { askGroup } from './ask-group.js'
import { withGroup } from './fixtures/price-groups.js'

it('price rules of groups call few honest groups suspicious', () => {
  const market = marketOf(withGroup([]))
  let called = 0
  for (let g = 0; g < 60; g++) {
    const members = Array.from({ length: 4 }, (_, i) => `H${(g + 3 * i) % 20}`)
    for (const rule of ['PRC-04', 'PRC-05', 'PRC-09', 'PRC-10']) if (askGroup(rule, market, members)) called++
  }
  expect(called).toBe(0)
})
