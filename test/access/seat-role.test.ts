import { expect, it } from 'vitest'
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
