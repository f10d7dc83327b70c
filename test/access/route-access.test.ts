import { expect, it } from 'vitest'
import { type Access, entryOf } from '../../src/access/route-access.js'
import { demandAccess } from '../../src/api/route.js'

const RING: Access = { resource: 'ring', classes: ['open', 'work'] }

it('a route is there for whoever has a row of what it shows', () => {
  expect(entryOf(RING, 'P')).toBe('there')
  expect(entryOf(RING, 'X')).toBe('absent')
  expect(entryOf(RING, 'Se')).toBe('absent')
  expect(entryOf({ ...RING, resource: ['ring', 'quality'] }, 'X')).toBe('there')
})

it('a case that was not opened is absent, and so is a sum where rows are shown', () => {
  expect(entryOf(RING, 'J')).toBe('absent')
  expect(entryOf({ ...RING, resource: 'lead' }, 'G')).toBe('absent')
})

it('a route that looks up what was opened by case is there for those who act by case', () => {
  expect(entryOf({ ...RING, byCase: true }, 'J')).toBe('there')
  expect(entryOf({ ...RING, byCase: true }, 'X')).toBe('absent')
})

it('a seat that sees a part gets cut answers alone', () => {
  expect(entryOf(RING, 'R')).toBe('uncut')
  expect(entryOf({ ...RING, cut: true }, 'R')).toBe('there')
})

it('where every class of its fields is absent, so is the route', () => {
  expect(entryOf({ resource: 'quality', classes: ['identity'] }, 'Sy')).toBe('absent')
  expect(entryOf({ resource: 'quality', classes: ['identity', 'ops'] }, 'Sy')).toBe('there')
})

it('a route that does not say what it shows does not start', () => {
  const route = { method: 'GET', url: '/api/v1/leads' } as const
  expect(() => demandAccess({ ...route, config: {} })).toThrow('GET /api/v1/leads does not say what it shows')
  expect(() => demandAccess({ ...route, config: { access: RING } })).not.toThrow()
})
