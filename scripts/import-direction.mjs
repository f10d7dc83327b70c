// A room of src imports only from rooms to its left, types included. Prints every import that goes the other way; exits 1
// when there is one.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative, resolve } from 'node:path'

const ts = createRequire(import.meta.url)('typescript')

/** Rooms from left to right; those of one line stand side by side and know nothing of each other. */
const ORDER = [
  ['arrays'],
  ['domain'],
  ['stats', 'texts', 'version.ts'],
  ['config.ts', 'law', 'formats', 'threads'],
  ['normalise', 'sources'],
  ['intake', 'market'],
  ['engines'],
  ['engines/embedded', 'engines/neo4j'],
  ['rules'],
  ['evidence', 'communities'],
  ['rings'],
  ['telling'],
  ['casebook'],
  ['store.ts'],
  ['detection', 'generate', 'evaluate', 'ocds-flags'],
  ['exports'],
  ['reports'],
  ['package'],
  ['access'],
  ['service'],
  ['api'],
  ['cli'],
]
const rank = new Map(ORDER.flatMap((rooms, i) => rooms.map((room) => [room, i])))

/** The contract stands to the right of those who fill it in or only ask it: types alone. */
const CONTRACT = 'engines/engine.ts'
/** Imports that still go the other way, each until what it names has moved. */
const STILL = new Set([
  'api/api.ts',
  'api/problems.ts',
  'casebook/casebook.ts',
  'communities/partition.ts',
  'engines/embedded/bidders.ts',
  'engines/embedded/holdings.ts',
  'engines/embedded/lots.ts',
  'engines/embedded/market-facts.ts',
  'engines/embedded/market-lots.ts',
  'engines/embedded/market-orgs.ts',
  'exports/csv.ts',
  'exports/evidence-rows.ts',
])

const files = (dir) =>
  readdirSync(dir).flatMap((name) => {
    const path = join(dir, name)
    return statSync(path).isDirectory() ? files(path) : path.endsWith('.ts') ? [path] : []
  })

/** The room of a file below src: its folder, the engines each by themselves, a file at the top by its own name. */
const roomOf = (path) => {
  const [first, second, third] = path.split('/')
  return first === 'engines' && third ? `${first}/${second}` : first
}

/** Relative specifiers of a file: imports, re-exports, `import()` of values and of types. */
const specifiers = (file) => {
  const found = []
  const visit = (node) => {
    const literal =
      ts.isImportDeclaration(node) || ts.isExportDeclaration(node)
        ? node.moduleSpecifier
        : ts.isImportTypeNode(node)
          ? node.argument.literal
          : ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword
            ? node.arguments[0]
            : undefined
    if (literal?.text?.startsWith('.')) found.push(literal.text)
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest))
  return found
}

let wrong = 0
const complain = (text) => {
  console.log(text)
  wrong++
}
for (const file of files('src')) {
  const from = roomOf(relative('src', file))
  if (!rank.has(from)) complain(`${file}: "${from}" has no place in the order of rooms`)
  for (const specifier of specifiers(file)) {
    const path = relative('src', resolve(dirname(file), specifier)).replace(/\.js$/, '.ts')
    const to = roomOf(path)
    if (to === from || path === CONTRACT || STILL.has(path)) continue
    if (!rank.has(to)) complain(`${file}: "${to}" has no place in the order of rooms`)
    else if (rank.get(to) > rank.get(from))
      complain(`${file} imports ${path}: ${to} lies to the right of ${from}`)
    else if (rank.get(to) === rank.get(from))
      complain(`${file} imports ${path}: ${to} and ${from} stand side by side`)
  }
}
process.exit(wrong ? 1 : 0)
