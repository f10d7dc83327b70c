import { expect, it } from 'vitest'
import { likelySame } from '../../src/engines/likely-same.js'

const of = (...bidders: [string, string][]) => likelySame(bidders.map(([id, name]) => ({ id, name })))

it('ids that differ only in leading zeros are candidates where their names do not differ', () => {
  expect(of(['5349', 'Alder Works'], ['05349', 'Alder Works'], ['0053490', 'Other'])).toEqual([
    { why: 'leading zeros', ids: ['05349', '5349'], names: ['Alder Works'] },
  ])
  expect(of(['5349', 'Alder Works'], ['05349', 'Birch Build'])).toEqual([])
})

it('names in several spellings are candidates, as ids too; a credit code is nobody’s spelling', () => {
  expect(of(['ALDER WORKS, INC.', ''], ['Alder Works Inc', ''], ['Birch', ''])).toEqual([
    { why: 'spelling', ids: ['ALDER WORKS, INC.', 'Alder Works Inc'], names: [] },
  ])
  expect(of(['17', '甲建设（集团）有限公司'], ['18', '甲建设 (集团) 有限公司'])).toEqual([
    { why: 'spelling', ids: ['17', '18'], names: ['甲建设 (集团) 有限公司', '甲建设（集团）有限公司'] },
  ])
})
