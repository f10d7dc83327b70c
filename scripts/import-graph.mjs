// Who imports whom in a folder of sources: declarations, re-exports, types by `import('…')`, and calls of it.
import { dirname, join, relative, resolve } from 'node:path'
import ts from 'typescript'
import { parse, sourcePaths, walk } from './source-files.mjs'

/** The files that each file below `src` imports, both by their paths below it. */
export const importGraph = (
  src,
  trees = sourcePaths(src).map((path) => ({ path: resolve(path), tree: parse(path) })),
) => {
  const known = new Set(trees.map(({ path }) => path))
  const nameOf = (path) => relative(resolve(src), path)
  return new Map(trees.map((file) => [nameOf(file.path), targetsOf(file, known).map(nameOf)]))
}

const targetsOf = ({ path, tree }, known) => {
  const targets = new Set()
  walk(tree, (node) => {
    const specifier = specifierOf(node)
    if (!specifier || !ts.isStringLiteralLike(specifier) || !specifier.text.startsWith('.')) return
    const target = join(dirname(path), specifier.text)
    const compiled = ['.ts', '.tsx'].map((end) => target.replace(/\.js$/, end))
    const file = [target, ...compiled, target.replace(/\.mjs$/, '.mts')].find((one) => known.has(one))
    if (file) targets.add(file)
  })
  return [...targets]
}

const specifierOf = (node) => {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node.moduleSpecifier
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) return node.argument.literal
  const isImportCall = ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword
  return isImportCall ? node.arguments[0] : undefined
}

/** Sets of files that reach each other (Tarjan), largest first, the names of each in order. */
export const circlesOf = (graph) => {
  const index = new Map()
  const low = new Map()
  const stack = []
  const circles = []
  const visit = (name) => {
    index.set(name, index.size)
    low.set(name, index.get(name))
    stack.push(name)
    for (const next of graph.get(name)) {
      if (!index.has(next)) low.set(name, Math.min(low.get(name), visit(next)))
      else if (stack.includes(next)) low.set(name, Math.min(low.get(name), index.get(next)))
    }
    if (low.get(name) === index.get(name)) {
      const circle = stack.splice(stack.indexOf(name))
      if (circle.length > 1 || graph.get(name).includes(name)) circles.push(circle.sort())
    }
    return low.get(name)
  }
  for (const name of graph.keys()) if (!index.has(name)) visit(name)
  return circles.sort((a, b) => b.length - a.length || (a[0] < b[0] ? -1 : 1))
}
