import { readdirSync, readFileSync } from 'node:fs'

const FOLDER = 'src/domain/tables'

const tableText = (name, number) => `import { table, UPDATED } from '../column.js'

/** What a row of the table says. */
export default table({
  number: ${number},
  name: '${name}',
  alias: '${name}',
  meaning: 'What a row says, in one sentence.',
  key: ['${name}_no'],
  columns: [
    { name: '${name}_no', alias: '${name}编号', type: 'key', required: true },
    { name: 'lot_id', alias: '标段编号', meaning: 'the lot', type: 'key', required: true },
    { name: 'held_on', alias: '日期', type: 'day' },
    { name: 'passed', alias: '是否合格', meaning: '1/0', type: 'flag' },
    UPDATED,
  ],
  market: ['lot_id', 'held_on', 'passed'],
  example: { ${name}_no: 'N-0001', lot_id: 'E3309220000000001001', held_on: '2026-04-01', passed: '是' },
})

declare module '../column.js' {
  interface TableNames {
    ${name}: true
  }
}
`

const fixtureText = (name) => `import type { TableFixture } from './fixture.js'

export default {
  table: '${name}',
  accepted: { ${name}_no: 'N-1', lot_id: 'L1', held_on: '2026-04-01', passed: '1' },
  /** says the same in other words */
  merged: { ${name}_no: ' N-1', lot_id: 'L1', held_on: '2026/4/1', passed: '是' },
  quarantined: { ${name}_no: 'N-2', lot_id: 'L1', held_on: 'soon', passed: '1' },
  reason: 'unreadable',
} satisfies TableFixture
`

/**
 * \`new-table inspections\`: a table's file and a fixture with a row that is accepted, merged and
 * quarantined.
 */
export const newTable = ([name]) => {
  if (!/^[a-z]+(_[a-z]+)*$/.test(name ?? ''))
    return `Cannot make the table "${name}": a table is in lower case with _`
  const numbers = readdirSync(FOLDER).map((file) =>
    Number(/number: (\d+)/.exec(readFileSync(`${FOLDER}/${file}`, 'utf8'))[1]),
  )
  const [file, fixture] = [`${FOLDER}/${name}.ts`, `test/intake/tables/${name}.ts`]
  return {
    files: { [file]: tableText(name, Math.max(...numbers) + 1), [fixture]: fixtureText(name) },
    next: [
      `Write ${file}: columns with headers in both languages, types, which are required, the key, what rules may read of it, a row as an example`,
      `Write ${fixture}: a row that is accepted, one that is merged, one that is quarantined; \`npx vitest run test/intake/tables.test.ts\``,
      'A rule that reads it imports the file and asks `rowsOf(market, table)` (src/market/rows.ts)',
      '`npx vitest run test/domain/format-page.test.ts -u` writes it into docs/data-format.md',
    ],
  }
}
