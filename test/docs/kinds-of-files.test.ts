import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const ROWS = readFileSync('docs/kinds-of-files.md', 'utf8')
  .split('\n')
  .filter((line) => line.includes('| test/'))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, met, , held]) => [met!, .../^(\S+): (.+)$/.exec(held!)!.slice(1)] as [string, string, string])

describe('docs/kinds-of-files.md', () => {
  it.each(ROWS)('names a test that is there: %s', (_, file, title) => {
    expect(existsSync(file), file).toBe(true)
    if (title !== '*') expect(readFileSync(file, 'utf8')).toContain(title)
  })
})
