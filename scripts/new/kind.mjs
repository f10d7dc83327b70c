import { readFileSync } from 'node:fs'
import ts from 'typescript'
import { parse, walk } from '../source-files.mjs'

const KINDS = 'src/domain/kinds.ts'

/** Elements of the arrays that stand under this name in a file. */
const elementsOf = (path, name) => {
  let count = 0
  walk(parse(path), (node) => {
    const named =
      (ts.isPropertyAssignment(node) || ts.isVariableDeclaration(node)) && node.name.getText() === name
    if (!named) return
    walk(node, (inner) => {
      if (!ts.isArrayLiteralExpression(inner)) return
      count += inner.elements.length
      return false
    })
    return false
  })
  return count
}

const recordText = ({ id, column, place, source }) => `  {
    id: '${id}',
    zh: '${id}',
    en: '${id.replaceAll('-', ' ')}',
    words: '${column}',
    read: 'serial',
    of: 'machine',
    columns: [
      {
        table: 'bids',
        name: '${column}',
        alias: '${id}编号',
        type: 'values',
        meaning: 'number of the ${id.replaceAll('-', ' ')}',
        place: ${place},
        source: ${source},
      },
    ],
  },
`

const fixtureText = () => `import type { KindFixture } from './fixture.js'

export default {
  same: [['AB-1234', ' ab-1234 ']],
  none: ['-', '无'],
} satisfies KindFixture
`

/** \`new-kind gpu\`: a record with a column in \`bids\`, and a fixture of spellings. */
export const newKind = ([id]) => {
  if (!/^[a-z]+(-[a-z]+)*$/.test(id ?? ''))
    return `Cannot make the kind "${id}": a kind is in lower case with hyphens`
  const records = readFileSync(KINDS, 'utf8')
  if (records.includes(`id: '${id}'`)) return `Cannot make the kind ${id}: ${KINDS} has it already`
  const column = `${id.replaceAll('-', '_')}_no`
  const later = [...records.matchAll(/table: '(\w+)'/g)].map(([, table]) => table)
  const place =
    elementsOf('src/domain/tables/bids.ts', 'columns') + later.filter((table) => table === 'bids').length
  const source = elementsOf('src/domain/value-kind.ts', 'FIRST_SOURCES') + later.length
  const fixture = `test/normalise/kinds/${id}.ts`
  return {
    files: { [fixture]: fixtureText() },
    changed: {
      [KINDS]: records.replace(
        '] as const satisfies',
        `${recordText({ id, column, place, source })}] as const satisfies`,
      ),
    },
    next: [
      `Write its record, the last of ${KINDS}: words in both languages, how it is read, whether it is personal, what hands it to many`,
      'A way of reading that none of the readers knows is a file in src/normalise and a key of READERS (src/normalise/value-of.ts)',
      `Write ${fixture}: spellings that are one value, cells that are none; \`npx vitest run test/normalise\``,
      '`npx vitest run test/domain test/api/openapi.test.ts -u` writes its column and its id into docs',
      'A rule that reads it: `npm run new-rule`, `ask.values`',
    ],
  }
}
