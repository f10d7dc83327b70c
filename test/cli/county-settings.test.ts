import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { cli } from '../support/cli.js'

const dir = mkdtempSync(join(tmpdir(), 'biaojian-county-settings-'))
const store = join(dir, 'store')
afterAll(() => rmSync(dir, { recursive: true, force: true }))

const done = (...args: string[]): string => {
  const { status, stdout, stderr } = cli(...args, '--store', store)
  expect(status, stderr).toBe(0)
  return stdout
}

it('new numbers, key projects and tags are in the audit log, with who put them in', () => {
  const file = join(dir, 'numbers.csv')
  writeFileSync(file, 'kind,old,new,from_day,basis\nlot,L1,N-1,2026-01-01,平台换号\n')
  const seat = ['--act-as', 'O-xt/leader']
  done('numbers', 'import', file, ...seat)
  done('numbers', 'import', file, ...seat)
  done('key-projects', 'put', 'P1', '--programme', '千项万亿', '--from', '2026-01-01')
  done('tags', 'put', 'L1', 'N1', '--basis', '专项检查', ...seat)
  expect(
    cli('tags', 'put', 'L1', 'N1', '--basis', '检查', '--act-as', 'O-zj/leader', '--store', store),
  ).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('coordination'),
  })
  expect(done('tags', 'list')).toContain('专项检查')
  expect(
    JSON.parse(done('tags', 'sets', '--json')).map(({ tags }: { tags: object[] }) => tags.length),
  ).toEqual([7, 7])
  const entries = done('audit', 'export')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
    .filter(({ act }) => /numbers|project|tag/.test(act))
  expect(entries.map(({ act, id, ids, who }) => [act, id ?? ids, who.office ?? who.key])).toEqual([
    ['add-numbers', ['N-1'], 'O-xt'],
    ['put-key-project', 'P1', 'local'],
    ['put-tag', 'L1', 'O-xt'],
  ])
})
