import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildApp } from '../../src/api/app.js'
import type { Api } from '../../src/api/app-type.js'
import { type AuditRecorder, auditRecorder } from '../../src/api/audit-recorder.js'
import { readAuditLog } from '../../src/audit/reader.js'
import { verifyAuditLog } from '../../src/audit/verify.js'
import { readConfig } from '../../src/config.js'
import { AppError } from '../../src/domain/errors.js'
import { openEntry, sealEntry } from '../../src/room/log-entries.js'
import { type Room, roomOf } from '../../src/room/room.js'
import { openRoomDb } from '../../src/room/room-db.js'
import { roomOutbox, type SealedWaiting } from '../../src/room/room-outbox.js'
import { vaultIn } from '../../src/room/vault.js'
import { clock, openService, type TestService } from '../api/support.js'

const CANARY = '罗金丝雀'
const OFFICIAL = {
  ...{ name: CANARY, identity: '330921197001010011', unit: '某局', post: '副局长', fromDay: '2020-01-01' },
  ...{ industries: ['housing'], regions: ['330922'] },
  relatives: [{ name: '罗亲属', relation: '配偶', identity: '330921197202020022', basis: '申报2025-7' }],
}

let service: TestService
let room: Room
let audit: AuditRecorder
let app: Api
let told = ''
/** the log takes nothing of the room's acts */
let isFull = false
beforeAll(async () => {
  service = await openService()
  const { store } = service
  room = roomOf(store.dir)
  const data = { dir: store.dir, storeId: store.casebook.storeId, anchors: [], checkpointSeconds: 60 }
  audit = await auditRecorder(data, clock, () => undefined, room.sealEntry)
  const limits = { loopDelayMs: 0 }
  const config = readConfig({ store: store.dir, logLevel: 'info', lang: 'zh', workers: 1, limits }, {})
  const write = process.stderr.write
  process.stderr.write = ((text: string) => {
    told += text
    return true
  }) as never
  const { record, append } = audit
  const appendSealed: AuditRecorder['appendSealed'] = async (entry) => {
    if (isFull) throw new AppError('audit_unavailable', 'the disk is full')
    await audit.appendSealed(entry)
  }
  app = await buildApp({ store, config, clock, record, append, appendSealed, room })
  await app.ready()
  return () => {
    process.stderr.write = write
  }
})
afterAll(async () => {
  await app.close()
  await audit.close()
  await service.close()
})

const ask = (seat: string | undefined, path: string, body?: object) =>
  app.inject({
    method: body ? 'POST' : 'GET',
    url: `/api/v1${path}`,
    headers: seat === undefined ? {} : { 'x-act-as': seat },
    ...(body && { payload: body }),
  })
const LEADER = 'O-jw/leader'
const TRANSFER = {
  ...{ id: 'TP-2026-000001', kind: 'TP', definition: 1, state: 'filed', version: 1, parent: null },
  ...{
    host: 'O-ga',
    issuer: 'O-zj',
    restricted: false,
    investigating: false,
    colour: null,
    rank: 0,
    care: false,
  },
  ...{
    dueAt: null,
    openedAt: '2026-03-01T00:00:00.000Z',
    closedAt: null,
    closeReason: null,
    body: {},
    progress: {},
  },
}
const FILING = {
  ...{
    uid: 'e-1',
    item: TRANSFER.id,
    version: 1,
    at: '2026-03-02T00:00:00.000Z',
    act: 'file',
    fromState: 'received',
  },
  ...{
    toState: 'filed',
    user: null,
    office: 'O-ga',
    capacity: 'O-ga/P',
    position: 'leader',
    input: {},
    note: '',
  },
  ...{ undoes: null, source: 'http' as const, before: null },
}
const OTHERS = [
  ...['O-jw/handler', 'O-ga/leader', 'O-zj/handler', 'O-sj/leader', 'O-xt/leader', 'O-jy/viewer'],
  ...['O-jc/handler', 'O-dc/viewer', undefined],
]

/** What lies in the room's file for the log, as a start would find it. */
const waitingIn = async (dir: string): Promise<SealedWaiting[]> => {
  const db = openRoomDb(join(dir, 'restricted'))
  try {
    return roomOutbox(db).waiting()
  } finally {
    db.close()
  }
}

