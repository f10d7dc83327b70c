import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findString, stringAt } from '../../src/arrays/strings.js'
import type { Ring } from '../../src/domain/ring.js'
import { letterHtml } from '../../src/reports/letters/html.js'
import { draftLetter, letterDocx } from '../../src/reports/letters/letter.js'
import { LETTER_TYPES, letterType, readLetterTypes } from '../../src/reports/letters/registry.js'
import type { Store } from '../../src/store.js'
import { LETTER_WORDS } from '../../src/texts/letter-types.js'
import type { Lang } from '../../src/texts/text.js'
import { countyStore, NOW } from './support.js'
import { unzipped } from './unzip.js'

let store: Store
let drop: () => Promise<void>
let ring: Ring
beforeAll(async () => {
  ;({ store, drop } = await countyStore())
  const { rings } = store.casebook.rings({ levels: ['red'] })
  ring = rings.find(({ members }) => members.length > 2)!
})
afterAll(() => drop())

interface Asked {
  ring?: string
  period?: string
  issuer?: string
  addressee?: string
  annex?: boolean
}

const draft = async (code: string, more: Asked = {}, lang: Lang = 'zh'): Promise<string> => {
  const type = letterType(LETTER_TYPES, code)
  const drafted = await draftLetter(store, { type, lang, requester: '测试员', at: NOW, ...more })
  const bytes = await letterDocx(drafted)
  return unzipped(bytes)['word/document.xml']!.replace(/<[^>]+>/g, '\n')
}

/** The letter between its covering sheet and its annexes. */
const sent = async (code: string, more: Asked = {}): Promise<string> => {
  const words = (await draft(code, more)).replace(/\n+/g, '\n')
  return words.slice(words.indexOf('RUN-000001', words.indexOf('导出人')) + 10)
}

const OWN_WORDS = [
  'police-suggestion',
  'risk-notice',
  'police-notice',
  'police-letter',
  'procuratorial-suggestion',
  'judicial-suggestion',
  'discipline-suggestion',
  'supervisory-suggestion',
  'case-transfer',
]

