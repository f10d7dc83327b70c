import { readFileSync } from 'node:fs'
import { withImport } from './with-import.mjs'

const FORMATS = 'src/exports/formats.ts'

const formatText = (name) => `import { inPieces } from '../formats/clean-text.js'
import type { ExportModel } from './model.js'

/** What the format is, who reads it, and where it is specified. */
export const ${name} = (model: ExportModel): Iterable<string> => inPieces(lines(model))

/** Head, nodes, edges, as they are taken: nothing is cut, no clock, no random id. */
function* lines(model: ExportModel): Generator<string> {
  yield \`\${model.head.notice} \${model.head.number}\\n\`
  for (const node of model.nodes()) yield \`\${node.id} \${node.type} \${node.label}\\n\`
  for (const edge of model.edges()) yield \`\${edge.from} \${edge.type} \${edge.to}\\n\`
}
`

const testText = (name) => `import { expect, it } from 'vitest'
import { FORMAT } from '../../src/exports/formats.js'
import { fileOf, modelOf, ringRecord } from './support.js'

it('${name} holds every node and edge, and says that a lead is no finding', async () => {
  const model = modelOf([ringRecord()])
  const text = (await fileOf(FORMAT.${name}.write(model, {}))).toString()
  expect(text).toContain(model.head.notice)
  for (const node of model.nodes()) expect(text).toContain(node.id)
  // read it here with the reader of another program
  expect.fail('not yet read by another program')
})
`

/**
 * `new-format gml`: a writer over the export model with its line in the list, and a test that fails until it
 * is read.
 */
export const newFormat = ([name]) => {
  if (!/^[a-z][a-z0-9]*$/.test(name ?? ''))
    return `Cannot make the format "${name}": a format is in lower case letters and digits`
  const list = readFileSync(FORMATS, 'utf8')
  const file = `src/exports/${name}.ts`
  return {
    files: { [file]: formatText(name), [`test/exports/${name}.test.ts`]: testText(name) },
    changed: {
      [FORMATS]: withImport(list, name, `./${name}.js`).replace(
        '} as const satisfies',
        `  ${name}: info('${name}', 'text/plain; charset=utf-8', 'ring.${name}', ${name}),\n} as const satisfies`,
      ),
    },
    next: [
      `Write ${file} over the common model; mask by what it is handed; no cell is a formula`,
      `Set its extension, media type and name in a package in ${FORMATS}`,
      `Write test/exports/${name}.test.ts: another program's reader opens it`,
      'Name it in README.md, README.zh-CN.md, docs/cli.md and docs/api.md; `npx vitest run test/api/openapi.test.ts -u`',
    ],
  }
}
