import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deskOf } from '../../src/handling/desk.js'
import { makeLead } from '../handling/support.js'
import { openService, type TestService } from './support.js'
import { openBureaus } from './two-bureaus.js'
import { type Users, usersOf } from './users-support.js'

let service: TestService
let users: Users
let lead = ''
beforeAll(async () => {
  service = await openService()
  const { casebook } = service.store
  lead = makeLead({ casebook, desk: deskOf(casebook) } as never, '2026-03-02T01:00:00.000Z').id
})
afterAll(() => service.close())

const explain = async (query: Record<string, string>, cookie?: string) => {
  const url = `/api/v1/access/explain?${new URLSearchParams(query)}`
  const { statusCode, body } = await service.app.inject({ url, ...(cookie && { headers: { cookie } }) })
  return {
    status: statusCode,
    ...(JSON.parse(body) as { allowed?: boolean; steps?: unknown[]; word?: string }),
  }
}

describe('why somebody sees a thing', () => {
  it('is the cell of the matrix, the class of the field, and who may act', async () => {
    expect(await explain({ who: 'O-zj/handler', resource: 'ring', field: 'account' })).toMatchObject({
      ...{ status: 200, allowed: true, standing: 'R', word: 'touch' },
      steps: [
        { check: 'row', ok: true, by: 'touch' },
        { check: 'field', ok: true, by: 'W/W' },
      ],
    })
    expect(await explain({ who: 'O-jy/viewer', resource: 'ring' })).toMatchObject({
      allowed: false,
      word: '–',
    })
    const route = { item: lead, act: 'route' }
    expect(await explain({ who: 'O-xt/dispatcher', ...route })).toMatchObject({ allowed: true })
    expect(await explain({ who: 'O-xt/reviewer', ...route })).toMatchObject({
      allowed: false,
      steps: [
        { check: 'row', ok: true },
        { check: 'who', ok: false, needs: 'C · dispatcher · all' },
      ],
    })
    expect(await explain({ who: 'O-zj/handler', item: lead })).toMatchObject({
      allowed: false,
      word: 'party',
    })
  })

  it('is answered of the lots of a ring by where they lie', async () => {
    const bureaus = await openBureaus()
    const of = async (who: string, ring: string) => {
      const url = `/api/v1/access/explain?who=${who}&ring=${ring}`
      return (await bureaus.app.inject({ url })).json().allowed
    }
    expect(await of('O-ga/handler', 'R-000002')).toBe(true)
    expect([await of('O-zj/handler', 'R-000001'), await of('O-zj/handler', 'R-000002')]).toEqual([
      true,
      false,
    ])
    await bureaus.close()
    expect((await explain({ who: 'O-ga/handler', ring: 'R-999999' })).status).toBe(404)
  }, 30_000)

  it('refuses what cannot be asked', async () => {
    for (const query of [
      { who: 'O-zj/handler' },
      { who: 'O-zj/handler', resource: 'nothing' },
      { who: 'O-zj/handler', resource: 'ring', field: 'nothing' },
      { who: 'O-zj/handler', ring: 'R-000001', lot: 'L-1' },
      { who: 'O-zj/handler', resource: 'lead', act: 'route' },
    ])
      expect([query, (await explain(query)).status]).toEqual([query, 422])
  })

  it('is told of rows to the security administrator alone, of others to whoever sees the account', async () => {
    users = usersOf(service)
    await users.begin()
    await users.make('li', 'O-zj', 'O-zj/R')
    await users.make('wu', 'O-ga', 'O-ga/P')
    await users.activate('secadmin')
    const [li, secadmin] = [await users.logIn('li'), await users.logIn('secadmin')]
    expect(await explain({ who: 'li', resource: 'ring' }, li)).toMatchObject({ status: 200, word: 'touch' })
    expect((await explain({ who: 'wu', resource: 'ring' }, li)).status).toBe(404)
    expect((await explain({ who: 'li', ring: 'R-000001' }, li)).status).toBe(403)
    expect((await explain({ who: 'li', ring: 'R-999999' }, li)).status).toBe(403)
    expect(await explain({ who: 'wu', ring: 'R-000001' }, secadmin)).toMatchObject({
      status: 200,
      allowed: true,
    })
    expect((await explain({ who: 'secadmin', resource: 'ring' }, secadmin)).allowed).toBe(false)
  }, 20_000)
})
