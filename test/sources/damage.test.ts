import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { scratch, seen, textRow, workbookOf, zipOf } from './support.js'

const { write, remove } = scratch()
afterAll(remove)

const BIDS = `lot_id,bidder_id,bidder_name\n${Array.from({ length: 20 }, (_, i) => `L${i},A,"标段 ${i}"`).join('\n')}\n`
const RELEASE = JSON.stringify({
  releases: [{ ocid: 'a', bids: { details: [{ tenderers: [{ id: 'A' }], relatedLots: [1] }] } }],
})
const BASES: Record<string, () => Promise<Uint8Array> | Uint8Array> = {
  'bids.csv': () => Buffer.from(BIDS),
  'bids.csv.gz': () => gzipSync(BIDS),
  'a.zip': () => zipOf({ 'bids.csv': BIDS, '标段.csv': 'lot_id\nL1\n' }),
  'stored.zip': () => zipOf({ 'bids.csv': BIDS }, { compress: false }),
  'book.xlsx': () => workbookOf({ bids: textRow(1, 'lot_id', 'bidder_id') + textRow(2, 'L1', 'A') }),
  'release.json': () => Buffer.from(RELEASE),
  'release.jsonl': () => Buffer.from(`${RELEASE}\n${RELEASE}\n`),
}

describe('whatever is done to the bytes of a file, it is read, quarantined or refused, and never ends the import', () => {
  it.each(Object.keys(BASES))('%s', async (name) => {
    const base = await BASES[name]!()
    const change = fc.record({ at: fc.nat(base.length - 1), byte: fc.integer({ min: 0, max: 255 }) })
    const damage = fc.record({
      changes: fc.array(change, { maxLength: 4 }),
      length: fc.integer({ min: 0, max: base.length }),
      cut: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(damage, async ({ changes, length, cut }) => {
        const bytes = Buffer.from(base)
        for (const { at, byte } of changes) bytes[at] = byte
        const found = await seen(write(name, cut ? bytes.subarray(0, length) : bytes))
        for (const { kind, said } of found) expect([kind, said]).toEqual([kind, expect.stringMatching(/\S/)])
      }),
      { numRuns: 150 },
    )
  })
})
