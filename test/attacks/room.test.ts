import { once } from 'node:events'
import { existsSync, readdirSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Fastify from 'fastify'
import { afterEach, describe, expect, it } from 'vitest'
import type { Api } from '../../src/api/app-type.js'
import { incomingOf } from '../../src/api/incoming.js'
import { requestChecks } from '../../src/api/request-checks.js'
import { openService, type TestService } from '../api/support.js'

const closers: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

const service = async (limits: Record<string, number>): Promise<TestService> => {
  const opened = await openService({ flags: { limits: { loopDelayMs: 0, ...limits } } })
  closers.push(() => opened.close())
  return opened
}
const upload = async ({ app }: TestService, content: string): Promise<{ status: number; code: string }> => {
  const boundary = 'xxBOUNDARYxx'
  const reply = await app.inject({
    method: 'POST',
    url: '/api/v1/jobs/import',
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: `--${boundary}\r\ncontent-disposition: form-data; name="files"; filename="lots.csv"\r\n\r\n${content}\r\n--${boundary}--\r\n`,
  })
  return { status: reply.statusCode, code: reply.json().code }
}
const waiting = ({ store }: TestService): string[] => {
  const folder = join(store.dir, 'incoming')
  return existsSync(folder) ? readdirSync(folder) : []
}

describe('uploads', () => {
  it('of one key hold no more than its share, and leave nothing when they are refused', async () => {
    const one = await service({ incomingBytes: 500 })
    expect(await upload(one, 'x'.repeat(600))).toEqual({ status: 413, code: 'too_large' })
    expect(waiting(one)).toEqual([])
    expect((await upload(one, 'lot_id\nL1\n')).status).toBe(202)
  })

  it('leave the disk the room that it has to keep', async () => {
    const one = await service({ freeBytes: 2 ** 50 })
    expect(await upload(one, 'lot_id\nL1\n')).toEqual({ status: 503, code: 'overloaded' })
    expect(waiting(one)).toEqual([])
  })

  it('count against whoever sent them until their jobs are over, however many come at once', () => {
    const incoming = incomingOf(tmpdir(), { incomingBytes: 100, freeBytes: 0 })
    const [first, second] = [incoming.open('a', 60), incoming.open('a', 60)]
    first.take(60)
    expect(() => second.take(60)).toThrow(/may hold 100 bytes/)
    expect(() => incoming.open('a', 41)).toThrow(/may hold 100 bytes/)
    incoming.open('b', 100).take(100)
    first.close()
    first.close()
    incoming.open('a', 100).take(100)
    expect(() => second.take(1)).toThrow(/may hold/)
  })
})

/** What comes back over a socket that sends `head` and then a byte at a time, until it is closed. */
const trickled = (port: number, head: string, ms: number): Promise<{ said: string; sent: number }> =>
  new Promise((resolve) => {
    let [said, sent] = ['', 0]
    let timer: NodeJS.Timeout | undefined
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(head)
      timer = setInterval(() => socket.write(' ', () => sent++), ms)
    })
    socket.on('data', (data) => {
      said += data
    })
    socket.on('error', () => undefined)
    socket.on('close', () => {
      clearInterval(timer)
      resolve({ said, sent })
    })
  })

const portOf = (app: Pick<Api, 'server'>): number => (app.server.address() as { port: number }).port

describe('a body that trickles', () => {
  it.each(['application/json', 'multipart/form-data; boundary=x'])('is cut off: %s', async (type) => {
    const app = Fastify({ requestTimeout: 0 })
    closers.push(() => app.close())
    app.addContentTypeParser('multipart/form-data', (_, payload, done) => {
      payload.on('end', () => done(null)).resume()
    })
    requestChecks(app as unknown as Api, { bytes: 64, ms: 200 })
    let answered = 0
    app.post('/', async () => ++answered)
    await app.listen({ host: '127.0.0.1', port: 0 })
    const head = `POST / HTTP/1.1\r\nhost: x\r\ncontent-type: ${type}\r\ncontent-length: 100000\r\n\r\n`
    const { said, sent } = await trickled(portOf(app as unknown as Api), head, 20)
    expect([said, sent < 60, answered]).toEqual(['', true, 0])
    const whole = await app.inject({ method: 'POST', url: '/', payload: { a: 1 } })
    expect([whole.statusCode, answered]).toEqual([200, 1])
  })
})

describe('connections', () => {
  it('beyond the most at a time are turned away, and others come once they are gone', async () => {
    const one = await service({ connections: 3 })
    await one.app.listen({ host: '127.0.0.1', port: 0 })
    const port = portOf(one.app)
    const open = (): { socket: Socket; closed: Promise<unknown>; connected: Promise<unknown> } => {
      const socket = connect(port, '127.0.0.1')
      socket.on('error', () => undefined).resume()
      const closed = new Promise((resolve) => socket.once('close', resolve))
      return { socket, closed, connected: new Promise((resolve) => socket.once('connect', resolve)) }
    }
    const held = [open(), open(), open()]
    await Promise.all(held.map(({ connected }) => connected))
    await open().closed
    for (const { socket } of held) socket.destroy()
    const connections = (): Promise<number> =>
      new Promise((resolve) => one.app.server.getConnections((_, count) => resolve(count)))
    await expect.poll(connections, { timeout: 20_000 }).toBe(0)
    const next = connect(port, '127.0.0.1')
    next.write('GET /livez HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n')
    const [said] = await once(next, 'data')
    expect(String(said)).toMatch(/^HTTP\/1.1 200 /)
  })
})
