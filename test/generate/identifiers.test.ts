import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encodeGb18030 } from '../../src/generate/gb18030.js'
import { creditCode, identityNumber, organisationBody, spoilCheck } from '../../src/generate/identifiers.js'
import { Mint } from '../../src/generate/mint.js'
import { Random } from '../../src/generate/random.js'

describe('creditCode', () => {
  it('computes both check characters of a known code', () => {
    expect(creditCode('11', '330922', '09096301')).toBe('11330922090963010M')
    expect(creditCode('91', '110000', '10162374')).toBe('91110000101623741K')
  })
  it('is another code once its check is spoilt', () => {
    expect(spoilCheck('11330922090963010M')).not.toBe('11330922090963010M')
  })
  it('has 18 characters of the alphabet', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 857_375_002 }), (n) => {
        expect(creditCode('91', '330922', organisationBody(n))).toMatch(/^91330922[0-9A-HJ-NPQRTUWXY]{10}$/)
      }),
    )
  })
})

describe('identityNumber', () => {
  it('computes the check character of a known number', () => {
    expect(identityNumber('110105', '19491231', 2)).toBe('11010519491231002X')
  })
})

describe('Mint', () => {
  it('never repeats a person, a machine or a number', () => {
    const mint = new Mint(3)
    const rng = new Random(3)
    const people = Array.from({ length: 20_000 }, () => mint.person(rng))
    expect(new Set(people.map((p) => p.idNo.slice(6, 17))).size).toBe(20_000)
    expect(new Set(people.map((p) => p.phone)).size).toBe(20_000)
    const machines = Array.from({ length: 5000 }, () => mint.machine(rng))
    expect(new Set(machines.map((m) => m.disk)).size).toBe(5000)
    expect(new Set(machines.flatMap((m) => m.macs)).size).toBe(machines.flatMap((m) => m.macs).length)
  })
  it('gives machines no virtual or randomised card', () => {
    const [mint, rng] = [new Mint(4), new Random(4)]
    for (let i = 0; i < 500; i++)
      for (const mac of mint.machine(rng).macs) expect(Number.parseInt(mac.slice(0, 2), 16) & 3).toBe(0)
  })
})

describe('Random', () => {
  it('gives equal streams for equal labels and others for other labels', () => {
    const draw = (...labels: (string | number)[]) =>
      Array.from({ length: 5 }, () => new Random(...labels).next())
    expect(draw(1, 'lot', 2)).toEqual(draw(1, 'lot', 2))
    expect(new Random(1, 'lot', 2).next()).not.toBe(new Random(1, 'lot', 3).next())
  })
  it('draws evenly', () => {
    const rng = new Random('even')
    const counts = new Array<number>(10).fill(0)
    for (let i = 0; i < 100_000; i++) counts[rng.int(0, 9)]!++
    for (const n of counts) expect(Math.abs(n - 10_000)).toBeLessThan(500)
  })
})

describe('encodeGb18030', () => {
  it('is the inverse of the decoder', () => {
    const decoder = new TextDecoder('gb18030', { fatal: true })
    fc.assert(
      fc.property(
        fc
          .string({ unit: 'binary' })
          .filter(
            (text) => !/[\ud800-\udfff\ue000-\uf8ff]/.test(text.replace(/[\u{10000}-\u{10ffff}]/gu, '')),
          ),
        (text) => {
          const plain = text.replace(/^\ufeff/, '')
          expect(decoder.decode(encodeGb18030(plain))).toBe(plain)
        },
      ),
    )
  })
})
