import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { filesBelow, pages } from './pages.js'

const SECTION = '(?:§ ?\\d+(?:\\.\\d+)*|[A-Z]\\d+)'
/** `evidence.md §1–§3 and §6`, also over the end of a comment's line, and after a link's address. */
const CITATION = new RegExp(
  `([a-z][a-z-]*)\\.md(?:\`|\\]\\([^)\\n]*\\))?[\\s*/]+(${SECTION}(?:(?:, | and |–|、)${SECTION})*)`,
  'g',
)
const FOLDERS = ['docs/method', 'docs']

const pageOf = (name: string): string | undefined =>
  FOLDERS.map((folder) => join(folder, `${name}.md`)).find((path) => existsSync(path))

/** Numbers of a page's headings: `## 5 Groups` is §5, `## B9 Stable identity` is B9. */
const sectionsOf = (path: string): Set<string> =>
  new Set(
    [...readFileSync(path, 'utf8').matchAll(/^#+ (\d+(?:\.\d+)*|[A-Z]\d+)(?= )/gm)].map(
      ([, number]) => number!,
    ),
  )

interface Citation {
  at: string
  page: string
  section: string
}

const citationsIn = (path: string): Citation[] =>
  [...readFileSync(path, 'utf8').matchAll(CITATION)].flatMap(([, page, sections]) =>
    [...sections!.matchAll(new RegExp(SECTION, 'g'))].map(([section]) => ({
      at: path,
      page: page!,
      section: section.replace(/^§ ?/, ''),
    })),
  )

const cited = [...filesBelow('src', '.ts'), ...pages().map(({ path }) => path)].flatMap(citationsIn)

describe('citations of the method', () => {
  it('are found in the comments of src', () => {
    expect(cited.filter(({ at }) => at.startsWith('src/')).length).toBeGreaterThan(20)
  })

  it('name sections that exist', () => {
    const missing = cited.filter(({ page, section }) => {
      const path = pageOf(page)
      return path === undefined || !sectionsOf(path).has(section)
    })
    expect(missing).toEqual([])
  })

  it('name pages that a clone has', () => {
    const named = filesBelow('src', '.ts').flatMap((path) =>
      [...readFileSync(path, 'utf8').matchAll(/(?:\/\/|\*).*?([\w./-]+)\.md\b/g)].map(([, name]) => ({
        at: path,
        name,
      })),
    )
    expect(
      named.filter(({ name }) => !existsSync(`${name}.md`) && !pageOf(name!.split('/').at(-1)!)),
    ).toEqual([])
  })
})
