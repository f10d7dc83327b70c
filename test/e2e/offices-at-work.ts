import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Libsql from 'libsql'
import { generateSync } from 'otplib'
import { createUser, grantPosition, initUsers } from '../../src/accounts/admin.js'
import { accountDesk } from '../../src/accounts/desk.js'
import { readOffices, seedOffices } from '../../src/accounts/office-file.js'
import { buildApp } from '../../src/api/app.js'
import type { Api } from '../../src/api/app-type.js'
import { auditRecorder } from '../../src/api/audit-recorder.js'
import { verifyAuditLog } from '../../src/audit/verify.js'
import { readConfig } from '../../src/config.js'
import { roomOf } from '../../src/room/room.js'
import { openStore, type Store } from '../../src/store.js'
import { countingHasher, OFFICES, PASSWORD } from '../accounts/support.js'

/** What a request was answered. */
export interface Answer {
  status: number
  // biome-ignore lint/suspicious/noExplicitAny: answers of all shapes are looked at here
  body: any
  headers: Record<string, unknown>
  bytes: Buffer
}

/** An item as it is answered. */
export interface SeenItem {
  id: string
  version: number
  state: string
}

/**
 * Offices that work through a service: every person logs in with password and code, every read and act is in
 * the audit log, and the clock is set by hand, forwards alone.
 */
export interface OfficesAtWork {
  app: Api
  store: Store
  /** Sets the clock. */
  at(iso: string): void
  get(who: string, path: string, headers?: object): Promise<Answer>
  post(who: string, path: string, body: object, headers?: object): Promise<Answer>
  send(who: string, path: string, files: [name: string, content: string | Buffer][]): Promise<Answer>
  /** Does an act on the present version of an item. */
  act(who: string, id: string, act: string, input?: object): Promise<Answer>
  /** The same, which is done; @returns the state it leads to */
  done(who: string, id: string, act: string, input?: object): Promise<string>
  /** Makes an item. @returns its id */
  make(who: string, kind: string, input: object, parent?: string): Promise<string>
  /** Id of a user who is named `O-zj/R/handler@li`. */
  user(who: string): Promise<string>
  /** Every event has its entry in the audit log, which is whole. */
  audited(): Promise<{ events: number; unlogged: number; wrong: unknown }>
  close(): Promise<void>
}

const START = '2026-02-10T01:00:00.000Z'
/** within which a second factor counts as just shown */
const SESSION_MS = 4 * 60_000
/** a busy machine is no reason to turn a test away */
const PATIENT = { loopDelayMs: 0 }

interface Person {
  /** an address of its own: log-ins are counted by address */
  ip: string
  login: string
  id: string
  secret: string
  step: number
  cookie: string
  until: number
}

/** People by seat, made, activated and logged in when they are first asked to do something. */
const peopleOf = ({
  app,
  store: { casebook },
  clock,
  now,
}: {
  app: Api
  store: Store
  clock: () => Date
  now: () => number
}) => {
  const people = new Map<string, Person>()
  const { book } = accountDesk(casebook, clock, countingHasher().hasher)
  const post = async (remoteAddress: string, path: string, payload: object) => {
    const answer = await app.inject({ method: 'POST', url: `/api/v1${path}`, payload, remoteAddress })
    if (answer.statusCode >= 300) throw new Error(`${path}: ${answer.statusCode} ${answer.body}`)
    return answer
  }
  const admin = (kind: string) => {
    const user = book.users().find(({ id }) => book.positions(id)[0]?.position === kind)!
    const seat = { capacity: '-', position: kind, office: null, kind: undefined, industries: [], regions: [] }
    return { user, seat, session: undefined as never }
  }
  /** A code of a step that was not used yet. */
  const codeOf = (person: Person): string => {
    person.step = Math.max(Math.floor(now() / 30_000), person.step + 1)
    return generateSync({ secret: person.secret, epoch: person.step * 30 })
  }
  const make = async (who: string): Promise<Person> => {
    const [, office, capacity, position] = /^(O-[a-z]+)\/([A-Z])\/([a-z-]+)/.exec(who)!
    const login = `u${people.size + 1}`
    const given = { login, name: `王${people.size + 1}`, office: office!, words: [] }
    const { code } = createUser(book, admin('system-admin'), given, clock())
    const seat = {
      login,
      capacity: `${office}/${capacity}`,
      position: position!,
      fromDay: '2026-01-01',
      toDay: null,
      basis: '任命',
    }
    grantPosition(book, admin('security-admin'), seat, clock())
    const ip = `127.0.1.${people.size + 1}`
    const begun = await post(ip, '/activation', { login, oneTimeCode: code, password: PASSWORD })
    const { id } = book.userByLogin(login)!
    const person = { ip, login, id, secret: begun.json().secret, step: 0, cookie: '', until: 0 }
    await post(ip, '/activation/code', { ticket: begun.json().ticket, code: codeOf(person) })
    if (position === 'handler')
      casebook.work.putCertificate({
        user: person.id,
        number: login,
        fromDay: '2026-01-01',
        toDay: null,
        by: 'test',
      })
    people.set(who, person)
    return person
  }
  const personOf = async (who: string): Promise<Person> => people.get(who) ?? make(who)
  return {
    id: async (who: string) => (await personOf(who)).id,
    session: async (who: string) => {
      const person = await personOf(who)
      const { ip } = person
      if (now() < person.until) return person
      const { ticket } = (await post(ip, '/login', { login: person.login, password: PASSWORD })).json()
      const answer = await post(ip, '/login/code', { ticket, code: codeOf(person) })
      person.cookie = String(answer.headers['set-cookie']).split(';')[0]!
      person.until = now() + SESSION_MS
      return person
    },
  }
}

