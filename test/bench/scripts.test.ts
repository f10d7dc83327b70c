import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { cli } from '../support/cli.js'

const dir = mkdtempSync(join(tmpdir(), 'biaojian-benches-'))
afterAll(() => rmSync(dir, { recursive: true, force: true }))

/** Each script at a size that takes seconds, and a line that it ends with when it counted right. */
const TINY: Record<string, [args: string[], says: RegExp]> = {
  'belief/learn': [
    ['--cache', join(dir, 'belief'), '--every', '40', '--bidders', '60', '--out', join(dir, 'weights.ts')],
    /^\d+ features from [3-6] markets$/m,
  ],
  'belief/run': [
    ['--cache', join(dir, 'belief'), '--every', '40', '--bidders', '60', '--images', dir],
    /^## Reliability: tenths of the posterior$/m,
  ],
  'evaluation/run': [['/nowhere', join(dir, 'evaluation.md'), '40'], /^## Ohio school milk\n\nNot measured/m],
  'exports/run': [
    ['--dir', join(dir, 'exports'), '--bidders', '60', '--lots', '120', '--rings', '4', '--formats', 'cx2'],
    /^cx2 .* \d+ edges$/m,
  ],
  'import/run': [['900', '1'], /^ours \/ DuckDB: .* \(900 bids/m],
  'leiden/run': [['400'], /^build and communities: .* CPU seconds$/m],
  'pairs/cores': [['invited'], /│ ours +│/],
  'pairs/habits-run': [['no habits'], /│ plain +│/],
  'pairs/run': [['400', '80'], /^CPU of DuckDB over ours: counting /m],
  'pipeline/run': [['900', join(dir, 'pipeline')], /^market, snapshot .* bids\/s/m],
  'screens/run': [['300', '50'], /^DuckDB over ours, CPU: /m],
  'shared-values/run': [['1500'], /^pairs: (\d+) against \1$/m],
}

/** Those that a test of their own runs, by what it is called. */
const ELSEWHERE: Record<string, string> = {
  'access/run': 'bench/access',
  'accounts/run': 'bench/accounts',
  'audit/kills': 'bench/audit',
  'audit/run': 'bench/audit',
  'console/graph': 'web/bench',
  'console/memory': 'web/bench',
  'console/pages': 'web/bench',
  'console/rings': 'web/bench',
  'fuzz/run': 'api/fuzz',
  'handling/run': 'bench/handling',
  'leads/run': 'bench/leads',
  'neo4j/first-load': 'bench/first-load',
}

/** Those that are left to who changes what they measure, and why. */
const NEEDS: Record<string, string> = {
  'console/peers': 'Ant Design and sigma, which it installs from the registry',
  'neo4j/hub': 'a server of its own for a minute at any size',
  'neo4j/leiden': 'a server with the Graph Data Science library',
  'neo4j/load': 'three servers, one after the other, for minutes at any size',
  'ocds-flags/fuzz': "Cardinal's program",
  'ocds-flags/run': "Cardinal's program",
}

const HERE = new Set([...Object.keys(TINY), 'api/run'])

const run = (script: string, args: readonly string[]): Promise<string> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [`bench/${script}.mjs`, ...args])
    let said = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => {
        said += chunk
      })
    child.once('close', (code) => resolve(code === 0 ? said : `${script} ended with ${code}\n${said}`))
  })

/** Files under bench/ that are asked for by name: their heads say how. */
const scripts = readdirSync('bench', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.mjs'))
  .filter(
    (name) => readFileSync(join('bench', name), 'utf8').match(new RegExp(`node .*bench/${name}`)) !== null,
  )
  .map((name) => name.slice(0, -'.mjs'.length))

describe('every script of bench/', () => {
  it('is run here, by a test of its own, or says what it needs', () => {
    const known = [...HERE, ...Object.keys(ELSEWHERE), ...Object.keys(NEEDS)]
    expect(scripts.filter((name) => !known.includes(name))).toEqual([])
    expect(known.filter((name) => !scripts.includes(name))).toEqual([])
    for (const [name, needed] of Object.entries(NEEDS))
      process.stderr.write(`bench/${name}.mjs is not run: it needs ${needed}\n`)
  })

  for (const [script, [args, says]] of Object.entries(TINY))
    it(`runs at a tiny size: ${script}`, async () => {
      mkdirSync(join(dir, 'belief'), { recursive: true })
      expect(await run(script, args)).toMatch(says)
    })

  it('runs at a tiny size: api/run', async () => {
    const tables = join(dir, 'tables')
    expect(cli('generate', '--seed', '5', '--bidders', '100', '--lots', '200', '--out', tables).status).toBe(
      0,
    )
    expect(await run('api/run', [tables, '0.2'])).toMatch(
      /ring reads during imports, 1000\/s +\d+ sent, 0 failed/,
    )
  })
})
