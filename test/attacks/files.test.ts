import { mkdirSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { serve } from '../../src/api/serve.js'
import { readConfig } from '../../src/config.js'
import { openStore } from '../../src/store.js'
import { attack, STEERING, siege } from './support.js'

const { at, write, remove } = siege()
afterAll(remove)

const open = (dir: string): string[] => {
  const found: string[] = []
  for (const name of ['', ...readdirSync(dir, { recursive: true, encoding: 'utf8' })]) {
    const { mode } = statSync(join(dir, name))
    if (mode & 0o077) found.push(`${name} ${(mode & 0o777).toString(8)}`)
  }
  return found
}

describe('what a store holds', () => {
  beforeAll(() => {
    process.umask(0o022)
    write('data/lots.csv', 'lot_id\nL1\n')
    write(
      'data/bids.csv',
      'lot_id,bidder_id,amount,mac\nL1,A,5,00:16:3e:aa:bb:01\nL1,B,x,00:16:3e:aa:bb:01\n',
    )
  })
  it('and every report is for its owner only, whatever the umask', () => {
    const run = (...args: string[]) => {
      const { status, stderr } = attack(...args, '--store', at('store'))
      expect([status, stderr.includes('rror')]).toEqual([0, false])
    }
    run('import', at('data'))
    run('detect')
    mkdirSync(at('out'))
    run('report', '--period', '2026-Q1', '--edition', 'public', '--out', at('out/r.html'), '--format', 'html')
    expect(open(at('store'))).toEqual([])
    expect(statSync(at('out/r.html')).mode & 0o077).toBe(0)
  })
  it('is taken from others where an older version had let them in', async () => {
    const { chmodSync } = await import('node:fs')
    for (const name of readdirSync(at('store'))) chmodSync(at(`store/${name}`), 0o755)
    await (await openStore(at('store'))).close()
    expect(open(at('store'))).toEqual([])
  })
})

describe('uploads that a killed service left', () => {
  it('go when the next one starts', async () => {
    write('store/incoming/0000/bids.csv', 'lot_id,bidder_id\nL1,A\n')
    const store = await openStore(at('store'))
    const config = readConfig({ store: at('store'), logLevel: 'silent', workers: 1 }, {})
    const service = await serve({ store, config, port: 0 })
    expect(readdirSync(at('store')).includes('incoming')).toBe(false)
    await service.close()
    await store.close()
  })
})

describe('what comes from files and keys', () => {
  it('does not steer the terminal: names of files, of keys, unknown headers, arguments', () => {
    const steering = '\u001b]0;owned\u0007\u202e\u009b2J'
    write(`steer/bids-${steering.replaceAll('/', '')}.csv`, `lot_id,bidder_id,x${steering}\nL1,A,1\n`)
    const said = [
      attack('check', at('steer'), '--store', at('store')),
      attack('check', at('steer'), '--store', at('store'), '--json'),
      attack('keys', 'create', `desk ${steering}`, '--role', 'audit', '--store', at('store')),
      attack('keys', 'list', '--store', at('store')),
      attack('rings', `--level=${steering}`, '--store', at('store')),
      attack('import', at(`nowhere${steering}`), '--store', at('store')),
      attack(`no${steering}`),
    ]
    for (const { stdout, stderr } of said) expect((stdout + stderr).match(STEERING)).toBeNull()
    expect(said[0]!.stdout + said[0]!.stderr).toContain('owned')
  })
})
