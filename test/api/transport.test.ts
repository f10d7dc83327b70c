import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { request } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from 'node:tls'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createKey } from '../../src/access/keys.js'
import { serve } from '../../src/api/serve.js'
import { transportOf } from '../../src/api/transport.js'
import { readConfig } from '../../src/config.js'
import { openService, type TestService } from './support.js'

let dir: string
let tls: { cert: string; key: string }
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'tls-'))
  tls = { cert: join(dir, 'cert.pem'), key: join(dir, 'key.pem') }
  const of = 'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=biaojian.test'
  const names = ['-addext', 'subjectAltName=IP:127.0.0.1']
  execFileSync('openssl', [...of.split(' '), ...names, '-keyout', tls.key, '-out', tls.cert], {
    stdio: 'ignore',
  })
})
afterAll(() => rmSync(dir, { recursive: true }))

describe('a service with a certificate', () => {
  let service: TestService
  let running: Awaited<ReturnType<typeof serve>>
  let key: string
  beforeAll(async () => {
    service = await openService()
    key = createKey(service.store.casebook, '王', 'police', new Date()).secret
    const config = readConfig({ store: service.store.dir, logLevel: 'silent', tls }, {})
    running = await serve({ store: service.store, config, host: '0.0.0.0', port: 0 })
  })
  afterAll(async () => {
    await running?.close()
    await service?.close()
  })
  const address = (): URL => new URL(running.url.replace('0.0.0.0', '127.0.0.1'))

  it('listens off loopback and answers by HTTPS', async () => {
    expect(running.url).toMatch(/^https:/)
    const status = await new Promise((resolve, reject) => {
      const asked = request(new URL('/api/v1/rings', address()), {
        ca: readFileSync(tls.cert),
        headers: { authorization: `Bearer ${key}` },
      })
      asked.on('response', (answer) => resolve(answer.resume().statusCode)).on('error', reject)
      asked.end()
    })
    expect(status).toBe(200)
  })
  it('answers nobody in clear', async () => {
    await expect(fetch(running.url.replace('https://0.0.0.0', 'http://127.0.0.1'))).rejects.toThrow()
  })
  it('speaks no TLS below 1.2', async () => {
    const refused = await new Promise<boolean>((resolve) => {
      const socket = connect({
        host: '127.0.0.1',
        port: Number(address().port),
        rejectUnauthorized: false,
        minVersion: 'TLSv1',
        maxVersion: 'TLSv1.1',
        ciphers: 'DEFAULT@SECLEVEL=0',
      })
      socket.on('secureConnect', () => resolve(false)).on('error', () => resolve(true))
    })
    expect(refused).toBe(true)
  })
})

describe('a certificate that cannot be used', () => {
  it.each([
    ['is not there', () => ({ ...tls, cert: join(dir, 'none.pem') }), /certificate .*none\.pem: ENOENT/],
    ['has no key', () => ({ ...tls, key: join(dir, 'none.pem') }), /key of the certificate .*none\.pem/],
    ['has the key of none', () => ({ ...tls, key: tls.cert }), /Cannot serve by TLS/],
  ])('%s: said at the start', (_, given, message) => {
    expect(() => transportOf({ tls: given(), proxies: [] })).toThrow(message)
  })
})

describe('the configuration', () => {
  it('takes TLS and proxies from the environment', () => {
    const config = readConfig(
      {},
      {
        BIAOJIAN_TLS_CERT: 'c.pem',
        BIAOJIAN_TLS_KEY: 'k.pem',
        BIAOJIAN_PROXIES: '10.1.0.0/16, ::1',
      },
    )
    expect(config.tls).toEqual({ cert: 'c.pem', key: 'k.pem' })
    expect(config.proxies).toEqual(['10.1.0.0/16', '::1'])
  })
  it.each(['10.1.0.0/33', 'proxy.example', '10.1.2', '::1/129', '1.2.3.4/8/9'])(
    'refuses the proxy %s',
    (proxy) => {
      expect(() => readConfig({ proxies: [proxy] }, {})).toThrow(/proxies/)
    },
  )
  it('refuses a certificate without its key', () => {
    expect(() => readConfig({}, { BIAOJIAN_TLS_CERT: 'c.pem' })).toThrow(/tls/)
  })
})
