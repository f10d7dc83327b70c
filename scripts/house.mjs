// Counts what keeps the source readable and prints it as a table: `npm run house`.
//
//   --check   exits 1 when a count is over its limit
//   --list    prints every place behind a count that has places, not only the first ten
//   --src F   looks at another folder than src
//
// Counted over the syntax trees, so that comments and texts say nothing: literals that name a rule outside
// src/rules, circles of imports (types too), imports between the two engines, and the lengths of files and
// outermost functions.
import { dirname, join, relative, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import ts from 'typescript'
import { parse, sourcePaths, walk } from './source-files.mjs'

const { values: flags } = parseArgs({
  options: {
    check: { type: 'boolean', default: false },
    list: { type: 'boolean', default: false },
    src: { type: 'string', default: 'src' },
  },
})

const files = sourcePaths(flags.src).map((path) => ({ path: resolve(path), tree: parse(path) }))
const known = new Set(files.map(({ path }) => path))
const nameOf = (path) => relative(resolve(flags.src), path)
const lineOf = (tree, position) => tree.getLineAndCharacterOfPosition(position).line + 1

/** Literals such as 'HW-07' outside the folder of rules. */
const ruleLiterals = () =>
  files.flatMap(({ path, tree }) => {
    if (nameOf(path).split('/')[0] === 'rules') return []
    const found = []
    walk(tree, (node) => {
      if (!ts.isStringLiteralLike(node) || !/^[A-Z]{2,4}-[0-9]{2}$/.test(node.text)) return
      found.push(`${nameOf(path)}:${lineOf(tree, node.getStart())} ${node.text}`)
    })
    return found
  })

/**
 * The files of src that a file imports: declarations, re-exports, types by `import('…')`, and calls of it.
 */
const importsOf = ({ path, tree }) => {
  const found = new Set()
  const take = (specifier) => {
    if (!specifier || !ts.isStringLiteralLike(specifier) || !specifier.text.startsWith('.')) return
    const target = join(dirname(path), specifier.text)
    const file = [target, target.replace(/\.js$/, '.ts'), target.replace(/\.mjs$/, '.mts')].find((one) =>
      known.has(one),
    )
    if (file) found.add(file)
  }
  walk(tree, (node) => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) take(node.moduleSpecifier)
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) take(node.argument.literal)
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      take(node.arguments[0])
  })
  return [...found]
}
const imports = new Map(files.map((file) => [file.path, importsOf(file)]))

/** Sets of files that reach each other (Tarjan), largest first. */
const circles = () => {
  const index = new Map()
  const low = new Map()
  const stack = []
  const found = []
  const visit = (path) => {
    index.set(path, index.size)
    low.set(path, index.get(path))
    stack.push(path)
    for (const next of imports.get(path)) {
      if (!index.has(next)) low.set(path, Math.min(low.get(path), visit(next)))
      else if (stack.includes(next)) low.set(path, Math.min(low.get(path), index.get(next)))
    }
    if (low.get(path) === index.get(path)) {
      const ring = stack.splice(stack.indexOf(path))
      if (ring.length > 1 || imports.get(path).includes(path)) found.push(ring.map(nameOf).sort())
    }
    return low.get(path)
  }
  for (const { path } of files) if (!index.has(path)) visit(path)
  return found.sort((a, b) => b.length - a.length || (a[0] < b[0] ? -1 : 1)).map((ring) => ring.join(' '))
}

/** Imports from a folder of one name to a folder of another. */
const arrows = (from, to) =>
  [...imports].flatMap(([path, targets]) =>
    nameOf(path).split('/').includes(from)
      ? targets
          .filter((target) => nameOf(target).split('/').includes(to))
          .map((target) => `${nameOf(path)} → ${nameOf(target)}`)
      : [],
  )

/** Lines of the functions that stand in no other function, longest first. */
const functions = () =>
  files
    .flatMap(({ path, tree }) => {
      const found = []
      walk(tree, (node) => {
        if (!ts.isFunctionLike(node) || !node.body) return
        const start = lineOf(tree, node.getStart())
        const name = node.name?.getText() ?? node.parent.name?.getText() ?? ''
        found.push({ lines: lineOf(tree, node.end) - start + 1, at: `${nameOf(path)}:${start} ${name}` })
        return false
      })
      return found
    })
    .sort((a, b) => b.lines - a.lines)

const lengths = files.map(({ tree }) => tree.text.split('\n').length - (tree.text.endsWith('\n') ? 1 : 0))
const quantile = (numbers, share) =>
  numbers.toSorted((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(share * numbers.length))] ?? 0

const outer = functions()
const counted = (name, places, limit) => ({ name, now: places.length, limit, places })
const measured = (name, now, limit, places = []) => ({ name, now, limit, places })
const LONGEST = 100
const rows = [
  counted('rule-id literals outside rules/', ruleLiterals(), 0),
  counted('circles of imports, types too', circles(), 0),
  counted('imports neo4j → embedded', arrows('neo4j', 'embedded'), 0),
  counted('imports embedded → neo4j', arrows('embedded', 'neo4j'), 0),
  measured('files', files.length),
  measured(
    'lines',
    lengths.reduce((sum, lines) => sum + lines, 0),
  ),
  measured('lines of a file, median', quantile(lengths, 0.5), 80),
  measured('lines of a file, 90th percentile', quantile(lengths, 0.9)),
  measured('functions, outermost', outer.length),
  measured(
    'lines of a function, median',
    quantile(
      outer.map(({ lines }) => lines),
      0.5,
    ),
    8,
  ),
  measured(
    'lines of a function, 90th percentile',
    quantile(
      outer.map(({ lines }) => lines),
      0.9,
    ),
  ),
  measured(
    'lines of the longest function',
    outer[0]?.lines ?? 0,
    LONGEST,
    outer.filter(({ lines }) => lines > LONGEST).map(({ lines, at }) => `${at} ${lines}`),
  ),
]

const over = rows.filter(({ now, limit }) => limit !== undefined && now > limit)
const width = Math.max(...rows.map(({ name }) => name.length))
for (const { name, now, limit } of rows)
  console.log(
    `${name.padEnd(width)} ${String(now).padStart(7)}${limit === undefined ? '' : `   at most ${limit}${now > limit ? '   OVER' : ''}`}`,
  )
for (const { name, places } of over) {
  if (places.length === 0) continue
  console.log(`\n${name}:`)
  const shown = flags.list ? places : places.slice(0, 10)
  for (const place of shown) console.log(`  ${place}`)
  if (shown.length < places.length) console.log(`  … ${places.length - shown.length} more: --list`)
}
if (flags.check && over.length > 0) process.exit(1)
