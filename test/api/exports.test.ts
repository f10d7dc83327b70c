import { parse as parseCsv } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createKey } from '../../src/access/keys.js'
import { FORMATS } from '../../src/exports/formats.js'
import { verifyPackage } from '../../src/package/verify.js'
import { unzipped } from '../exports/support.js'
import { ACCOUNT, PHONE } from './literal-engine.js'
import { openService, type TestService } from './support.js'

let service: TestService
const keys: Record<string, string> = {}
beforeAll(async () => {
  service = await openService()
  for (const role of ['police', 'regulator', 'audit', 'exchange', 'by-case', 'system'])
    keys[role] = createKey(service.store.casebook, role, role, new Date('2026-03-01T00:00:00Z')).secret
})
afterAll(() => service.close())

const ask = (
  role: string,
  url: string,
  headers: Record<string, string> = {},
  method: 'GET' | 'POST' = 'GET',
) =>
  service.app.inject({
    method,
    url: `/api/v1${url}`,
    headers: { authorization: `Bearer ${keys[role]}`, ...headers },
  })

/** All text in a file, packed or not. */
const textIn = async (bytes: Buffer): Promise<string> => {
  if (bytes.subarray(0, 2).toString() !== 'PK') return bytes.toString()
  const files = [...(await unzipped(bytes)).values()]
  return (await Promise.all(files.map(textIn))).join('\n')
}

describe('an export by the API', () => {
  it('comes in every format as a file with a name of its own, recorded before it leaves', async () => {
    for (const format of FORMATS) {
      service.reads.length = 0
      const reply = await ask('audit', `/rings/R-000001/export?format=${format}`)
      expect([format, reply.statusCode]).toEqual([format, 200])
      expect(reply.headers['content-disposition']).toMatch(
        /^attachment; filename="[\w.-]+"; filename\*=UTF-8''BJ-\d{8}-[0-9A-F]{8}\./,
      )
      expect(reply.headers['cache-control']).toBe('no-store')
      expect(reply.rawPayload.length).toBeGreaterThan(100)
      expect(service.reads).toMatchObject([
        { what: 'export', id: 'R-000001', role: 'audit', unmasked: false, way: 'export' },
        { what: 'export', id: 'R-000001', way: 'sent', bytes: reply.rawPayload.length },
      ])
    }
  })

  it('takes the rings of a run by level', async () => {
    const reply = await ask('audit', '/rings/export?format=csv&level=red')
    const rows: string[][] = parseCsv(reply.rawPayload, { bom: true, fromLine: 2 })
    const listed = (await ask('audit', '/rings?level=red')).json().data
    expect(new Set(rows.map((row) => row[0]))).toEqual(new Set(listed.map((ring: { id: string }) => ring.id)))
  })

  it('is refused to those who may not see rings, before anything is made', async () => {
    for (const role of ['exchange', 'by-case', 'system'])
      for (const [url, method] of [
        ['/rings/R-000001/export?format=json', 'GET'],
        ['/rings/export?format=json', 'GET'],
        ['/rings/R-000001/package', 'POST'],
        ['/rings/R-000001/law', 'GET'],
      ] as const)
        expect([role, url, (await ask(role, url, {}, method)).statusCode]).toEqual([role, url, 403])
  })

  it('shows personal values masked, money withheld from a regulator, and all in clear for a stated purpose', async () => {
    for (const format of FORMATS.filter((one) => one !== 'png')) {
      for (const role of ['police', 'regulator', 'audit']) {
        const text = await textIn((await ask(role, `/rings/R-000001/export?format=${format}`)).rawPayload)
        for (const secret of [PHONE, ACCOUNT])
          expect([format, role, text.includes(secret)]).toEqual([format, role, false])
        if (role === 'regulator') expect([format, text.includes('****4567')]).toEqual([format, false])
      }
      const clear = await ask('police', `/rings/R-000001/export?format=${format}&unmask=1`, {
        'x-purpose': encodeURIComponent('案件核查'),
      })
      expect([format, (await textIn(clear.rawPayload)).includes(PHONE)]).toEqual([format, true])
    }
    expect((await ask('police', '/rings/R-000001/export?format=csv&unmask=1')).statusCode).toBe(400)
    expect(
      (await ask('audit', '/rings/R-000001/export?format=csv&unmask=1', { 'x-purpose': 'xyz' })).statusCode,
    ).toBe(403)
  })

  it('tells an unknown ring and an unknown format', async () => {
    expect((await ask('audit', '/rings/R-999999/export?format=csv')).statusCode).toBe(404)
    expect((await ask('audit', '/rings/R-000001/export?format=doc')).statusCode).toBe(400)
  })
})

describe('a package by the API', () => {
  it('is signed, verified, and masked for the role that asks', async () => {
    for (const role of ['regulator', 'audit']) {
      expect((await ask(role, '/rings/R-000001/package', {}, 'POST')).statusCode).toBe(409)
      const reply = await ask(role, '/rings/R-000001/package?withoutRows=1', {}, 'POST')
      expect(reply.statusCode).toBe(200)
      const verdict = await verifyPackage(reply.rawPayload)
      expect(verdict.faults).toEqual([])
      expect(verdict.manifest).toMatchObject({ masking: 'masked', requester: `${role} (${role})` })
      const text = await textIn(reply.rawPayload)
      for (const secret of [PHONE, ACCOUNT]) expect([role, text.includes(secret)]).toEqual([role, false])
      if (role === 'regulator') expect(text.includes('****4567')).toBe(false)
    }
  })
})

describe('the check sheet of statutes', () => {
  it('has rows for people and the day of asking', async () => {
    const sheet = (await ask('audit', '/rings/R-000001/law?lang=zh')).json()
    expect(sheet).toMatchObject({ ring: 'R-000001', penalties: { evaluated: false } })
    expect(sheet.rows.map((row: { question: string }) => row.question).join()).toContain('行政处罚时效')
  })
})
