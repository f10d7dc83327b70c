import { expect, it } from 'vitest'
import { leadRows } from '../../src/access/lead-rows.js'
import { may, rightsOf } from '../../src/access/matrix.js'
import { roleOfSeat } from '../../src/access/seat-role.js'
import { ADMIN_POSITIONS, CAPACITY_KINDS, READS_LEADS } from '../../src/domain/seat.js'

it('capacities that read leads are the roles that see rings, and no other', () => {
  const seeing = CAPACITY_KINDS.filter((kind) => may(roleOfSeat({ kind, position: 'handler' }), 'rings'))
  expect(seeing).toEqual(CAPACITY_KINDS.filter((kind) => READS_LEADS.has(kind)))
})

it('administrators read no case data', () => {
  for (const position of ADMIN_POSITIONS) {
    const role = roleOfSeat({ kind: undefined, position })
    for (const right of ['rings', 'records', 'internal-reports', 'unmask'] as const)
      expect([position, right, may(role, right)]).toEqual([position, right, false])
  }
  expect(rightsOf(roleOfSeat({ kind: undefined, position: 'security-admin' }))).toEqual([])
})

it('whoever is at a machine without users sees leads but for the restricted ones', () => {
  const rule = leadRows({ role: 'local' })
  const lead = { host: 'O-jw', issuer: null, investigating: false, parties: [], people: [], grants: [] }
  const asking = { subject: { office: '' }, at: '2026-03-10T00:00:00.000Z' }
  expect([false, true].map((restricted) => rule.test(asking, { ...lead, restricted }))).toEqual([true, false])
  expect(leadRows({ role: 'local' }, 'transfer').sql(asking).sql).toBe('1')
})
