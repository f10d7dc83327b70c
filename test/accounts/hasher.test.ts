import { parseOptions } from '@node-rs/argon2'
import { expect, it } from 'vitest'
import { atMost, hasherBy } from '../../src/accounts/hasher.js'

it('a hash is argon2id at m = 19456, t = 2, p = 1, and is told when it was made for less', async () => {
  const hasher = hasherBy()
  const hash = await hasher.hash('Vq7#lantern-Moss')
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(parseOptions(hash)).toMatchObject({ memoryCost: 19_456, timeCost: 2, parallelism: 1 })
  expect([await hasher.verify(hash, 'Vq7#lantern-Moss'), await hasher.verify(hash, 'x')]).toEqual([
    true,
    false,
  ])
  expect([hasher.isOld(hash), hasher.isOld(hash.replace('m=19456', 'm=8192'))]).toEqual([false, true])
})

it('a name without a hash is worked on as long as one with a hash, and never passes', async () => {
  const seen: string[] = []
  const real = hasherBy()
  const hasher = hasherBy({
    hash: real.hash,
    verify: async (held) => {
      seen.push(held)
      return true
    },
  })
  expect(await hasher.verify(null, 'x')).toBe(false)
  expect(seen).toHaveLength(1)
  expect(parseOptions(seen[0]!)).toMatchObject({
    memoryCost: 19_456,
    timeCost: 2,
    parallelism: 1,
    outputLen: 32,
  })
  // the library takes it for a hash and works on it
  expect(await real.verify(null, 'x')).toBe(false)
})

it('at most so many run at once, the rest in the order in which they came', async () => {
  const inTurn = atMost(4)
  let [running, most] = [0, 0]
  const begun: number[] = []
  await Promise.all(
    Array.from({ length: 30 }, (_, i) =>
      inTurn(async () => {
        begun.push(i)
        most = Math.max(most, ++running)
        await new Promise((done) => setTimeout(done, i % 3))
        running--
        if (i === 7) throw new Error('one fails')
      }).catch(() => undefined),
    ),
  )
  expect(most).toBe(4)
  expect(begun).toEqual(Array.from({ length: 30 }, (_, i) => i))
})
