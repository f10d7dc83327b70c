import { existsSync, mkdirSync, mkdtempSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { serve } from '../../src/api/serve.js'
import type { JobRecord } from '../../src/casebook/casebook.js'
import { readConfig } from '../../src/config.js'
import { AppError } from '../../src/domain/errors.js'
import { type JobRunner, jobRunner } from '../../src/service/job-runner.js'
import type { JobEvent } from '../../src/service/live-job.js'
import { clock, openService, type TestService } from './support.js'

let service: TestService
beforeAll(async () => {
  service = await openService()
})
afterAll(() => service.close())

const runnerOf = (): JobRunner =>
  jobRunner({
    casebook: service.store.casebook,
    clock,
    lang: 'zh',
    changed: () => undefined,
    unexpected: () => undefined,
  })

/** The job's events until it is over. */
const events = (jobs: JobRunner, id: string, after = 0): Promise<JobEvent[]> =>
  new Promise((resolve) => {
    const seen: JobEvent[] = []
    jobs.listen(id, after, (event) => {
      seen.push(event)
      if (event.event === 'done' || event.event === 'error') resolve(seen)
    })
  })
const aborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) =>
    signal.addEventListener('abort', () => reject(new AppError('cancelled', 'stopped'))),
  )

describe('jobs', () => {
  it('run one at a time in the order they came', async () => {
    const jobs = runnerOf()
    const order: string[] = []
    const job = (name: string) =>
      jobs.submit({
        kind: 'import',
        work: async () => {
          order.push(`${name} begins`)
          await new Promise((resolve) => setTimeout(resolve, 5))
          order.push(`${name} ends`)
          return name
        },
      }).id
    const ids = [job('a'), job('b')]
    await Promise.all(ids.map((id) => events(jobs, id)))
    expect(order).toEqual(['a begins', 'a ends', 'b begins', 'b ends'])
    expect(service.store.casebook.job(ids[1]!)).toMatchObject({ state: 'done', progress: 1, result: 'b' })
  })
  it('tell their progress, and replay what a listener missed', async () => {
    const jobs = runnerOf()
    const { id } = jobs.submit({
      kind: 'detect',
      work: async ({ progress }) => {
        progress(0.5, 'ties')
        return null
      },
    })
    const all = await events(jobs, id)
    expect(all.map(({ id, event }) => `${id} ${event}`)).toEqual(['1 log', '2 log', '3 progress', '4 done'])
    expect(all[2]!.data).toMatchObject({ state: 'running', progress: 0.5, message: 'ties' })
    expect((await events(jobs, id, 2)).map((e) => e.id)).toEqual([3, 4])
    expect((await events(runnerOf(), id)).map((e) => e.event)).toEqual(['done'])
  })
  it('stop when cancelled, waiting or running', async () => {
    const jobs = runnerOf()
    let discarded = 0
    const running = jobs.submit({ kind: 'import', work: ({ signal }) => aborted(signal) })
    const waiting = jobs.submit({
      kind: 'import',
      work: async () => 'never',
      discard: async () => void discarded++,
    })
    await new Promise((resolve) => setTimeout(resolve, 10))
    expect(jobs.cancel(waiting.id).state).toBe('cancelled')
    jobs.cancel(running.id)
    await events(jobs, running.id)
    expect(jobs.get(running.id)).toMatchObject({ state: 'cancelled', error: { code: 'cancelled' } })
    expect(discarded).toBe(1)
    expect(() => jobs.cancel(running.id)).toThrow(/it is cancelled/)
  })
  it('fail with a code, and say nothing of what they did not expect', async () => {
    const jobs = runnerOf()
    const failing = (error: Error) => jobs.submit({ kind: 'import', work: () => Promise.reject(error) }).id
    const known = failing(new AppError('invalid_input', 'mapping.json line 3: no such column'))
    const unknown = failing(new Error('secret'))
    await Promise.all([events(jobs, known), events(jobs, unknown)])
    expect(jobs.get(known).error).toEqual({
      code: 'invalid_input',
      message: 'mapping.json line 3: no such column',
    })
    expect(JSON.stringify(jobs.get(unknown))).not.toContain('secret')
  })
  it('under one Idempotency-Key are one job, and another request under it is a conflict', async () => {
    const jobs = runnerOf()
    let ran = 0
    const submit = (fingerprint: string) =>
      jobs.submit({ kind: 'detect', work: async () => ++ran, idempotency: { key: 'k', fingerprint } })
    const first = submit('x')
    expect(submit('x').id).toBe(first.id)
    await events(jobs, first.id)
    expect(
      runnerOf().submit({
        kind: 'detect',
        work: async () => ++ran,
        idempotency: { key: 'k', fingerprint: 'x' },
      }).state,
    ).toBe('done')
    expect(() => submit('y')).toThrow(/Idempotency-Key/)
    expect(ran).toBe(1)
  })
  it('that a stopped process left behind are failed, not running for ever', () => {
    const left: JobRecord = {
      ...service.store.casebook.jobs({ limit: 1 })[0]!,
      id: 'J-left',
      state: 'running',
    }
    service.store.casebook.createJob(left)
    expect(runnerOf().get('J-left')).toMatchObject({ state: 'failed' })
  })
  it('stop when the service closes', async () => {
    const jobs = runnerOf()
    const { id } = jobs.submit({ kind: 'import', work: ({ signal }) => aborted(signal) })
    await new Promise((resolve) => setTimeout(resolve, 10))
    await jobs.close()
    expect(service.store.casebook.job(id)).toMatchObject({ state: 'cancelled' })
    expect(() => jobs.submit({ kind: 'import', work: async () => 1 })).toThrow(/stopping/)
  })
})

