import { describe, expect, it } from 'vitest'
import { canonical, links, marks, read } from './read.js'

describe('an IP address', () => {
  it.each([
    ['183.131.5.7', '183.131.5.7'],
    ['183.131.005.007', '183.131.5.7'],
    ['::ffff:183.131.5.7', '183.131.5.7'],
    ['183.131.5.7:8080', '183.131.5.7'],
    ['１８３.131.5.7', '183.131.5.7'],
    ['2408:8207:0000:0000:0000:0000:0000:0001', '2408:8207::1'],
    ['[2408:8207::1]:443', '2408:8207::1'],
  ])('%s is the public %s, and may link', (raw, form) => {
    expect(read('bids.ip', raw)).toMatchObject({ canonical: form, links: true, marks: 0 })
  })
  it.each([
    ['10.1.2.3', 'privateIp'],
    ['172.16.0.9', 'privateIp'],
    ['172.31.255.1', 'privateIp'],
    ['192.168.1.1', 'privateIp'],
    ['::ffff:192.168.1.1', 'privateIp'],
    ['fd00::1', 'privateIp'],
    ['100.64.0.1', 'cgnat'],
    ['100.127.255.254', 'cgnat'],
    ['127.0.0.1', 'loopback'],
    ['::1', 'loopback'],
    ['169.254.3.4', 'linkLocal'],
    ['fe80::1%eth0', 'linkLocal'],
    ['224.0.0.1', 'reservedIp'],
    ['ff02::1', 'reservedIp'],
    ['300.1.1.1', 'notIp'],
    ['内网', 'notIp'],
  ])('%s is marked %s and never links', (raw, mark) => {
    expect(marks('bids.ip', raw)).toEqual([mark])
    expect(links('bids.ip', raw)).toBe(false)
  })
  it.each(['100.63.255.255', '100.128.0.1', '172.15.1.1', '172.32.1.1', '192.169.1.1', '11.0.0.1'])(
    '%s, next to a private range, is public',
    (raw) => expect(links('bids.ip', raw)).toBe(true),
  )
  it('unspecified is not given', () => {
    for (const raw of ['0.0.0.0', '::', '255.255.255.255']) expect(canonical('bids.ip', raw)).toBe('')
  })
})

describe('a hardware address', () => {
  it.each(['3c-52-82-aa-bb-c1', '3C:52:82:AA:BB:C1', '3C5282AABBC1', '3c52.82aa.bbc1', '3C 52 82 AA BB C1'])(
    '%s reads 3C5282AABBC1',
    (raw) =>
      expect(read('bids.mac', raw)).toMatchObject({ canonical: '3C5282AABBC1', links: true, marks: 0 }),
  )
  it.each([
    '00:50:56',
    '00:0C:29',
    '00:05:69',
    '00:1C:14',
    '08:00:27',
    '00:15:5D',
    '52:54:00',
    '00:16:3E',
    '00:1C:42',
    '02:42:AC',
  ])('of the virtual maker %s never links', (prefix) => {
    expect(marks('bids.mac', `${prefix}:12:34:56`)).toEqual(['virtualMac'])
    expect(links('bids.mac', `${prefix}:12:34:56`)).toBe(false)
  })
  it('with the local bit is randomised, with the group bit a group’s', () => {
    expect(marks('bids.mac', 'DA:A1:19:00:11:22')).toEqual(['randomMac'])
    expect(marks('bids.mac', '01:00:5E:00:00:FB')).toEqual(['multicastMac'])
  })
  it('of zeros or Fs is not given', () => {
    for (const raw of ['00:00:00:00:00:00', 'FF-FF-FF-FF-FF-FF', '000000000000'])
      expect(canonical('bids.mac', raw)).toBe('')
  })
  it('that is none is kept, marked, never links, and does not cost the row', () => {
    expect(read('bids.mac', 'unknown card')).toMatchObject({ canonical: 'UNKNOWNCARD', links: false })
    expect(read('bids.mac', 'unknown card').problem).toBeUndefined()
    expect(marks('bids.mac', '00-00-00-00-00-00-00-E0')).toEqual(['notMac'])
  })
  it('may be one of several, whose order does not matter; the linking one comes first', () => {
    const one = read('bids.mac', '00-50-56-C0-00-08；3C-52-82-AA-BB-C1、FF-FF-FF-FF-FF-FF')
    expect(one).toEqual(read('bids.mac', '3C5282AABBC1;FFFFFFFFFFFF;005056C00008;3C5282AABBC1'))
    expect(one.canonical).toBe('3C5282AABBC1')
    expect(one.all).toMatchObject([{ canonical: '005056C00008', links: false }])
  })
})

