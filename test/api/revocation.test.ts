import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createKey } from '../../src/access/keys.js'
import { buildApp } from '../../src/api/app.js'
import type { Api } from '../../src/api/app-type.js'
import { readConfig } from '../../src/config.js'
import { AppError } from '../../src/domain/errors.js'
import { clock, openService, type TestService } from './support.js'
import { type Users, usersOf } from './users-support.js'

let service: TestService
let app: Api
let users: Users
let url = ''
/** A job that goes on until it is cancelled, to be followed. */
let events = ''
const AGENT = { 'user-agent': 'lightMyRequest' }

beforeAll(async () => {
  service = await openService()
  const { store } = service
  const config = readConfig(
    { store: store.dir, logLevel: 'silent', workers: 1, limits: { loopDelayMs: 0 } },
    {},
  )
  const runTask = (_task: unknown, { signal }: { signal: AbortSignal }) =>
    new Promise<never>((_, reject) =>
      signal.addEventListener('abort', () => reject(new AppError('cancelled', 'stopped'))),
    )
  app = await buildApp({ store, config, clock, runTask: runTask as never })
  await app.listen({ host: '127.0.0.1', port: 0 })
  url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}/api/v1`
  users = usersOf({ app, store })
  await users.begin()
  const cookie = await newUser('starter')
  const started = await app.inject({
    ...{ method: 'POST', url: '/api/v1/jobs/detect', payload: {}, headers: { ...AGENT, cookie } },
  })
  expect(started.statusCode).toBe(202)
  events = `/jobs/${started.json().id}/events`
}, 60_000)
afterAll(async () => {
  await app.close()
  await service.close()
})

const newUser = async (login: string): Promise<string> => {
  await users.make(login, 'O-ga', 'O-ga/P')
  return users.logIn(login)
}

/** Milliseconds from the revocation until the open stream has ended; and what a read is told then. */
const endedBy = async (headers: Record<string, string>, revoke: () => void): Promise<[number, number]> => {
  const asked = { headers: { ...AGENT, ...headers } }
  const stream = await fetch(url + events, asked)
  expect(stream.status).toBe(200)
  const reader = stream.body!.getReader()
  await reader.read()
  const began = performance.now()
  revoke()
  while (!(await reader.read()).done);
  const took = performance.now() - began
  return [took, (await fetch(`${url}/rules`, asked)).status]
}

describe('within a second, on a stream that is open and on reads, is out', () => {
  const at = (): string => clock().toISOString()
  const idOf = (login: string): string => service.store.casebook.accounts.userByLogin(login)!.id
  const cases: [what: string, revoke: (login: string) => void][] = [
    [
      'a session that was ended',
      (login) => service.store.casebook.accounts.endSessionsOf(idOf(login), at(), 'ended'),
    ],
    [
      'a position that was taken back',
      (login) =>
        service.store.casebook.accounts.endPosition(
          { user: idOf(login), capacity: 'O-ga/P', position: 'handler' },
          at(),
          'U-000002',
        ),
    ],
    [
      'an account that was locked',
      (login) => service.store.casebook.accounts.setUserState(idOf(login), 'locked'),
    ],
  ]
  it.each(cases)('%s', async (what, revoke) => {
    const login = `u${what.length}`
    const cookie = await newUser(login)
    const [took, status] = await endedBy({ cookie }, () => revoke(login))
    expect([took < 1000, status]).toEqual([true, 401])
  })

  it('a key that was revoked', async () => {
    const { id, secret } = createKey(service.store.casebook, 'short', 'police', clock())
    await new Promise((done) => setTimeout(done, 600))
    const [took, status] = await endedBy({ authorization: `Bearer ${secret}` }, () =>
      service.store.casebook.revokeKey(id, at()),
    )
    expect([took < 1000, status]).toEqual([true, 401])
  })
})

it('whoever is out is told so at every address, before anything is looked up', async () => {
  const cookie = await newUser('gone')
  service.store.casebook.accounts.endSessionsOf(
    service.store.casebook.accounts.userByLogin('gone')!.id,
    clock().toISOString(),
    'ended',
  )
  const open: string[] = []
  let asked = 0
  for (const [path, operations] of Object.entries(app.swagger().paths ?? {}))
    for (const method of Object.keys(operations ?? {})) {
      if (!path.startsWith('/api/v1') || /\/(login|activation)\b/.test(path)) continue
      const url = path.replace(/\{\w+\}/g, '1')
      const { statusCode } = await app.inject({
        ...{ method: method.toUpperCase() as 'GET', url, headers: { ...AGENT, cookie } },
        ...(method !== 'get' && { payload: {} }),
      })
      asked++
      if (statusCode !== 401) open.push(`${method} ${path}: ${statusCode}`)
    }
  expect(open).toEqual([])
  expect(asked).toBeGreaterThan(120)
})
