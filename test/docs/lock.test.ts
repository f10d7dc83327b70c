import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

it('the lock file holds the hash of every package, of every platform, and the address of none', () => {
  const lock = readFileSync(join(import.meta.dirname, '../../package-lock.json'), 'utf8')
  const packages = JSON.parse(lock).packages as Record<string, { integrity?: string; resolved?: string }>
  const named = Object.entries(packages).filter(([name]) => name !== '')
  expect(named.length).toBeGreaterThan(300)
  expect(
    named.filter(([, { integrity }]) => !integrity?.startsWith('sha512-')).map(([name]) => name),
  ).toEqual([])
  expect(named.filter(([, { resolved }]) => resolved !== undefined)).toEqual([])
})
