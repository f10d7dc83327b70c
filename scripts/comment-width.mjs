// Fails when a line with a comment is wider than 110 columns: the formatter wraps code only.
//
//   --fix    wraps such comments anew, and writes a file only when its code and words stay the same
//   PATHS    files or folders; where none are given src, test, bench and scripts
//
// A comment is wrapped paragraph by paragraph, and only the paragraphs that are too wide. What is indented, a
// table, an example between backticks or aligned by runs of spaces stays as it is and is left to a person.
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import ts from 'typescript'
import { parse, sourcePaths } from './source-files.mjs'
import { columnsOf, WIDTH, wrapComments } from './wrap-comments.mjs'

const { values: flags, positionals } = parseArgs({
  options: { fix: { type: 'boolean', default: false } },
  allowPositionals: true,
})

const places = positionals.length > 0 ? positionals : ['src', 'test', 'bench', 'scripts']
const paths = places.flatMap((place) => (statSync(place).isDirectory() ? sourcePaths(place) : [place]))

/** Comments of a source text, each once, in order. */
const commentsOf = (tree) => {
  const found = new Map()
  const take = (ranges) => {
    for (const range of ranges ?? []) found.set(range.pos, range)
  }
  const visit = (node) => {
    const children = node.getChildren(tree)
    if (children.length > 0) return children.forEach(visit)
    take(ts.getLeadingCommentRanges(tree.text, node.pos))
    take(ts.getTrailingCommentRanges(tree.text, node.end))
  }
  visit(tree)
  return [...found.values()].sort((a, b) => a.pos - b.pos)
}

/**
 * Tokens of the code as text, and words of the comments without their marks: neither may change by wrapping.
 */
const contentOf = (tree) => {
  const code = []
  const visit = (node) => {
    if (ts.isJSDoc(node)) return
    const children = node.getChildren(tree)
    if (children.length > 0) children.forEach(visit)
    else code.push(node.getText(tree))
  }
  visit(tree)
  const words = commentsOf(tree)
    .map(({ pos, end }) => tree.text.slice(pos, end).replace(/^\/\*+|\*\/$|^\/\//gm, ''))
    .join('\n')
    .replace(/^\s*\*(?= |$)/gm, '')
  return { code: code.join('\n'), words: words.replace(/\s+/g, '') }
}

/** Lines, counted from 1, that a comment stands on and that are too wide. */
const wideLines = (tree) => {
  const lines = tree.text.split('\n')
  const wide = new Set()
  for (const { pos, end } of commentsOf(tree)) {
    const first = tree.getLineAndCharacterOfPosition(pos).line
    const last = tree.getLineAndCharacterOfPosition(end).line
    for (let line = first; line <= last; line++) if (columnsOf(lines[line]) > WIDTH) wide.add(line + 1)
  }
  return [...wide]
}

const fixed = (path, tree) => {
  const text = wrapComments(tree.text, commentsOf(tree))
  if (text === tree.text) return tree
  const next = parse(path, text)
  const [before, after] = [contentOf(tree), contentOf(next)]
  if (before.code !== after.code || before.words !== after.words) {
    console.error(`${path}: left as it is, because wrapping would change more than line ends`)
    return tree
  }
  writeFileSync(path, text)
  return next
}

let wide = 0
for (const path of paths) {
  const text = readFileSync(path, 'utf8')
  const tree = parse(path, text)
  const lines = wideLines(tree)
  if (lines.length === 0) continue
  const left = flags.fix ? wideLines(fixed(path, tree)) : lines
  for (const line of left) console.log(`${path}:${line}`)
  wide += left.length
}
if (wide > 0) {
  console.log(`${wide} lines with comments are wider than ${WIDTH} columns`)
  process.exit(1)
}
