import { describe, expect, it } from 'vitest'
import { hasCreditChecksum } from '../../src/normalise/credit-code.js'
import { hasIdentityChecksum } from '../../src/normalise/identity-number.js'
import { canonical, links, marks, read } from './read.js'

describe('a credit code', () => {
  it.each(['11330922090963010M', '91110000101623741K', '911101066976941872'])(
    'passes its checksum: %s',
    (code) => {
      expect(hasCreditChecksum(code)).toBe(true)
      expect(read('bids.bidder_id', code)).toMatchObject({ canonical: code, marks: 0 })
    },
  )
  it('that fails its checksum is marked, and kept', () => {
    expect(canonical('bids.bidder_id', '91310115MA1H8R7C6D')).toBe('91310115MA1H8R7C6D')
    expect(marks('bids.bidder_id', '91310115MA1H8R7C6D')).toEqual(['invalidChecksum'])
  })
  it('reads alike in lower case, full width and with blanks', () => {
    for (const raw of [
      '91110000101623741k',
      '９１１１００００１０１６２３７４１Ｋ',
      ' 9111 0000 1016 23741K ',
    ])
      expect(canonical('bids.bidder_id', raw)).toBe('91110000101623741K')
  })
  it('with O for 0 is not corrected, only marked', () => {
    expect(canonical('bids.bidder_id', '9111OOOO101623741K')).toBe('9111OOOO101623741K')
    expect(marks('bids.bidder_id', '9111OOOO101623741K')).toEqual(['lookalikeCode'])
  })
  it('of zeros is not given', () => {
    expect(read('bids.bidder_id', '000000000000000000')).toMatchObject({ canonical: '' })
  })
  it('that is none of these is an opaque id and keeps its case', () => {
    for (const id of ['Meyer Dairy', 'b-17', '株式会社（土浦）', '09096301-0'])
      expect(canonical('bids.bidder_id', ` ${id} `)).toBe(id)
  })
  it('may be a sole trader’s identity number', () => {
    expect(marks('bids.bidder_id', '11010519491231002X')).toEqual([])
  })
})

describe('an identity number', () => {
  it('passes its checksum', () => {
    expect(hasIdentityChecksum('11010519491231002X')).toBe(true)
    expect(read('bids.agent_id_no', '11010519491231002x')).toMatchObject({
      canonical: '11010519491231002X',
      links: true,
      marks: 0,
    })
  })
  it('of 15 digits becomes one of 18', () => {
    expect(canonical('bids.agent_id_no', '110105491231002')).toBe('11010519491231002X')
  })
  it('that fails its checksum is marked and may link', () => {
    expect(marks('bids.agent_id_no', '110105194912310021')).toEqual(['invalidChecksum'])
    expect(links('bids.agent_id_no', '110105194912310021')).toBe(true)
  })
  it('masked at the source never links', () => {
    expect(marks('bids.agent_id_no', '330922********1234')).toEqual(['masked'])
    expect(links('bids.agent_id_no', '330922********1234')).toBe(false)
  })
  it('of one digit repeated, or counted up, is not given', () => {
    for (const raw of ['111111111111111111', '123456789012345678', '0'])
      expect(canonical('bids.agent_id_no', raw)).toBe('')
  })
  it('of another document is kept and marked', () => {
    expect(read('bids.agent_id_no', 'e12345678')).toMatchObject({ canonical: 'E12345678', links: true })
    expect(marks('bids.agent_id_no', 'e12345678')).toEqual(['otherDocument'])
  })
})

describe('an account', () => {
  it('loses blanks and hyphens', () => {
    expect(canonical('bids.deposit_account', '6222 0212-0100 1234 567')).toBe('6222021201001234567')
  })
  it('that stands for everybody never links', () => {
    for (const raw of ['admin', 'Administrator', '管理员', 'test'])
      expect(marks('bids.upload_account', raw)).toEqual(['genericValue'])
  })
  it('masked at the source never links', () => {
    expect(links('bids.deposit_account', '6222****4567')).toBe(false)
  })
})

it('a certificate number reads alike with and without separators', () => {
  expect(canonical('bids.ca_serial', '6a:3f:00:91')).toBe(canonical('bids.ca_serial', '6A3F0091'))
})

describe('an id of a lot', () => {
  it.each([
    ['浙采（２０２６）１号', '浙采(2026)1号'],
    ['浙采(2026)1号', '浙采(2026)1号'],
    ['Ｌ－６', 'L-6'],
    ['ZJ\u200b-1', 'ZJ-1'],
    [' Ｅ3309 22-a ', 'E3309 22-a'],
    ['  A  1 ', 'A 1'],
    ['l-1', 'l-1'],
    ['001', '001'],
    ['浙采〔2026〕1号', '浙采〔2026〕1号'],
  ])('is one in any width: %s', (raw, id) => {
    for (const column of ['lots.lot_id', 'bids.lot_id', 'contracts.contract_id'])
      expect(canonical(column, raw)).toBe(id)
  })
})
