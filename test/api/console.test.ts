import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Fastify from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createKey } from '../../src/access/keys.js'
import type { Api } from '../../src/api/app-type.js'
import { CONSOLE_POLICY, consolePages } from '../../src/api/console.js'
import { sendProblem } from '../../src/api/problems.js'
import { CONSOLE_PAGES } from '../../src/texts/console-pages.js'
import { clock, openService, type TestService } from './support.js'

describe('the files of the console', () => {
  const dir = mkdtempSync(join(tmpdir(), 'biaojian-web-'))
  let app: Api
  beforeAll(async () => {
    mkdirSync(join(dir, 'assets'))
    writeFileSync(join(dir, 'index.html'), '<!doctype html><title>page</title>')
    writeFileSync(join(dir, 'favicon.svg'), '<svg/>')
    writeFileSync(join(dir, 'assets/index-1.js'), 'export {}')
    writeFileSync(join(dir, 'assets/index-1.js.br'), 'packed')
    app = Fastify() as unknown as Api
    app.setErrorHandler(sendProblem)
    await consolePages(app, dir)
  })
  afterAll(async () => {
    await app.close()
    rmSync(dir, { recursive: true })
  })

  it('the page stands under every address of a page, under the strict policy, never stale', async () => {
    for (const { path } of Object.values(CONSOLE_PAGES)) {
      const { statusCode, headers } = await app.inject(path.replace(/:\w+/g, 'x'))
      expect([path, statusCode, headers['content-security-policy'], headers['cache-control']]).toEqual([
        path,
        200,
        CONSOLE_POLICY,
        'no-cache',
      ])
    }
    expect(CONSOLE_POLICY).not.toMatch(/unsafe|data:|\*/)
  })
  it('is not sent again to whoever has it, and not to whoever wants something else', async () => {
    const { headers } = await app.inject('/rings')
    const again = await app.inject({ url: '/rings', headers: { 'if-none-match': String(headers.etag) } })
    expect([again.statusCode, again.body]).toEqual([304, ''])
    const json = await app.inject({ url: '/rings', headers: { accept: 'application/json' } })
    expect([json.statusCode, json.json().code]).toEqual([406, 'not_acceptable'])
  })
  it('its files are kept for ever, packed for whoever unpacks them, and none lies beside them', async () => {
    const packed = await app.inject({ url: '/assets/index-1.js', headers: { 'accept-encoding': 'br' } })
    expect([packed.body, packed.headers['content-encoding']]).toEqual(['packed', 'br'])
    expect(packed.headers['cache-control']).toBe('public, max-age=31536000, immutable')
    for (const url of ['/assets/../index.html', '/assets/%2e%2e/index.html', '/assets/none.js', '/nothing'])
      expect([url, (await app.inject(url)).statusCode]).toEqual([url, 404])
  })
})

describe('a session of a browser', () => {
  let service: TestService
  let key: { id: string; secret: string }
  beforeAll(async () => {
    service = await openService()
    key = createKey(service.store.casebook, 'desk', 'police', clock())
    await new Promise((resolve) => setTimeout(resolve, 600))
  })
  afterAll(() => service.close())
  const logIn = () =>
    service.app.inject({
      method: 'POST',
      url: '/api/v1/session',
      headers: { authorization: `Bearer ${key.secret}`, host: 'localhost' },
    })
  const me = (headers: Record<string, string>) =>
    service.app.inject({ url: '/api/v1/me', headers: { host: 'localhost', ...headers } })

  it('begins with a key, is kept where no script and no other site gets it, and ends when it is left', async () => {
    const { statusCode, headers, body } = await logIn()
    expect([statusCode, body]).toEqual([204, ''])
    expect(headers['set-cookie']).toMatch(/^bj=[\w-]{43}; Max-Age=28800; Path=\/; HttpOnly; SameSite=Strict$/)
    const cookie = String(headers['set-cookie']).split(';')[0]!
    expect((await me({ cookie })).json()).toMatchObject({
      id: key.id,
      role: 'police',
      expires: expect.any(String),
    })
    const left = await service.app.inject({
      method: 'DELETE',
      url: '/api/v1/session',
      headers: { cookie, host: 'localhost', 'sec-fetch-site': 'same-origin' },
    })
    expect(left.statusCode).toBe(204)
    expect((await me({ cookie })).statusCode).toBe(401)
  })
  it('goes with the page: who is here and the offices come along, for whoever asked and nobody else', async () => {
    const cookie = String((await logIn()).headers['set-cookie']).split(';')[0]!
    const carried = async (path: string, more: Record<string, string>) => {
      const { headers, body } = await service.app.inject({
        url: path,
        headers: { host: 'localhost', accept: 'text/html', ...more },
      })
      const [, text] = /<meta name="carried" content='([^']*)' \/>/.exec(body) ?? []
      return { told: text && JSON.parse(text), kept: [headers['cache-control'], headers.vary] }
    }
    const here = await carried('/keys', { cookie })
    expect(here.told).toMatchObject({
      me: { id: key.id, name: 'desk' },
      offices: { data: expect.any(Array) },
    })
    expect(here.kept).toEqual(['private, no-cache', 'authorization, cookie'])
    expect(Object.keys((await carried('/rings', { cookie })).told)).toEqual(['me'])
    for (const nothing of [
      await carried('/keys', {}),
      await carried('/login', { cookie }),
      await carried('/keys', { cookie, accept: '*/*' }),
    ])
      expect([nothing.told, nothing.kept[0]]).toEqual([undefined, 'no-cache'])
  })
  it('off this machine its cookie leaves over TLS alone, bound to the host', async () => {
    const { headers } = await service.app.inject({
      method: 'POST',
      url: '/api/v1/session',
      headers: { authorization: `Bearer ${key.secret}`, host: 'biaojian.example' },
    })
    expect(headers['set-cookie']).toMatch(/^__Host-bj=.*; Path=\/; HttpOnly; Secure; SameSite=Strict$/)
  })
  it('is no way for another site to act', async () => {
    const cookie = String((await logIn()).headers['set-cookie']).split(';')[0]!
    const act = (site: Record<string, string>) =>
      service.app.inject({
        method: 'POST',
        url: '/api/v1/jobs/detect',
        headers: { cookie, host: 'localhost', 'content-type': 'application/json', ...site },
        payload: '{}',
      })
    expect((await act({ 'sec-fetch-site': 'cross-site' })).json().code).toBe('forbidden')
    expect((await act({ origin: 'https://elsewhere.example' })).json().code).toBe('forbidden')
    expect((await act({ 'sec-fetch-site': 'same-origin' })).statusCode).toBe(202)
  })
  it('does not begin with a wrong key, and ends with its own', async () => {
    const wrong = await service.app.inject({
      method: 'POST',
      url: '/api/v1/session',
      headers: { authorization: `Bearer bj_${key.id}_${'A'.repeat(43)}` },
    })
    expect([wrong.statusCode, wrong.headers['set-cookie']]).toEqual([401, undefined])
    const cookie = String((await logIn()).headers['set-cookie']).split(';')[0]!
    service.store.casebook.revokeKey(key.id, clock().toISOString())
    await new Promise((resolve) => setTimeout(resolve, 600))
    expect((await me({ cookie })).statusCode).toBe(401)
  })
})