/** `fill` puts the market in before users begin. */
export const openOfficesAtWork = async (fill: (store: Store) => Promise<void>): Promise<OfficesAtWork> => {
  const dir = mkdtempSync(join(tmpdir(), 'biaojian-offices-'))
  const store = await openStore(dir)
  let now = Date.parse(START)
  const clock = (): Date => new Date(now++)
  await fill(store)
  const { accounts, storeId } = store.casebook
  seedOffices(accounts, readOffices(OFFICES))
  initUsers(accounts, clock())
  const config = readConfig({ store: dir, logLevel: 'silent', workers: 1, limits: PATIENT }, {})
  const room = roomOf(dir)
  const audit = await auditRecorder({ dir, storeId, ...config.audit }, clock, () => undefined, room.sealEntry)
  const app = await buildApp({ store, clock, config, record: audit.record, append: audit.append, room })
  await app.ready()
  const people = peopleOf({ app, store, clock, now: () => now })

  const asked = async (who: string, request: object, headers: object = {}): Promise<Answer> => {
    const { cookie, ip } = await people.session(who)
    const {
      statusCode,
      body,
      headers: given,
      rawPayload,
    } = await app.inject({
      ...request,
      remoteAddress: ip,
      headers: { host: 'localhost', cookie, 'accept-language': 'zh', ...headers },
    })
    const isJson = String(given['content-type']).includes('json')
    return { status: statusCode, body: isJson ? JSON.parse(body) : body, headers: given, bytes: rawPayload }
  }
  const get: OfficesAtWork['get'] = (who, path, headers) => asked(who, { url: `/api/v1${path}` }, headers)
  const post: OfficesAtWork['post'] = (who, path, payload, headers) =>
    asked(who, { method: 'POST', url: `/api/v1${path}`, payload }, headers)
  const act: OfficesAtWork['act'] = async (who, id, name, input = {}) => {
    const version = store.casebook.work.item(id)!.version
    return post(who, `/items/${id}/acts`, { act: name, input }, { 'if-match': `"v${version}"` })
  }
  const demand = (answer: Answer, what: string): Answer => {
    if (answer.status >= 300) throw new Error(`${what}: ${answer.status} ${JSON.stringify(answer.body)}`)
    return answer
  }
  return {
    app,
    store,
    at: (iso) => {
      now = Math.max(now, Date.parse(iso))
    },
    get,
    post,
    act,
    send: async (who, path, files) => {
      const form = new FormData()
      for (const [name, content] of files)
        if (name.endsWith('mapping')) form.append('mapping', String(content))
        else form.append('files', new Blob([content as string]), name)
      const encoded = new Response(form)
      const payload = Buffer.from(await encoded.arrayBuffer())
      const type = encoded.headers.get('content-type')!
      return asked(who, { method: 'POST', url: `/api/v1${path}`, payload }, { 'content-type': type })
    },
    done: async (who, id, name, input) =>
      demand(await act(who, id, name, input), `${who} ${name} ${id}`).body.state as string,
    make: async (who, kind, input, parent) =>
      demand(
        await post(who, '/items', { kind, input, ...(parent !== undefined && { parent }) }),
        `${who} ${kind}`,
      ).body.id as string,
    user: people.id,
    audited: async () => {
      const { wrong } = verifyAuditLog(dir, storeId, [])
      const [casebook, log] = [join(dir, 'casebook.sqlite'), join(dir, 'audit', 'audit.sqlite')].map(
        (file) => new Libsql(file, { readonly: true }),
      )
      const uids = casebook!.prepare('SELECT uid FROM work_event').all() as { uid: string }[]
      const entries = log!.prepare('SELECT body FROM entry').all() as { body: string }[]
      for (const db of [casebook!, log!]) db.close()
      const logged = new Map<string, number>()
      for (const { body } of entries) {
        const { uid } = JSON.parse(body) as { uid: string }
        logged.set(uid, (logged.get(uid) ?? 0) + 1)
      }
      return { events: uids.length, unlogged: uids.filter(({ uid }) => logged.get(uid) !== 1).length, wrong }
    },
    close: async () => {
      await app.close()
      await audit.close()
      await store.close()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}
