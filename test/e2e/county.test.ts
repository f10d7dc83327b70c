import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Ring } from '../../src/domain/ring.js'
import { cli, cliWith, serving } from '../support/cli.js'

const COUNTY = 'datasets/county'
const dir = mkdtempSync(join(tmpdir(), 'biaojian-county-'))
const store = join(dir, 'store')
afterAll(() => rmSync(dir, { recursive: true, force: true }))

const rings = (where: string, ...args: string[]): Ring[] =>
  JSON.parse(cli('rings', '--json', '--store', where, ...args).stdout)

/** The market's files with their data rows in another order and cut in two. */
const shuffledCounty = (): string => {
  const out = join(dir, 'shuffled')
  mkdirSync(out)
  for (const name of readdirSync(COUNTY).filter(
    (file) => file.endsWith('.csv') && !file.startsWith('truth'),
  )) {
    const [head, ...rows] = readFileSync(join(COUNTY, name), 'utf8').trimEnd().split('\n')
    const turned = rows
      .map((row, i) => [(i * 7919) % rows.length, row] as const)
      .sort((a, b) => b[0] - a[0])
      .map(([, row]) => row)
    const half = Math.ceil(turned.length / 2)
    writeFileSync(join(out, name.replace('.csv', '-2.csv')), `${[head, ...turned.slice(half)].join('\n')}\n`)
    writeFileSync(
      join(out, name.replace('.csv', '-1.csv')),
      `${[head, ...turned.slice(0, half)].join('\n')}\n`,
    )
  }
  return out
}

/** What a row needs, of tables whose key is the whole row. */
const LESS = {
  roles: ['bidder_id', 'person_name', 'role'],
  ownership: ['owner_id', 'owned_id'],
  groups: ['group_id', 'bidder_id'],
  subcontracts: ['contract_id', 'subcontractor_id'],
}

describe('the county market, through the built command line', () => {
  let first: Ring[]
  let printed: string

  beforeAll(() => {
    const imported = cli('import', COUNTY, '--store', store, '--json')
    expect(imported.status, imported.stderr).toBe(0)
    for (const file of JSON.parse(imported.stdout).files)
      expect(file.read, file.file).toBe(file.accepted + file.merged + file.quarantined)
    const detected = cli('detect', '--store', store)
    expect(detected.status, detected.stderr).toBe(0)
    printed = cli('rings', '--json', '--store', store).stdout
    first = JSON.parse(printed)
  })

  it('lists suspected rings, red ones first', () => {
    expect(first.length).toBeGreaterThan(0)
    expect(first[0]!.level).toBe('red')
  })

  it('says how many rings chance alone would list, in the run and in words', () => {
    const other = join(dir, 'control')
    cli('import', COUNTY, '--store', other)
    const told = cli('detect', '--control', '1', '--store', other)
    expect(told.status, told.stderr).toBe(0)
    expect(told.stderr).toMatch(/In 1 markets? dealt by chance .* would be listed on average; this run lists/)
    const run = JSON.parse(cli('detect', '--control', '--json', '--store', other).stdout)
    expect(run.control).toHaveLength(2)
    for (const { red, yellow } of run.control) {
      expect(red).toBeLessThan(run.counts.red)
      expect(yellow).toBeLessThan(run.counts.yellow)
    }
    expect(rings(other)).toEqual(first)
  })

  it('gives the same bytes for rows in another order, files split, and two workers', () => {
    const other = join(dir, 'other')
    const imported = cli('import', shuffledCounty(), '--store', other)
    expect(imported.status, imported.stderr).toBe(0)
    expect(cli('store', '--digest', '--store', other).stdout).toBe(
      cli('store', '--digest', '--store', store).stdout,
    )
    cli('detect', '--store', other, '--workers', '2')
    expect(cli('rings', '--json', '--store', other).stdout).toBe(printed)
  })

  it('lists the same rings where rows of tables without a key come again with less in them', () => {
    const [other, less] = [join(dir, 'blanks'), join(dir, 'less')]
    mkdirSync(less)
    for (const [table, kept] of Object.entries(LESS)) {
      const [head, ...rows] = readFileSync(join(COUNTY, `${table}.csv`), 'utf8')
        .trimEnd()
        .split('\n')
      const names = head!.replace(/^\ufeff/, '').split(',')
      const cut = rows.map((row) => kept.map((name) => row.split(',')[names.indexOf(name)]).join(','))
      writeFileSync(join(less, `${table}.csv`), `${kept.join(',')}\n${cut.join('\n')}\n`)
    }
    cli('import', COUNTY, '--store', other)
    const again = cli('import', less, '--store', other, '--json')
    expect(again.status, again.stderr).toBe(0)
    const { files } = JSON.parse(again.stdout) as { files: { accepted: number }[] }
    expect(files.every(({ accepted }) => accepted > 0)).toBe(true)
    cli('detect', '--store', other)
    const same = (ring: Ring) => ({ ...ring, runId: undefined })
    expect(rings(other).map(same)).toEqual(first.map(same))
  })

  it('is verified: what the store counts anew is what detection read', () => {
    const verified = cli('store', '--verify', '--json', '--store', store)
    expect(verified.status, verified.stderr).toBe(0)
    expect(JSON.parse(verified.stdout)).toMatchObject({ ok: true, values: { differing: 0 } })
  })

  it('keeps the ids when it detects again', () => {
    cli('detect', '--store', store)
    expect(cli('rings', '--json', '--store', store).stdout).toBe(printed)
  })

  it('names the single fact a ring hinges on, and what was not evaluated', () => {
    for (const ring of first) {
      expect(ring).toHaveProperty('hingesOn')
      expect(ring.notEvaluated.map((entry) => entry.rule)).toContain('HW-08')
    }
  })

  it('explains a ring in both languages, with source rows', () => {
    const id = first[0]!.id
    const zh = cli('explain', id, '--store', store, '--lang', 'zh')
    expect(zh.stdout).toContain('疑似')
    expect(zh.stdout).toMatch(/bids\.csv/)
    const en = cli('explain', id, '--store', store, '--lang', 'en')
    expect(en.stdout).toMatch(/suspected/i)
    expect(en.stdout).not.toMatch(/疑似|线索|待核查/)
  })

  it('masks identity numbers and phones wherever it prints', () => {
    const everything = [printed, cli('explain', first[0]!.id, '--store', store, '--json').stdout].join('\n')
    expect(everything).not.toMatch(/\b\d{17}[\dX]\b(?!.*\*\*)/)
    for (const ring of first)
      for (const item of ring.evidence) if (item.kind === 'phone') expect(item.value).toContain('*')
  })

  it('finds chains of facts between two members', () => {
    const [a, b] = first[0]!.members
    const path = cli('path', a!.bidderId, b!.bidderId, '--store', store, '--json')
    expect(path.status, path.stderr).toBe(0)
    expect(JSON.parse(path.stdout).chains.length).toBeGreaterThan(0)
  })

  it('shows green groups only when asked', () => {
    expect(first.every((ring) => ring.level !== 'green')).toBe(true)
    expect(rings(store, '--all').length).toBeGreaterThanOrEqual(first.length)
  })

  it('measures itself against the truth', () => {
    const report = JSON.parse(
      cli('evaluate', '--truth', join(COUNTY, 'truth.csv'), '--store', store, '--json').stdout,
    )
    expect(report.rings.precision).toBeGreaterThan(0.7)
  })

  it('serves what the command line prints, and ends on SIGTERM', async () => {
    const service = serving(store)
    const { child } = service
    const url = await service.url
    const listed = (await (await fetch(`${url}/api/v1/rings?limit=100`)).json()) as { data: Ring[] }
    expect(listed.data.map((ring) => ring.id)).toEqual(first.slice(0, 100).map((ring) => ring.id))
    const ended = new Promise((resolve) => child.on('exit', resolve))
    child.kill('SIGTERM')
    expect(await ended).toBe(0)
  })
})

