import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PERSON, PHONE } from './literal-engine.js'
import { openService, type TestService } from './support.js'

let service: TestService
beforeAll(async () => {
  service = await openService()
})
afterAll(() => service.close())
const get = (url: string) => service.app.inject(`/api/v1${url}`)

describe('rows that were not taken', () => {
  it('are narrowed by their reason, counted by where they come from, and a cursor is bound to its filter', async () => {
    const { data } = (await get('/quarantine?reason=negative')).json()
    expect(data.map(({ value }: { value: string }) => value)).toEqual(['-5'])
    expect((await get('/quarantine/facets')).json().data.map(({ rows }: { rows: number }) => rows)).toEqual([
      1, 1,
    ])
    const { page } = (await get('/quarantine?limit=1')).json()
    expect((await get(`/quarantine?limit=1&cursor=${page.next}`)).json().data[0].seq).toBe(2)
    expect((await get(`/quarantine?limit=1&cursor=${page.next}&reason=negative`)).statusCode).toBe(400)
    expect((await get('/quarantine?batch=0')).statusCode).toBe(400)
  })
  it('leave as CSV in words, personal values masked', async () => {
    const reply = await get('/quarantine/export?lang=zh')
    expect(reply.headers['content-type']).toBe('text/csv; charset=utf-8')
    expect(reply.body).toMatch(/^\ufeff文件,行,表,列,值,原因,说明\r\n/)
    expect(reply.body).toContain('bids.csv,12,投标,投标报价,')
    expect(reply.body).not.toContain(PERSON)
    expect((await get('/quarantine/export?lang=en&reason=negative')).body.trim().split('\r\n')).toHaveLength(
      2,
    )
  })
})

describe('what helps to import', () => {
  it('is a workbook to fill in', async () => {
    const reply = await get('/template.xlsx')
    expect(reply.headers['content-disposition']).toContain(encodeURIComponent('标鉴数据导入模板.xlsx'))
    expect(reply.rawPayload.subarray(0, 2).toString()).toBe('PK')
  })
  it('is a look at the headers of foreign files, which masks what looks personal and keeps nothing', async () => {
    const reply = await sent('x.csv', `标包号,单位代码,手机,代理人\nL1,A,${PHONE},张三\n`)
    const [head] = reply.json().data
    expect(head.near[0].columns.map(([first]: string[]) => first).slice(0, 2)).toEqual([
      'lot_id',
      'bidder_id',
    ])
    expect(head.rows).toEqual([['L1', 'A', '***', '张三']])
    expect(readdirSync(join(service.store.dir, 'incoming'))).toEqual([])
    const [known] = (await sent('bids.csv', `lot_id,bidder_id,agent_id_no\nL1,A,${PERSON}\n`)).json().data
    expect([known.table, known.rows[0][2]]).toEqual(['bids', '330922********1234'])
  })
  it('is refused without files, as JSON, and to whoever may not import', async () => {
    const json = await service.app.inject({ method: 'POST', url: '/api/v1/import-heads', payload: {} })
    expect([json.statusCode, json.json().code]).toEqual([400, 'invalid_input'])
    const keyed = await openService({ keys: true })
    expect(
      (await keyed.app.inject({ method: 'POST', url: '/api/v1/import-heads' })).statusCode,
    ).toBeGreaterThanOrEqual(400)
    expect(existsSync(join(keyed.store.dir, 'incoming'))).toBe(false)
    await keyed.close()
  })
})

const sent = (name: string, content: string) => {
  const boundary = 'xxBOUNDARYxx'
  return service.app.inject({
    method: 'POST',
    url: '/api/v1/import-heads',
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: `--${boundary}\r\ncontent-disposition: form-data; name="files"; filename="${name}"\r\ncontent-type: text/csv\r\n\r\n${content}\r\n--${boundary}--\r\n`,
  })
}
