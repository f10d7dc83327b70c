import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createKey, verifyKey } from '../../src/access/keys.js'
import { KEY_ROLES } from '../../src/access/matrix.js'
import { serve } from '../../src/api/serve.js'
import { readConfig } from '../../src/config.js'
import { ACCOUNT, PERSON, PHONE } from '../api/literal-engine.js'
import { clock, openService, type TestService } from '../api/support.js'

/** Every read of the API that could show a personal value. */
const READS = [
  '/api/v1/rings',
  '/api/v1/rings/R-000001',
  '/api/v1/rings/R-000001/graph',
  '/api/v1/rings/R-000001/evidence',
  '/api/v1/rings/R-000001/explanation',
  '/api/v1/rings/R-000001/account',
  `/api/v1/search?q=${PHONE}`,
  '/api/v1/search?q=A',
  '/api/v1/lots/L1/flags',
  '/api/v1/bidders',
  '/api/v1/bidders/A',
  '/api/v1/bidders/A/values',
  '/api/v1/bidders/A/neighbourhood',
  '/api/v1/lots/L1/bids',
  `/api/v1/shared-values?kind=phone&value=${PHONE}`,
  `/api/v1/shared-values?kind=deposit-account&value=${ACCOUNT}`,
  `/api/v1/paths?from=A&to=B`,
  `/api/v1/paths?from=phone:${PHONE}&to=A`,
  `/api/v1/paths?from=${PERSON}&to=A`,
  '/api/v1/quarantine',
  '/api/v1/runs',
  '/api/v1/jobs',
]
/** Reads that show none, whoever asks. */
const BARE_READS = [
  '/api/v1/rings/R-000001/bids',
  '/api/v1/rings/index',
  '/api/v1/overview',
  '/api/v1/bidders/A/bids',
]
const PERSONAL = [PHONE, ACCOUNT, PERSON, '欧阳建国', 'boss@example.com']
const leaks = (body: string) => PERSONAL.filter((value) => body.includes(value))

describe('without keys', () => {
  let service: TestService
  beforeAll(async () => {
    service = await openService()
  })
  afterAll(() => service.close())

  it('no read shows a personal value, and devices and locks are shown', async () => {
    for (const url of [...READS, ...BARE_READS]) {
      const reply = await service.app.inject(url)
      expect([url, reply.statusCode, leaks(reply.body)]).toEqual([url, 200, []])
    }
    expect((await service.app.inject('/api/v1/rings/R-000001')).body).toContain('GL-88231907')
    expect((await service.app.inject('/api/v1/lots/L1/bids')).body).toContain('GL-88231907')
  })
  it('nothing is unmasked, whatever the reason', async () => {
    const reply = await service.app.inject({
      url: '/api/v1/bidders/A?unmask=1',
      headers: { 'x-purpose': 'case 12' },
    })
    expect([reply.statusCode, reply.json().code]).toEqual([403, 'forbidden'])
  })
  it('the service answers under loopback names only, and no other site may act through it', async () => {
    const ask = (headers: Record<string, string>, method: 'GET' | 'POST' = 'GET') =>
      service.app.inject({
        method,
        url: method === 'GET' ? '/api/v1/rings' : '/api/v1/jobs/detect',
        headers,
        ...(method === 'POST' && { payload: {} }),
      })
    expect((await ask({ host: 'evil.example:8321' })).statusCode).toBe(403)
    expect((await ask({ host: '[::1]:8321' })).statusCode).toBe(200)
    expect((await ask({ host: '127.0.0.1:8321', 'sec-fetch-site': 'cross-site' }, 'POST')).statusCode).toBe(
      403,
    )
    expect((await ask({ host: '127.0.0.1:8321', origin: 'http://evil.example' }, 'POST')).statusCode).toBe(
      403,
    )
    expect((await ask({ host: '127.0.0.1:8321', origin: 'null' }, 'POST')).statusCode).toBe(403)
  })
  it('it refuses to listen anywhere but on loopback', async () => {
    const config = readConfig({ store: service.store.dir, logLevel: 'silent' }, {})
    await expect(serve({ store: service.store, config, host: '0.0.0.0', port: 0 })).rejects.toMatchObject({
      code: 'forbidden',
    })
  })
})

