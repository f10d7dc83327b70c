import { createWriteStream, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { biaojian, cardinal, differences } from './peer.mjs'
import { releaseLines } from './releases.mjs'

/**
 * Question: are the flags those of Cardinal, and how much faster do they come?
 *
 *   npm run build && node bench/ocds-flags/run.mjs BINARY [FIXTURES] [releases]
 *
 * BINARY is `ocdscardinal` 0.0.8; FIXTURES its folder tests/fixtures/indicators. Both read the same generated
 * file (100,000 releases) by the same settings, in turn, three times; the best of each counts. Exits 1 on any
 * difference.
 */
const [binary, fixtures, releases = '100000'] = process.argv.slice(2)
if (!binary) throw new Error('usage: run.mjs BINARY [FIXTURES] [releases]')

const folder = mkdtempSync(join(tmpdir(), 'ocds-flags-'))
let wrong = 0
const compare = (name, file, options) => {
  const found = differences(cardinal(binary, file, options).result, biaojian(file, options).result)
  if (found.length > 0) console.log(`${name}: ${found.length} differences`, found.slice(0, 10))
  wrong += found.length
}

const settingsFile = (name, text) => {
  const file = join(folder, `${name}.ini`)
  writeFileSync(file, text)
  return file
}

const CODES = ['R003', 'R018', 'R024', 'R025', 'R028', 'R030', 'R035', 'R036', 'R038', 'R048', 'R058']
const sections = CODES.map((code) => `[${code}]\n`).join('')
const SETTINGS = {
  defaults: sections,
  configured: `currency = USD\nno_price_comparison_procurement_methods = NPC|Random Selection\n[exclusions]\nprocurement_method_details = EXC\n${sections.replace('[R003]', '[R003]\nthreshold = 20\nprocurement_methods = open\n[R003.procurement_method_details]\nemergency = 10').replace('[R024]', '[R024]\nthreshold = 0.01').replace('[R025]', '[R025]\npercentile = 90\nthreshold = 0.2').replace('[R035]', '[R035]\nthreshold = 2').replace('[R038]', '[R038]\nthreshold = 0.4\nminimum_submitted_bids = 5\nminimum_contracting_processes = 20').replace('[R048]', '[R048]\ndigits = 3\nthreshold = 4\nminimum_contracting_processes = 3').replace('[R058]', '[R058]\nthreshold = 0.5')}`,
  'price comparison by list': `price_comparison_procurement_methods = Reverse Auction|Licitación\ncurrency = EUR\n${sections}`,
  'few suppliers': `${sections.replace('[R048]', '[R048]\nminimum_contracting_processes = 1')}`,
  nothing: '',
}

try {
  if (fixtures) {
    const files = readdirSync(fixtures).filter((name) => name.endsWith('.jsonl'))
    for (const name of files)
      for (const [label, text] of Object.entries({ ...SETTINGS, 'its own': ownSettings(name) }))
        compare(`${name} (${label})`, join(fixtures, name), {
          settings: settingsFile('fixture', text),
          map: true,
        })
    console.log(
      `fixtures: ${files.length} files by ${Object.keys(SETTINGS).length + 1} settings, ${wrong} differences`,
    )
  }

  const file = join(folder, 'releases.jsonl')
  await pipeline(Readable.from(withLineFeeds(Number(releases))), createWriteStream(file))
  const bytes = statSync(file).size
  console.log(`generated: ${releases} releases, ${(bytes / 1e6).toFixed(0)} MB`)
  for (const [label, text] of Object.entries(SETTINGS)) {
    const before = wrong
    compare(label, file, { settings: settingsFile('all', text), map: true })
    console.log(`  ${label}: ${wrong - before} differences`)
  }

  const settings = settingsFile('bench', SETTINGS.defaults)
  const runs = {
    'cardinal, 1 thread': [],
    'cardinal, 2 threads': [],
    'biaojian, 1 thread': [],
    'biaojian, 2 workers': [],
  }
  for (let i = 0; i < 3; i++) {
    runs['cardinal, 1 thread'].push(cardinal(binary, file, { settings }))
    runs['cardinal, 2 threads'].push(cardinal(binary, file, { settings, threads: 2 }))
    runs['biaojian, 1 thread'].push(biaojian(file, { settings }))
    runs['biaojian, 2 workers'].push(biaojian(file, { settings, workers: 2 }))
  }
  const best = {}
  for (const [name, all] of Object.entries(runs)) {
    const cpu = Math.min(...all.map((run) => run.cpu))
    const wall = Math.min(...all.map((run) => run.wall))
    best[name] = bytes / 1e6 / cpu
    console.log(
      `${name}: ${cpu.toFixed(2)} CPU s, ${wall.toFixed(2)} s, ${best[name].toFixed(0)} MB per CPU s`,
    )
  }
  const peer = Math.max(best['cardinal, 1 thread'], best['cardinal, 2 threads'])
  for (const name of ['biaojian, 1 thread', 'biaojian, 2 workers'])
    console.log(`${name}: ${(best[name] / peer).toFixed(2)} times Cardinal's best per CPU second`)
  console.log(`${wrong} differences`)
} finally {
  rmSync(folder, { recursive: true })
}
process.exitCode = wrong > 0 ? 1 : 0

function* withLineFeeds(count) {
  let part = []
  for (const line of releaseLines({ releases: count })) {
    part.push(line, '\n')
    if (part.length < 2000) continue
    yield part.join('')
    part = []
  }
  yield part.join('')
}

/** The settings that Cardinal's own tests derive from a fixture's name, as `R003-threshold-10`. */
function ownSettings(name) {
  const [code, ...parts] = name.replace('.jsonl', '').replaceAll('+', '|').split('-')
  const head =
    'no_price_comparison_procurement_methods = NPC\n[exclusions]\nprocurement_method_details = EXC\n'
  if (parts.length < 2) return `${head}[${code}]\n`
  if (parts.length === 2) return `${head}[${code}]\n${parts[0]} = ${parts[1]}\n`
  const pairs = parts.slice(1).flatMap((part, i, all) => (i % 2 === 0 ? [`${part} = ${all[i + 1]}`] : []))
  return `${head}[${code}]\n[${code}.${parts[0]}]\n${pairs.join('\n')}\n`
}
