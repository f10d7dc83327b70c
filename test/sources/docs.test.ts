import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseMapping } from '../../src/sources/mapping.js'
import { rowsOfRelease } from '../../src/sources/ocds.js'

const examples = (file: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(/```json\n([\s\S]*?)```/g)].map((found) => found[1]!)

describe('the documents', () => {
  it('show mappings that are accepted', () => {
    const shown = examples('docs/mapping.md')
    expect(shown.length).toBe(5)
    for (const text of shown) expect(() => parseMapping(text)).not.toThrow()
  })

  it('show an OCDS bid whose every trace is read, and describe each of them', () => {
    const [bid] = rowsOfRelease(JSON.parse(examples('docs/ocds-extension/README.md')[0]!)).bids!
    expect(bid).toMatchObject({
      submitted_at: '2026-03-01T08:55:00+08:00',
      ip: '192.0.2.10',
      mac: '00:00:5E:00:53:01',
      lock_no: 'LOCK-0001',
    })
    const schema = JSON.parse(readFileSync('docs/ocds-extension/release-schema.json', 'utf8'))
    const { properties } = schema.definitions.BidSubmission
    const submission = Object.fromEntries(Object.keys(properties).map((field) => [field, `x-${field}`]))
    const [read] = rowsOfRelease({ ocid: 'o', bids: { details: [{ tenderers: [{ id: 'A' }], submission }] } })
      .bids!
    for (const value of Object.values(submission)) expect(Object.values(read!)).toContain(value)
  })
})
