import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { errorTexts, messageInChinese } from '../../src/texts/errors.js'
import { say, type Text } from '../../src/texts/text.js'
import { messagesOf } from './messages-of.js'

const SOURCES = join(import.meta.dirname, '../../src')
const FOLDER = join(SOURCES, 'texts')
const MODULES = await Promise.all(
  readdirSync(FOLDER).map(
    async (file) => [file, (await import(join(FOLDER, file))) as Record<string, unknown>] as const,
  ),
)

const isText = (value: object): value is Text =>
  Object.keys(value).length === 2 &&
  typeof (value as Text).zh === 'string' &&
  typeof (value as Text).en === 'string'

/** Every text under a value that a module exports, with the way to it. */
const textsUnder = (value: unknown, path: string): [string, Text][] => {
  if (typeof value !== 'object' || value === null) return []
  if (isText(value)) return [[path, value]]
  return Object.entries(value).flatMap(([key, one]) => textsUnder(one, `${path}.${key}`))
}

const CATALOGUE = MODULES.flatMap(([file, module]) =>
  Object.entries(module).flatMap(([name, value]) => textsUnder(value, `${file} ${name}`)),
)

const HAN = /\p{Script=Han}/u
/** Signs of Chinese that need no word: between two values. */
const MARKS = /^[—、：（）\d{}a-z]*$/i
const holesOf = (text: string): string[] =>
  [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!))].sort()

describe('every text of the catalogue', () => {
  it('is found', () => expect(CATALOGUE.length).toBeGreaterThan(500))

  it('is Chinese in Chinese', () => {
    const bare = (text: string): string => text.replace(/\{\w+\}|`[^`]*`/g, '')
    const wrong = CATALOGUE.filter(
      ([, { zh, en }]) => /[a-z]{2}/.test(bare(en)) && !HAN.test(zh) && !MARKS.test(zh),
    )
    expect(wrong).toEqual([])
  })

  it('fills in the same in both languages', () => {
    // an amount in yuan needs no currency beside it in Chinese
    const own = CATALOGUE.filter(([path, { zh }]) => !path.startsWith('errors.ts') && !zh.includes('万元'))
    expect(own.filter(([, { zh, en }]) => `${holesOf(zh)}` !== `${holesOf(en)}`)).toEqual([])
    const lost = errorTexts.filter(({ zh, en }) => holesOf(zh).some((hole) => !holesOf(en).includes(hole)))
    expect(lost).toEqual([])
  })
})

describe('every message of an error in the source', () => {
  const written = messagesOf(SOURCES)

  it('is found', () => expect(written.length).toBeGreaterThan(100))

  it('has its Chinese, and is told by it whatever stands in it', () => {
    const known = new Map(errorTexts.map((text) => [text.en, text]))
    const values = { 1: 'ÿ1', 2: 'ÿ2', 3: 'ÿ3', 4: 'ÿ4' }
    const told = written.map(({ message, place }) => {
      const text = known.get(message)
      return [place, message, text && say(text, 'zh', values)]
    })
    expect(told).toEqual(
      written.map(({ message, place }) => {
        const filled = say({ zh: message, en: message }, 'en', values)
        return [place, message, messageInChinese(filled)]
      }),
    )
  })

  it('is told with what is wrong inside it, also where a service says it', () => {
    expect(messageInChinese('The service at http://h answers 404: There is no ring "R-1" in run "r2"')).toBe(
      '服务 http://h 应答 404：检测“r2”里没有疑似团伙“R-1”',
    )
    expect(messageInChinese("Cannot write /x: EACCES: permission denied, open '/x'")).toBe(
      '无法写入 /x：没有权限',
    )
    expect(messageInChinese('nobody has said this')).toBe('nobody has said this')
  })

  it('is told with each thing that is missing on its line, also where a service says it', () => {
    const missing =
      '\n  #/handlers  承办人不得少于两人\n  #/x  Invalid input: expected string, received number'
    expect(
      messageInChinese(
        `The service at http://h answers 409: Cannot assign LD-2026-000001: 2 missing${missing}`,
      ),
    ).toBe(
      '服务 http://h 应答 409：不能对 LD-2026-000001 进行 assign：缺 2 项\n  #/handlers  承办人不得少于两人\n  #/x  应为 string，实为 number',
    )
  })
})
