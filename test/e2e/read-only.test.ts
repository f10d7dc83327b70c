import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cli, cliBin } from '../support/cli.js'
import { countyOnce } from '../support/prepared.js'

const quoted = (words: readonly string[]): string =>
  words.map((word) => `'${word.replaceAll("'", `'\\''`)}'`).join(' ')

/** Root writes what its mode forbids: for root the folder is mounted read-only in a space of its own. */
const isRoot = process.getuid?.() === 0
const mounts = isRoot && spawnSync('unshare', ['-m', 'true']).status === 0
const canHold = process.platform !== 'win32' && (!isRoot || mounts)
if (!canHold) console.log('Nothing can be made read-only for this user here: read-only stores are skipped')

describe.skipIf(!canHold)('a store that cannot be written', () => {
  let dir: string
  let store: string
  const run = (...args: string[]): { status: number | null; said: string } => {
    const words = [process.execPath, cliBin, ...args, '--store', store, '--quiet', '--lang', 'en']
    const mounted = `mount --bind '${store}' '${store}' && mount -o remount,ro,bind '${store}' && exec ${quoted(words)}`
    const [program, ...rest] = isRoot ? ['unshare', '-m', 'sh', '-c', mounted] : words
    const { status, stdout, stderr } = spawnSync(program!, rest, { encoding: 'utf8' })
    return { status, said: stdout + stderr }
  }
  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'biaojian-read-only-'))
    store = join(dir, 'store')
    cpSync(await countyOnce(), store, { recursive: true })
    cli('export', '--format', 'json', '--out', '-', '--store', store, '--quiet')
    cpSync(store, join(dir, 'before'), { recursive: true })
    if (isRoot) return
    for (const name of readdirSync(store)) chmodSync(join(store, name), name.includes('.') ? 0o400 : 0o500)
    chmodSync(store, 0o500)
  })
  afterAll(() => {
    if (!isRoot) chmodSync(store, 0o700)
    rmSync(dir, { recursive: true, force: true })
  })

  it.each([
    ['rings'],
    ['explain', 'R-000001'],
    ['pairs'],
    ['quality'],
    ['quarantine'],
    ['store', '--verify'],
    ['export', 'R-000001', '--format', 'json', '--out', '-'],
    ['keys', 'list'],
  ])('is read by %s %s', (...args) => {
    const { status, said } = run(...args)
    expect([status, said.length > 0]).toEqual([0, true])
  })

  it('that has no signing key yet gives no file that has to be signed, and says why', () => {
    const key = join(store, 'signing-key.pem')
    const kept = readFileSync(key)
    if (!isRoot) chmodSync(store, 0o700)
    rmSync(key)
    if (!isRoot) chmodSync(store, 0o500)
    const { status, said } = run('export', 'R-000001', '--format', 'json', '--out', '-')
    expect([status, said.trim().split('\n').length, /read-only and has none yet/.test(said)]).toEqual([
      1,
      1,
      true,
    ])
    if (!isRoot) chmodSync(store, 0o700)
    writeFileSync(key, kept, { mode: 0o400 })
    if (!isRoot) chmodSync(store, 0o500)
  })

  it.each([
    ['detect'],
    ['import', 'datasets/county'],
    ['import', '--undo', '1', '--yes'],
    ['store', '--clear', '--yes'],
    ['keys', 'create', '王', '--role', 'police'],
    ['schedule', 'add', '--cron', '0 9 1 * *'],
  ])('is not changed by %s %s, which says why', (...args) => {
    const { status, said } = run(...args)
    expect([status, said.trim().split('\n').length, /read-only/.test(said)]).toEqual([1, 1, true])
  })
})
