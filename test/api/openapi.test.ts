import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { lineOf } from '../../src/audit/entry.js'
import { openAuditLog } from '../../src/audit/log.js'
import { deskOf } from '../../src/handling/desk.js'
import { makeLead } from '../handling/support.js'
import { PHONE } from './literal-engine.js'
import { openService, type TestService } from './support.js'

interface Operation {
  operationId: string
  summary: string
  parameters?: { name: string; in: string }[]
  requestBody?: { content: Record<string, { schema: unknown }> }
  responses: Record<
    string,
    { description: string; content?: Record<string, { schema: { $ref?: string; type?: string } }> }
  >
}
interface Document {
  openapi: string
  paths: Record<string, Record<string, Operation>>
  components: {
    schemas: Record<string, { examples?: unknown[] }>
    responses: Record<string, { content: Record<string, { schema: unknown }> }>
  }
}

let service: TestService
let document: Document
beforeAll(async () => {
  service = await openService()
  document = (await service.app.inject('/openapi.json')).json()
})
afterAll(() => service.close())
const operations = () =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  )

describe('the OpenAPI file', () => {
  it('is 3.1, and every route has an id of its own, a summary and its problems', () => {
    expect(document.openapi).toBe('3.1.0')
    const ids = operations().map(({ operation }) => operation.operationId)
    expect(ids.length).toBeGreaterThan(30)
    expect(new Set(ids).size).toBe(ids.length)
    for (const { content } of Object.values(document.components.responses))
      expect(content['application/problem+json']!.schema).toEqual({ $ref: '#/components/schemas/Problem' })
    for (const { path, operation } of operations()) {
      expect([path, operation.summary]).toEqual([path, expect.stringMatching(/\S/)])
      for (const status of ['400', '401', '403', '404', '500', '503'])
        if (path !== '/readyz' || status !== '503')
          expect(operation.responses[status]).toEqual({ $ref: `#/components/responses/Problem${status}` })
      const success = Object.keys(operation.responses).filter((status) => status.startsWith('2'))
      expect([path, success.length]).toEqual([path, 1])
    }
  })
  it('has every parameter of every path, and a reason wherever values can be unmasked', () => {
    for (const { path, operation } of operations()) {
      const named = (operation.parameters ?? []).filter((p) => p.in === 'path').map((p) => p.name)
      expect(named).toEqual([...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]))
      const names = (operation.parameters ?? []).map((p) => p.name)
      if (names.includes('unmask')) expect(names).toContain('X-Purpose')
    }
  })
  it('refers only to what it holds, and shows an example of what it answers', () => {
    const refs = [...JSON.stringify(document).matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(
      (m) => m[1]!,
    )
    for (const ref of refs) expect(Object.keys(document.components.schemas)).toContain(ref)
    for (const name of ['Problem', 'Ring', 'RingSummary', 'Bidder', 'Chains', 'Job', 'LotCheck'])
      expect([name, document.components.schemas[name]?.examples?.length]).toEqual([name, 1])
  })
  it('is the one committed in docs/openapi.json', async () => {
    await expect(`${JSON.stringify(document, null, 2)}\n`).toMatchFileSnapshot('../../docs/openapi.json')
  })
  it('describes what the routes answer', async () => {
    const { id: lead } = makeLead({ desk: deskOf(service.store.casebook) }, '2026-02-13T01:00:00.000Z')
    const path = '/rings/R-000001/export?format=json'
    const drafted = await service.app.inject({
      ...{ method: 'POST', url: '/api/v1/releases', headers: { 'x-act-as': 'O-ga/handler' } },
      payload: { path, reason: '移送有关单位', addressee: 'O-zj' },
    })
    const release = drafted.json().id
    const made = await service.app.inject({
      ...{ method: 'POST', url: '/api/v1/packs', payload: { kind: 'meeting', window: '2026-03' } },
    })
    const pack = made.json().id
    const days = { firstDay: '2000-01-01', lastDay: '2099-12-31' }
    const planned = await service.app.inject({ method: 'POST', url: '/api/v1/spot-checks', payload: days })
    const spot = planned.json().id
    for (const [i, seat] of ['O-xt/dispatcher', 'O-jw/leader'].entries())
      await service.app.inject({
        ...{ method: 'POST', url: `/api/v1/spot-checks/${spot}/number`, headers: { 'x-act-as': seat } },
        payload: { number: `31415${i}` },
      })
    const log = openAuditLog(service.store.dir, service.store.casebook.storeId)
    log.append([lineOf({ uid: 'u', at: '', src: 'cli', who: {}, act: 'read', outcome: 'allowed' })])
    log.checkpoint('2026-03-01T00:00:00.000Z')
    log.close()
    const urls: Record<string, string> = {
      '/api/v1/overview': '/api/v1/overview',
      '/api/v1/regions': '/api/v1/regions',
      '/api/v1/rings': '/api/v1/rings?count=exact',
      '/api/v1/rings/index': '/api/v1/rings/index',
      '/api/v1/rings/{id}/account': '/api/v1/rings/R-000001/account?lang=zh',
      '/api/v1/rings/{id}/bids': '/api/v1/rings/R-000001/bids',
      '/api/v1/bidders/{id}/bids': '/api/v1/bidders/A/bids',
      '/api/v1/search': '/api/v1/search?q=GL-88231907',
      '/api/v1/me': '/api/v1/me',
      '/api/v1/import-tables': '/api/v1/import-tables',
      '/api/v1/rings/{id}': '/api/v1/rings/R-000001',
      '/api/v1/rings/{id}/graph': '/api/v1/rings/R-000001/graph',
      '/api/v1/rings/{id}/evidence': '/api/v1/rings/R-000001/evidence',
      '/api/v1/rings/{id}/explanation': '/api/v1/rings/R-000001/explanation?lang=en',
      '/api/v1/bidders': '/api/v1/bidders?limit=2',
      '/api/v1/bidders/{id}': '/api/v1/bidders/A',
      '/api/v1/bidders/{id}/values': '/api/v1/bidders/A/values',
      '/api/v1/bidders/{id}/neighbourhood': '/api/v1/bidders/A/neighbourhood',
      '/api/v1/lots': '/api/v1/lots',
      '/api/v1/facts': '/api/v1/facts',
      '/api/v1/lots/{id}': '/api/v1/lots/L1',
      '/api/v1/lots/{id}/bids': '/api/v1/lots/L1/bids',
      '/api/v1/lots/{id}/flags': '/api/v1/lots/L1/flags',
      '/api/v1/lots/{id}/screens': '/api/v1/lots/L1/screens',
      '/api/v1/pairs': '/api/v1/pairs?minJoint=1',
      '/api/v1/shared-values': `/api/v1/shared-values?kind=phone&value=${PHONE}`,
      '/api/v1/shared-values/hubs': '/api/v1/shared-values/hubs',
      '/api/v1/paths': '/api/v1/paths?from=A&to=B',
      '/api/v1/rules': '/api/v1/rules',
      '/api/v1/rules/{id}': '/api/v1/rules/HW-01',
      '/api/v1/rings/{id}/law': '/api/v1/rings/R-000001/law',
      '/api/v1/runs': '/api/v1/runs',
      '/api/v1/runs/{id}': '/api/v1/runs/last',
      '/api/v1/runs/{id}/events': '/api/v1/runs/last/events',
      '/api/v1/runs/{before}/diff/{after}': '/api/v1/runs/run-1/diff/last',
      '/api/v1/rings/{id}/history': '/api/v1/rings/R-000001/history',
      '/api/v1/store': '/api/v1/store',
      '/api/v1/quality': '/api/v1/quality',
      '/api/v1/quarantine': '/api/v1/quarantine',
      '/api/v1/quarantine/facets': '/api/v1/quarantine/facets',
      '/api/v1/imports': '/api/v1/imports',
      '/api/v1/jobs': '/api/v1/jobs',
      '/api/v1/reports': '/api/v1/reports',
      '/api/v1/letters': '/api/v1/letters',
      '/api/v1/schedules': '/api/v1/schedules',
      '/api/v1/releases': '/api/v1/releases',
      '/api/v1/releases/{id}': `/api/v1/releases/${release}`,
      '/api/v1/inbox': '/api/v1/inbox',
      '/api/v1/leads': '/api/v1/leads',
      '/api/v1/items': '/api/v1/items?kind=TK',
      '/api/v1/indicators': '/api/v1/indicators?period=2026',
      '/api/v1/board': '/api/v1/board',
      '/api/v1/items/{id}': `/api/v1/items/${lead}`,
      '/api/v1/items/{id}/attachments': `/api/v1/items/${lead}/attachments`,
      '/api/v1/items/{id}/events': `/api/v1/items/${lead}/events`,
      '/api/v1/leads/{id}': `/api/v1/leads/${lead}`,
      '/api/v1/leads/{id}/events': `/api/v1/leads/${lead}/events`,
      '/api/v1/leads/{id}/similar': `/api/v1/leads/${lead}/similar`,
      '/api/v1/leads/{id}/sheet': `/api/v1/leads/${lead}/sheet`,
      '/api/v1/clocks/overdue': '/api/v1/clocks/overdue',
      '/api/v1/terms': '/api/v1/terms',
      '/api/v1/routes': '/api/v1/routes',
      '/api/v1/routes/preview': '/api/v1/routes/preview?lot=L1',
      '/api/v1/definitions': '/api/v1/definitions',
      '/api/v1/colours/history': `/api/v1/colours/history?id=${lead}`,
      '/api/v1/colours/persons': '/api/v1/colours/persons',
      '/api/v1/offices': '/api/v1/offices',
      '/api/v1/leads/{id}/handlers': `/api/v1/leads/${lead}/handlers`,
      '/api/v1/numbers': '/api/v1/numbers?id=L1',
      '/api/v1/key-projects': '/api/v1/key-projects',
      '/api/v1/leads/stock': '/api/v1/leads/stock',
      '/api/v1/tags': '/api/v1/tags',
      '/api/v1/colours': '/api/v1/colours',
      '/api/v1/colours/policy': '/api/v1/colours/policy',
      '/api/v1/exchange': '/api/v1/exchange',
      '/api/v1/spot-checks': '/api/v1/spot-checks',
      '/api/v1/spot-checks/{id}': `/api/v1/spot-checks/${spot}`,
      '/api/v1/spot-checks/{id}/file': `/api/v1/spot-checks/${spot}/file`,
      '/api/v1/packs': '/api/v1/packs',
      '/api/v1/packs/{id}': `/api/v1/packs/${pack}`,
      '/api/v1/audit': '/api/v1/audit',
      '/api/v1/audit/checkpoints': '/api/v1/audit/checkpoints',
      '/api/v1/audit/verification': '/api/v1/audit/verification',
      '/api/v1/audit/proof/{seq}': '/api/v1/audit/proof/1',
      '/api/v1/audit/clear': '/api/v1/audit/clear',
      '/api/v1/users': '/api/v1/users',
      '/api/v1/grants': '/api/v1/grants',
      '/api/v1/sessions': '/api/v1/sessions',
      '/api/v1/access/matrix': '/api/v1/access/matrix',
      '/api/v1/access/explain': '/api/v1/access/explain?who=O-zj/handler&resource=ring',
      '/livez': '/livez',
      '/readyz': '/readyz',
    }
    const described = operations().filter(
      ({ method, operation }) =>
        method === 'get' && operation.responses['200']?.content?.['application/json']?.schema.$ref,
    )
    expect(described.map(({ path }) => path).filter((path) => !(path in urls))).toEqual([
      '/api/v1/regions/geometry',
      '/api/v1/jobs/{id}',
      '/api/v1/reports/{id}',
    ])
    const $defs = JSON.parse(
      JSON.stringify(document.components.schemas).replaceAll('#/components/schemas/', '#/$defs/'),
    )
    for (const { path, operation } of described) {
      if (!(path in urls)) continue
      const { $ref } = operation.responses['200']!.content!['application/json']!.schema
      const check = z.fromJSONSchema({ $ref: `#/$defs/${$ref!.split('/').at(-1)}`, $defs })
      const body = (await service.app.inject(urls[path]!)).json()
      const outcome = check.safeParse(body)
      expect([path, outcome.error?.issues]).toEqual([path, undefined])
    }
  })
})