describe('a device serial', () => {
  it.each([
    'To be filled by O.E.M.',
    'Default string',
    'None',
    'System Serial Number',
    '0000',
    '0000-0000-0000',
    'FFFFFFFF',
    '123456789',
    'n/a',
    'Not Applicable',
    'XXXXXXXX',
    '0000_0000_0000_0001.',
    '00000001',
  ])('left in by the maker is not given: %s', (raw) => {
    for (const column of ['bids.board_serial', 'bids.disk_serial', 'bids.cpu_id', 'bids.machine_code'])
      expect(read(column, raw)).toMatchObject({ canonical: '', links: false })
  })
  it('reads alike in any case, width and padding', () => {
    expect(canonical('bids.disk_serial', '  wd-wcc4n０１２３４５６ ')).toBe('WD-WCC4N0123456')
    expect(canonical('bids.disk_serial', '0025_3857_01B2_C3D4.')).toBe('0025_3857_01B2_C3D4')
  })
  it('of a volume never links; eight hex digits without hyphen may', () => {
    expect(marks('bids.disk_serial', 'A1B2-C3D4')).toEqual(['volumeSerial'])
    expect(links('bids.disk_serial', 'A1B2-C3D4')).toBe(false)
    expect(marks('bids.disk_serial', 'A1B2C3D4')).toEqual(['volumeSerial'])
    expect(links('bids.disk_serial', 'A1B2C3D4')).toBe(true)
    expect(marks('bids.board_serial', 'A1B2-C3D4')).toEqual([])
  })
  it('of the issuer’s own machine reads like the bidders’', () => {
    expect(canonical('lots.issuer_devices', '3c-52-82-aa-bb-c1')).toBe(canonical('bids.mac', '3C5282AABBC1'))
    expect(canonical('lots.issuer_devices', 'wd-wcc4n1')).toBe(canonical('bids.disk_serial', 'WD-WCC4N1'))
  })
})

it('a learning edition’s lock never links', () => {
  expect(links('bids.lock_no', 'GLD-10023456')).toBe(true)
  expect(marks('bids.lock_no', '学习版001')).toEqual(['trialLock'])
  expect(links('bids.lock_no', 'Trial-1')).toBe(false)
})

describe('a file mark', () => {
  it('reads alike with and without braces and hyphens', () => {
    const form = canonical('bids.file_guid', '{6f9619ff-8b86-d011-b42d-00c04fc964ff}')
    expect(form).toBe('6F9619FF8B86D011B42D00C04FC964FF')
    expect(canonical('bids.file_guid', '6F9619FF8B86D011B42D00C04FC964FF')).toBe(form)
  })
  it('of zeros is not given', () => {
    expect(canonical('bids.file_guid', '{00000000-0000-0000-0000-000000000000}')).toBe('')
  })
  it('of an empty file never links', () => {
    expect(marks('bids.file_hash', 'D41D8CD98F00B204E9800998ECF8427E')).toEqual(['emptyFile'])
  })
  it.each([
    'Administrator',
    'admin',
    'USER',
    'Windows User',
    'Microsoft',
    '微软用户',
    'PC',
    'Lenovo',
    'HP',
    'Dell',
    'test',
    '用户',
    'Win10',
    'PC-01',
  ])('by %s says nothing of who wrote it', (raw) => {
    for (const column of ['bids.file_author', 'bids.file_modified_by', 'bids.file_company'])
      expect(links(column, raw)).toBe(false)
  })
  it('by a person or firm may link', () => {
    expect(links('bids.file_author', '王海波')).toBe(true)
    expect(links('bids.file_company', '舟山海宏造价咨询有限公司')).toBe(true)
  })
})
