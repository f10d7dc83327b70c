import { readdirSync, readFileSync } from 'node:fs'
import { tableIndex } from '../tables.mjs'

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
  example: { ${name}_no: 'N-0001', lot_id: 'E3309220000000001001', held_on: '2026-04-01', passed: '是' },
})
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
  const others = readdirSync(FOLDER).filter((file) => file.endsWith('.ts') && file !== 'index.ts')
  const numbers = others.map((file) =>
    Number(/number: (\d+)/.exec(readFileSync(`${FOLDER}/${file}`, 'utf8'))[1]),
  )
  const [file, fixture] = [`${FOLDER}/${name}.ts`, `test/intake/tables/${name}.ts`]
  return {
    files: { [file]: tableText(name, Math.max(...numbers) + 1), [fixture]: fixtureText(name) },
    changed: { [`${FOLDER}/index.ts`]: tableIndex([...others, `${name}.ts`]) },
    next: [
      `Write ${file}: columns with headers in both languages, types, which are required, the key, a row as an example`,
      `Write ${fixture}: a row that is accepted, one that is merged, one that is quarantined; \`npx vitest run test/intake/tables.test.ts\``,
      '`npx vitest run test/domain/format-page.test.ts -u` writes it into docs/data-format.md',
    ],
  }
}
