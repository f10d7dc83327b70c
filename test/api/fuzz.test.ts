import { afterAll, beforeAll, expect, it } from 'vitest'
import { fuzz } from '../../bench/fuzz/fuzz.mjs'
import { openService, type TestService } from './support.js'

let service: TestService
beforeAll(async () => {
  service = await openService({ flags: { limits: { requestsPerSecond: 1e9, loopDelayMs: 0 } } })
})
afterAll(() => service.close())

it('requests made of the OpenAPI file get answers of its form, and none of its form is refused for it', async () => {
  const { sent, valid, statuses, faults } = await fuzz({
    inject: (request: object) => service.app.inject(request),
    document: (await service.app.inject('/openapi.json')).json(),
    ids: {
      '/api/v1/rings': ['R-000001', 'R-000007'],
      '/api/v1/bidders': ['A', 'B'],
      '/api/v1/lots': ['L1', 'L2'],
      '/api/v1/runs': ['run-1', 'run-2'],
    },
    requests: 1000,
    batch: 10,
    seed: 7,
    skip: ['GET /api/v1/jobs/{id}/events'],
  })
  expect([...faults]).toEqual([])
  expect([sent, valid > 400, statuses[200]! > 200, statuses[400]! > 100]).toEqual([1000, true, true, true])
})
