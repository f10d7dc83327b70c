import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lineOf } from '../../src/audit/entry.js'
import { openAuditLog } from '../../src/audit/log.js'
import { verifierOf } from '../../src/audit/note.js'
import { defectOf } from '../../src/audit/proof.js'
import { openService, type TestService } from './support.js'
import { type Users, usersOf } from './users-support.js'

let service: TestService
let users: Users
const cookies: Record<string, string> = {}
beforeAll(async () => {
  service = await openService()
  users = usersOf(service)
  await users.begin()
  await users.make('hu', 'O-ga', 'O-ga/P')
  for (const login of ['auditor', 'secadmin', 'sysadmin']) await users.activate(login)
  for (const login of ['hu', 'auditor', 'secadmin', 'sysadmin']) cookies[login] = await users.logIn(login)
  const log = openAuditLog(service.store.dir, service.store.casebook.storeId)
  const line = (user: string, id: string, n: number) =>
    lineOf({
      ...{ uid: `${user}${n}`, at: `2026-03-0${n}T00:00:00.000Z`, src: 'http', outcome: 'allowed' },
      ...{ who: { user }, act: 'read', what: 'ring', id },
    })
  const { id } = service.store.casebook.accounts.userByLogin('hu')!
  log.append([line(id, 'R-000001', 1), line('U-000077', 'R-000001', 2), line(id, 'R-000002', 3)])
  log.checkpoint('2026-03-04T00:00:00.000Z')
  log.close()
})
afterAll(() => service.close())

const ask = (login: string, path: string, method: 'GET' | 'POST' = 'GET') =>
  service.app.inject({ method, url: `/api/v1${path}`, headers: { cookie: cookies[login]! } })
const seqs = (answer: { json(): { data: { seq: number }[] } }): number[] =>
  answer.json().data.map(({ seq }) => seq)

describe('the audit log over HTTP', () => {
  it('shows the audit administrator who saw a thing, and everybody the own entries alone', async () => {
    expect(seqs(await ask('auditor', '/audit?what=ring&id=R-000001'))).toEqual([2, 1])
    expect(seqs(await ask('auditor', '/audit?limit=2&what=ring'))).toEqual([3, 2])
    const page = (await ask('auditor', '/audit?limit=2&what=ring')).json().page
    expect(seqs(await ask('auditor', `/audit?limit=2&what=ring&cursor=${page.next}`))).toEqual([1])
    expect(seqs(await ask('auditor', '/audit?from=2026-03-02T08:00:00%2B08:00&act=read'))).toEqual([3, 2])
    for (const login of ['hu', 'secadmin', 'sysadmin']) {
      const own = login === 'hu' ? [3, 1] : []
      expect([login, seqs(await ask(login, '/audit'))]).toEqual([login, own])
      expect((await ask(login, '/audit?who=U-000077')).statusCode).toBe(403)
    }
    expect(service.reads.at(-1)).toMatchObject({ way: 'deny' })
    const told = (await ask('auditor', '/audit')).json()
    expect(told.checkpoint).toMatchObject({ size: 4 })
    expect(JSON.stringify(told)).not.toContain('prev')
  })

  it('signs, verifies and proves for the audit administrator', async () => {
    for (const [path, method] of [
      ['/audit/checkpoints', 'GET'],
      ['/audit/checkpoints', 'POST'],
      ['/audit/verification', 'GET'],
      ['/audit/verification', 'POST'],
      ['/audit/proof/1', 'GET'],
    ] as const)
      expect([path, (await ask('secadmin', path, method)).statusCode]).toEqual([path, 403])
    expect((await ask('auditor', '/audit/checkpoints', 'POST')).statusCode).toBe(204)
    const { data, verifier, uncovered } = (await ask('auditor', '/audit/checkpoints')).json()
    expect([data.length, uncovered, data[0].size]).toEqual([1, 0, 4])
    const proof = (await ask('auditor', '/audit/proof/2')).json()
    expect(defectOf(proof, verifierOf(verifier)!)).toBeUndefined()
    expect((await ask('auditor', '/audit/proof/99')).statusCode).toBe(404)
    expect((await ask('auditor', '/audit/verification', 'POST')).statusCode).toBe(202)
    await expect
      .poll(async () => (await ask('auditor', '/audit/verification')).json(), { timeout: 20_000 })
      .toMatchObject({ running: false, last: { found: { entries: 4, wrong: null, compared: false } } })
  })

  it('tells the security and the audit administrator who saw many values in clear', async () => {
    service.store.casebook.accounts.countClear('U-000077', '2026-03-02', 61)
    for (const login of ['auditor', 'secadmin'])
      expect((await ask(login, '/audit/clear')).json().data).toEqual([
        { user: 'U-000077', day: '2026-03-02', shown: 61 },
      ])
    expect((await ask('hu', '/audit/clear')).statusCode).toBe(403)
  })
})
