import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { readSnapshot, writeSnapshot } from '../../src/market/snapshot.js'
import { marketOf } from '../support/market.js'

const dir = mkdtempSync(join(tmpdir(), 'biaojian-snapshot-'))
const file = join(dir, 'test.market')
afterAll(() => rmSync(dir, { recursive: true, force: true }))

const market = marketOf({
  bids: ['A', 'B', 'C'].map((bidder, i) => ({
    lot: 'L1',
    bidder,
    amount: 100 + i,
    uses: { 'bids.lock_no': 'GLD-1' },
  })),
})

/** Writes the snapshot's file anew, changed. */
const change = (alter: (bytes: Buffer) => void): void => {
  const bytes = readFileSync(file)
  alter(bytes)
  writeFileSync(file, bytes)
}

/** Place and length of the header, which is JSON, and place of the arrays. */
const HEAD = 16
const ARRAYS = 1 << 20
const LENGTH = 8

describe('a snapshot', () => {
  beforeEach(() => writeSnapshot(dir, market))

  it('is the market that was written', async () => {
    expect(await readSnapshot(dir, 'test')).toEqual(market)
  })

  it('of another digest is none', async () => {
    expect(await readSnapshot(dir, 'other')).toBeUndefined()
  })

  it('with an altered byte is none', async () => {
    change((bytes) => bytes.writeUInt8(bytes[ARRAYS]! ^ 1, ARRAYS))
    expect(await readSnapshot(dir, 'test')).toBeUndefined()
  })

  it('that is cut is none', async () => {
    writeFileSync(file, readFileSync(file).subarray(0, -9))
    expect(await readSnapshot(dir, 'test')).toBeUndefined()
  })

  it('of other columns of tables is none: it lacks what a rule would read', async () => {
    change((bytes) => {
      const text = bytes.toString('utf8', HEAD, HEAD + bytes.readUInt32LE(LENGTH))
      const header = Buffer.from(JSON.stringify({ ...JSON.parse(text), layout: 'inspections passed:flag' }))
      header.copy(bytes, HEAD)
      bytes.writeUInt32LE(header.length, LENGTH)
    })
    expect(await readSnapshot(dir, 'test')).toBeUndefined()
  })
})
