import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createUser } from '../../src/accounts/admin.js'
import { secretsOf } from '../../src/accounts/secrets.js'
import { activate, type Bench, codeOf, openBench, PASSWORD, presentOf } from './support.js'

let bench: Bench
beforeEach(() => void (bench = openBench()))
afterEach(() => bench.close())

it('a one-time code is good once, for 24 hours, and not before a position was granted', async () => {
  const { activation, book } = bench.desk
  const code = bench.codes.get('auditor')!
  await activate(bench, 'auditor')
  await expect(activation.begin('auditor', code, PASSWORD)).rejects.toThrow(/wrong/)
  await activate(bench, 'sysadmin')
  const by = await presentOf(bench, 'sysadmin')
  const made = createUser(book, by, { login: 'li', name: '李工', office: 'O-zj', words: [] }, bench.now())
  await expect(activation.begin('li', made.code, PASSWORD)).rejects.toThrow(/no position yet/)
  bench.pass(24 * 3_600_000)
  await expect(activation.begin('secadmin', bench.codes.get('secadmin')!, PASSWORD)).rejects.toThrow(/wrong/)
})

it('an activation is confirmed by a code of the new factor, and of two side by side one passes', async () => {
  const { activation } = bench.desk
  const code = bench.codes.get('auditor')!
  const [one, two] = [
    await activation.begin('auditor', code, PASSWORD),
    await activation.begin('auditor', code, PASSWORD),
  ]
  bench.secrets.set('auditor', one.secret)
  expect(await activation.confirm(one.ticket, codeOf(bench, 'auditor'))).toHaveLength(8)
  bench.secrets.set('auditor', two.secret)
  await expect(activation.confirm(two.ticket, codeOf(bench, 'auditor'))).rejects.toThrow(/wrong/)
})

it('wrong one-time codes lock as wrong passwords do', async () => {
  const { activation } = bench.desk
  for (let i = 0; i < 5; i++)
    await expect(activation.begin('auditor', 'AAAA-BBBB-CCCC-DDDD', PASSWORD)).rejects.toThrow(/wrong/)
  await expect(activation.begin('auditor', bench.codes.get('auditor')!, PASSWORD)).rejects.toThrow(/wrong/)
})

it('secrets lie sealed under a key that its owner alone reads, and are bound to their user', async () => {
  await activate(bench, 'auditor')
  const { book } = bench.desk
  const { secret } = book.factor(book.userByLogin('auditor')!.id)!
  const clear = bench.secrets.get('auditor')!
  expect(Buffer.from(secret).includes(clear)).toBe(false)
  const path = join(bench.dir, 'secrets.key')
  expect([statSync(path).mode & 0o777, readFileSync(path).length]).toEqual([0o600, 32])
  const secrets = secretsOf(bench.dir)
  expect(secrets.open(secret, 'U-000003').toString()).toBe(clear)
  expect(() => secrets.open(secret, 'U-000001')).toThrow(/not the one/)
})
