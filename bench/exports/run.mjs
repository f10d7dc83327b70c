// What does an export of a large selection cost? Generates a market, imports and detects once, then writes
// all its rings in every format, a process each: seconds and peak memory of the whole command. Goal: 100,000
// edges in 5 s and 300 MiB.
//   node bench/exports/run.mjs [--dir DIR] [--bidders 6000] [--lots 18000] [--rings 720]
//     [--formats graphml,cx2]
// after `npm run build`
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const option = (name, fallback) => {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? fallback : process.argv[at + 1]
}
const dir = option('dir') ?? mkdtempSync(join(tmpdir(), 'biaojian-bench-exports-'))
mkdirSync(dir, { recursive: true })
const store = join(dir, 'store')

const PROBE =
  'data:text/javascript,process.on("exit",()=>{const r=process.resourceUsage();process.stderr.write("\\nmaxRSS "+r.maxRSS+" cpu "+(r.userCPUTime+r.systemCPUTime)/1e6+"\\n")})'
const run = (...args) => {
  const begun = performance.now()
  const { status, stderr, stdout } = spawnSync(
    process.execPath,
    ['--import', PROBE, 'dist/cli/main.js', ...args],
    {
      encoding: 'utf8',
      env: { ...process.env, BIAOJIAN_LANG: 'en' },
      maxBuffer: 1 << 28,
    },
  )
  if (status !== 0) throw new Error(`${args.join(' ')}: ${stderr}`)
  return {
    seconds: (performance.now() - begun) / 1000,
    mebibytes: Number(/maxRSS (\d+)/.exec(stderr)?.[1]) / 1024,
    cpu: Number(/ cpu ([\d.]+)/.exec(stderr)?.[1]),
    said: stderr + stdout,
  }
}

if (!existsSync(join(store, 'casebook.sqlite'))) {
  const market = join(dir, 'market')
  run(
    'generate',
    '--out',
    market,
    '--seed',
    '5',
    '--bidders',
    option('bidders', '6000'),
    '--lots',
    option('lots', '18000'),
    '--rings',
    option('rings', '720'),
  )
  run('import', market, '--store', store, '--quiet')
  run('detect', '--store', store, '--quiet')
}
const FORMATS = 'graphml,gexf,cx2,ftm,i2,json,csv,xlsx,svg'
for (const format of option('formats', FORMATS).split(',')) {
  const out = join(dir, `rings.${format}`)
  const { seconds, cpu, mebibytes, said } = run(
    'export',
    '--all',
    '--format',
    format,
    '--out',
    out,
    '--store',
    store,
  )
  const counts = /(\d+) rings, (\d+) nodes, (\d+) edges/.exec(said)
  console.log(
    `${format.padEnd(8)} ${seconds.toFixed(2).padStart(6)} s ${cpu.toFixed(2).padStart(6)} CPU s ${mebibytes.toFixed(0).padStart(5)} MiB ${(statSync(out).size / 2 ** 20).toFixed(1).padStart(7)} MiB written  ${counts?.[0] ?? ''}`,
  )
}