describe('the command line', () => {
  it('exits with 2 on wrong usage and suggests the command that was meant', () => {
    expect(cli('import').status).toBe(2)
    expect(cli('detekt').stderr).toMatch(/detect/)
    expect(cli('detect', '--workers', 'many').status).toBe(2)
  })

  it('prints no stack for a user’s mistake', () => {
    const { status, stderr } = cli('explain', 'no-such-ring', '--store', store)
    expect(status).toBe(1)
    expect(stderr).not.toMatch(/\n\s+at /)
  })

  it('takes the store from the environment', () => {
    expect(JSON.parse(cliWith({ BIAOJIAN_STORE: store }, 'store', '--json').stdout).bidders).toBeGreaterThan(
      100,
    )
  })

  it('does not empty a store without --yes', () => {
    expect(cli('store', '--clear', '--store', store).status).toBe(1)
    expect(JSON.parse(cli('store', '--json', '--store', store).stdout).bids).toBeGreaterThan(0)
  })

  it('writes a template that imports with nothing accepted and nothing rejected', () => {
    const out = join(dir, '模板.xlsx')
    expect(cli('template', '--out', out).status).toBe(0)
    const report = JSON.parse(cli('check', out, '--json').stdout)
    expect(
      report.files.every((file: { accepted: number; error?: string }) => file.accepted === 0 && !file.error),
    ).toBe(true)
  })

  it('says what the machine supports', () => {
    const { status, stdout } = cli('doctor', '--json')
    expect(status).toBe(0)
    expect(JSON.parse(stdout).checks.every((check: { ok: boolean }) => check.ok)).toBe(true)
  })

  it('refuses unknown settings by name', () => {
    const file = join(dir, 'settings.json')
    writeFileSync(file, '{"evidence":{"hubLimitt":3}}')
    const { status, stderr } = cli('detect', '--settings', file, '--store', store)
    expect(status).toBe(1)
    expect(stderr).toMatch(/hubLimitt/)
  })
})