describe('letters', () => {
  it.each(LETTER_TYPES.map(({ code }) => code))('%s says that it is a draft about leads', async (code) => {
    const words = await draft(code, { ring: ring.id })
    expect(words).toContain('制发前须人工审核')
    expect(words).toContain('线索不等于认定')
    expect(words).toContain('测试员')
  })

  it.each(LETTER_TYPES.map(({ code }) => code))(
    '%s has no sign of a Chinese list or clause in English',
    async (code) => {
      const words = await draft(code, { ring: ring.id, annex: true }, 'en')
      expect(words.match(/.{0,12}[、；].{0,12}/g)).toBeNull()
    },
  )

  it('have an opening of their own for each type, none of them of another', async () => {
    const openings = OWN_WORDS.map((code) => LETTER_WORDS[code]!.opening.zh)
    expect(new Set(openings).size).toBe(OWN_WORDS.length)
    for (const code of OWN_WORDS)
      expect(await draft(code, { ring: ring.id })).toContain(LETTER_WORDS[code]!.opening.zh)
    expect(LETTER_TYPES.map(({ code }) => code)).toContain('police-letter')
  })

  it('transfer a case with source, facts, firms, law, measures, evidence, opinion and enclosures', async () => {
    const words = await sent('case-transfer', { ring: ring.id, annex: true })
    for (const head of [
      '案件来源',
      '涉嫌违法事实',
      '涉嫌单位基本情况',
      '涉嫌触犯的法律规定',
      '已经采取的措施',
      '主要证据',
      '移送意见',
      '移送材料清单',
    ])
      expect(words).toContain(head)
    for (const law of ['《刑法》第二百二十三条', '立案追诉标准', '国务院令第310号'])
      expect(words).toContain(law)
    expect(words).toMatch(/\d{4}年\d+月\d+日至\d{4}年\d+月\d+日/)
    for (const { name } of ring.members) expect(words).toContain(name)
    expect(words).not.toContain('函告如下')
  })

  it('are refused about a green group, and say on the covering sheet that a ring is yellow', async () => {
    const [green] = store.casebook.rings({ levels: ['green'] }).rings
    for (const code of OWN_WORDS) await expect(draft(code, { ring: green!.id })).rejects.toThrow(/green/)
    const [yellow] = store.casebook.rings({ levels: ['yellow'] }).rings
    expect(await draft('police-suggestion', { ring: yellow!.id })).toContain(`${yellow!.id}为黄色线索`)
    expect(await sent('police-suggestion', { ring: yellow!.id })).not.toContain('是否制发请先核查')
  })

  it('are issued by offices of their kind, and neither by nor to whom they are about', async () => {
    const issue = (code: string, issuer: string) => draft(code, { ring: ring.id, issuer })
    for (const code of [
      'procuratorial-suggestion',
      'judicial-suggestion',
      'discipline-suggestion',
      'supervisory-suggestion',
      'case-transfer',
    ])
      await expect(issue(code, '嵊泗县公安局')).rejects.toThrow(/not by "嵊泗县公安局"/)
    await expect(issue('police-letter', '嵊泗县人民法院')).rejects.toThrow(/not by/)
    expect(await issue('procuratorial-suggestion', '嵊泗县人民检察院')).toContain('嵊检建〔')
    const addressee = ring.members[0]!.name
    await expect(draft('risk-notice', { ring: ring.id, addressee })).rejects.toThrow(/belongs to ring/)
    const market = await store.engine.market()
    const lot = findString(market.lots.id, ring.lots[0]!)
    const buyer = stringAt(market.bidders.name, market.lots.buyer[lot]!)
    expect(await draft('police-letter', { ring: ring.id, addressee: buyer })).toContain(
      `受文单位“${buyer}”系所涉标段的招标人`,
    )
  })

  it('cite the law that applies to their lots alone, article by article', async () => {
    const words = await sent('police-suggestion', { ring: ring.id })
    expect(words).toContain('《招标投标法实施条例》第四十条')
    expect(words).not.toContain('第87号')
  })

  it('keep working notes off the letter', async () => {
    for (const code of OWN_WORDS) {
      const words = await sent(code, { ring: ring.id })
      for (const note of ['待核对', 'biaojian', '由制发机关确定', '（HW-', '（DOC-', '测试员'])
        expect([code, note, words.includes(note)]).toEqual([code, note, false])
    }
  })

  it('have the list of annexes before the signature, the annexes behind it, copies and printing last', async () => {
    const words = await sent('police-suggestion', { ring: ring.id, annex: true, issuer: '嵊泗县公安局' })
    const order = [
      '附件：1.问题清单',
      '2.涉及单位对照表',
      '抄送：',
      '印发',
      '附件1',
      '治理重点',
      '附件2',
      'A公司',
      '附件3',
      ring.lots[0]!,
    ]
    const places = order.map((text) => words.indexOf(text, words.indexOf('附件：1.')))
    expect(places).toEqual([...places].sort((x, y) => x - y))
    expect(places.every((place) => place >= 0)).toBe(true)
    for (const { name, bidderId } of ring.members) {
      expect(words.indexOf(name)).toBeGreaterThan(places[6]!)
      expect(words.indexOf(bidderId)).toBeGreaterThan(places[6]!)
    }
  })

  it('name bidders where the type does, and nobody elsewhere', async () => {
    const names = ring.members.flatMap(({ name, bidderId }) => [name, bidderId])
    const transfer = await draft('clue-transfer', { ring: ring.id })
    for (const name of [...names, ...ring.lots]) expect(transfer).toContain(name)
    expect(transfer).toMatch(/[一-鿿]+公司的[一-鿿]+相同：/)
    for (const { code, named } of LETTER_TYPES.filter((type) => !type.named)) {
      const words = await draft(code, { ring: ring.id })
      expect([code, named, names.filter((name) => words.includes(name))]).toEqual([code, false, []])
    }
  })

  it('tell what was found, with the ring’s own numbers', async () => {
    const words = await draft('police-suggestion', { ring: ring.id })
    expect(words).toContain(
      `涉及投标单位${ring.members.length}家，先后在${ring.lots.length}个标段同场投标（每次不少于2家），成员单位中标${(ring.amountFen! / 1e6).toFixed(2)}万元`,
    )
  })

  it('fill in their lists what is known: projects, regulators, measures, class; and let tables part', async () => {
    const words = await draft('problem-list')
    expect(words).toContain('治理重点（三）')
    expect(words).toContain('数据研判（RUN-000001）')
    expect(words).toMatch(/主管部门/)
    expect(words).not.toContain('待填')
  })

  it('leave their terms to the office unless they are known', async () => {
    expect(await sent('judicial-suggestion', { ring: ring.id })).toContain('两个月内将办理情况书面反馈')
    expect(await draft('procuratorial-suggestion', { ring: ring.id })).toContain('反馈期限凭记忆录入，待核对')
    expect(await sent('police-suggestion', { ring: ring.id })).toContain('请于收到之日起　　日内')
  })

  it('ask for the ring they are about', async () => {
    await expect(draft('police-suggestion')).rejects.toThrow(/--ring/)
    await expect(draft('police-suggestion', { ring: 'R-9' })).rejects.toThrow(/R-9/)
    expect(() => letterType(LETTER_TYPES, 'x')).toThrow(/police-suggestion/)
  })
})

describe('the registry', () => {
  it('takes types of an office’s own, and names what it cannot read', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'biaojian-letters-'))
    const file = join(dir, 'types.json')
    const own = {
      ...LETTER_TYPES[0]!,
      word: '嵊公建',
      replyTerm: { zh: '三十日内', en: 'within 30 days' },
      termMark: 'D',
    }
    writeFileSync(file, JSON.stringify([own]))
    const types = await readLetterTypes(file)
    expect(types).toHaveLength(LETTER_TYPES.length)
    expect(letterType(types, own.code)).toMatchObject({ word: '嵊公建' })
    writeFileSync(file, JSON.stringify([{ ...own, colour: 'red' }]))
    await expect(readLetterTypes(file)).rejects.toThrow(/colour/)
    rmSync(dir, { recursive: true, force: true })
  })
})

describe('a letter looked at in a browser', () => {
  it('says what the document says, with its covering sheet first and its annexes behind, and runs nothing', async () => {
    const type = letterType(LETTER_TYPES, 'police-letter')
    const asked = { type, lang: 'zh', requester: '测试员', at: NOW, ring: ring.id, annex: true } as const
    const page = letterHtml(await draftLetter(store, asked)).toString()
    const shown = page.slice(page.indexOf('<main>')).replace(/<[^>]+>/g, '\n')
    const places = ['制发说明', '公安提示函', '发现的问题', '涉及标段清单'].map((one) => shown.indexOf(one))
    expect(places.every((place, i) => place > (places[i - 1] ?? -1))).toBe(true)
    expect(page).not.toMatch(/<script|https?:\/\//)
    const lines = (await draft('police-letter', { ring: ring.id, annex: true })).split('\n')
    const told = lines.filter((line) => line.length > 20 && !/\d{4}年|RUN-|R-/.test(line))
    expect(told.length).toBeGreaterThan(5)
    for (const line of told) expect(shown).toContain(line.replaceAll('&amp;', '&'))
  })
})
