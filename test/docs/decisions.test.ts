import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const FOLDER = 'docs/decisions'
const files = readdirSync(FOLDER).filter((name) => name !== 'README.md')
const textOf = (name: string): string => readFileSync(`${FOLDER}/${name}`, 'utf8')

describe('decisions', () => {
  it('are numbered without a gap', () => {
    expect(files.map((name) => Number(name.slice(0, 3)))).toEqual(files.map((_, i) => i + 1))
  })

  it.each(files)('%s says context, decision, what was dismissed and what was measured', (name) => {
    const text = textOf(name)
    expect(text).toMatch(new RegExp(`^# ${name.slice(0, 3)} `))
    expect(text).toMatch(/^\d{4}-\d{2}-\d{2} · (stands|overturned by )/m)
    for (const part of ['Context', 'Decision', 'Dismissed', 'Measured'])
      expect(text).toContain(`**${part}.**`)
  })

  it('stand in the index, each by its title', () => {
    const rows = files.map((name) => {
      const title = textOf(name).split('\n')[0]!.slice(6)
      return `| [${name.slice(0, 3)}](${name}) | ${title} |`
    })
    expect(textOf('README.md').match(/^\| \[.*$/gm)).toEqual(rows)
  })
})
