import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const SKIPPED = new Set(['node_modules', '.git', 'dist', 'fixtures', '.cache', 'coverage', 'biaojian-data'])

/** Paths of the files below a folder whose names end so, in order. */
export const filesBelow = (folder: string, ending: string): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : filesBelow(path, ending)
      return entry.name.endsWith(ending) ? [path] : []
    })

/** Every page of the repository: path and text. */
export const pages = (): { path: string; text: string }[] =>
  filesBelow('.', '.md').map((path) => ({ path, text: readFileSync(path, 'utf8') }))
