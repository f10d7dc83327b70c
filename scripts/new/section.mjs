import { readFileSync } from 'node:fs'
import { withImport } from './with-import.mjs'

const MODEL = 'src/reports/model.ts'
const camel = (name) => name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase())

const sectionText = (name) => `import { t } from '../../texts/text.js'
import { type Block, heading, paragraph, ref, sentence } from '../blocks.js'
import type { Composer } from '../composer.js'

const TITLE = t('章节标题', 'Title of the section')
const TOLD = t('本期共{lots}个标段。', '{lots} lots in the period.')

/** What the section says, and what each edition leaves out. Every number is a figure, with its query. */
export const ${camel(name)}Section = (c: Composer): Block[] => [
  heading(1, TITLE),
  paragraph(sentence(TOLD, { lots: ref(c.count('lots')) })),
]
`

const testText = (name) => `import { expect, it } from 'vitest'
import { makeReport } from '../../../src/reports/make.js'
import { countyStore, NOW } from '../support.js'

it('${name} stands in the report with numbers that plain records bear out', async () => {
  const { store, drop } = await countyStore()
  try {
    const request = { period: '2025-Q4', edition: 'internal', format: 'json', lang: 'zh' } as const
    const { bytes } = await makeReport(store, { ...request, requester: '测试员', at: NOW })
    expect(bytes.toString()).toContain('章节标题')
    // count the section's numbers anew from plain records here
    expect.fail('not yet counted from plain records')
  } finally {
    await drop()
  }
})
`

/**
 * `new-section methods`: a section before the last one of the report, and a test that fails until it counts
 * anew.
 */
export const newSection = ([name]) => {
  if (!/^[a-z]+(-[a-z]+)*$/.test(name ?? ''))
    return `Cannot make the section "${name}": a section is in lower case with hyphens`
  const file = `src/reports/sections/${name}.ts`
  const test = `test/reports/sections/${name}.test.ts`
  const model = readFileSync(MODEL, 'utf8')
  return {
    files: { [file]: sectionText(name), [test]: testText(name) },
    changed: {
      [MODEL]: withImport(model, `${camel(name)}Section`, `./sections/${name}.js`).replace(
        '    nextSection,\n',
        `    ${camel(name)}Section,\n    nextSection,\n`,
      ),
    },
    next: [
      `Write ${file}: figures and sentences with holes; the public edition suppresses small cells`,
      `Its place among the sections is in ${MODEL}`,
      `Write ${test}: its numbers, counted anew from plain records`,
    ],
  }
}
