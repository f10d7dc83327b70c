import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { type Column, TABLES, type Table } from '../../src/domain/tables.js'

const PAGE = join(import.meta.dirname, '../../docs/data-format.md')
const SECTIONS = /(?<=<!-- tables: [^\n]*-->\n\n)[\s\S]*?(?=\n\n<!-- \/tables -->)/

/** Our words of a code with the first Chinese word for each. */
const wordsOf = ({ words = {} }: Column): string => {
  const first = new Map<string, string>()
  for (const [word, code] of Object.entries(words))
    if (word !== code && !first.has(code)) first.set(code, word)
  return [...first].map(([code, word]) => `${code} ${word}`).join(', ')
}

const row = (column: Column): string => {
  const holds = column.kind ? `${column.type} of kind ${column.kind}` : column.type
  const also = column.also ? `also under ${column.also.join(', ')}` : ''
  const meaning = [column.meaning ?? '', wordsOf(column), also].filter((part) => part !== '').join('; ')
  return `| ${column.name}${column.required ? ' *' : ''} | ${column.alias} | ${holds} | ${meaning} |`
}

const section = ({ name, alias, meaning, key, columns }: Table): string =>
  [
    `## ${name} (${alias})`,
    `${meaning} Key: ${key?.join(' + ') ?? 'the whole row'}.`,
    ['| column | alias | holds | meaning |', '|---|---|---|---|', ...columns.map(row)].join('\n'),
  ].join('\n\n')

it('docs/data-format.md shows every table and column of the import format', async () => {
  const page = readFileSync(PAGE, 'utf8')
  expect(page).toMatch(SECTIONS)
  await expect(page.replace(SECTIONS, () => TABLES.map(section).join('\n\n'))).toMatchFileSnapshot(PAGE)
})
