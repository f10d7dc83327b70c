import { expect, it } from 'vitest'
import { boundedDenials } from '../../src/api/bounded-denials.js'
import type { ReadRecord } from '../../src/api/read-record.js'

const denial = (subject: string, more: Partial<ReadRecord> = {}): ReadRecord => ({
  ...{ what: 'ring', id: 'R-000009', subject, role: subject === '' ? '' : 'regulator', route: '/rings/:id' },
  ...{ operation: 'getRing', query: {}, request: 'r', ip: '10.0.0.1', unmasked: false, purpose: null },
  ...{ way: 'deny', outcome: 'denied', why: 'not_found', ...more },
})

it('no flood of refusals fills the log, and each of them is counted there', async () => {
  const written: ReadRecord[] = []
  let now = 0
  const denials = boundedDenials(
    async (read) => void written.push(read),
    () => now,
  )
  const ask = async (times: number, read: ReadRecord): Promise<void> => {
    for (let n = 0; n < times; n++) await denials.record(read)
  }
  await ask(1000, denial('U-000003'))
  await ask(1000, denial(''))
  await ask(1, denial('U-000004', { id: 'R-000010' }))
  const of = (subject: string) => written.filter((read) => read.subject === subject)
  expect(['U-000003', '', 'U-000004'].map((subject) => of(subject).length)).toEqual([120, 20, 1])
  now += 61_000
  await ask(1, denial('U-000003', { id: 'R-000011' }))
  expect(of('U-000003').at(-1)).toMatchObject({ id: 'R-000011', rows: 881 })
  await denials.flush()
  expect(of('').at(-1)).toMatchObject({ rows: 980 })
  const counted = (subject: string) => of(subject).reduce((sum, { rows = 0 }) => sum + rows, 0)
  expect(['U-000003', '', 'U-000004'].map(counted)).toEqual([1001, 1000, 1])
})
