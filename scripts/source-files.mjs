// The source files below some folders, parsed by the TypeScript compiler: what the checks in this folder look
// at.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'

const SOURCE = /\.(?:m|c)?[jt]sx?$/
const SKIPPED = new Set(['node_modules', '.cache', 'fixtures', 'dist'])

/**
 * Paths of all source files below a folder, in canonical order; none where the folder is missing, none made.
 */
export const sourcePaths = (folder) => {
  let entries
  try {
    entries = readdirSync(folder, { withFileTypes: true })
  } catch {
    return []
  }
  return entries
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : sourcePaths(path)
      return SOURCE.test(entry.name) && !entry.name.endsWith('.d.ts') ? [path] : []
    })
}

/** A source file with its syntax tree, every node knowing its parent. */
export const parse = (path, text = readFileSync(path, 'utf8')) =>
  ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true)

/** Calls `each` on a node and all nodes below it; one for which it returns `false` is not entered. */
export const walk = (node, each) => {
  if (each(node) !== false) ts.forEachChild(node, (child) => walk(child, each))
}
