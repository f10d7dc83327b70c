import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { CODES } from '../../src/ocds-flags/code.js'
import { flags } from './support.js'

const page = readFileSync(new URL('../../docs/ocds-flags.md', import.meta.url), 'utf8')
const sections = page.split(/^## /m).slice(1)
const block = (section: string, kind: string): string =>
  new RegExp(`\`\`\`${kind}\n([^]*?)\n\`\`\``).exec(section)![1]!

describe('docs/ocds-flags.md', () => {
  it('has a section for every code', () => {
    expect(sections.map((section) => section.slice(0, 4)).sort()).toEqual([...CODES].sort())
  })
  it.each(sections.map((section) => [section.slice(0, 4), section]))(
    'demonstrates %s',
    async (code, section) => {
      const result = await flags(block(section!, 'jsonl'), block(section!, 'ini'))
      expect(result).toEqual(JSON.parse(block(section!, 'json')))
      expect(JSON.stringify(result)).toContain(code)
    },
  )
})
