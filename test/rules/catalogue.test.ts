import { describe, expect, it } from 'vitest'
import { TABLES } from '../../src/domain/tables.js'
import { SOURCES } from '../../src/domain/value-kind.js'
import { articles } from '../../src/law/index.js'
import { CATALOGUE } from '../../src/rules/discover.js'
import { RULES, SHARED_VALUE_ROWS } from '../../src/rules/index.js'

describe('the rule list', () => {
  it('holds the catalogue in its order, each family numbered from 01 without a gap', () => {
    const numbered = (family: string, n: number): string[] =>
      Array.from({ length: n }, (_, i) => `${family}-${String(i + 1).padStart(2, '0')}`)
    const sizes = CATALOGUE.map(
      (family) => [family, RULES.filter(({ id }) => id.startsWith(`${family}-`)).length] as const,
    )
    expect(RULES.map(({ id }) => id)).toEqual(sizes.flatMap(([family, n]) => numbered(family, n)))
  })

  it('says of each in both languages what it asks and when it is silent', () => {
    for (const { id, name, question, silentWhen, formula } of RULES)
      for (const text of [name, question, silentWhen])
        expect([id, text.zh !== '', /[a-z]/i.test(text.en), formula !== '']).toEqual([id, true, true, true])
  })

  it('names articles that the law folder has', () => {
    const known = new Set(articles().map(({ id }) => id))
    for (const { id, law } of RULES)
      expect([id, law.filter((article) => !known.has(article))]).toEqual([id, []])
  })

  it('needs columns that the import format has, or says what the format does not carry', () => {
    const columns = new Set(
      TABLES.flatMap((table) => table.columns.map((column) => `${table.name}.${column.name}`)),
    )
    for (const { id, needs, notCarried } of RULES) {
      expect([id, needs.flat().filter((column) => !columns.has(column))]).toEqual([id, []])
      if (notCarried) expect(needs).toEqual([])
    }
  })

  it('asks of each row only sources of its kinds', () => {
    for (const { rule, kinds, left, right } of SHARED_VALUE_ROWS)
      for (const id of [...left, ...(right ?? [])])
        expect([rule, id, kinds.includes(SOURCES.find((s) => s.id === id)!.kind)]).toEqual([rule, id, true])
  })

  it('grades no row above its rule', () => {
    const order = '直视禁强线弱'
    for (const row of SHARED_VALUE_ROWS) {
      const { grade } = RULES.find(({ id }) => id === row.rule)!
      const best = Math.min(...[row.lot, row.across].filter((g) => g !== null).map((g) => order.indexOf(g)))
      if (!['ACC-04', 'REL-04'].includes(row.rule))
        expect([row.rule, best >= order.indexOf(grade)]).toEqual([row.rule, true])
    }
  })
})
