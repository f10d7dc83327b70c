// Writes the tree of src into ARCHITECTURE.md, a line a room. Which rooms there are comes from src, their
// order from import-direction.mjs; the words of a line are kept as they stand in the page.
//
//   --check   writes nothing and exits 1 when the page's tree is not that of src
//
// Exits 1 when a room has no words yet; folders inside a room may do without.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { parse, walk } from './source-files.mjs'

const PAGE = 'ARCHITECTURE.md'
const ORDER = 'scripts/import-direction.mjs'
const TREE = /(?<=<!-- tree -->\n\n```\n)[\s\S]*?(?=```\n\n<!-- \/tree -->)/

/** Names in the order of folders, as the check of imports has them. */
const order = () => {
  const names = []
  walk(parse(ORDER), (node) => {
    if (!ts.isVariableDeclaration(node) || node.name.getText() !== 'ORDER') return
    walk(node.initializer, (inner) => {
      if (ts.isStringLiteral(inner)) names.push(inner.text)
    })
    return false
  })
  return names
}

const ranks = order()
const rankOf = (path) => {
  const rank = ranks.indexOf(path)
  return rank < 0 ? ranks.length : rank
}
const byRank = (a, b) => rankOf(a) - rankOf(b) || (a < b ? -1 : 1)

/** Folders below src with files in them or below, each after its parent; at the top the single files too. */
const rooms = (folder = '', depth = 1) => {
  const entries = readdirSync(join('src', folder), { withFileTypes: true })
  const paths = entries
    .filter((entry) => entry.isDirectory() || (depth === 1 && entry.name.endsWith('.ts')))
    .map((entry) => ({ path: join(folder, entry.name), isFolder: entry.isDirectory() }))
  return paths
    .sort((a, b) => byRank(a.path, b.path))
    .flatMap(({ path, isFolder }) =>
      isFolder ? [{ path, depth, isFolder }, ...rooms(path, depth + 1)] : [{ path, depth, isFolder }],
    )
}

/** Words of the page's tree by path. */
const wordsIn = (tree) => {
  const words = new Map()
  const parents = []
  for (const line of tree.split('\n').slice(1)) {
    const [, indent, name, rest] = /^( +)([\w.-]+)\/? *(.*)$/.exec(line) ?? []
    if (name === undefined) continue
    const depth = indent.length / 2
    parents.length = depth - 1
    words.set(join(...parents, name), rest)
    parents[depth - 1] = name
  }
  return words
}

const page = readFileSync(PAGE, 'utf8')
const words = wordsIn(TREE.exec(page)[0])
const all = rooms().map(({ path, depth, isFolder }) => ({
  path,
  name: `${'  '.repeat(depth)}${path.split('/').at(-1)}${isFolder ? '/' : ''}`,
  words: words.get(path) ?? '',
}))
const width = Math.max(...all.map(({ name }) => name.length))
const lines = all.map(({ name, words }) => `${name.padEnd(width)}  ${words}`.trimEnd())
const next = page.replace(TREE, ['src/', ...lines, ''].join('\n'))

if (!process.argv.includes('--check')) writeFileSync(PAGE, next)
else if (next !== page) {
  console.error(`The tree in ${PAGE} is not that of src: run \`npm run architecture\``)
  process.exit(1)
}
const silent = all.filter(({ path, words }) => words === '' && (!path.includes('/') || ranks.includes(path)))
for (const { path } of silent) console.error(`src/${path} has no words in ${PAGE}: write what it is for`)
if (silent.length > 0) process.exit(1)