describe('with keys', () => {
  let service: TestService
  const secrets: Record<string, string> = {}
  beforeAll(async () => {
    service = await openService()
    for (const role of KEY_ROLES)
      secrets[role] = createKey(service.store.casebook, role, role, clock()).secret
    await new Promise((resolve) => setTimeout(resolve, 550))
  })
  afterAll(() => service.close())
  const as = (role: string, url: string, headers = {}) =>
    service.app.inject({ url, headers: { authorization: `Bearer ${secrets[role]}`, ...headers } })

  it('every route of the API asks for one, and /livez does not', async () => {
    for (const url of [...READS, '/api/v1/rules', '/api/v1/store', '/metrics']) {
      const reply = await service.app.inject(url)
      expect([url, reply.statusCode, reply.json().code]).toEqual([url, 401, 'unauthorised'])
      expect(reply.headers['www-authenticate']).toContain('Bearer')
    }
    for (const url of ['/livez', '/readyz', '/openapi.json'])
      expect((await service.app.inject(url)).statusCode).toBe(200)
  })
  it('the matrix of roles holds', async () => {
    const seen: Record<string, string[]> = {}
    const paths = {
      rings: '/api/v1/rings',
      flags: '/api/v1/lots/L1/flags',
      hubs: '/api/v1/shared-values/hubs',
      runs: '/api/v1/runs',
      bidders: '/api/v1/bidders',
      paths: '/api/v1/paths?from=A&to=B',
      quality: '/api/v1/quarantine',
      rules: '/api/v1/rules',
      metrics: '/metrics',
    }
    for (const role of KEY_ROLES) {
      seen[role] = []
      for (const [name, url] of Object.entries(paths)) {
        const { statusCode } = await as(role, url)
        expect([200, 403]).toContain(statusCode)
        if (statusCode === 200) seen[role].push(name)
      }
    }
    const leads = ['rings', 'flags', 'hubs', 'runs', 'bidders', 'paths', 'quality', 'rules']
    expect(seen).toEqual({
      police: leads,
      discipline: leads,
      regulator: leads,
      audit: leads,
      coordination: leads,
      exchange: ['quality', 'rules'],
      'by-case': ['rules'],
      system: ['quality', 'rules', 'metrics'],
    })
  })
  it('only police and discipline see personal values, each time for a stated reason', async () => {
    for (const role of KEY_ROLES)
      for (const url of READS) {
        const asked = `${url}${url.includes('?') ? '&' : '?'}unmask=1`
        const masked = await as(role, url)
        expect([role, url, leaks(masked.body)]).toEqual([role, url, []])
        const bare = await as(role, asked)
        expect([role, url, bare.statusCode, leaks(bare.body)]).toEqual([role, url, bare.statusCode, []])
        expect(bare.statusCode).toBeGreaterThanOrEqual(400)
      }
    const purpose = { 'x-purpose': encodeURIComponent('浙丽公经立字〔2026〕12号') }
    service.reads.length = 0
    for (const role of ['police', 'discipline']) {
      expect((await as(role, '/api/v1/bidders/A?unmask=1', purpose)).json()).toMatchObject({
        phone: PHONE,
        legalRepName: '欧阳建国',
      })
      expect(leaks((await as(role, '/api/v1/rings/R-000001?unmask=1', purpose)).body)).toEqual([
        PHONE,
        ACCOUNT,
      ])
    }
    expect(service.reads[0]).toMatchObject({
      unmasked: true,
      purpose: '浙丽公经立字〔2026〕12号',
      role: 'police',
    })
  })
  it('accounts are withheld, not only masked, from those whom they do not concern', async () => {
    const { evidence, hingesOn } = (await as('regulator', '/api/v1/rings/R-000001')).json()
    expect(evidence[2]).toMatchObject({ rule: 'ACC-01', value: '***' })
    expect(hingesOn.value).toBe('***')
    expect((await as('police', '/api/v1/rings/R-000001')).json().evidence[2].value).toBe('****4567')
    expect((await as('coordination', '/api/v1/lots/L1/bids')).json().data[0].values.deposit_account).toEqual([
      '***',
    ])
  })
  it('a revoked key stops within a second', async () => {
    const { id, secret } = createKey(service.store.casebook, 'short', 'audit', clock())
    const ask = () =>
      service.app.inject({ url: '/api/v1/rules', headers: { authorization: `Bearer ${secret}` } })
    await new Promise((resolve) => setTimeout(resolve, 550))
    expect((await ask()).statusCode).toBe(200)
    service.store.casebook.revokeKey(id, clock().toISOString())
    await new Promise((resolve) => setTimeout(resolve, 550))
    expect((await ask()).statusCode).toBe(401)
  })
  it('a key may start only what its role starts', async () => {
    const post = (role: string, url: string, payload = {}) =>
      service.app.inject({
        method: 'POST',
        url,
        payload,
        headers: { authorization: `Bearer ${secrets[role]}` },
      })
    expect((await post('audit', '/api/v1/jobs/detect')).statusCode).toBe(403)
    expect((await post('exchange', '/api/v1/jobs/detect')).statusCode).toBe(403)
    expect((await post('police', '/api/v1/jobs/import', { paths: ['x'] })).statusCode).toBe(403)
    expect((await post('exchange', '/api/v1/jobs/import', { paths: ['x'] })).statusCode).toBe(404)
    expect((await post('police', '/api/v1/jobs/undo-import', { batch: 1 })).statusCode).toBe(403)
    expect((await post('exchange', '/api/v1/jobs/undo-import', { batch: 1 })).statusCode).toBe(202)
    expect((await post('exchange', '/api/v1/lots/check', { lot: {}, bids: [{}] })).statusCode).toBe(403)
  })
  it('it refuses to listen elsewhere where the way there is open to all', async () => {
    const config = readConfig({ store: service.store.dir, logLevel: 'silent' }, {})
    await expect(serve({ store: service.store, config, host: '0.0.0.0', port: 0 })).rejects.toMatchObject({
      code: 'forbidden',
      message: expect.stringContaining('in clear'),
    })
  })
  it('it listens elsewhere behind a proxy', async () => {
    const config = readConfig({ store: service.store.dir, logLevel: 'silent', proxies: ['127.0.0.1'] }, {})
    const other = await serve({ store: service.store, config, host: '0.0.0.0', port: 0 })
    expect((await fetch(other.url.replace('0.0.0.0', '127.0.0.1').concat('/livez'))).status).toBe(200)
    expect((await fetch(other.url.replace('0.0.0.0', '127.0.0.1').concat('/api/v1/rings'))).status).toBe(401)
    await other.close()
  })
})

describe('keys', () => {
  it('keep a salted digest, and only the whole secret opens', () => {
    const kept: Parameters<Parameters<typeof createKey>[0]['addKey']>[0][] = []
    const { id, secret } = createKey({ addKey: (key) => void kept.push(key) }, 'desk', 'police', clock())
    expect(JSON.stringify(kept)).not.toContain(secret.slice(16))
    expect(verifyKey(kept, secret)).toEqual({ id, name: 'desk', role: 'police' })
    for (const wrong of [
      secret.slice(0, -1),
      `${secret.slice(0, -1)}${secret.endsWith('A') ? 'B' : 'A'}`,
      '',
      'bj_',
      `bj_${'0'.repeat(12)}_${secret.slice(16)}`,
    ])
      expect(verifyKey(kept, wrong)).toBeUndefined()
    expect(verifyKey([{ ...kept[0]!, revokedAt: '2026-01-01' }], secret)).toBeUndefined()
  })
  it('are made for known roles only', () => {
    const book = { addKey: () => undefined }
    expect(() => createKey(book, 'x', 'local', clock())).toThrow(/role is one of/)
    expect(() => createKey(book, ' ', 'police', clock())).toThrow(/name/)
  })
})
