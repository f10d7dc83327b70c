import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Ring } from '../../src/domain/ring.js'
import { draftLetter } from '../../src/reports/letters/letter.js'
import { LETTER_TYPES, letterType, readLetterTypes } from '../../src/reports/letters/registry.js'
import type { Store } from '../../src/store.js'
import { countyStore, NOW } from './support.js'
import { unzipped } from './unzip.js'

let store: Store
let drop: () => Promise<void>
let ring: Ring
beforeAll(async () => {
  ;({ store, drop } = await countyStore())
  const { rings } = store.casebook.rings({ levels: ['red'] })
  ring = rings.find(({ members }) => members.length > 2)!
}, 120_000)
afterAll(() => drop())

const draft = async (code: string, more: { ring?: string; period?: string } = {}): Promise<string> => {
  const type = letterType(LETTER_TYPES, code)
  const bytes = await draftLetter(store, { type, lang: 'zh', requester: '测试员', at: NOW, ...more })
  return unzipped(bytes)['word/document.xml']!.replace(/<[^>]+>/g, '\n')
}

describe('letters', () => {
  it.each(LETTER_TYPES.map(({ code }) => code))('%s says that it is a draft about leads', async (code) => {
    const words = await draft(code, { ring: ring.id })
    expect(words).toContain('制发前须人工审核')
    expect(words).toContain('线索不等于认定')
    expect(words).toContain('测试员')
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
  it('tell what was found, by rule, with the ring’s own numbers and the articles it speaks to', async () => {
    const words = await draft('police-suggestion', { ring: ring.id })
    expect(words).toContain(
      `涉及${ring.members.length}家投标单位，在${ring.lots.length}个标段上两家以上同时投标，成员在其中的中标额${(ring.amountFen! / 1e6).toFixed(2)}万元`,
    )
    const rules = [...new Set(ring.evidence.filter(({ grade }) => grade !== '弱').map(({ rule }) => rule))]
    for (const rule of rules) expect(words).toContain(`（${rule}，证据级`)
    expect(words).toContain('《招标投标法实施条例》第四十条')
  })
  it('keep their terms apart: checked, from memory, or left to the office', async () => {
    expect(await draft('judicial-suggestion', { ring: ring.id })).toContain(
      '两个月内将核查和整改情况书面反馈',
    )
    expect(await draft('procuratorial-suggestion', { ring: ring.id })).toContain('凭记忆录入，待核对')
    expect(await draft('police-suggestion', { ring: ring.id })).toContain('反馈期限由制发机关确定')
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
