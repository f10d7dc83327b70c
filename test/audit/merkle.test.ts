import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  consistencyProof,
  EMPTY_ROOT,
  Frontier,
  inclusionProof,
  leafHash,
  provesConsistency,
  provesInclusion,
  rootOf,
} from '../../src/audit/merkle.js'

/** The published vectors of Certificate Transparency: eight leaves, and the roots of the first n. */
const INPUTS = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
]
const ROOTS = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]
const VECTOR = INPUTS.map((hex) => leafHash(Buffer.from(hex, 'hex')))
const hexes = (proof: Buffer[]): string[] => proof.map((hash) => hash.toString('hex'))
const first = (leaves: Buffer[], n: number): Buffer => Buffer.concat(leaves.slice(0, n))
const numbered = (n: number): Buffer[] =>
  Array.from({ length: n }, (_, i) => leafHash(Buffer.from(`entry ${i}`)))

describe('the Merkle tree', () => {
  it('has the published roots', () => {
    expect(EMPTY_ROOT.toString('hex')).toBe(
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    )
    expect(ROOTS.map((_, i) => rootOf(first(VECTOR, i + 1)).toString('hex'))).toEqual(ROOTS)
  })

  it('has the published proofs', () => {
    const all = first(VECTOR, 8)
    expect(hexes(inclusionProof(all, 0))).toEqual([
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ])
    expect(hexes(consistencyProof(all, 6))).toEqual([
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ])
  })

  it('goes on from what is kept of it', () => {
    const leaves = numbered(70)
    const kept = Frontier.of()
    for (const [n, leaf] of leaves.entries()) {
      const again = Frontier.of(n, kept.bytes())
      again.append(leaf)
      kept.append(leaf)
      expect(again.root().equals(rootOf(first(leaves, n + 1)))).toBe(true)
    }
  })

  it('proves each leaf of each size, and no other', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.nat(), fc.nat(), (size, a, b) => {
        const leaves = numbered(size)
        const [index, other] = [a % size, b % size]
        const root = rootOf(first(leaves, size))
        const proof = inclusionProof(first(leaves, size), index)
        expect(provesInclusion(leaves[index]!, index, size, proof, root)).toBe(true)
        expect(provesInclusion(leaves[other]!, index, size, proof, root)).toBe(other === index)
        expect(provesInclusion(leaves[index]!, other, size, proof, root)).toBe(other === index)
        for (let i = 0; i < proof.length; i++)
          expect(provesInclusion(leaves[index]!, index, size, proof.toSpliced(i, 1), root)).toBe(false)
      }),
      { seed: 1, numRuns: 300 },
    )
  })

  it('proves each beginning of each size, and no other tree', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.nat(), (size, a) => {
        const leaves = numbered(size)
        const part = 1 + (a % size)
        const now = { size, root: rootOf(first(leaves, size)) }
        const old = { size: part, root: rootOf(first(leaves, part)) }
        const proof = consistencyProof(first(leaves, size), part)
        expect(provesConsistency(old, now, proof)).toBe(true)
        const other = { size: part, root: leafHash(Buffer.from('another')) }
        expect(provesConsistency(other, now, proof)).toBe(false)
        expect(provesConsistency(old, { ...now, root: other.root }, proof)).toBe(false)
        for (let i = 0; i < proof.length; i++)
          expect(provesConsistency(old, now, proof.toSpliced(i, 1))).toBe(false)
      }),
      { seed: 1, numRuns: 300 },
    )
  })
})
