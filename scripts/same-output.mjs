// Do two checkouts say the same, to the byte? Both must be built. Markets: the bundled county, Ohio school
// milk (where ../shared/data has it) and a generated market of 2,000 bidders × 6,000 lots (`--small`: 300 ×
// 900 in its place).
//
//   node scripts/same-output.mjs [--small] [--engine neo4j] BEFORE [AFTER]
//
// AFTER is this checkout when left out.
//
// Compared: store --digest, rings --all --json, export --format json, pairs --json, screens --json, with
// times and the program's version taken out. `--skip-told` also takes out the texts that people read. What
// BEFORE said is kept under the temporary folder by its commit. Exits 1 at the first difference, with the
// place where the two part.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'

const { values: options, positionals } = parseArgs({
  options: {
    small: { type: 'boolean' },
    engine: { type: 'string' },
    'skip-told': { type: 'boolean' },
  },
  allowPositionals: true,
})
const [before, after = '.'] = positionals
if (!before) {
  console.error(
    'Cannot compare: name the checkout to compare with, as in `node scripts/same-output.mjs ../before`',
  )
  process.exit(2)
}

const OHIO = join(import.meta.dirname, '../../shared/data/ohio_milk/ohio_milk_data.csv')
const generated = options.small
  ? ['--seed', '77', '--bidders', '300', '--lots', '900']
  : ['--seed', '77', '--bidders', '2000', '--lots', '6000']
const MARKETS = [
  { name: 'county', paths: () => ['datasets/county'] },
  {
    name: 'ohio',
    paths: () => [OHIO, '--mapping', 'test/fixtures/mappings/ohio_milk.json'],
    absent: !existsSync(OHIO),
  },
  {
    name: options.small ? 'generated-small' : 'generated',
    paths: (tree, folder) => {
      biaojian(tree, folder, 'generate', ...generated, '--out', join(folder, 'market'), '--quiet')
      return [join(folder, 'market')]
    },
  },
]
const ANSWERS = [
  ['digest', 'store', '--digest'],
  ['rings', 'rings', '--all', '--json'],
  ['export red', 'export', '--format', 'json', '--level', 'red', '--out', '-'],
  ['export yellow', 'export', '--format', 'json', '--level', 'yellow', '--out', '-'],
  ['pairs', 'pairs', '--json', '--limit', '2000'],
  ['screens', 'screens', '--json'],
]

const biaojian = (tree, folder, ...args) => {
  const engine = options.engine ? { BIAOJIAN_ENGINE: options.engine } : {}
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(tree, 'dist/cli/main.js'), ...args], {
    cwd: tree,
    encoding: 'utf8',
    maxBuffer: 1 << 30,
    env: { ...process.env, ...engine, BIAOJIAN_STORE: join(folder, 'store'), BIAOJIAN_LANG: 'en' },
  })
  if (status !== 0) throw new Error(`${tree}: biaojian ${args.join(' ')}: ${stderr}`)
  return stdout
}

const CLOCK =
  /"(startedAt|finishedAt|importedAt|at|version|createdAt|generatedAt|exportedAt|market|firstSeenAt|lastSeenAt|detectedAt)": ?"[^"]*"/g
const TOLD =
  /"(text|explanation|summary|told|sentence|note|description)": ?(?:"(?:[^"\\]|\\.)*"|\{\s*"zh": ?"(?:[^"\\]|\\.)*",\s*"en": ?"(?:[^"\\]|\\.)*"\s*\})/g
/** Ids that may be masked hash with the store's own key: told by their order. */
const HASHED = /\b([a-z_]+)-[0-9a-f]{24}\b/g
const plain = (text) => {
  const order = new Map()
  const orderOf = (id) => order.get(id) ?? order.set(id, order.size + 1).get(id)
  const still = text
    .replace(HASHED, (id, kind) => `${kind}-${orderOf(id)}`)
    .replaceAll(/[^"]*\/same-output-\w+\//g, '')
    .replace(/"file": ?"[^"]*\/(?=[^"/]*")/g, '"file": "')
    .replace(/"[^"\n]*\/(?=[^"/\n]*:\d+")/g, '"')
    .replace(/BJ-\d{8}-[0-9A-F]{8}/g, 'BJ')
    .replace(CLOCK, '"$1": ""')
    .replace(/"timingsMs": ?\{[^}]*\}/g, '"timingsMs": {}')
  return options['skip-told'] ? still.replace(TOLD, '"$1": ""') : still
}

const answersOf = (tree, { paths }) => {
  const folder = mkdtempSync(join(tmpdir(), 'same-output-'))
  try {
    // a server keeps what was imported before
    if (options.engine === 'neo4j') biaojian(tree, folder, 'store', '--clear', '--yes')
    biaojian(tree, folder, 'import', ...paths(tree, folder), '--quiet')
    biaojian(tree, folder, 'detect', '--quiet')
    return Object.fromEntries(
      ANSWERS.map(([name, ...args]) => [name, biaojian(tree, folder, ...args, '--quiet')]),
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What a clean checkout said before is kept by its commit. */
const keptAnswers = (tree, market) => {
  const git = (...args) => spawnSync('git', ['-C', tree, ...args], { encoding: 'utf8' }).stdout.trim()
  const build = createHash('sha256')
    .update(readFileSync(join(tree, 'dist/cli/main.js')))
    .digest('hex')
    .slice(0, 8)
  const file = join(
    tmpdir(),
    'same-output',
    `${git('rev-parse', 'HEAD')}-${build}-${options.engine ?? 'embedded'}-${market.name}.json`,
  )
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'))
  const answers = answersOf(tree, market)
  if (git('status', '--porcelain') === '') {
    mkdirSync(join(tmpdir(), 'same-output'), { recursive: true })
    writeFileSync(file, JSON.stringify(answers))
  }
  return answers
}

const parting = (x, y) => {
  let at = 0
  while (at < x.length && x[at] === y[at]) at++
  const around = (text) => JSON.stringify(text.slice(Math.max(0, at - 60), at + 100))
  return `at character ${at}:\n  before ${around(x)}\n  after  ${around(y)}`
}

let differing = 0
for (const market of MARKETS) {
  if (market.absent) {
    console.log(`${market.name}: not compared, ../shared/data/ohio_milk is not here`)
    continue
  }
  const [was, is] = [keptAnswers(resolve(before), market), answersOf(resolve(after), market)]
  for (const [name] of ANSWERS) {
    const same = plain(was[name]) === plain(is[name])
    console.log(`${market.name} ${name}: ${same ? `the same, ${was[name].length} characters` : 'DIFFERS'}`)
    if (!same) {
      console.log(parting(plain(was[name]), plain(is[name])))
      differing++
    }
  }
}
process.exit(differing > 0 ? 1 : 0)
