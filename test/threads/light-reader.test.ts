import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'

/** Every module that a built file loads, packages by their name; types are gone from what is built. */
const loadedBy = (file: string): Set<string> => {
  const seen = new Set<string>()
  const visit = (path: string): void => {
    if (seen.has(path)) return
    seen.add(path)
    const found = readFileSync(path, 'utf8').matchAll(
      /^(?:import|export) (?:[^'"=;()]+ from )?['"]([^'"]+)['"]/gm,
    )
    for (const [, name] of found)
      if (name!.startsWith('.')) visit(join(dirname(path), name!))
      else seen.add(name!)
  }
  visit(file)
  return seen
}

describe('the thread that reads the files of an import', () => {
  it('loads nothing that only checks settings: a schema library costs it a twentieth of a small import', () => {
    const loaded = loadedBy('dist/intake/import-worker.js')
    expect(loaded.has('dist/intake/rows.js')).toBe(true)
    expect(loaded.has('dist/sources/xlsx-sheet.js')).toBe(true)
    expect([...loaded].filter((name) => name.startsWith('zod'))).toEqual([])
    expect([...loadedBy('dist/intake/import.js')].filter((name) => name.startsWith('zod'))).toEqual([])
  })
})