describe('the room of the commission', () => {
  it('takes officials from its leaders, tells the same ones again, and shows no name and no number whole', async () => {
    const body = { officials: [OFFICIAL] }
    expect((await ask(LEADER, '/restricted/officials', body)).json()).toEqual({
      added: 1,
      changed: 0,
      same: 0,
    })
    expect((await ask(LEADER, '/restricted/officials', body)).json()).toEqual({
      added: 0,
      changed: 0,
      same: 1,
    })
    const moved = { officials: [{ ...OFFICIAL, post: '局长' }] }
    expect((await ask(LEADER, '/restricted/officials', moved)).json()).toEqual({
      added: 0,
      changed: 1,
      same: 0,
    })
    const answer = await ask(LEADER, '/restricted/officials')
    expect(answer.json().data).toMatchObject([
      { post: '局长', hasIdentity: true, relatives: [{ relation: '配偶' }] },
    ])
    for (const whole of [CANARY, '罗亲属', OFFICIAL.identity]) expect(answer.body).not.toContain(whole)
  })

  it('is absent to everybody else, byte for byte as an address that nothing has', async () => {
    for (const seat of OTHERS)
      for (const [path, body] of [
        ['/restricted/officials', undefined],
        ['/restricted/officials', { officials: 'no list' }],
        ['/restricted/log', undefined],
        ['/restricted/openapi.json', undefined],
      ] as const) {
        const [real, none] = await Promise.all([ask(seat, path, body), ask(seat, '/restricted/none', body)])
        const shown = ({ statusCode, body, headers }: typeof real): unknown[] => {
          // the number of the request stands in each, and may have a digit more
          const { 'content-length': _length, date: _date, ...rest } = headers
          const told = JSON.parse(body)
          return [statusCode, { ...told, instance: typeof told.instance }, { ...rest, 'x-request-id': '' }]
        }
        expect([seat, path, shown(real)]).toEqual([seat, path, shown(none)])
        expect(real.statusCode).toBe(404)
      }
  })

  it('takes others no longer to refuse than an address that nothing has', async () => {
    const times: [number[], number[]] = [[], []]
    // without a log on disk, whose syncs differ by more than is looked for here
    for (let i = 0; i < 600; i++)
      for (const [at, path] of [
        [i % 2, i % 2 ? '/restricted/none' : '/restricted/officials'],
        [1 - (i % 2), i % 2 ? '/restricted/officials' : '/restricted/none'],
      ] as const) {
        const began = performance.now()
        await service.app.inject({ url: `/api/v1${path}`, headers: { 'x-act-as': 'O-ga/leader' } })
        times[at]!.push(performance.now() - began)
      }
    const [real, none] = times.map((all) => all.toSorted((a, b) => a - b)[all.length >> 1]!)
    expect(Math.abs(real! - none!)).toBeLessThan(1)
  }, 60_000)

  it('stands in no description, no metrics, no log of the service and no list of acts', async () => {
    expect((await app.inject('/openapi.json')).body).not.toContain('restricted')
    expect((await ask(undefined, '/access/matrix')).body).not.toContain('/restricted')
    expect((await app.inject('/metrics')).body).not.toContain('restricted')
    expect(told).not.toContain('restricted')
    expect((await ask(LEADER, '/restricted/openapi.json')).json().paths).toHaveProperty([
      '/api/v1/restricted/officials',
    ])
  })

  it('keeps its file and key to its owner, with nothing to be read in it, and opens under its own key alone', () => {
    const folder = join(service.store.dir, 'restricted')
    for (const name of readdirSync(folder)) {
      expect([name, statSync(join(folder, name)).mode & 0o077]).toEqual([name, 0])
      const bytes = readFileSync(join(folder, name))
      for (const clear of [CANARY, '某局', OFFICIAL.identity])
        expect([name, clear, bytes.includes(clear)]).toEqual([name, clear, false])
    }
    const dir = mkdtempSync(join(tmpdir(), 'biaojian-room-'))
    const box = sealEntry(vaultIn(dir), 'x')
    writeFileSync(join(dir, 'room.key'), Buffer.alloc(32, 1))
    expect(() => openEntry(vaultIn(dir), box)).toThrow(/key is another/)
    rmSync(dir, { recursive: true })
  })

  it('screens a filed case: a leader assigns it, one person answers, another leader confirms; others see none', async () => {
    const { work } = service.store.casebook
    work.transact(() => {
      work.addItem(TRANSFER)
      work.addEvent(FILING)
    })
    const { data, counts } = (await ask(LEADER, '/restricted/sieves')).json()
    expect([counts, data[0].case, data[0].acts]).toEqual([
      { opened: 1, answered: 0, confirmed: 0, found: 0 },
      { item: TRANSFER.id, lead: TRANSFER.id, kind: 'police-filing', at: FILING.at },
      ['assign'],
    ])
    const log = (await ask(LEADER, '/restricted/log?limit=2')).json().data as { entry: object }[]
    expect(log.map(({ entry }) => entry)).toMatchObject([
      { act: 'read', what: 'sieve', who: { office: 'O-jw' } },
      { act: 'openSieve', src: 'system', ids: [data[0].id], n: 1 },
    ])
    const acts = `/restricted/sieves/${data[0].id}/acts`
    const did = async (seat: string, body: object) => (await ask(seat, acts, body)).statusCode
    expect(await did(LEADER, { act: 'assign', worker: 'O-zj/handler' })).toBe(422)
    const refused = { act: 'answer', result: 'none', basis: '查阅申报表' }
    expect(await did('O-jw/handler', refused)).toBe(404)
    expect(await did(LEADER, { act: 'assign', worker: 'O-jw/handler' })).toBe(200)
    expect(await did('O-jw/handler@li', refused)).toBe(404)
    expect((await ask('O-jw/handler', '/restricted/sieves')).json()).toMatchObject({
      data: [{ acts: ['answer'] }],
      counts: null,
    })
    expect(await did('O-jw/handler', { act: 'answer', result: 'found', basis: '其配偶为投标人股东' })).toBe(
      200,
    )
    expect(await did('O-jw/handler', { act: 'confirm' })).toBe(409)
    expect(await did(LEADER, { act: 'return', why: '请补充工商登记' })).toBe(200)
    expect(await did('O-jw/handler', { act: 'answer', result: 'found', basis: '登记档案第3页' })).toBe(200)
    expect(await did(LEADER, { act: 'confirm' })).toBe(200)
    expect((await ask(LEADER, '/restricted/sieves')).json().counts).toEqual({
      ...{ opened: 1, answered: 1, confirmed: 1, found: 1 },
    })
    for (const seat of ['O-ga/leader', 'O-xt/leader', 'O-jw/log-reader', undefined])
      expect([seat, (await ask(seat, '/restricted/sieves')).statusCode]).toEqual([seat, 404])
  })

  it('tells who comes in among their rights, and nobody else', async () => {
    for (const [seat, comes] of [
      ...([
        [LEADER, true],
        ['O-jw/handler', true],
        ['O-jw/log-reader', true],
        ['O-jw/clerk', false],
      ] as const),
      ...([
        ['O-ga/leader', false],
        [undefined, false],
      ] as const),
    ])
      expect([seat, (await ask(seat, '/me')).json().rights.includes('room')]).toEqual([seat, comes])
  })

  it('keeps an act with its entry where the log takes none, does nothing more then, and brings it once, later', async () => {
    const officials = (post: string) =>
      ask(LEADER, '/restricted/officials', { officials: [{ ...OFFICIAL, post }] })
    const acts = async (): Promise<string[]> => {
      const { data } = (await ask(LEADER, '/restricted/log?limit=200')).json()
      return data.map(({ entry }: { entry: { act: string } }) => entry.act)
    }
    const count = async (): Promise<number> => (await acts()).filter((one) => one === 'putOfficials').length
    const before = await count()
    isFull = true
    expect([(await officials('调研员')).statusCode, (await officials('主任')).statusCode]).toEqual([503, 503])
    const { data } = (await ask(LEADER, '/restricted/officials')).json()
    expect([data[0].post, await count()]).toEqual(['调研员', before])
    isFull = false
    // another process, which was killed before it took the entry out, had brought it
    const [entry] = await waitingIn(service.store.dir)
    await audit.appendSealed(entry!)
    await room.drain(audit.appendSealed)
    expect([await count(), await waitingIn(service.store.dir)]).toEqual([before + 1, []])
  })

  it('has no entry of an act that came to nothing but one that says so', async () => {
    const last = async () => (await ask(LEADER, '/restricted/log?limit=1')).json().data[0].entry
    expect((await ask(LEADER, '/restricted/sieves/SV-2026-000001/acts', { act: 'confirm' })).statusCode).toBe(
      409,
    )
    expect(await last()).toMatchObject({ act: 'actOnSieve', outcome: 'failed', why: 'conflict' })
    expect(await waitingIn(service.store.dir)).toEqual([])
  })

  it('has its reads and acts in the audit log, sealed; others read that there was one, and the log verifies', async () => {
    const reader = readAuditLog(service.store.dir)
    const bodies = [...reader.entries()].map(({ body }) => body)
    reader.close()
    const sealed = bodies.filter((body) => body.includes('"sealed":"discipline"'))
    expect(sealed.length).toBeGreaterThanOrEqual(4)
    expect(sealed.join()).not.toMatch(/officials|O-jw|leader/)
    const audited = (await ask(undefined, '/audit?limit=200')).body
    expect(audited).not.toContain('putOfficials')
    const { data } = (await ask('O-jw/log-reader', '/restricted/log')).json()
    expect(data.map(({ entry }: { entry: { act: string } }) => entry.act)).toContain('putOfficials')
    expect(data[0].entry.who).toMatchObject({ office: 'O-jw' })
    const { wrong } = verifyAuditLog(service.store.dir, service.store.casebook.storeId, [])
    expect(wrong).toBeNull()
  })
})
