import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { pages } from './pages.js'

/** Anchors of a page's headings, as hosts of repositories make them. */
const anchorsOf = (path: string): string[] =>
  [...readFileSync(path, 'utf8').matchAll(/^#+ (.*)$/gm)].map(([, heading]) =>
    heading!
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replace(/\s/g, '-'),
  )

const linksIn = (text: string): string[] =>
  [...text.replace(/```[\s\S]*?```/g, '').matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target]) => target!)
    .filter((target) => !/^[a-z]+:/.test(target))

const isBroken = (path: string, target: string): boolean => {
  const [file = '', anchor] = target.split('#')
  const goal = file === '' ? path : join(dirname(path), file)
  if (!existsSync(goal)) return true
  return anchor !== undefined && goal.endsWith('.md') && !anchorsOf(goal).includes(anchor)
}

describe('pages of the repository', () => {
  it('link only to what a clone has', () => {
    const broken = pages().flatMap(({ path, text }) =>
      linksIn(text)
        .filter((target) => isBroken(path, target))
        .map((target) => `${path}: ${target}`),
    )
    expect(broken).toEqual([])
  })

  it('are found, those beside the code too', () => {
    expect(pages().map(({ path }) => path)).toEqual(
      expect.arrayContaining(['README.md', 'docs/method/evidence.md']),
    )
  })
})
