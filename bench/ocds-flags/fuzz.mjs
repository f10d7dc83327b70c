import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { biaojian, cardinal, differences } from './peer.mjs'
import { generator } from './random.mjs'
import { releaseLines } from './releases.mjs'

/**
 * Question: do the flags stay those of Cardinal when releases are mangled?
 *
 *   npm run build && node bench/ocds-flags/fuzz.mjs BINARY [rounds] [seed]
 *
 * Each round: 600 releases with five times the usual oddities, a third of the lines with one to three bytes
 * or words changed, removed or doubled, by settings drawn at random. A round in which bids of zero give a
 * ratio 0/0 is told apart: Cardinal's quartiles then depend on the order of a hash table, or it ends in a
 * panic. Exits 1 on any other difference.
 */
const [binary, rounds = '40', seed = '1'] = process.argv.slice(2)
if (!binary) throw new Error('usage: fuzz.mjs BINARY [rounds] [seed]')
const folder = mkdtempSync(join(tmpdir(), 'ocds-fuzz-'))
const file = join(folder, 'releases.jsonl')
const ini = join(folder, 'settings.ini')
let wrong = 0
let zeros = 0

try {
  for (let round = 0; round < Number(rounds); round++) {
    const random = generator(Number(seed) * 100_003 + round)
    const lines = [...releaseLines({ releases: 600, seed: random.below(1e9), oddity: 5 })]
    writeFileSync(
      file,
      lines
        .map((line) => (random.chance(0.3) ? mangled(line, random) : Buffer.from(line)))
        .reduce(joined, [])
        .join(''),
      'latin1',
    )
    writeFileSync(ini, settings(random))
    const options = { settings: ini, map: true }
    const ours = biaojian(file, { ...options, explain: true, workers: random.between(1, 2) })
    const { Explain, ...result } = ours.result
    const found = differencesFromCardinal(options, result)
    if (found.length === 0) continue
    if (JSON.stringify(Explain.Releases).includes('bids_of_zero')) zeros++
    else {
      wrong += found.length
      console.log(`round ${round}:`, found.slice(0, 5))
    }
  }
} finally {
  rmSync(folder, { recursive: true })
}
console.log(`${rounds} rounds: ${wrong} differences; ${zeros} rounds differ with a ratio 0/0`)
process.exitCode = wrong > 0 ? 1 : 0

function differencesFromCardinal(options, result) {
  try {
    return differences(cardinal(binary, file, options).result, result)
  } catch (error) {
    return [
      `Cardinal: ${error.message.split('\n').find((line) => line.includes('panicked')) ?? error.message.slice(0, 200)}`,
    ]
  }
}

function joined(all, line) {
  all.push(line.toString('latin1'), '\n')
  return all
}

function mangled(line, random) {
  let bytes = Buffer.from(line)
  for (let times = random.between(1, 3); times > 0 && bytes.length > 4; times--) {
    const at = random.below(bytes.length - 2)
    const [before, after] = [bytes.subarray(0, at), bytes.subarray(at + random.below(3))]
    const word = random.pick([
      '"',
      '\\',
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '0',
      '-',
      '.',
      'e',
      'é',
      '\u0001',
      '\\u00',
      'null',
      '"id":',
      '"status":"valid",',
      '"tenderers":[],',
      '9',
      '',
      '',
      '\r',
      '\xff',
    ])
    bytes = Buffer.concat([before, Buffer.from(word, word === '\xff' ? 'latin1' : 'utf8'), after])
  }
  return bytes
}

function settings(random) {
  const maybe = (text) => (random.chance(0.5) ? `${text}\n` : '')
  const section = (code, ...keys) => (random.chance(0.85) ? `[${code}]\n${keys.map(maybe).join('')}` : '')
  return [
    maybe(`currency = ${random.pick(['USD', 'EUR'])}`),
    maybe('no_price_comparison_procurement_methods = NPC|Random Selection'),
    random.chance(0.2) ? 'price_comparison_procurement_methods = Reverse Auction|emergency|EXC\n' : '',
    random.chance(0.5) ? '[exclusions]\nprocurement_method_details = EXC\n' : '',
    section('R003', 'threshold = 20', 'procurement_methods = open|limited'),
    random.chance(0.5) ? '[R003.procurement_method_details]\nemergency = 10\nEXC = 40\n' : '',
    section('R018', 'procurement_methods = direct|limited'),
    section('R024', `threshold = ${random.draw() / 10}`),
    section('R025', `percentile = ${random.below(110)}`, `threshold = ${random.draw()}`),
    section('R028'),
    section('R030'),
    section('R035', `threshold = ${random.below(4)}`),
    section('R036'),
    section(
      'R038',
      `threshold = ${random.draw()}`,
      'minimum_submitted_bids = 4',
      'minimum_contracting_processes = 7',
    ),
    section(
      'R048',
      `digits = ${random.below(5)}`,
      `threshold = ${random.below(5)}`,
      `minimum_contracting_processes = ${random.below(4)}`,
    ),
    section('R058', `threshold = ${random.draw()}`),
  ].join('')
}
