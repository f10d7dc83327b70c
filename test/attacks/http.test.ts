import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openService, type TestService } from '../api/support.js'

let service: TestService
let port = 0
beforeAll(async () => {
  service = await openService()
  await service.app.listen({ host: '127.0.0.1', port: 0 })
  port = (service.app.server.address() as { port: number }).port
})
afterAll(() => service.close())

/** What the service says to bytes as they are. */
const raw = (bytes: string): Promise<string> =>
  new Promise((resolve, reject) => {
    let said = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes))
    socket.on('data', (data) => {
      said += data
      socket.end()
    })
    socket.on('close', () => resolve(said))
    socket.on('error', reject)
  })
const post = (url: string, payload: string | object, headers: Record<string, string> = {}) =>
  service.app.inject({
    method: 'POST',
    url,
    payload,
    headers: { 'content-type': 'application/json', ...headers },
  })

describe('a method that a path does not take', () => {
  it.each([
    ['PUT', '/api/v1/rings/R-000001', 'GET, HEAD'],
    ['DELETE', '/api/v1/rings', 'GET, HEAD'],
    ['OPTIONS', '/api/v1/reports', 'GET, HEAD, POST'],
    ['PATCH', '/api/v1/jobs/J-1', 'DELETE, GET, HEAD'],
    ['TRACE', '/livez', 'GET, HEAD'],
  ] as const)('%s %s: 405, and which it takes', async (method, url, allow) => {
    const reply = await service.app.inject({ method: method as 'PUT', url })
    expect([reply.statusCode, reply.headers.allow, reply.json().code]).toEqual([
      405,
      allow,
      'method_not_allowed',
    ])
    expect(reply.headers['content-type']).toContain('application/problem+json')
  })
  it('that nobody knows is 501, and a path that is not there 404', async () => {
    expect(await raw('PROPFIND /api/v1/rings HTTP/1.1\r\nhost: localhost\r\n\r\n')).toMatch(/^HTTP\/1.1 501 /)
    const nowhere = await service.app.inject({ method: 'PUT', url: '/api/v1/nowhere' })
    expect([nowhere.statusCode, nowhere.json().code]).toEqual([404, 'not_found'])
  })
})

describe('every error is a problem document', () => {
  it.each([
    ['a malformed address', 'GET /api/v1/rings/%zz HTTP/1.1\r\nhost: localhost\r\n\r\n'],
    ['no request at all', 'HELLO\r\n\r\n'],
    ['two hosts', 'GET /api/v1/rings HTTP/1.1\r\nhost: localhost\r\nhost: evil.example\r\n\r\n'],
  ])('%s', async (_, bytes) => {
    const said = await raw(bytes)
    expect(said).toMatch(/^HTTP\/1.1 400 /)
    expect(said).toContain('application/problem+json')
    expect(said).toContain('"code":"invalid_input"')
  })
})

describe('a body', () => {
  it('nested a hundred thousand deep is refused, not unexpected', async () => {
    const mapping = `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`
    const reply = await post('/api/v1/jobs/import', `{"paths":["x"],"mapping":${mapping}}`)
    expect([reply.statusCode, reply.json().code]).toEqual([400, 'invalid_input'])
  })
  it('with half of a surrogate pair is refused before anything is made of it', async () => {
    const reply = await post('/api/v1/reports', '{"period":"2026-Q1","edition":"public","area":"a\\ud800b"}')
    expect([reply.statusCode, reply.json().code]).toEqual([400, 'invalid_input'])
  })
})

describe('an Idempotency-Key', () => {
  it('starts one report for one request, and refuses another request', async () => {
    const body = { period: '2026-Q1', edition: 'public' }
    const key = { 'idempotency-key': 'q1' }
    const first = await post('/api/v1/reports', body, key)
    const again = await post('/api/v1/reports', body, key)
    expect([first.statusCode, again.json().id]).toEqual([202, first.json().id])
    expect((await post('/api/v1/reports', { ...body, period: '2026-Q2' }, key)).statusCode).toBe(409)
  })
})