describe('jobs over HTTP', () => {
  const post = (url: string, payload: object, headers = {}) =>
    service.app.inject({ method: 'POST', url, payload, headers })

  it('are accepted with their address, listed, shown and cancelled', async () => {
    const reply = await post('/api/v1/jobs/detect', { seed: 7 }, { 'idempotency-key': 'once' })
    expect(reply.statusCode).toBe(202)
    const { id } = reply.json()
    expect(reply.headers.location).toBe(`/api/v1/jobs/${id}`)
    expect((await post('/api/v1/jobs/detect', { seed: 7 }, { 'idempotency-key': 'once' })).json().id).toBe(id)
    expect((await post('/api/v1/jobs/detect', { seed: 8 }, { 'idempotency-key': 'once' })).statusCode).toBe(
      409,
    )
    expect((await service.app.inject(`/api/v1/jobs/${id}`)).json()).toMatchObject({ id, kind: 'detect' })
    expect((await service.app.inject('/api/v1/jobs?limit=1')).json().data[0].id).toBe(id)
    const gone = await service.app.inject({ method: 'DELETE', url: `/api/v1/jobs/${id}` })
    expect([202, 409]).toContain(gone.statusCode)
    expect((await service.app.inject({ method: 'DELETE', url: '/api/v1/jobs/J-no' })).statusCode).toBe(404)
  })
  it('refuse unknown options by name', async () => {
    const reply = await post('/api/v1/jobs/detect', { wrkers: 2 })
    expect(reply.json().errors).toMatchObject([{ pointer: '#/body/wrkers' }])
  })
  it('find communities by the library of the Neo4j server only where the engine is that', async () => {
    const detect = () => post('/api/v1/jobs/detect', { communities: 'gds-leiden' })
    const refused = await detect()
    expect(refused.statusCode).toBe(422)
    expect(refused.json()).toMatchObject({
      code: 'unprocessable',
      errors: [{ pointer: '#/body/communities' }],
    })
    const neo4j = await openService({ name: 'neo4j' })
    const reply = await neo4j.app.inject({
      method: 'POST',
      url: '/api/v1/jobs/detect',
      payload: { communities: 'gds-leiden' },
    })
    expect(reply.statusCode).toBe(202)
    await neo4j.close()
  })
  it('import only below the import roots, links followed', async () => {
    const outside = mkdtempSync(join(tmpdir(), 'biaojian-outside-'))
    writeFileSync(join(outside, 'bids.csv'), 'x')
    const inbox = join(service.store.dir, 'inbox')
    mkdirSync(inbox, { recursive: true })
    symlinkSync(outside, join(inbox, 'way-out'))
    writeFileSync(join(inbox, 'lots.csv'), 'lot_id\nL1\n')
    const status = async (path: string) => (await post('/api/v1/jobs/import', { paths: [path] })).statusCode
    expect(await status('../casebook.db')).toBe(403)
    expect(await status(join(outside, 'bids.csv'))).toBe(403)
    expect(await status('way-out/bids.csv')).toBe(403)
    expect(await status('lots.csv\u0000.txt')).toBe(403)
    expect(await status('missing.csv')).toBe(404)
    expect(await status('lots.csv')).toBe(202)
  })
  it('take uploads with names that cannot leave their folder, and nothing stays behind', async () => {
    const upload = (name: string, content = 'lot_id\nL1\n') => {
      const boundary = 'xxBOUNDARYxx'
      return service.app.inject({
        method: 'POST',
        url: '/api/v1/jobs/import',
        headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
        payload: `--${boundary}\r\ncontent-disposition: form-data; name="files"; filename="${name}"\r\ncontent-type: text/csv\r\n\r\n${content}\r\n--${boundary}--\r\n`,
      })
    }
    const reply = await upload('../../evil/lots.csv')
    expect(reply.statusCode).toBe(202)
    const { id } = reply.json()
    for (
      let i = 0;
      i < 200 &&
      ['queued', 'running'].includes((await service.app.inject(`/api/v1/jobs/${id}`)).json().state);
      i++
    )
      await new Promise((resolve) => setTimeout(resolve, 50))
    expect(existsSync(join(service.store.dir, '..', 'evil'))).toBe(false)
    expect((await upload('..')).statusCode).toBe(400)
    expect(readdirSync(join(service.store.dir, 'incoming'))).toEqual([])
  })
  it('an upload larger than allowed is refused and leaves nothing', async () => {
    const small = await openService({ flags: { limits: { uploadBytes: 10, loopDelayMs: 0 } } })
    const form = new FormData()
    form.append('files', new Blob(['lot_id\nL1\nL2\nL3\nL4\n']), 'lots.csv')
    const { url } = await small.app.listen({ port: 0 }).then((at) => ({ url: at }))
    const reply = await fetch(`${url}/api/v1/jobs/import`, { method: 'POST', body: form })
    expect(reply.status).toBe(413)
    expect(((await reply.json()) as { code: string }).code).toBe('too_large')
    expect(readdirSync(join(small.store.dir, 'incoming'))).toEqual([])
    await small.close()
  })
})

