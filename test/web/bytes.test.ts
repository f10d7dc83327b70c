import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const ASSETS = 'dist/web/assets'
const KB = 1024
const packed = (name: string): number => statSync(join(ASSETS, `${name}.br`)).size

/** Bundles that a bundle loads with it, itself included. */
const together = (name: string, seen = new Set<string>()): Set<string> => {
  if (seen.has(name)) return seen
  seen.add(name)
  const text = readFileSync(join(ASSETS, name), 'utf8')
  for (const [, other] of text.matchAll(/(?:from|import)\s*["']\.\/([\w.-]+\.js)["']/g))
    together(other!, seen)
  return seen
}

describe('the bytes of the console, packed', () => {
  const index = readFileSync('dist/web/index.html', 'utf8')
  const first = [...index.matchAll(/\/assets\/([\w.-]+\.(?:js|css))/g)].map(([, name]) => name!)
  const loaded = new Set(first.flatMap((name) => (name.endsWith('.js') ? [...together(name)] : [name])))
  const sizeOf = (names: Iterable<string>): number => [...names].reduce((sum, name) => sum + packed(name), 0)

  it('are one file of at most 140 KB at first, and 450 KB in 120 files altogether', () => {
    const all = readdirSync(ASSETS).filter((name) => /\.(js|css)$/.test(name))
    expect(sizeOf(loaded) / KB).toBeLessThan(140)
    expect(sizeOf(all) / KB).toBeLessThan(450)
    expect(all.length).toBeLessThan(120)
    expect([...loaded]).toEqual([expect.stringMatching(/^index-.*\.js$/)])
  })
  it('are at most 60 KB more for a page that is come to first', () => {
    const pages = readdirSync(ASSETS).filter((name) => /-page-[\w-]+\.js$/.test(name))
    expect(pages.length).toBeGreaterThan(8)
    const more = pages.map(
      (page) => [page, sizeOf([...together(page)].filter((name) => !loaded.has(name))) / KB] as const,
    )
    expect(more.filter(([, size]) => size > 60)).toEqual([])
  })
  it('hold nothing inline and no other host', () => {
    expect(index).not.toMatch(/<script(?![^>]*src=)|<style|style=|\son\w+=|https?:/)
  })
})
