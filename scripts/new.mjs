// Makes the files of a new rule, value kind, import table, export format or report section, and says what
// comes next.
//
//   npm run new-rule PRC-14 round-thousands      a rule and its fixture
//   npm run new-kind gpu                         a record at the end of the kinds, and its fixture
//   npm run new-table inspections                a table's file, and its fixture
//   npm run new-format gml                       a format's file, and its test
//   npm run new-section methods                  a section's file, and its test
//
// Nothing that exists is written over.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { newFormat } from './new/format.mjs'
import { newKind } from './new/kind.mjs'
import { newRule } from './new/rule.mjs'
import { newSection } from './new/section.mjs'
import { newTable } from './new/table.mjs'

const MAKERS = { rule: newRule, kind: newKind, table: newTable, format: newFormat, section: newSection }

const [what, ...names] = process.argv.slice(2)
const maker = MAKERS[what]
if (!maker || names.length === 0) {
  console.error(
    `Cannot make "${what ?? ''}": give one of ${Object.keys(MAKERS).join(', ')} and a name, as in \`npm run new-rule PRC-14\``,
  )
  process.exit(2)
}

/** @returns {{ files: Record<string, string>, changed?: Record<string, string>, next: string[] }} */
const made = maker(names)
if (typeof made === 'string') {
  console.error(made)
  process.exit(2)
}
for (const path of Object.keys(made.files))
  if (existsSync(path)) {
    console.error(`Cannot make the ${what} ${names[0]}: ${path} is there already`)
    process.exit(1)
  }
for (const [path, text] of Object.entries({ ...made.files, ...made.changed })) {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
  console.log(path)
}
console.log(`\nNext:\n${made.next.map((line) => `- ${line}`).join('\n')}`)
