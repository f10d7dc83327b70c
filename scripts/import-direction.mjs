// A folder of src imports only from its left. Prints every import that goes the other way; exits 1 when there is one.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'

const ORDER = [
  ['domain', 'stats', 'law', 'texts', 'worker-file.ts', 'config.ts', 'version.ts'],
  ['sources', 'normalise'],
  ['intake'],
  ['graph'],
  ['screens'],
  ['rules'],
  ['evidence'],
  ['communities'],
  ['rings'],
  ['casebook', 'store.ts'],
  [
    'detect.ts',
    'detect-worker.ts',
    'detect-settings.ts',
    'generate',
    'evaluate',
    'ocds-flags',
    'prepare-market.ts',
  ],
  ['exports'],
  ['reports'],
  ['package'],
  ['schedule'],
  ['api'],
  ['cli'],
]
const rank = new Map(ORDER.flatMap((names, i) => names.map((name) => [name, i])))
// Contracts that stand to the right of those who fill them in: types and pure identity only.
const CONTRACTS = new Set([
  'graph/engine.ts',
  'graph/hash.ts',
  'graph/market.ts',
  'rings/ring.ts',
  'casebook/casebook.ts',
  'rules/rule.ts',
  'communities/partition.ts',
])

const files = (dir) =>
  readdirSync(dir).flatMap((name) => {
    const path = join(dir, name)
    return statSync(path).isDirectory() ? files(path) : path.endsWith('.ts') ? [path] : []
  })

let wrong = 0
for (const file of files('src')) {
  const from = relative('src', file).split('/')[0]
  for (const [, target] of readFileSync(file, 'utf8').matchAll(/from '(\.[^']+)'/g)) {
    const path = relative('src', resolve(dirname(file), target)).replace(/\.js$/, '.ts')
    const to = path.split('/')[0]
    if (!rank.has(from) || !rank.has(to)) {
      console.log(`${file}: "${rank.has(from) ? to : from}" has no place in the order of folders`)
      wrong++
    } else if (rank.get(to) > rank.get(from) && !CONTRACTS.has(path)) {
      console.log(`${file} imports ${path}: ${to} lies to the right of ${from}`)
      wrong++
    }
  }
}
process.exit(wrong ? 1 : 0)
