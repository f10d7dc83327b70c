import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

/** Texts of the county's own files, which are Chinese in both languages. */
const DATA = ['handling', 'offices']
  .map((folder) => readFileSync(`datasets/${folder}/shengsi-330922.json`, 'utf8'))
  .join('\n')
  .replace(/\d+/g, 'N')

it('no page joins its words in English as Chinese does', () => {
  const outlines = readFileSync('test/web/outlines/en.txt', 'utf8')
  const joined = [...outlines.matchAll(/.{0,6}[、；].{0,6}/g)].map(([text]) => text)
  expect(joined.filter((text) => !DATA.includes(text))).toEqual([])
})