describe('job events over a socket', () => {
  it('stream as SSE with ids, replay after Last-Event-ID, and end with the job or the service', async () => {
    const config = readConfig({ store: service.store.dir, logLevel: 'silent', workers: 1 }, {})
    const live = await serve({ store: service.store, config, port: 0 })
    const started = await fetch(`${live.url}/api/v1/jobs/detect`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    })
    const at = `${live.url}${started.headers.get('location')}/events`
    const stream = await fetch(at)
    expect(stream.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
    expect(stream.headers.get('cache-control')).toBe('no-store')
    const reader = stream.body!.getReader()
    const first = new TextDecoder().decode((await reader.read()).value)
    expect(first).toContain('retry: 2000')
    void fetch(`${live.url}${started.headers.get('location')}`, { method: 'DELETE' })
    let rest = first
    for (let part = await reader.read(); !part.done; part = await reader.read())
      rest += new TextDecoder().decode(part.value)
    expect(rest).toMatch(/id: 1\nevent: log\ndata: \{"id":"J-/)
    expect(rest).toMatch(/event: (error|done)\ndata: [^\n]+\n\n$/)
    const replayed = await (await fetch(at, { headers: { 'last-event-id': '1' } })).text()
    expect(replayed).not.toContain('id: 1\n')
    const lines = await (await fetch(at, { headers: { accept: 'application/x-ndjson' } })).text()
    expect(JSON.parse(lines.trim().split('\n').at(-1)!).state).toMatch(/cancelled|failed|done/)
    expect((await fetch(`${live.url}/api/v1/jobs/J-no/events`)).status).toBe(404)
    await live.close()
    await expect(fetch(`${live.url}/livez`)).rejects.toThrow()
  })
})
