// Writes src/domain/tables/index.ts: the files of that folder, each of which declares one import table as its
// default export. A table is added by adding its file.
//
//   --check   writes nothing and exits 1 when the index is not that of the folder
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

const FOLDER = 'src/domain/tables'
const INDEX = `${FOLDER}/index.ts`

const camel = (name) => name.replace(/[-_](\w)/g, (_, letter) => letter.toUpperCase())

/** The text of the index of these files. */
export const tableIndex = (files) => {
  const names = files.map((file) => file.slice(0, -'.ts'.length)).sort()
  return `// Written by \`npm run tables\` from the files of this folder.
${names.map((name) => `import ${camel(name)} from './${name}.js'`).join('\n')}

export const TABLE_FILES = [
${names.map((name) => `  ${camel(name)},`).join('\n')}
] as const
`
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const text = tableIndex(readdirSync(FOLDER).filter((file) => file.endsWith('.ts') && file !== 'index.ts'))
  if (!process.argv.includes('--check')) writeFileSync(INDEX, text)
  else if (readFileSync(INDEX, 'utf8') !== text) {
    console.error(`${INDEX} is not that of its folder: run \`npm run tables\``)
    process.exit(1)
  }
}
