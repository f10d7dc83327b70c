import { describe, expect, it } from 'vitest'
import { canonical, links, marks, read } from './read.js'

const phone = (raw: string) => canonical('bids.contact_phone', raw)
const address = (raw: string) => canonical('bidders.address', raw)

describe('a phone number', () => {
  it.each([
    '13812345678',
    '+86 138 1234 5678',
    '0086-138-1234-5678',
    '8613812345678',
    '013812345678',
    '１３８１２３４５６７８',
    '138-1234-5678',
    '(+86)13812345678',
    '手机：13812345678',
  ])('%s is the mobile 13812345678', (raw) => expect(phone(raw)).toBe('13812345678'))

  it.each([
    ['0580-5081234', '0580-5081234'],
    ['(0580)5081234', '0580-5081234'],
    ['05805081234', '0580-5081234'],
    ['+86-580-5081234', '0580-5081234'],
    ['010 6512 3456', '010-65123456'],
    ['0580-5081234-801', '0580-5081234-801'],
    ['0580-5081234转801', '0580-5081234-801'],
    ['0580—5081234', '0580-5081234'],
  ])('the land line %s reads %s', (raw, form) => {
    expect(phone(raw)).toBe(form)
    expect(links('bids.contact_phone', raw)).toBe(true)
  })

  it('with an extension is a switchboard’s', () => {
    expect(marks('bids.contact_phone', '0580-5081234-801')).toEqual(['switchboard'])
  })
  it('without area code is marked', () => {
    expect(marks('bids.contact_phone', '5081234')).toEqual(['noAreaCode'])
  })
  it('of a front desk never links: 400, 800, short numbers', () => {
    for (const raw of ['400-820-8820', '8008208820', '95588', '12345'])
      expect(read('bids.contact_phone', raw)).toMatchObject({
        links: false,
        canonical: expect.stringMatching(/\d/),
      })
  })
  it('that everybody makes up never links', () => {
    for (const raw of ['13800138000', '13800000000', '11111111111', '00000000'])
      expect(links('bids.contact_phone', raw)).toBe(false)
  })
  it('masked at the source never links', () => {
    expect(links('bids.contact_phone', '138****5678')).toBe(false)
  })
  it('that is no number is kept, marked and never links', () => {
    expect(read('bids.contact_phone', '见营业执照')).toMatchObject({ canonical: '见营业执照', links: false })
    expect(marks('bids.contact_phone', '见营业执照')).toEqual(['notPhone'])
  })
  it('is found among other words', () => {
    expect(phone('13812345678 张三')).toBe('13812345678')
  })
  it('may stand beside a second one, in any order', () => {
    const one = read('bids.contact_phone', '13812345678；0580-5081234')
    const other = read('bids.contact_phone', '0580-5081234、13812345678')
    expect(one).toEqual(other)
    expect([one.canonical, ...one.all!.map((v) => v.canonical)]).toEqual(['0580-5081234', '13812345678'])
  })
})

describe('an e-mail address', () => {
  it('is lower case, half width, without blanks', () => {
    expect(canonical('bids.contact_email', ' Zhang.San＠Haihong.CN ')).toBe('zhang.san@haihong.cn')
  })
  it('that is made up or none never links', () => {
    expect(marks('bids.contact_email', '123456@qq.com')).toEqual(['genericValue'])
    expect(marks('bids.contact_email', '没有邮箱')).toEqual(['notEmail'])
    expect(links('bids.contact_email', '没有邮箱')).toBe(false)
  })
})

describe('an address', () => {
  it('agrees with and without province and city, blanks and full width', () => {
    const forms = [
      '浙江省舟山市嵊泗县菜园镇东海路88号301室',
      '嵊泗县菜园镇东海路 88 号 301室',
      '舟山市嵊泗县菜园镇东海路８８号３０１室',
      '浙江舟山市嵊泗县菜园镇东海路八十八号三〇一室',
      '中国浙江省舟山嵊泗县菜园镇东海路88号301',
      '浙江省舟山市嵊泗县菜园镇东海路88号3楼301室',
      '浙江省舟山市嵊泗县菜园镇东海路88号-301室(自主申报)',
      '202450浙江省舟山市嵊泗县菜园镇东海路88#301房',
    ]
    expect(new Set(forms.map(address))).toEqual(new Set(['嵊泗县菜园镇东海路88号301室']))
  })
  it('names buildings in one way', () => {
    for (const raw of [
      '定海区临城街道海天大道3栋2单元502室',
      '定海区临城街道海天大道3号楼2单元502室',
      '定海区临城街道海天大道三幢二单元502房',
    ])
      expect(address(raw)).toBe('定海区临城街道海天大道3幢2单元502室')
  })
  it('keeps a county-level city that is the place itself', () => {
    expect(address('浙江省金华市义乌市稠城街道工人路12号')).toBe('义乌市稠城街道工人路12号')
    expect(address('浙江省义乌市稠城街道工人路12号')).toBe('义乌市稠城街道工人路12号')
  })
  it.each([
    ['浙江省杭州市西湖区文三路90号', '西湖区文三路90号'],
    ['浙江省台州市路桥区路南街道腾达路1号', '路桥区路南街道腾达路1号'],
    ['宁波市镇海区骆驼街道镇骆路2号', '镇海区骆驼街道镇骆路2号'],
    ['浙江省嘉兴市桐乡市梧桐街道庆丰路3号', '桐乡市梧桐街道庆丰路3号'],
    ['义乌市北苑工业区雪峰路4号', '义乌市北苑工业区雪峰路4号'],
    ['上海浦东新区张江路5号', '浦东新区张江路5号'],
    ['吉林市昌邑区解放路6号', '昌邑区解放路6号'],
  ])('%s reads %s', (raw, form) => expect(address(raw)).toBe(form))
  it('keeps the city before a district whose name other cities have', () => {
    expect(address('江苏省南京市鼓楼区中山路1号')).not.toBe(address('福建省福州市鼓楼区中山路1号'))
  })
  it('is another with another door', () => {
    expect(address('嵊泗县菜园镇东海路88号301室')).not.toBe(address('嵊泗县菜园镇东海路88号302室'))
    expect(address('嵊泗县菜园镇东海路88-1号')).not.toBe(address('嵊泗县菜园镇东海路88号'))
  })
  it('does not take a road named after a province for the province', () => {
    expect(address('浙江路88号')).toBe('浙江路88号')
  })
  it('that does not reach the door never links', () => {
    for (const raw of ['浙江省舟山市嵊泗县', '嵊泗县菜园镇东海路', '舟山']) {
      expect(links('bidders.address', raw)).toBe(false)
      expect(marks('bidders.address', raw)).toEqual(['noDoor'])
    }
  })
  it('of bulk registration never links', () => {
    expect(marks('bidders.address', '嵊泗县菜园镇东海路88号301室（集群注册）')).toEqual(['clusterAddress'])
    expect(links('bidders.address', '嵊泗县菜园镇东海路88号301室（集群注册）')).toBe(false)
  })
})
