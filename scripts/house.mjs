// Counts what keeps the source readable and prints it as a table: `npm run house`.
//
//   --check   exits 1 when a count is over its limit
//   --list    prints every place behind a count that has places, not only the first ten
//   --src F   looks at another folder than src
//
// Counted over the syntax trees, so that comments and texts say nothing: literals that name a rule outside
// src/rules, circles of imports (types too), imports between the two engines, and the lengths of files and
// outermost functions.
import { relative, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import ts from 'typescript'
import { circlesOf, importGraph } from './import-graph.mjs'
import { parse, sourcePaths, walk } from './source-files.mjs'

const { values: flags } = parseArgs({
  options: {
    check: { type: 'boolean', default: false },
    list: { type: 'boolean', default: false },
    src: { type: 'string', default: 'src' },
  },
})

const files = sourcePaths(flags.src).map((path) => ({ path: resolve(path), tree: parse(path) }))
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

const imports = importGraph(flags.src, files)

/** Imports from a folder of one name to a folder of another. */
const arrows = (from, to) =>
  [...imports].flatMap(([name, targets]) =>
    name.split('/').includes(from)
      ? targets.filter((target) => target.split('/').includes(to)).map((target) => `${name} → ${target}`)
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
  counted(
    'circles of imports, types too',
    circlesOf(imports).map((circle) => circle.join(' ')),
    0,
  ),
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
